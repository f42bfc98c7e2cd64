"""The Matrix adapter on a real homeserver, with two people in front of it and a listener as its bot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from adapters.matrix.client import MatrixAdapter
from adapters.matrix.options import Options
from adapters.matrix.rooms.places import Places
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.plan import Choice
from bot.store.writer import Database
from bot.texts.catalogue import load
from tests.contract.rig import Listener, Shown
from tests.homeserver.arriving import People
from tests.homeserver.people import Person
from tests.homeserver.timeline import Seen

MODERATOR = frozenset({Role.MODERATOR})


@dataclass(frozen=True)
class Kind:
    """What kind of rooms a rig has."""

    version: str = "12"
    encrypted: bool = False


@dataclass
class Town:
    """A homeserver with Anna, Mo (who made the rooms) and the adapter."""

    people: dict[str, Person]
    anna: Actor
    mo: Actor
    places: Places
    options: Options
    database: Database
    listener: Listener
    room: Conversation
    rooms: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.adapter = self._made()

    def _made(self) -> MatrixAdapter:
        return MatrixAdapter(self.options, self.places, self.database, load(), lambda actor: actor.key)

    async def starts(self) -> None:
        """Start the adapter, and wait until it has caught up."""
        await self.adapter.start(self.listener, ())
        await self.adapter.catch_up()

    async def starts_again(self) -> None:
        """Stop the adapter, and start another on the same data."""
        await self.adapter.stop()
        self.places = _places(self.rooms, self.mo.id, self.options.user)
        self.adapter = self._made()
        await self.starts()

    def person(self, actor: Actor) -> Person:
        """Who is behind an actor."""
        return self.people[actor.id]

    def room_of(self, where: Conversation) -> str:
        """A conversation, on the homeserver."""
        return self.places.id_of(where.room)

    # What the contract asks of a rig.

    async def says(self, actor: Actor, words: str, where: Conversation) -> None:
        await self.person(actor).says(self.room_of(where), words, thread=where.thread)

    async def sees(self, actor: Actor, where: Conversation) -> Sequence[Shown]:
        seen = await self.person(actor).sees(self.room_of(where))
        return [await self._shown(actor, x) for x in seen if not x.redacted]

    async def sees_private(self, actor: Actor) -> Sequence[Shown]:
        room = self.private(actor)
        if room is None:
            return []
        person = self.person(actor)
        await person.joins(room)

        async def readable() -> list[Seen] | None:
            seen = await person.sees(room)
            return None if any(x.kind == "m.room.encrypted" for x in seen) else seen

        return [await self._shown(actor, x) for x in await person.until(readable) or ()]

    async def asks(self, actor: Actor, where: Conversation) -> str | None:
        return None

    async def presses(self, actor: Actor, ref: MessageRef, choice: Choice, given: dict[str, str]) -> None:
        raise AssertionError("Matrix has no buttons")

    # What only Matrix has.

    def private(self, actor: Actor) -> str | None:
        """The room in which someone and the assistant talk in private."""
        return next((room for room, user in self.places.private.items() if user == actor.id), None)

    async def _shown(self, actor: Actor, seen: Seen) -> Shown:
        files = [(seen.file.name, await self.person(actor).opens(seen.file))] if seen.file else []
        return Shown(words(seen), (), files)


def words(seen: Seen) -> str:
    """What a client shows of a message."""
    html = seen.formatted_body
    return unescape(re.sub(r"<[^>]*>", " ", html)) if html else seen.body


async def town(people: People, database: Database, listener: Listener, folder: Path, kind: Kind) -> Town:
    """A town with a hall and a staff room, the adapter not started yet."""
    made, password = await people.registered("Vraagbaak")
    comes = people.encrypted if kind.encrypted else people.person
    anna, mo = await comes("Anna Bos"), await comes("Mo Bakker")
    rooms = {}
    for name in ("zaal", "staf"):
        # From version 12 on who made a room outranks all and may not be listed.
        ranks = {made.user_id: 100} | ({} if kind.version == "12" else {mo.id: 100})
        rooms[name] = await mo.creates(
            name,
            version=kind.version,
            encrypted=kind.encrypted,
            invite=[made.user_id, *([anna.id] if name == "zaal" else [])],
            power_levels={"users": ranks},
        )
    await anna.joins(rooms["zaal"])
    places = _places(rooms, mo.id, made.user_id)
    options = Options(
        homeserver=people.server.base_url,
        user=made.user_id,
        folder=folder / "matrix",
        password=password,
        encryption=kind.encrypted,
    )
    return Town(
        {anna.id: anna, mo.id: mo},
        Actor("matrix", anna.id, "Anna Bos"),
        Actor("matrix", mo.id, "Mo Bakker", MODERATOR),
        places,
        options,
        database,
        listener,
        places.lost(rooms["zaal"]),
        rooms,
    )


def _places(rooms: dict[str, str], moderator: str, me: str) -> Places:
    audiences = {rooms["zaal"]: Audience.COMMUNITY, rooms["staf"]: Audience.STAFF}
    return Places(audiences, {moderator: MODERATOR}, "nl", me.partition(":")[2])
