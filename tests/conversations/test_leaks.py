"""A moderator takes leaked client data away everywhere; the clock runs; only kind and moments stay."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.core.people import Role
from bot.core.places import MessageRef
from bot.core.plan import ActKind, Capability
from bot.store.schedules import Job, Slot
from tests.conversations.between import ACROSS, HALL_ACROSS, Stages
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.theatre import private
from tests.conversations.voices import Voice

pytestmark = pytest.mark.asyncio
WORDS = "Het jongetje van de bakker op de hoek is weer thuis na dat akkefietje"


async def leaks(mo: Voice, ref: MessageRef) -> None:
    await mo.uses("datalek", STAFF, ref, soort="veiligheid")


def removed(stage: Stage) -> list[str]:
    return [act.ref.id for act in stage.theatre.acts if act.kind is ActKind.REMOVE_MESSAGE and act.ref]


async def test_the_message_goes_and_the_steps_and_the_clock_are_shown(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    ref = await anna.says(WORDS)
    stage.clock.moves(hours=2)
    await leaks(mo, ref)
    can = Capability.DELETE in stage.theatre.capabilities
    assert removed(stage) == [ref.id] * can
    assert ("Ik haal het bericht weg" in mo.hears) is can
    for words in ("Datalek L-2026-001", "veiligheid of justitie", "Te lezen sinds: 18-11-2026 11:00"):
        assert words in mo.hears
    assert "Nog 72 uur en 0 minuten" in mo.hears
    assert "gegevens van een cliënt" in anna.hears
    assert not [x for x in mo.sees if not x.author and "akkefietje" in x.text]


async def test_steps_are_noted_once_and_it_is_settled_after_the_risk_was_judged(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await leaks(mo, await anna.says(WORDS))
    await mo.uses("datalek-af", STAFF, lek="L-2026-001")
    assert "eerst vast dat het risico is beoordeeld" in mo.hears
    await mo.presses("Risico beoordeeld")
    await mo.uses("datalek-stap", STAFF, lek="L-2026-001", stap="beoordeeld")
    assert "Die stap staat al bij L-2026-001" in mo.hears
    stage.clock.moves(hours=5)
    await mo.uses("datalekken", STAFF)
    assert "Nog 67 uur en 0 minuten" in mo.hears
    await mo.uses("datalek-af", STAFF, lek="L-2026-001")
    assert "Afgerond op 18-11-2026 16:00" in mo.hears


async def test_the_staff_room_hears_after_24_and_60_hours_until_the_authority_knows(
    stage: Stage,
) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await leaks(mo, await anna.says(WORDS))
    await leaks(mo, await anna.says("Een heel ander bericht over hetzelfde kind"))
    await mo.uses("datalek-stap", STAFF, lek="L-2026-002", stap="toezichthouder")
    job = next(job for job in stage.app.jobs if job.id == "leaks-clock")
    for hours in (23, 1, 1, 35, 1, 20):
        stage.clock.moves(hours=hours)
        slot = Slot(job.id, "uur", stage.clock.now, stage.clock.now - stage.clock.now)
        await stage.app.database.promise(partial(_run, job, slot))
        await stage.app.flush()
    told = [x.text for x in mo.sees if "staat nog open" in x.text]
    assert [x.split(".")[0] for x in told] == ["Datalek L-2026-001 staat nog open"] * 2
    assert "Nog 48 uur" in told[0]
    assert "Nog 12 uur" in told[1]


async def test_what_the_assistant_kept_of_the_message_is_gone_too(stage: Stage, tmp_path: Path) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    ref = await anna.says(WORDS)
    await mo.reacts(ref, "🏛️")
    assert "S-2026" in str(await stage.app.database.read(_signals))
    await leaks(mo, ref)
    assert ref.id not in str(await stage.app.database.read(_signals))
    await stage.app.flush()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert b"akkefietje" not in kept


async def test_copies_on_another_platform_go_along(stages: Stages) -> None:
    anna, mo = stages.person("anna"), stages.person("mo", Role.MODERATOR)
    bridge = stages.person("brug", theatre=ACROSS)
    ref = await anna.says(WORDS)
    copy = await bridge.says(f"<Anna> {WORDS}", HALL_ACROSS)
    await bridge.says("Iets heel anders over wachttijden in de regio", HALL_ACROSS)
    await leaks(mo, ref)
    gone = {act.ref for theatre in stages.theatres.values() for act in theatre.acts}
    assert gone == {ref, copy}


async def test_only_moderators_can_and_a_message_is_needed(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses("datalek", private("anna"), soort="naam")
    assert "Dit kan alleen met de rol: moderator" in anna.hears
    await mo.uses("datalek", STAFF, soort="naam")
    assert "Welk bericht bedoel je?" in mo.hears
    await mo.uses("datalekken", STAFF)
    assert "Er zijn geen datalekken" in mo.hears


def _signals(unit: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in unit.exec_driver_sql("SELECT * FROM signal")]


def _run(job: Job, slot: Slot, unit: Connection) -> None:
    job.run(unit, slot)
