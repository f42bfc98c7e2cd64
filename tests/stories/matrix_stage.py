"""The story on Matrix: the real adapter on a real homeserver, and people with their clients open."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from msgspec import structs

from adapters.matrix.rooms.room import MARK
from bot.app import App
from bot.core.arguments import as_text
from bot.core.people import Actor, Role
from bot.equipment import Equipment
from bot.platforms import matrix_platform, together
from bot.settings.platforms import Matrix
from tests.conversations.conftest import Clock
from tests.homeserver.arriving import People
from tests.homeserver.asking import at
from tests.homeserver.people import Person
from tests.homeserver.registering import Registered
from tests.homeserver.timeline import Event, Seen, timeline
from tests.stories.cast import CAST, HALL, PRIVATE, ROOMS, STAFF, Line, Spoken, State
from tests.stories.living import Living
from tests.stories.questions import KEYCAP, Labels, answers, labels_of, numbered
from tests.stories.state import kept
from tests.stories.web_stage import Words

Settle = Callable[[str], Awaitable[None]]
UNREADABLE = "m.room.encrypted"
OWNER = "mo"
LITTLE = {
    "presence": {"types": []},
    "account_data": {"types": []},
    "room": {"timeline": {"limit": 100}, "state": {"types": []}, "ephemeral": {"types": []}},
}
TOLD = frozenset({"m.room.message", UNREADABLE})


@dataclass
class Member:
    """Someone of the cast with a Matrix client open; `rooms` are the story's by name."""

    person: Person
    assistant: str
    rooms: dict[str, str]
    labels: Labels
    settle: Settle
    heard: list[Line] = field(default_factory=list)
    shown: dict[str, tuple[str, Seen]] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    private: str = ""

    @property
    def handle(self) -> str:
        return self.person.id

    async def says(self, words: str, room: str = HALL, under: Spoken | None = None) -> Spoken:
        root = self._root(under) if under else None
        said = await self.person.says(self.rooms[room], words, thread=root)
        await self.settle(f"m{said}")
        return self.rooms[room], said, root

    async def uses(self, command: str, room: str = STAFF, **given: str) -> None:
        await self.says("!" + as_text(command, given), room)

    async def uses_on(self, command: str, message: Spoken) -> None:
        where, id_, root = _at(message)
        said = await self.person.says(where, f"!{command}", reply_to=id_, thread=root)
        await self.settle(f"m{said}")

    async def presses(self, label: str) -> None:
        offered = ((where, x, numbered(label, x.body)) for where, x in self._assistants)
        where, seen, number = next(found for found in offered if found[2])
        # The assistant shows the numbers by itself, maybe a moment later.
        await self.settle(f"r{await self.person.reacts(where, seen.id, f'{number}{KEYCAP}')}")

    async def fills(self, **given: str) -> None:
        await answers(given, lambda: self._last, self._tells, self.labels)

    async def reacts(self, message: Spoken, emoji: str) -> None:
        where, id_, _ = _at(message)
        await self.settle(f"r{await self.person.reacts(where, id_, emoji)}")

    def finds(self, words: str) -> Spoken:
        return next((where, x.id, x.thread) for where, x in self._assistants if words in _text(x))

    async def opens(self, name: str) -> bytes:
        files = (x.file for _, x in self._assistants if x.file is not None and x.file.name == name)
        return await self.person.opens(next(files))

    async def listens(self, news: Mapping[str, Sequence[Event]]) -> None:
        """Take in what is new in the rooms this person is in."""
        for room, events in news.items():
            if room == self.private or room in self.inside:
                told = [await self._read(room, x) for x in events if x["type"] in TOLD]
                for seen in timeline(told):
                    if seen.sender == self.assistant and seen.id not in self.shown:
                        self._hear(room, seen)

    async def _read(self, room: str, event: Event) -> Event:
        """An event as this person can read it, once its key came."""

        async def readable() -> Event | None:
            whole = await self.person._read(room, event)
            return None if whole["type"] == UNREADABLE else whole

        if event["type"] != UNREADABLE or not event["content"]:
            return event
        found = await self.person.until(readable)
        assert found is not None
        return found

    def _hear(self, room: str, seen: Seen) -> None:
        self.shown[seen.id] = room, seen
        if seen.file is not None and self.heard:
            # A file is an event of its own, behind the words it belongs to.
            self.heard[-1] = replace(self.heard[-1], files=(*self.heard[-1].files, seen.file.name))
            return
        names = {id_: name for name, id_ in self.rooms.items()}
        under = seen.thread is not None
        self.heard.append(Line(names.get(room, PRIVATE), _text(seen), under=under))

    async def _tells(self, words: str) -> None:
        await self.settle(f"m{await self.person.says(self.private, words)}")

    @property
    def _last(self) -> str:
        """What the assistant said last in private."""
        return next(_text(x) for where, x in self._assistants if where == self.private)

    @property
    def _assistants(self) -> list[tuple[str, Seen]]:
        return list(reversed(self.shown.values()))

    def _root(self, under: Spoken) -> str:
        _, id_, root = _at(under)
        return root or id_


class Watch:
    """A second device of the assistant's account: it sees what is said in every room, private ones too."""

    def __init__(self, device: Person) -> None:
        self._device = device
        self._since: str | None = None

    async def news(self) -> Mapping[str, Sequence[Event]]:
        """What was said since the last time, by room."""
        query = {"since": self._since} if self._since else {}
        told = await self._device.asks("GET", at("sync", timeout=0, filter=json.dumps(LITTLE), **query))
        self._since = told["next_batch"]
        joined = told.get("rooms", {}).get("join", {})
        return {room: info["timeline"]["events"] for room, info in joined.items()}


