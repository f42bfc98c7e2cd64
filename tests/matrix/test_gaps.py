"""What was said while the assistant was away or could not listen: heard once and in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select

from adapters.matrix.listening import sync
from bot.app import App
from bot.core.events import Edited, Heard, Removed
from bot.equipment import Equipment
from bot.signals.capture.tagging import TAG
from bot.signals.signal_table import signal
from tests.contract.rig import Listener
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.people import Person
from tests.matrix.installed import handled
from tests.matrix.proxy import Fault, How
from tests.matrix.stage import Stage, impatient, proxied, staged, until

__all__ = ["impatient"]
pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("impatient")]

VOICES, EACH = 4, 125
GAP = VOICES * EACH
LISTEN, PAGES = r"^GET .*/sync", r"^GET .*/messages\?"


@pytest_asyncio.fixture
async def stage(people: People, stocked: Template, tmp_path: Path) -> AsyncIterator[Stage]:
    """A hall with Anna and Mo."""
    stocked.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal") as made:
        yield made


def words(listener: Listener) -> list[str]:
    """All that was heard, in order."""
    return [x.message.text for x in listener.events if isinstance(x, Heard)]


def whole(said: list[str]) -> bool:
    """Whether everything each voice said is there once and in order."""
    voices = [[x for x in said if x.startswith(f"{voice}:")] for voice in range(VOICES)]
    return len(said) == GAP and voices == [[f"{v}:{n}" for n in range(EACH)] for v in range(VOICES)]


async def talk(who: Person, room: str) -> None:
    """Five hundred messages."""

    async def speak(voice: int) -> None:
        for number in range(EACH):
            await who.says(room, f"{voice}:{number}")

    await asyncio.gather(*map(speak, range(VOICES)))


async def took_in(app: App, event: str) -> bool:
    return event in await handled(app)


async def another(stage: Stage, people: People, migrated: Template) -> Stage:
    """Another assistant that is invited to the same room."""
    me, password = await people.registered("Vraagbaak twee")
    other = replace(
        stage, me=me, password=password, folder=stage.folder / "twee", url="", listener=Listener()
    )
    migrated.put(other.folder / "data")
    await stage.mo.invites(stage.rooms["zaal"], me.user_id)
    return other


async def test_five_hundred_messages_that_were_not_heard_are_caught_up(
    people: People, migrated: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with proxied(people, tmp_path, migrated, "zaal") as (stage, proxy):
        room, away = stage.rooms["zaal"], await another(stage, people, migrated)
        async with away.hearing() as ears:
            await until(lambda: ears.places.rooms.get(room))
        async with stage.hearing() as ears:
            await until(lambda: ears.places.rooms.get(room))
            monkeypatch.setattr(sync, "CUT_AFTER", 1.0)
            proxy.fails(Fault(How.HANG, LISTEN, times=1_000))
            await talk(stage.anna, room)
            assert len(words(stage.listener)) < GAP
            proxy.heals()
            await until(lambda: len(words(stage.listener)) >= GAP)
            assert proxy.reached(PAGES) > 1, "what the answer left out was asked for"
            async with ears.away():
                pass
        assert whole(words(stage.listener))
        async with away.hearing() as ears:
            assert whole(words(away.listener))
            async with ears.away():
                pass
        assert whole(words(away.listener))


async def test_what_was_changed_and_taken_back_meanwhile_is_heard(stage: Stage) -> None:
    room, anna = stage.rooms["zaal"], stage.anna
    async with stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(room))
        changed, taken = await anna.says(room, "eerst"), await anna.says(room, "weg hiermee")
        await stage.heard("weg hiermee")
        async with ears.away():
            await anna.edits(room, changed, "daarna")
            await anna.redacts(room, taken)
        edited = [x for x in stage.listener.events if isinstance(x, Edited)]
        assert [(x.message.ref.id, x.message.text) for x in edited] == [(changed, "daarna")]
        assert [x.ref.id for x in stage.listener.events if isinstance(x, Removed)] == [taken]


async def test_what_was_said_and_taken_back_meanwhile_is_never_heard(stage: Stage) -> None:
    room, anna = stage.rooms["zaal"], stage.anna
    async with stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(room))
        async with ears.away():
            said = await anna.says(room, "vergissing")
            await anna.redacts(room, said)
            await anna.says(room, "zo beter")
        assert words(stage.listener) == ["zo beter"]


async def test_an_edit_by_someone_else_changes_nothing(stage: Stage) -> None:
    room = stage.rooms["zaal"]
    async with stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(room))
        said = await stage.anna.says(room, "van Anna")
        await stage.mo.edits(room, said, "van Mo")
        await stage.anna.edits(room, said, "van Anna zelf")
        edited = await stage.listener.next(Edited)
        assert (edited.message.text, edited.message.author.id) == ("van Anna zelf", stage.anna.id)
        async with ears.away():
            await stage.mo.edits(room, said, "weer van Mo")
            await stage.mo.says(room, "klaar")
        await stage.heard("klaar")
        assert len([x for x in stage.listener.events if isinstance(x, Edited)]) == 1


async def test_the_signal_of_a_message_taken_back_meanwhile_points_nowhere(
    stage: Stage, equipment: Equipment
) -> None:
    room = stage.rooms["zaal"]
    async with stage.app(equipment).running() as app:
        await stage.comes(room)
        said = await stage.anna.says(room, "de wachttijd loopt op en niemand stuurt daarop")
        tag = await stage.mo.reacts(room, said, TAG)
        await stage.anna.until(lambda: took_in(app, f"r{tag}"))
        before = await app.database.read(lambda unit: unit.execute(select(signal)).mappings().all())
        assert [x["message"] is not None for x in before] == [True]
    await stage.anna.redacts(room, said)
    async with stage.app(equipment).running() as app:
        after = await app.database.read(lambda unit: unit.execute(select(signal)).mappings().all())
        assert [x["message"] for x in after] == [None]
        assert f"d{said}" in await handled(app)
