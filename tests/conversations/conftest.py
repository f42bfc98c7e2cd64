"""The stage: the whole assistant on a fresh SQLite file, with one platform that can do what a test says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import App
from bot.core.events import Event
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation
from bot.core.plan import Capabilities
from bot.equipment import Equipment
from bot.settings.platforms import Room
from tests.conversations.between import ACROSS, ROOMS_ACROSS, Stages
from tests.conversations.platforms import PLATFORMS
from tests.conversations.theatre import NAME, Theatre, room
from tests.conversations.voices import HALL, Voice
from tests.databases import Template

QUESTIONS = room("vragen")
STAFF = room("staf", Audience.STAFF)
ROOMS: dict[Conversation, Room] = {
    HALL: Room("zaal", "zaal", prompts=True),
    QUESTIONS: Room("vragen", "vragen", listens=True),
    STAFF: Room("staf", "staf", audience=Audience.STAFF),
}


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def moves(self, **by: int) -> None:
        self.now += timedelta(**by)


@dataclass
class Stage:
    """The running assistant and the people around it."""

    app: App
    theatre: Theatre
    clock: Clock

    def person(self, name: str, *roles: Role) -> Voice:
        """Someone new on the stage."""
        actor = Actor(NAME, name, name.capitalize(), frozenset(roles))
        self.theatre.people[name] = actor
        return Voice(actor, self.theatre, self._send, self.clock)

    async def _send(self, event: Event) -> None:
        await self.app.dispatcher.handle(event)
        await self.app.flush()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=list(PLATFORMS.values()), ids=list(PLATFORMS))
def capabilities(request: pytest.FixtureRequest) -> Capabilities:
    """The set of capabilities a dialogue runs on; every dialogue runs on each."""
    can: Capabilities = request.param
    return can


@pytest_asyncio.fixture
async def stage(
    tmp_path: Path, capabilities: Capabilities, clock: Clock, equipment: Equipment, stocked: Template
) -> AsyncIterator[Stage]:
    theatre = Theatre(capabilities)
    stocked.put(tmp_path / "data")
    app = App(equipment, tmp_path / "data", [lambda _: theatre], ROOMS, clock)
    async with app.running():
        yield Stage(app, theatre, clock)


@pytest_asyncio.fixture(params=[("discord", "matrix"), ("matrix", "discord")], ids=["there", "back"])
async def stages(
    request: pytest.FixtureRequest, tmp_path: Path, clock: Clock, equipment: Equipment, stocked: Template
) -> AsyncIterator[Stages]:
    """The assistant between two theatres, one like Discord and one like Matrix."""
    names = (NAME, ACROSS)
    theatres = {
        name: Theatre(PLATFORMS[like], name=name) for name, like in zip(names, request.param, strict=True)
    }
    stocked.put(tmp_path / "data")
    makes = [lambda _, theatre=theatre: theatre for theatre in theatres.values()]
    app = App(equipment, tmp_path / "data", makes, ROOMS | ROOMS_ACROSS, clock)
    async with app.running():
        yield Stages(app, theatres, clock)
