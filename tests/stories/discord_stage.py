"""The story on Discord: the real adapter and library on the peer, and people in front of their screens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.app import App
from bot.core.people import Actor, Role
from bot.equipment import Equipment
from bot.platforms import discord_app
from tests.conversations.conftest import Clock
from tests.discord.stage import on_the_peer
from tests.discord_peer import payloads
from tests.discord_peer.exchanges import Exchange
from tests.discord_peer.peer import Peer
from tests.discord_peer.people import Person, Seen
from tests.discord_peer.world import PRIVATE as DIRECT
from tests.discord_peer.world import THREADS, Channel, Message
from tests.stories.cast import CAST, HALL, PRIVATE, STAFF, Line, Spoken, State
from tests.stories.living import Living
from tests.stories.state import kept

RANKS = {Role.MODERATOR: "moderator", Role.EDITOR: "redacteur", Role.POLICY_TABLE: "beleidstafel"}
READERS = ("els", "bram")
"""Who are named by account as well, so that the digest comes to them in private."""
Settle = Callable[[str], Awaitable[None]]
Json = Any


@dataclass
class Member:
    """Someone of the cast with Discord open."""

    peer: Peer
    person: Person
    title: Callable[..., str]
    settle: Settle
    heard: list[Line] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    opened: list[Exchange] = field(default_factory=list)

    @property
    def handle(self) -> str:
        return self.person.id

    async def says(self, words: str, room: str = HALL, under: Spoken | None = None) -> Spoken:
        channel = self.peer.room(room) if under is None else self._thread(under)
        said = await self.person.says(channel, words)
        await self.settle(f"m{said.id}")
        return said.id

    async def uses(self, command: str, room: str = STAFF, **given: str) -> None:
        await self._did(await self.person.uses(self.peer.room(room), command, **given))

    async def uses_on(self, command: str, message: Spoken) -> None:
        at = self._at(message)
        channel = self.peer.world.channels[at.channel]
        await self._did(await self.person.uses_on(channel, self.title(f"menu-{command}"), at))

    async def presses(self, label: str) -> None:
        offered = ((at, x) for at in reversed(self._assistants) for x in self._pressable(at))
        at, (_, custom_id, value) = next((a, x) for a, x in offered if label.casefold() in x[0].casefold())
        await self._did(await self.person.presses(at.id, custom_id, value))

    async def fills(self, **given: str) -> None:
        await self._did(await self.person.submits(self.opened[-1], **given))

    async def reacts(self, message: Spoken, emoji: str) -> None:
        at = self._at(message)
        await self.person.reacts(at, emoji)
        await self.settle(f"r{at.id}-{self.person.id}-{emoji}")

    def finds(self, words: str) -> Spoken:
        return next(x.id for x in reversed(self._assistants) if words in x.text)

    async def opens(self, name: str) -> bytes:
        return next(content for x in reversed(self._assistants) for own, content in x.files if own == name)

    def listens(self) -> None:
        """Take in what is new."""
        for seen in self._assistants:
            if seen.id not in self.seen:
                self.seen.add(seen.id)
                self.heard.append(self._line(seen))

    @property
    def _assistants(self) -> list[Seen]:
        return [x for x in self.person.sees_everywhere() if x.author == self.peer.world.bot.id]

    async def _did(self, exchange: Exchange) -> None:
        await self.settle(f"i{exchange.id}")
        if exchange.modal is not None:
            self.opened.append(exchange)
            self.heard.append(Line(PRIVATE, "", questions=tuple(_questions(exchange.modal))))

    def _at(self, spoken: Spoken) -> Message:
        found = self.peer.world.message(str(spoken))
        assert found is not None, "that message is gone"
        return found

    def _thread(self, spoken: Spoken) -> Channel:
        """The thread a message began, or the one it stands in."""
        at = self._at(spoken)
        return self.peer.world.channels[at.thread or at.channel]

    def _pressable(self, seen: Seen) -> Iterator[tuple[str, str, str | None]]:
        return _pressable(self._at(seen.id).components)

    def _line(self, seen: Seen) -> Line:
        channel = self.peer.world.channels[self._at(seen.id).channel]
        private = seen.private or channel.type == DIRECT
        under = channel.type in THREADS
        room = self.peer.world.channels[channel.parent] if under and channel.parent else channel
        return Line(
            PRIVATE if private else room.name,
            seen.text,
            tuple(label for label, _, _ in self._pressable(seen)),
            (),
            tuple(name for name, _ in seen.files),
            under and not private,
        )


class DiscordStage(Living):
    """The assistant on the peer, with the cast on its server."""

    def __init__(self, make: Callable[[], App], peer: Peer, clock: Clock, title: Callable[..., str]) -> None:
        super().__init__(make)
        self._peer, self._clock = peer, clock
        self._members = {
            name: Member(
                peer, Person(peer, peer.world.user(name.capitalize()), peer.guild.id), title, self._settle
            )
            for name in CAST
        }

    async def deletes(self, message: Spoken, *, heard: bool = True) -> None:
        """Have its author delete a message, and wait for the assistant unless it is off."""
        at = self._members["anna"]._at(message)
        await self._members["anna"].person.deletes(at)
        if heard:
            await self._settle(f"d{at.id}")

    async def enters(self, name: str) -> None:
        """Have someone come in and get their roles; how they are welcomed is not part of the story."""
        member = self._members[name]
        await member.person.joins()
        await self._settle(f"j{self._peer.guild.id}-{member.handle}-")
        held = self._peer.guild.members[member.handle]
        held.roles = [self._peer.role(rank).id for role, rank in RANKS.items() if role in CAST[name]]
        told = payloads.member(held) | {"guild_id": self._peer.guild.id}
        await self._peer.gateway.send("GUILD_MEMBER_UPDATE", told)
        member.heard.clear()

    def person(self, name: str) -> Member:
        return self._members[name]

    async def passes(self, **by: int) -> None:
        await self._app._schedule.tick()
        self._clock.moves(**by)
        await self._app._schedule.tick()
        await self._shown()

    async def state(self) -> State:
        actors = {name: Actor("discord", x.handle, name.capitalize()) for name, x in self._members.items()}
        return await kept(self._app, actors, self._clock)

    async def _settle(self, event: str) -> None:
        await self._noting.done(event)
        await self._shown()

    async def _shown(self) -> None:
        await self._app.flush(20)
        for member in self._members.values():
            member.listens()


@asynccontextmanager
async def discord_stage(equipment: Equipment, folder: Path) -> AsyncIterator[DiscordStage]:
    """The stage, set on an empty folder and a free port; at its end the peer found nothing wrong."""
    clock, peer = Clock(), Peer()
    async with peer.running(folder):
        settings = on_the_peer(equipment, peer, folder, welcome=True, members=True)

        def make() -> App:
            readers = {f"discord:{stage.person(name).handle}": CAST[name] for name in READERS}
            return discord_app(replace(settings, roles={**settings.roles, **readers}), folder / "data", clock)

        stage = DiscordStage(make, peer, clock, equipment.says["nl"])
        async with stage.alive():
            for name in CAST:
                await stage.enters(name)
            yield stage
    assert peer.violations == []


def _questions(modal: Json) -> Iterator[str]:
    """The whole question of each input: a label holds 45 characters, a longer one goes on below it."""
    for each in modal["components"]:
        label, about = each["label"], each.get("description")
        if about is None:
            yield label
        else:
            yield about if label.endswith("…") else f"{label} {about}"


def _pressable(rows: Sequence[Json]) -> Iterator[tuple[str, str, str | None]]:
    """The whole label, the id, and the value of what can be pressed or chosen from a menu."""
    for each in (x for row in rows for x in row.get("components", ())):
        if "options" in each:
            for option in each["options"]:
                yield option.get("description") or option["label"], each["custom_id"], option["value"]
        else:
            yield each["label"], each["custom_id"], None
