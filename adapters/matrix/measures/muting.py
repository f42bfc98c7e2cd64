"""Time-outs: someone's power level goes below what sending takes, and comes back at the right moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from adapters.matrix.homeserver import Homeserver, RefusedError
from adapters.matrix.measures.changing import Changing, Content
from adapters.matrix.measures.everywhere import (
    PRESENT,
    RANK,
    Community,
    MissingError,
    everywhere,
    memberships,
)
from adapters.matrix.measures.lifting import Lifting
from adapters.matrix.measures.mute_tables import Mute
from adapters.matrix.rooms.permissions import (
    POWER_LEVELS,
    default_level,
    level_to_send,
    listed_level,
    may_send,
    may_set_level,
    power_of,
    silent_level,
    with_level,
)
from adapters.matrix.rooms.places import NAME
from adapters.matrix.rooms.room import SPACE, Room
from bot.core.errors import NotDeliveredError
from bot.core.people import Actor
from bot.store.writer import Database

LEVELS = "power_levels"
"""The name of the right to change power levels."""


class Muting:
    """Keeps people from writing for a while, in every room of the community where they are.

    `person` gives the pseudonym of an account. `start` it once the rooms are known; muting works before that.
    """

    def __init__(
        self,
        homeserver: Homeserver,
        places: Community,
        database: Database,
        person: Callable[[Actor], str],
        clock: Callable[[], datetime],
    ) -> None:
        self._homeserver = homeserver
        self._places = places
        self._database = database
        self._person = person
        self._clock = clock
        self._changing = Changing(homeserver)
        self._lifting = Lifting(self._changing, places.rooms, database, clock)

    async def start(self) -> None:
        """Take up the time-outs that run; what ended while away is lifted at once."""
        await self._lifting.start()

    async def stop(self) -> None:
        """Stop; what runs is taken up at the next start."""
        await self._lifting.stop()

    def missing(self, room: Room, user: str) -> str | None:
        """What misses to keep someone from writing in this room, as in `permission-<name>`; or None."""
        me = self._homeserver.me
        # The first list of levels would take the creator of an older room their power.
        if not room.levelled or not may_send(room, me, POWER_LEVELS, state=True):
            return LEVELS
        if power_of(room, user) >= power_of(room, me):
            return RANK
        return None if may_set_level(room, me, user, silent_level(room)) else LEVELS

    async def mute(self, user: str, seconds: int) -> None:
        """Keep someone from writing, in every room where they are, for so many seconds from now.

        Raises:
            NotDeliveredError: when they are nowhere, or it could not be done everywhere; what could be, is.
            UnavailableError: when the homeserver does not answer.
        """
        await self._lifting.load()
        until = self._clock() + timedelta(seconds=seconds)
        there = await self._where(user)
        if not there:
            raise NotDeliveredError("nobody of that name in these rooms")
        await everywhere(there, partial(self._lower, user=user, until=until))

    async def unmute(self, user: str) -> None:
        """Let someone write again; also where somebody else lowered their level by hand.

        Raises:
            NotDeliveredError: when it could not be done everywhere; what was muted here is tried again.
            UnavailableError: when the homeserver does not answer.
        """
        await self._lifting.load()
        await everywhere(await self._lifting.end(user), partial(self._lifted, user=user))
        await everywhere(await self._where(user), partial(self._raise, user=user))

    async def came_in(self, room: Room, user: str) -> None:
        """Have a time-out that runs hold in a room that someone comes into.

        Raises:
            UnavailableError: when the homeserver does not answer.
        """
        await self._lifting.load()
        running = self._lifting.until(user)
        if running is None or room.kind == SPACE or room.id in self._places.private:
            return
        if not self._lifting.known(room.id, user) and self.missing(room, user) is None:
            await everywhere([room], partial(self._lower, user=user, until=running))

    async def _where(self, user: str) -> list[Room]:
        rooms = [room for room in self._places.community() if room.kind != SPACE]
        return [x for x, held in await memberships(self._homeserver, rooms, user) if held in PRESENT]

    async def _lower(self, room: Room, user: str, until: datetime) -> None:
        async with self._lifting.lock(room.id):
            known, now = self._lifting.known(room.id, user), await self._fresh(room)
            self._refuse(now, user)
            held, silent = listed_level(now, user), silent_level(now)
            ours = known is not None and held == known.level
            if power_of(now, user) <= silent and not ours:
                return  # somebody else keeps them from writing, and for how long is up to them
            level = held if ours and held is not None and held <= silent else silent
            back = known.before if known is not None and ours else held
            person = self._person(Actor(NAME, user, ""))
            # Remembered first: a level that was lowered and forgotten would stay for good.
            lowered = Mute(room.id, user, person, level, back, until)
            await self._lifting.keep(lowered)
            await self._set(room, lowered, known)
            if known is not None and known.room != room.id:
                await self._lifting.forget(known)

    async def _set(self, room: Room, mute: Mute, known: Mute | None) -> None:
        user, back = mute.account, mute.before

        def lowered(content: Content | None) -> Content | None:
            nonlocal back
            now = _as(room, content)
            held = listed_level(now, user)
            if held == mute.level:
                return None
            self._refuse(now, user)
            if known is None or held != known.level:
                back = held
            return with_level(now.levels, user, mute.level)

        try:
            await self._changing.change(room.id, POWER_LEVELS, lowered)
        except (RefusedError, MissingError) as error:
            await self._lifting.restore(mute, known)
            raise error if isinstance(error, MissingError) else MissingError(LEVELS) from error
        if back != mute.before:
            await self._lifting.keep(replace(mute, before=back))

    async def _lifted(self, room: str, user: str) -> None:
        if not await self._lifting.lift(room, user):
            raise MissingError(LEVELS)

    async def _raise(self, room: Room, user: str) -> None:
        """Take someone off the list whom it alone keeps from writing."""

        def raised(content: Content | None) -> Content | None:
            now = _as(room, content)
            held, least = listed_level(now, user), level_to_send(now, "m.room.message")
            if held is None or held >= least or default_level(now) < least:
                return None
            self._refuse(now, user)
            return with_level(now.levels, user, None)

        try:
            await self._changing.change(room.id, POWER_LEVELS, raised)
        except RefusedError as error:
            raise MissingError(LEVELS) from error

    def _refuse(self, room: Room, user: str) -> None:
        missing = self.missing(room, user)
        if missing is not None:
            raise MissingError(missing)

    async def _fresh(self, room: Room) -> Room:
        """The room with the levels of this moment."""
        try:
            return _as(room, (await self._changing.read(room.id, POWER_LEVELS)).content)
        except RefusedError as error:
            raise MissingError(LEVELS) from error


def _as(room: Room, levels: Content | None) -> Room:
    return replace(room, levels=levels or {}, levelled=levels is not None)
