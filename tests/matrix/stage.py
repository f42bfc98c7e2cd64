"""An account for the assistant and rooms it belongs in, on a real homeserver; the assistant, or its ears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from adapters.matrix import client, homeserver, sync
from adapters.matrix.client import MatrixAdapter
from adapters.matrix.options import Options
from adapters.matrix.places import Places
from bot.app import App, Ground
from bot.core.content import p
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation
from bot.core.plan import Part
from bot.core.ports import Adapter
from bot.core.speak import lane_of, send_key
from bot.equipment import Equipment
from bot.settings import Room
from bot.store import deliverer
from bot.store.engine import database_url
from bot.store.inbox import inbound_seen
from bot.store.outbox import Queue
from bot.store.writer import Database
from bot.texts.catalogue import load
from tests.contract.rig import Listener
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.people import Person
from tests.homeserver.registering import Registered
from tests.matrix.proxy import Proxy

ROOMS: Mapping[str, dict[str, Any]] = {
    "zaal": {},
    "vragen": {"listens": True},
    "staf": {"audience": Audience.STAFF},
}
MODERATOR = frozenset({Role.MODERATOR})
OF_THE_ADAPTER = "nl"


@dataclass
class Stage:
    """Anna and Mo, rooms that Mo made (Anna is in the open ones), and an account that is invited there."""

    people: People
    folder: Path
    me: Registered
    password: str
    anna: Person
    mo: Person
    rooms: dict[str, str]
    encrypted: bool = False
    url: str = ""
    """Where the assistant finds the homeserver: past the proxy when that is empty."""
    listener: Listener = field(default_factory=Listener)

    @property
    def options(self) -> Options:
        """How the assistant connects."""
        return Options(
            homeserver=self.url or self.people.server.base_url,
            user=self.me.user_id,
            folder=self.folder / "data" / "matrix",
            password=self.password,
            encryption=self.encrypted,
        )

    def where(self, name: str) -> Conversation:
        """A room of the settings, as a conversation."""
        return _places(self.rooms, self.mo.id).lost(self.rooms[name])

    def app(self, equipment: Equipment, **more: object) -> App:
        """The whole assistant, not started yet; its data is in `folder / "data"`."""
        places, options = _places(self.rooms, self.mo.id), replace(self.options, **more)  # type: ignore[arg-type]

        def made(ground: Ground) -> Adapter:
            return MatrixAdapter(options, places, ground.database, equipment.says, ground.person)

        rooms = {places.lost(id_): Room(id_, name, **ROOMS.get(name, {})) for name, id_ in self.rooms.items()}
        return App(equipment, self.folder / "data", [made], rooms)

    @asynccontextmanager
    async def hearing(self, **more: object) -> AsyncIterator[Ears]:
        """The adapter alone, caught up, with `listener` as its bot; `data` holds a database already."""
        database = Database(database_url(self.folder / "data"))
        await database.start()
        try:
            ears = Ears(self, replace(self.options, **more), database)  # type: ignore[arg-type]
            await ears.starts()
            try:
                yield ears
            finally:
                await ears.adapter.stop()
        finally:
            await database.close()


class Ears:
    """The adapter and what it stands on; `adapter` and `places` are those of the last start."""

    def __init__(self, stage: Stage, options: Options, database: Database) -> None:
        self._stage, self._options, self.database = stage, options, database

    async def starts(self) -> None:
        """Start an adapter, and wait until it has caught up."""
        self.places = _places(self._stage.rooms, self._stage.mo.id, self._options.space)
        self.adapter = MatrixAdapter(self._options, self.places, self.database, load(), lambda x: x.key)
        await self.adapter.start(self._stage.listener, ())
        await self.adapter.catch_up()

    @asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """Nobody listens meanwhile; afterwards it has caught up."""
        await self.adapter.stop()
        yield
        await self.starts()

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
    anna, mo = await comes("Anna Bos"), await comes("Mo Bakker")
    stage = Stage(people, folder, me, password, anna, mo, {}, encrypted)
    for name in names or tuple(ROOMS):
        await add_room(stage, name, version=version)
    yield stage


async def add_room(stage: Stage, name: str, *, version: str | None = None, **more: object) -> str:
    """One more room of Mo's, to which the assistant is invited; Anna comes in unless it is for staff."""
    # From version 12 on who made a room outranks all and may not be listed.
    ranks = {stage.me.user_id: 100} | ({stage.mo.id: 100} if version == "11" else {})
    staff = ROOMS.get(name, {}).get("audience") is Audience.STAFF
    stage.rooms[name] = room = await stage.mo.creates(
        name,
        version=version,
        encrypted=stage.encrypted,
        invite=[stage.me.user_id, *([] if staff else [stage.anna.id])],
        power_levels={"users": ranks},
        **more,
    )
    if not staff:
        await stage.anna.joins(room)
    return room


def _places(rooms: Mapping[str, str], moderator: str, space: str = "") -> Places:
    audiences = {id_: ROOMS.get(name, {}).get("audience", Audience.COMMUNITY) for name, id_ in rooms.items()}
    return Places(audiences, {moderator: MODERATOR}, OF_THE_ADAPTER, "localhost", space)


async def handled(app: App) -> set[str]:
    """The ids of the events that the assistant took in."""
    wanted = select(inbound_seen.c.event_id)
    return await app.database.read(lambda unit: set(unit.execute(wanted).scalars()))


async def notify(app: App, where: Conversation, words: str) -> None:
    """Have the assistant say something nobody asked for, by way of its outbox."""
    part, queue = Part(where, (p(words),)), Queue(lambda: datetime.now(UTC))
    put = partial(queue.put, platform="matrix", delivery=part, lane=lane_of(part))
    await app.database.promise(partial(put, reason="test", key=send_key(words)))


async def until(so: Callable[[], object], seconds: float = 20) -> None:
    """Wait until it is so; raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not so():
            await asyncio.sleep(0.02)


def actor(who: Person) -> Actor:
    """Someone, as the grammar knows them."""
    return Actor("matrix", who.id, who.id)


@asynccontextmanager
async def proxied(
    people: People, folder: Path, database: Template, *names: str, encrypted: bool = False
) -> AsyncIterator[tuple[Stage, Proxy]]:
    """A stage whose assistant reaches the homeserver through a proxy, with an empty community's database."""
    database.put(folder / "data")
    async with (
        Proxy(people.server.base_url) as proxy,
        staged(people, folder, *names, encrypted=encrypted) as stage,
    ):
        stage.url = proxy.base_url
        yield stage, proxy


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between tries that fit a test."""
    monkeypatch.setattr(deliverer, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(deliverer, "LONGEST_PAUSE", 1.0)
    monkeypatch.setattr(deliverer, "PATIENCE", 3.0)
    monkeypatch.setattr(sync, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(client, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(homeserver, "SLOW_DOWN", 0.2)
