"""A deleted message takes along what was kept of it, also when that happened while the assistant was off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from bot.core.errors import UnavailableError
from bot.core.people import Actor
from bot.core.places import MessageRef
from bot.equipment import Equipment
from bot.prompts.harvest_store import harvest
from bot.signals.signal_table import signal
from bot.store import pointers
from bot.store.departures import Departures
from moderation.members import vanished
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import people, synapse
from tests.stories.cast import HALL, QUESTIONS, SIGNALS
from tests.stories.checks import lies_on_disk
from tests.stories.discord_stage import DiscordStage, discord_stage
from tests.stories.matrix_stage import MatrixStage, _entry, matrix_stage
from tests.stories.story import PROMPT

__all__ = ["people", "synapse"]
pytestmark = pytest.mark.asyncio
RATES = "Het tarief zeppelinweg is niet kostendekkend en de indexatie blijft achter bij de cao"
DRAFT = "Het tarief hoeksteenlaan dekt de kosten niet en dat weet iedereen hier aan tafel al"
HABIT = "Wij leggen een onderbuikgevoel altijd eerst aan onze boterbloem voor"
QUESTION = "Waar vind ik de richtlijn uithuisplaatsing over een krokusveld?"
LATER = "Het tarief wilgenhof dekt de kosten niet en de wachtlijst groeit daardoor elke maand"
MARKS = ("zeppelinweg", "hoeksteenlaan", "boterbloem", "krokusveld", "wilgenhof")
Any = DiscordStage | MatrixStage


async def deletes_while_heard(stage: Any, folder: Path) -> None:
    """A signal, a draft of one, a question and a harvest: the words go with the messages."""
    anna, mo = stage.person("anna"), stage.person("mo")
    said = [await anna.says(RATES, SIGNALS)]
    await anna.uses_on("signaal", said[0])
    await anna.fills(thema="inkoop_tarieven")
    await mo.uses("thema", stap="nu")
    said.append(await anna.says(HABIT, HALL, anna.finds(PROMPT)))
    await mo.uses_on("oogst", said[-1])
    await anna.presses("Ja, laat zien")
    await anna.presses("een inzicht")
    said.append(await anna.says(QUESTION, QUESTIONS))
    said.append(await anna.says(DRAFT, SIGNALS))
    await anna.uses_on("signaal", said[-1])
    kept = await stage._app.database.read(what_is_kept)
    assert (kept.texts, kept.messages, kept.harvested) == ([RATES], 1, 1)
    assert kept.known >= 3
    assert set(MARKS[:4]) <= {mark for mark in MARKS if lies_on_disk(folder, mark)}
    for message in said:
        await stage.deletes(message)
    kept = await stage._app.database.read(what_is_kept)
    assert (kept.texts, kept.messages, kept.harvested, kept.known) == ([None], 0, 0, 0)
    await stage.stops()
    assert lies_on_disk(folder, *MARKS) == []


async def deletes_while_off(stage: Any, folder: Path) -> MessageRef:
    """The same when nobody listened: found at the start, or when its platform is asked at night."""
    await stage.starts()
    anna = stage.person("anna")
    said = await anna.says(LATER, SIGNALS)
    await anna.uses_on("signaal", said)
    await anna.fills(thema="inkoop_tarieven")
    (ref,) = await stage._app.database.promise(due_now)
    assert not await stage._app.adapters[ref.conversation.platform].gone(ref)
    await stage.stops()
    assert lies_on_disk(folder, "wilgenhof")
    await stage.deletes(said, heard=False)
    await stage.starts()
    await stage.passes(days=1)
    await stage._app.vanished().look()
    kept = await stage._app.database.read(what_is_kept)
    assert (kept.texts, kept.messages, kept.known) == ([None, None], 0, 0)
    return ref


class Kept:
    """What of messages is in the tables."""

    def __init__(self, unit: Connection) -> None:
        self.texts = list(unit.execute(select(signal.c.text).order_by(signal.c.id)).scalars())
        self.messages = unit.execute(select(func.count(signal.c.message))).scalar_one()
        self.harvested = unit.execute(select(func.count()).select_from(harvest)).scalar_one()
        self.known = pointers.standing(unit).known


def what_is_kept(unit: Connection) -> Kept:
    return Kept(unit)


def due_now(unit: Connection) -> list[MessageRef]:
    """All messages that something is kept of."""
    pointers.make_due(unit, vanished.MOST)
    found = list(pointers.due(unit, vanished.MOST))
    pointers.make_due(unit, 0)
    return found


async def gone_from(stage: Any, name: str) -> bool:
    """Whether it is known that somebody left."""
    actor = Actor("discord" if isinstance(stage, DiscordStage) else "matrix", stage.person(name).handle, "")
    account = stage._app.people.account(actor)
    rows = await stage._app.database.read(lambda unit: Departures().export(unit, account))
    return bool(rows)


async def test_on_discord(equipment: Equipment, tmp_path: Path) -> None:
    async with discord_stage(equipment, tmp_path) as stage:
        await deletes_while_heard(stage, tmp_path / "data")
        ref = await deletes_while_off(stage, tmp_path / "data")
        assert await stage._app.adapters["discord"].gone(ref)
        ben, guild = stage.person("ben").person, stage._peer.guild.id
        await ben.leaves()
        await stage._settle(f"l{guild}-{ben.id}-")
        assert await gone_from(stage, "ben")
        await ben.joins()
        await stage._settle(f"j{guild}-{ben.id}-")
        assert not await gone_from(stage, "ben")
        await stage.stops()
        assert lies_on_disk(tmp_path / "data", *MARKS) == []


async def test_on_matrix(equipment: Equipment, people: People, tmp_path: Path) -> None:
    async with matrix_stage(equipment, people, tmp_path, encrypted=False) as stage:
        await deletes_while_heard(stage, tmp_path / "data")
        ref = await deletes_while_off(stage, tmp_path / "data")
        adapter = stage._app.adapters["matrix"]
        assert await adapter.gone(ref)
        mo, room = stage.person("mo").person, stage.person("mo").rooms[HALL]
        ben, kim = stage.person("ben").person, stage.person("kim").person
        await ben.leaves(room)
        await stage._settle("l$")
        await mo.kicks(room, kim.id)
        await mo.bans(room, stage.person("els").person.id)
        # What is said after it is handled after it.
        await stage.person("anna").says("Iedereen is weg", HALL)
        assert [await gone_from(stage, name) for name in ("ben", "kim", "els", "bram")] == [True] * 3 + [
            False
        ]
        await mo.invites(room, ben.id)
        await ben.joins(room)
        await stage._settle(f"j{await _entry(ben, room)}")
        assert not await gone_from(stage, "ben")
        elsewhere = replace(ref.conversation, room="!nowhere:localhost")
        with pytest.raises(UnavailableError):
            await adapter.gone(MessageRef(elsewhere, ref.id))
        await stage.stops()
        assert lies_on_disk(tmp_path / "data", *MARKS) == []
