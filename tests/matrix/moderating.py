"""A community on a real homeserver, with the acts of moderation as the adapter wires them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from adapters.matrix.homeserver import Homeserver
from adapters.matrix.measures.acting import Acting
from adapters.matrix.measures.mute_tables import Mute, mutes
from adapters.matrix.measures.muting import Muting
from adapters.matrix.measures.servers import Servers
from adapters.matrix.rooms.places import NAME, Places
from adapters.matrix.rooms.room import Room
from bot.core.places import MessageRef
from bot.core.plan import Act, ActKind
from bot.store.people import Pseudonyms
from bot.store.writer import Database
from tests.matrix.square import join, look_into, make_room, state

SPACE = "gemeenschap"
PSEUDONYMS = Pseudonyms(b"a secret of thirty-two bytes long"[:32])


@dataclass
class Clock:
    """The time, which a test may move on."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Community:
    """What the assistant knows, and what it does."""

    me: Homeserver
    database: Database
    places: Places = field(default_factory=lambda: Places({}, {}, "nl", SPACE))
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.wake()

    def wake(self) -> None:
        """As after a restart: nothing in memory."""
        self.muting = Muting(self.me, self.places, self.database, PSEUDONYMS.person, self.clock)
        self.acting = Acting(self.me, self.places, self.muting, Servers(self.me, self.places))

    async def room(self, version: str = "11", *members: Homeserver, **options: object) -> Room:
        """A room that the assistant made, and who is in it."""
        id_ = await make_room(self.me, version, **options)
        for member in members:
            await join(member, id_)
        return await self.look(id_)

    async def look(self, id_: str) -> Room:
        """Know of a room what its state says now."""
        known = self.places.rooms.enter(id_)
        await look_into(self.me, known)
        return known

    async def does(
        self, kind: ActKind, who: Homeserver | str | None, seconds: int = 0, why: str = "", server: str = ""
    ) -> None:
        """Have the assistant act on someone."""
        user = who.me if isinstance(who, Homeserver) else who
        await self.acting.act(Act(kind, NAME, SPACE, why, actor_id=user, seconds=seconds, server=server))

    def lacks(self, kind: ActKind, who: Homeserver) -> str | None:
        """What the assistant says it lacks for that."""
        return self.acting.lacks(Act(kind, NAME, SPACE, "", actor_id=who.me))

    def removal(self, room: str, event: str, why: str = "") -> Act:
        """The act that takes a message away."""
        ref = MessageRef(self.places.where(room), event)
        return Act(ActKind.REMOVE_MESSAGE, NAME, SPACE, why, ref=ref)

    async def kept(self) -> list[Mute]:
        """The time-outs on disk."""
        return await self.database.read(mutes)

    async def all_ended(self) -> bool:
        """Whether no time-out is left."""
        return await self.kept() == []

    async def restart(self, *, after: timedelta = timedelta(0)) -> None:
        """Stop, and start again so much later."""
        await self.muting.stop()
        self.clock.ahead += after
        self.wake()
        await self.muting.start()

    async def level(self, room: Room | str, who: Homeserver) -> object:
        """The level written down for someone, or None."""
        id_ = room if isinstance(room, str) else room.id
        levels = await state(self.me, id_, "m.room.power_levels")
        return levels.get("users", {}).get(who.me)


@asynccontextmanager
async def community(me: Homeserver, database: Database) -> AsyncIterator[Community]:
    """A community that has begun."""
    made = Community(me, database)
    await made.muting.start()
    try:
        yield made
    finally:
        await made.muting.stop()


async def comes_true(condition: Callable[[], Awaitable[bool]], seconds: float = 20) -> None:
    """Wait until it holds; TimeoutError when it does not in time."""
    loop = asyncio.get_running_loop()
    late = loop.time() + seconds
    while not await condition():
        if loop.time() > late:
            raise TimeoutError("it did not come true")
        await asyncio.sleep(0.05)
