"""An account for the assistant and rooms it belongs in, on a real homeserver; the assistant, or its ears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from adapters.matrix import client, homeserver
from adapters.matrix.client import MatrixAdapter
from adapters.matrix.listening import sync
from bot.app import App
from bot.core.events import Heard, Message
from bot.core.places import Audience, Conversation
from bot.equipment import Equipment
from bot.store import deliverer
from bot.store.engine import database_url
from bot.store.writer import Database
from bot.texts.catalogue import load
from tests.contract.rig import Listener
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.people import Person, Preset
from tests.homeserver.registering import Registered
from tests.matrix.installed import ROOMS, Installed
from tests.matrix.proxy import Proxy


@dataclass
class Stage:
    """Anna and Mo, rooms that Mo made (Anna is in the open ones), and an account that is invited there."""

    people: People
    folder: Path
    me: Registered
    password: str
    anna: Person
    mo: Person
    encrypted: bool = False
    rooms: dict[str, str] = field(default_factory=dict)
    url: str = ""
    """Where the assistant finds the homeserver, when that is not where people find it."""
    listener: Listener = field(default_factory=Listener)

    @property
    def installed(self) -> Installed:
        """What the assistant's settings say."""
        url = self.url or self.people.server.base_url
        return Installed(
            url, self.me.user_id, self.password, dict(self.rooms), self.mo.id, encrypted=self.encrypted
        )

    def where(self, name: str) -> Conversation:
        """A room of the settings, as a conversation."""
        return self.installed.places().lost(self.rooms[name])

    def app(self, equipment: Equipment) -> App:
        """The whole assistant, not started yet; its data is in `folder / "data"`."""
        return self.installed.app(equipment, self.folder / "data")

    async def comes(self, room: str) -> None:
        """Wait until the assistant is in a room."""

        async def there() -> bool:
            return self.me.user_id in await self.mo.members(room)

        await self.mo.until(there, 20)

    async def heard(self, words: str) -> Message:
        """The message with these words, once the adapter handed it over."""

        def found() -> list[Message]:
            events = (x.message for x in self.listener.events if isinstance(x, Heard))
            return [x for x in events if x.text == words]

        await until(found)
        return found()[0]

    @asynccontextmanager
    async def hearing(self, **more: Any) -> AsyncIterator[Ears]:  # noqa: ANN401 - any option
        """The adapter alone, caught up, with `listener` as its bot; `data` holds a database already."""
        database = Database(database_url(self.folder / "data"))
        await database.start()
        try:
            ears = Ears(self, database, more)
            await ears.starts()
            try:
                yield ears
            finally:
                await ears.adapter.stop()
        finally:
            await database.close()


class Ears:
    """The adapter and what it stands on; `adapter` and `places` are those of the last start."""

    def __init__(self, stage: Stage, database: Database, options: dict[str, Any]) -> None:
        self._stage, self._options, self.database = stage, options, database

    async def starts(self) -> None:
        """Start an adapter, and wait until it has caught up."""
        installed = self._stage.installed
        options = replace(installed.options(self._stage.folder / "data"), **self._options)
        self.places = installed.places(options.space)
        self.adapter = MatrixAdapter(options, self.places, self.database, load(), lambda x: x.key)
        await self.adapter.start(self._stage.listener, ())
        await self.adapter.catch_up()

    @asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """Nobody listens meanwhile; afterwards it has caught up."""
        await self.adapter.stop()
        yield
        await self.starts()

    def successor(self, room: str) -> str | None:
        """The room that is said to take the place of a room."""
        known = self.places.rooms.get(room)
        return known.successor if known is not None else None

    def private(self, who: Person) -> str | None:
        """The private room with someone."""
        return next((room for room, user in self.places.private.items() if user == who.id), None)


@asynccontextmanager
async def staged(
    people: People,
    folder: Path,
    *names: str,
    version: str | None = None,
    encrypted: bool = False,
) -> AsyncIterator[Stage]:
    """The people, the rooms and the account."""
    me, password = await people.registered("Vraagbaak")
    comes = people.encrypted if encrypted else people.person
    stage = Stage(people, folder, me, password, await comes("Anna Bos"), await comes("Mo Bakker"), encrypted)
    for name in names:
        await add_room(stage, name, version=version)
    yield stage


async def add_room(
    stage: Stage,
    name: str,
    *,
    version: str | None = None,
    preset: Preset = "private_chat",
) -> str:
    """One more room of Mo's, to which the assistant is invited; Anna comes in unless it is for staff."""
    # From version 12 on who made a room outranks all and may not be listed.
    ranks = {stage.me.user_id: 100} | ({stage.mo.id: 100} if version == "11" else {})
    staff = ROOMS.get(name, {}).get("audience") is Audience.STAFF
    stage.rooms[name] = room = await stage.mo.creates(
        name,
        preset=preset,
        version=version,
        encrypted=stage.encrypted,
        invite=[stage.me.user_id, *([] if staff else [stage.anna.id])],
        power_levels={"users": ranks},
    )
    if not staff:
        await stage.anna.joins(room)
    return room


@asynccontextmanager
async def proxied(
    people: People,
    folder: Path,
    database: Template,
    *names: str,
    version: str | None = None,
    encrypted: bool = False,
) -> AsyncIterator[tuple[Stage, Proxy]]:
    """A stage whose assistant reaches the homeserver through a proxy, with a database."""
    database.put(folder / "data")
    async with (
        Proxy(people.server.base_url) as proxy,
        staged(people, folder, *names, version=version, encrypted=encrypted) as stage,
    ):
        stage.url = proxy.base_url
        yield stage, proxy


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between tries that fit a test."""
    monkeypatch.setattr(deliverer, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(deliverer, "LONGEST_PAUSE", 1.0)
    monkeypatch.setattr(deliverer, "PATIENCE", 2.0)
    monkeypatch.setattr(sync, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(client, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(homeserver, "SLOW_DOWN", 0.2)


async def until(so: Callable[[], object], seconds: float = 60) -> None:
    """Wait until it is so, of what nobody tells of; raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not so():  # noqa: ASYNC110 - it is in a database or another process
            await asyncio.sleep(0.05)


async def eventually(so: Callable[[], Awaitable[object]], seconds: float = 60) -> None:
    """The same, where it takes asking."""
    async with asyncio.timeout(seconds):
        while not await so():  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.05)