class MatrixStage(Living):
    """The assistant on a homeserver, with the cast in their rooms."""

    def __init__(self, make: Callable[[], App], clock: Clock, watch: Watch) -> None:
        super().__init__(make)
        self._clock, self._watch = clock, watch
        self._members: dict[str, Member] = {}

    def meets(self, cast: Mapping[str, Person], assistant: str, rooms: dict[str, str]) -> None:
        """Give the people of the cast their clients."""
        labels = labels_of(self._app)
        self._members = {
            name: Member(person, assistant, rooms, labels, self._settle) for name, person in cast.items()
        }

    async def deletes(self, message: Spoken, *, heard: bool = True) -> None:
        """Have its author redact a message, and wait for the assistant unless it is off."""
        room, id_, _ = _at(message)
        await self._members["anna"].person.redacts(room, id_)
        if heard:
            await self._settle(f"d{id_}")

    async def enters(self, name: str) -> None:
        """Have someone come in; what is said by way of welcome is not part of the story."""
        member = self._members[name]
        if name == OWNER:
            member.inside |= set(member.rooms.values())
        else:
            for room, id_ in member.rooms.items():
                if room != STAFF or CAST[name]:
                    member.inside.add(await member.person.joins(id_))
            event = await _entry(member.person, member.rooms[HALL])
            await self._noting.done(f"j{event}")
        await self._shown()
        for each in self._members.values():
            each.heard.clear()

    def person(self, name: str) -> Member:
        return self._members[name]

    async def passes(self, **by: int) -> None:
        await self._app._schedule.tick()
        self._clock.moves(**by)
        await self._app._schedule.tick()
        await self._shown()

    async def state(self) -> State:
        actors = {name: Actor("matrix", x.handle, name.capitalize()) for name, x in self._members.items()}
        return await kept(self._app, actors, self._clock)

    async def _settle(self, event: str) -> None:
        await self._noting.done(event)
        await self._shown()

    async def _shown(self) -> None:
        await self._app.flush(20)
        news = await self._watch.news()
        for room, events in news.items():
            made_for = next((x["content"].get(MARK) for x in events if x["type"] == "m.room.create"), None)
            for member in self._members.values():
                if member.handle == made_for:
                    member.private = await member.person.joins(room)
        for member in self._members.values():
            await member.listens(news)


@asynccontextmanager
async def matrix_stage(
    equipment: Equipment, people: People, folder: Path, *, encrypted: bool
) -> AsyncIterator[MatrixStage]:
    """The stage, set with new rooms and new people on a running homeserver."""
    clock = Clock()
    me, password = await people.registered("Vraagbaak")
    comes = people.encrypted if encrypted else people.person
    cast = {name: await comes(name.capitalize()) for name in CAST}
    rooms = await _rooms(cast, me.user_id, encrypted=encrypted)
    ready = _settings(equipment, people, folder, me, password, cast, rooms)
    own = structs.replace(ready.settings.matrix, encryption=encrypted, welcome=True)
    ready = replace(ready, settings=structs.replace(ready.settings, matrix=own))

    def make() -> App:
        return together(ready, folder / "data", [matrix_platform(ready, folder / "data")], clock)

    async with Person(people.server.base_url, me, password) as device:
        await device.logs_in()
        stage = MatrixStage(make, clock, Watch(device))
        async with stage.alive():
            stage.meets(cast, me.user_id, rooms)
            for name in CAST:
                await stage.enters(name)
            yield stage


async def _rooms(cast: dict[str, Person], assistant: str, *, encrypted: bool) -> dict[str, str]:
    """The story's rooms, where its people are invited; who has no role is not invited in the staff room."""
    made = {}
    for name in ROOMS:
        there = [x.id for who, x in cast.items() if who != OWNER and (name != STAFF or CAST[who])]
        levels = {"users": {assistant: 100}}
        made[name] = await cast[OWNER].creates(
            name, encrypted=encrypted, invite=[assistant, *there], power_levels=levels
        )
    return made


async def _entry(person: Person, room: str) -> str:
    """The event with which someone came into a room."""
    path = at("rooms", room, "state", "m.room.member", person.id, format="event")
    return str((await person.asks("GET", path))["event_id"])


def _settings(
    equipment: Equipment,
    people: People,
    folder: Path,
    me: Registered,
    password: str,
    cast: dict[str, Person],
    rooms: dict[str, str],
) -> Equipment:
    secret = folder / "matrix.password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    named = tuple(structs.replace(ROOMS[name], id=id_) for name, id_ in rooms.items())
    matrix = Matrix(people.server.base_url, me.user_id, str(secret), rooms=named)
    roles: dict[str, frozenset[Role]] = {f"matrix:{x.id}": CAST[name] for name, x in cast.items()}
    return replace(equipment, settings=structs.replace(equipment.settings, matrix=matrix), roles=roles)


def _text(seen: Seen) -> str:
    return Words(seen.formatted_body).text if seen.formatted_body else seen.body


def _at(spoken: Spoken) -> tuple[str, str, str | None]:
    """The room and id of a message, and what began its thread."""
    assert isinstance(spoken, tuple)
    room, id_, root = spoken
    return room, id_, root
