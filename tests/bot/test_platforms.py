"""Several platforms make one assistant; one that cannot start takes no other down."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from msgspec import structs

from bot.app import App, Ground
from bot.core.commands import Command
from bot.core.content import p
from bot.core.errors import SetupError
from bot.core.people import Actor
from bot.core.places import Audience, Conversation, Direct, MessageRef
from bot.core.plan import Part
from bot.core.ports import Adapter, Bot
from bot.core.reply import Reply
from bot.equipment import Equipment
from bot.platforms import Platform, configured_app, together
from bot.settings.platforms import Discord, Matrix, Room
from bot.starting import Absent
from bot.store.people import Contacts
from bot.store.schedules import Job
from tests.conversations.conftest import Clock
from tests.conversations.theatre import Theatre, room
from tests.databases import Template

HERE, THERE = "toneel", "overkant"


class Refused(Theatre):
    """A theatre that refuses the assistant."""

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        raise SetupError("the theatre refuses the token")


@dataclass
class Open(Theatre):
    """A theatre that tells when it opened and when something was said there."""

    opened: asyncio.Event = field(default_factory=asyncio.Event)
    said: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        await super().start(bot, commands)
        self.opened.set()

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        ref = await super().post(part, key, since)
        self.said.set()
        return ref


class Slow(Theatre):
    """A theatre that opens only once the other one has."""

    other: Open

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        await asyncio.wait_for(self.other.opened.wait(), 10)
        await super().start(bot, commands)


class Stumbling(Theatre):
    """A theatre that cannot tell what was said meanwhile."""

    async def catch_up(self) -> int:
        raise ValueError("words of a person")


def platform(theatre: Theatre, *rooms: Conversation) -> Platform:
    """A theatre as a platform."""
    known = {place: Room(place.room, place.room, audience=place.audience) for place in rooms}
    return Platform(lambda _: theatre, known)


def staff(theatre: str) -> Conversation:
    return room("staf", Audience.STAFF, theatre)


def both(equipment: Equipment, folder: Path, stocked: Template, one: Theatre, other: Theatre) -> App:
    """The assistant on two theatres, with a room for staff in each."""
    stocked.put(folder / "data")
    platforms = [platform(one, staff(one.name)), platform(other, staff(other.name))]
    return together(equipment, folder / "data", platforms, Clock())


@pytest.mark.asyncio
async def test_one_that_cannot_start_takes_no_other_down_and_what_is_for_it_waits(
    equipment: Equipment, tmp_path: Path, stocked: Template, caplog: pytest.LogCaptureFixture
) -> None:
    there = Open(frozenset(), name=THERE)
    app = both(equipment, tmp_path, stocked, Refused(frozenset(), name=HERE), there)
    there.people["anna"] = Actor(THERE, "anna", "Anna")
    async with app.running():
        for name in (HERE, THERE):
            to, news = Direct(name, "anna"), Reply(p("Nieuws"))
            await app.database.promise(partial(app._speaker.say, to=to, reply=news, reason="test"))
        await asyncio.wait_for(there.said.wait(), 10)
        assert isinstance(app.adapters[HERE], Absent)
        lanes = await app.database.read(lambda unit: app._queue.lanes(unit, HERE))
    assert lanes == [f"{HERE}/@anna"]
    assert "toneel was not started: the theatre refuses the token" in caplog.text


@pytest.mark.asyncio
async def test_where_none_can_start_the_first_tells_why(
    equipment: Equipment, tmp_path: Path, stocked: Template
) -> None:
    refused = (Refused(frozenset(), name=name) for name in (HERE, THERE))
    app = both(equipment, tmp_path, stocked, *refused)
    with pytest.raises(SetupError, match="refuses the token"):
        async with app.running():
            raise AssertionError("it runs")


@pytest.mark.asyncio
async def test_one_does_not_wait_for_the_other(
    equipment: Equipment, tmp_path: Path, stocked: Template
) -> None:
    slow, there = Slow(frozenset(), name=HERE), Open(frozenset(), name=THERE)
    slow.other = there
    async with both(equipment, tmp_path, stocked, slow, there).running():
        assert slow.bot is not None


@pytest.mark.asyncio
async def test_trouble_with_catching_up_is_logged_without_words_where_there_is_another(
    equipment: Equipment, tmp_path: Path, stocked: Template, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    app = both(
        equipment, tmp_path, stocked, Stumbling(frozenset(), name=HERE), Theatre(frozenset(), name=THERE)
    )
    async with app.running():
        assert "toneel could not catch up: ValueError" in caplog.text
    assert "words of a person" not in caplog.text


@pytest.mark.asyncio
async def test_the_only_platform_must_catch_up(
    equipment: Equipment, tmp_path: Path, stocked: Template
) -> None:
    stocked.put(tmp_path / "data")
    app = together(equipment, tmp_path / "data", [platform(Stumbling(frozenset()))])
    with pytest.raises(ValueError, match="words"):
        async with app.running():
            raise AssertionError("it runs")


@pytest.mark.asyncio
async def test_a_platform_that_the_settings_no_longer_name_breaks_nothing(
    equipment: Equipment, tmp_path: Path, stocked: Template
) -> None:
    stocked.put(tmp_path / "data")
    app = together(equipment, tmp_path / "data", [platform(Theatre(frozenset()))])
    async with app.running():
        to = Direct("gone", "anna")
        await app.database.promise(lambda unit: app._speaker.say(unit, to, Reply(p("x")), reason="test"))
        await app.flush()


def test_every_platform_brings_its_rooms_jobs_and_keepers(
    equipment: Equipment, tmp_path: Path, stocked: Template
) -> None:
    stocked.put(tmp_path / "data")
    keeper, job = Contacts(), Job("elsewhere-tidy", "0 4 * * *", Clock().now - Clock().now, lambda *_: None)

    def made(ground: Ground) -> Adapter:
        return Theatre(frozenset(), name=THERE)

    other = Platform(made, {room("zaal", theatre=THERE): Room("zaal", "de zaal")}, [job], lambda _: [keeper])
    app = together(equipment, tmp_path / "data", [platform(Theatre(frozenset()), staff(HERE)), other])
    assert list(app.adapters) == [HERE, THERE]
    assert job in app.jobs
    assert keeper in app.keepers
    assert app.places.name(room("zaal", theatre=THERE)) == "de zaal"


def test_staff_of_each_platform_and_else_the_first_there_is(
    equipment: Equipment, tmp_path: Path, stocked: Template
) -> None:
    app = both(
        equipment, tmp_path, stocked, Theatre(frozenset(), name=HERE), Theatre(frozenset(), name=THERE)
    )
    assert [app.places.staff(name) for name in (HERE, THERE, "elsewhere")] == [
        staff(HERE),
        staff(THERE),
        staff(HERE),
    ]


def test_the_settings_tell_which_platforms_there_are(equipment: Equipment, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.touch(mode=0o600)
    token.write_text("x")
    discord = Discord(("1",), str(token))
    matrix = Matrix("https://matrix.example.org", "@vraagbaak:example.org")

    def names(**chosen: Discord | Matrix) -> list[str]:
        settings = structs.replace(equipment.settings, **chosen)
        app = configured_app(replace(equipment, settings=settings), tmp_path / "-".join(["data", *chosen]))
        return list(app.adapters)

    assert names() == ["web"]
    assert names(discord=discord) == ["discord"]
    assert names(matrix=matrix) == ["matrix"]
    assert names(discord=discord, matrix=matrix) == ["discord", "matrix"]
