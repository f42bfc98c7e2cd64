"""The weekly digest in chat: who gets it, what is said of wrong wishes, and the Monday message."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.core.people import Role
from bot.core.plan import Capabilities, Capability
from bot.core.zone import ZONE
from bot.digest.formats import DigestFormat
from bot.equipment import Equipment
from bot.schedule import Schedule
from tests.bot.digest.reading import read
from tests.conversations.conftest import ROOMS, STAFF, Clock, Stage
from tests.conversations.test_signals import decides, gives
from tests.conversations.theatre import Theatre
from tests.conversations.voices import HALL

pytestmark = pytest.mark.asyncio
# Monday 23 November 2026, 7:00 in Amsterdam, when the digest of week 47 is due.
MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
READY = "Het weekbericht van week 47 staat klaar"
LATE = "Dit bericht komt later dan maandag 7 uur"


async def test_the_secretary_gets_the_week_with_the_whole_digest_as_a_file(stage: Stage) -> None:
    bram, eve = stage.person("bram", Role.POLICY_TABLE), stage.person("eve")
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await gives(anna)
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel='=HYPERLINK("x") <b>tarief</b>', thema="", niveau="")
    kinds = {"html": "text/html", "md": "text/markdown", "csv": "application/zip", "json": "application/json"}
    kinds |= {"pdf": "application/pdf", "ics": "text/calendar"}
    for kind in kinds:
        await bram.uses("weekbericht", HALL, None, week="2026-W47", formaat=kind)
    assert bram.hears.count("Weekbericht beleidstafel, week 47") >= len(kinds)
    assert "Weekbericht" not in eve.hears
    files = {f.name.removesuffix(".zip").rpartition(".")[2]: f for x in bram.sees for f in x.files}
    if Capability.FILES not in stage.theatre.capabilities:
        assert bram.hears.count("Bestanden kan ik hier niet sturen") == len(kinds)
        return
    assert {kind: f.media_type for kind, f in files.items()} == kinds
    assert json.loads(files["json"].content)["week"] == "2026-W47"
    assert b"<b>tarief" not in files["html"].content
    told = read(files["csv"].content, DigestFormat.CSV)
    assert "HYPERLINK" in told
    cells = told.replace('"', "").splitlines()
    assert not [c for row in cells for c in row.split(";") if c.startswith("=")]
    assert not [f for x in eve.sees for f in x.files]


async def test_a_platform_without_files_names_the_file_and_where_to_get_it(
    tmp_path: Path, clock: Clock, equipment: Equipment, capabilities: Capabilities
) -> None:
    async with opened(tmp_path, capabilities - {Capability.FILES}, clock, equipment) as (stage, _):
        bram = stage.person("bram", Role.POLICY_TABLE)
        await bram.uses("weekbericht", STAFF)
        assert "Bestanden kan ik hier niet sturen (wb-2026-w46.html)" in bram.hears
        assert "Vraag ernaar in de webchat" in bram.hears
        assert not [f for x in bram.sees for f in x.files]


async def test_only_the_policy_table_and_the_programme_board_read_it(stage: Stage) -> None:
    refused = "Dit kan alleen met de rol: beleidstafel, programmaraad"
    for name, *roles in (("anna",), ("mo", Role.MODERATOR), ("els", Role.EDITOR)):
        voice = stage.person(str(name), *(Role(r) for r in roles))
        await voice.uses("weekbericht")
        await voice.uses("cijfer", code="F1")
        assert voice.hears.count(refused) == 2
        assert "week 46" not in voice.hears
    for name, role in (("bram", Role.POLICY_TABLE), ("pia", Role.PROGRAMME_BOARD), ("ad", Role.ADMIN)):
        voice = stage.person(name, role)
        await voice.uses("weekbericht", STAFF)
        assert "Weekbericht beleidstafel, week 46" in voice.hears
        assert "Deze week kwamen er geen signalen binnen" in voice.hears


async def test_wrong_weeks_and_figures_are_said_in_words(stage: Stage) -> None:
    bram = stage.person("bram", Role.POLICY_TABLE)
    for week in ("ooit", "2026-W54", "2026-W00", "0000-W01", "W46", "2026-46", "9999-W52"):
        for command, given in (("weekbericht", {}), ("cijfer", {"code": "F1"})):
            before = len(bram.hears)
            await bram.uses(command, STAFF, None, week=week, **given)
            assert "Er ging iets mis" not in bram.hears[before:], week
            assert bram.hears[before:].strip(), week
    assert "ooit is geen week. Schrijf een week als 2026-W46." in bram.hears
    assert "2026-W54 is geen week" in bram.hears
    await bram.uses("weekbericht", STAFF, None, week="2026-W48")
    assert "Week 2026-W48 is nog niet begonnen" in bram.hears
    await bram.uses("weekbericht", STAFF, None, formaat="word")
    assert "Formaat: word kan niet. Kies uit: webpagina, " in bram.hears
    await bram.uses("cijfer", STAFF, None, code="F19")
    assert "F19 is geen cijfer uit het weekbericht. Kies F1 tot en met F11." in bram.hears


async def test_a_figure_traces_to_the_signals_it_counts(stage: Stage) -> None:
    bram, mo, anna = (
        stage.person("bram", Role.POLICY_TABLE),
        stage.person("mo", Role.MODERATOR),
        stage.person("anna"),
    )
    await gives(anna)
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet", thema="", niveau="")
    await bram.uses("cijfer", STAFF, None, code=" f1 ", week="2026w47")
    assert "F1 Nieuwe signalen: 1" in bram.hears
    assert "S-2026-00001" in bram.hears
    await bram.uses("cijfer", STAFF, None, code="F2", week="2026-W47")
    assert "Wie het zijn, staat nergens" in bram.hears


@asynccontextmanager
async def opened(
    folder: Path, capabilities: Capabilities, clock: Clock, equipment: Equipment
) -> AsyncIterator[tuple[Stage, Schedule]]:
    """The assistant on a folder that outlives it, with its schedule in hand."""
    theatre = Theatre(capabilities)
    app = App(equipment, folder / "data", [lambda _: theatre], ROOMS, clock)
    async with app.running():
        yield Stage(app, theatre, clock), app._schedule


async def said_on_tick(stage: Stage, schedule: Schedule) -> list[str]:
    """What the digest job says in the staff room when the clock is looked at."""
    await schedule.tick()
    await stage.app.flush()
    staff = [x.text for x in stage.theatre.shown if x.ref.conversation == STAFF]
    return [words for words in staff if "weekbericht" in words]


async def test_monday_says_once_that_the_digest_is_ready_also_after_a_restart(
    tmp_path: Path, capabilities: Capabilities, clock: Clock, equipment: Equipment
) -> None:
    async with opened(tmp_path, capabilities, clock, equipment) as (stage, schedule):
        eve = stage.person("eve")
        assert await said_on_tick(stage, schedule) == []
        clock.now = MONDAY
        said = await said_on_tick(stage, schedule)
        assert len(said) == 1
        assert READY in said[0]
        assert LATE not in said[0]
        clock.moves(minutes=5)
        assert await said_on_tick(stage, schedule) == said
        assert "weekbericht" not in eve.hears
    async with opened(tmp_path, capabilities, clock, equipment) as (stage, schedule):
        clock.moves(hours=1)
        assert await said_on_tick(stage, schedule) == []
        clock.moves(days=7)
        said = await said_on_tick(stage, schedule)
        assert len(said) == 1
        assert "Het weekbericht van week 48 staat klaar" in said[0]


async def test_a_monday_that_was_missed_is_made_up_for_in_that_week_and_says_so(
    tmp_path: Path, capabilities: Capabilities, clock: Clock, equipment: Equipment
) -> None:
    async with opened(tmp_path, capabilities, clock, equipment) as (stage, schedule):
        assert await said_on_tick(stage, schedule) == []
    clock.now = MONDAY.replace(hour=9)
    async with opened(tmp_path, capabilities, clock, equipment) as (stage, schedule):
        said = await said_on_tick(stage, schedule)
        assert len(said) == 1
        assert READY in said[0]
        assert LATE in said[0]
    clock.moves(days=9)
    async with opened(tmp_path, capabilities, clock, equipment) as (stage, schedule):
        said = await said_on_tick(stage, schedule)
        assert ["Het weekbericht van week 48 staat klaar" in x and LATE in x for x in said] == [True]
        assert await said_on_tick(stage, schedule) == said


@pytest.mark.parametrize("sunday", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)])
async def test_the_monday_after_the_clock_changes_brings_the_whole_week_once(
    tmp_path: Path, equipment: Equipment, sunday: datetime
) -> None:
    monday = datetime.combine(sunday.date() + timedelta(days=1), time(7), ZONE)
    clock = Clock()
    clock.now = sunday - timedelta(days=3)
    async with opened(tmp_path, frozenset(Capability), clock, equipment) as (stage, schedule):
        await schedule.tick()
        clock.now = monday.astimezone(UTC) - timedelta(minutes=1)
        assert await said_on_tick(stage, schedule) == []
        clock.moves(minutes=1)
        said = await said_on_tick(stage, schedule)
        week = monday.isocalendar().week - 1
        assert [f"week {week} staat klaar" in x and LATE not in x for x in said] == [True]
        clock.moves(hours=2)
        assert await said_on_tick(stage, schedule) == said
        bram = stage.person("bram", Role.POLICY_TABLE)
        await bram.uses("weekbericht", STAFF, None, week=f"2026-W{week}", formaat="json")
        told = json.loads(next(f.content for x in bram.sees for f in x.files))
        assert told["to"] == sunday.date().isoformat()


async def test_monday_opens_a_private_conversation_with_each_named_account_and_names_who_has_none(
    tmp_path: Path, clock: Clock, equipment: Equipment
) -> None:
    reads = frozenset({Role.PROGRAMME_BOARD})
    named = {"toneel:bram": reads, "toneel:weg": reads, "elders:pia": reads}
    able = frozenset(Capability)
    async with opened(tmp_path, able, clock, replace(equipment, roles=named)) as (stage, schedule):
        bram = stage.person("bram", Role.PROGRAMME_BOARD)
        await schedule.tick()
        clock.now = MONDAY
        said = await said_on_tick(stage, schedule)
        assert ["Privé kon ik het niet sturen aan: toneel:weg." in x for x in said] == [True]
        assert "elders" not in said[0]
        assert bram.hears.count("Weekbericht beleidstafel, week 47") == 1


async def test_a_final_digest_is_sent_to_the_readers_once_per_version(
    tmp_path: Path, clock: Clock, equipment: Equipment
) -> None:
    named = {f"toneel:{name}": frozenset({Role.POLICY_TABLE}) for name in ("bram", "pia")}
    able = frozenset(Capability)
    async with opened(tmp_path, able, clock, replace(equipment, roles=named)) as (stage, _):
        bram, pia = stage.person("bram", Role.POLICY_TABLE), stage.person("pia", Role.POLICY_TABLE)
        await bram.uses("weekbericht-versturen", STAFF, None, week="2026-W46")
        await bram.presses("ja")
        assert "WB-2026-W46 is nog niet vastgesteld" in bram.hears
        await bram.uses("weekbericht-vaststellen", STAFF, None, week="2026-W46")
        await bram.presses("ja")
        for _ in range(2):
            await bram.uses("weekbericht-versturen", STAFF, None, week="2026-W46")
            await bram.presses("ja")
            await stage.app.flush()
        assert "WB-2026-W46 gaat nu privé naar 2 lezers" in bram.hears
        told = [x for x in pia.sees if "versie 1, vastgesteld" in x.text]
        assert [{f.name for f in x.files} for x in told] == [{"wb-2026-w46.pdf", "wb-2026-w46.html"}]


async def test_each_owner_gets_its_own_terms_for_a_calendar(stage: Stage) -> None:
    bram, eve = stage.person("bram", Role.POLICY_TABLE), stage.person("eve")
    await bram.uses("actiepunt", STAFF, None, tekst="Bel de VNG", eigenaar="beleidstafel", datum="2026-12-01")
    await bram.uses("actiepunt", STAFF, None, tekst="Zoek uit", eigenaar="programmaraad", datum="2026-12-02")
    await bram.uses("agendabestand", STAFF, None, eigenaar="programmaraad")
    await eve.uses("agendabestand")
    assert "Dit kan alleen met de rol" in eve.hears
    if Capability.FILES in stage.theatre.capabilities:
        told = next(f for x in reversed(bram.sees) for f in x.files)
        assert told.name == "termijnen-programmaraad.ics"
        assert b"Zoek uit" in told.content
        assert b"Bel de VNG" not in told.content


async def test_the_secretary_makes_a_digest_final_and_a_revision_needs_a_reason_to_be(stage: Stage) -> None:
    bram, pia = stage.person("bram", Role.POLICY_TABLE), stage.person("pia", Role.PROGRAMME_BOARD)
    await pia.uses("weekbericht-vaststellen")
    assert "Dit kan alleen met de rol: beleidstafel" in pia.hears
    await bram.uses("weekbericht-vaststellen", STAFF, None, week="2026-W47")
    await bram.presses("ja")
    assert "Week 2026-W47 loopt nog" in bram.hears
    await bram.uses("weekbericht-vaststellen", STAFF, None, week="WB-2026-W46")
    await bram.presses("ja")
    assert "WB-2026-W46 is vastgesteld: versie 1, controlegetal " in bram.hears
    await bram.uses("weekbericht", STAFF, None, week="2026-W46")
    assert "versie 1, vastgesteld" in bram.hears
    await bram.uses("weekbericht-herzien", STAFF, None, week="2026-W46")
    await bram.presses("ja")
    assert "Er is niets veranderd aan de cijfers van WB-2026-W46" in bram.hears


async def test_a_figure_is_found_by_the_number_of_its_digest(stage: Stage) -> None:
    bram = stage.person("bram", Role.POLICY_TABLE)
    await bram.uses("cijfer", STAFF, None, code="F3", week="wb-2026-w46")
    assert "F3 Keer herkend: 0 (WB-2026-W46)" in bram.hears


async def test_monday_brings_the_digest_to_who_has_the_role_in_private_and_once(
    tmp_path: Path, capabilities: Capabilities, clock: Clock, equipment: Equipment
) -> None:
    named = {"toneel:bram": frozenset({Role.POLICY_TABLE}), "toneel:mo": frozenset({Role.MODERATOR})}
    async with opened(tmp_path, capabilities, clock, replace(equipment, roles=named)) as (stage, schedule):
        bram, mo = stage.person("bram", Role.POLICY_TABLE), stage.person("mo", Role.MODERATOR)
        await bram.uses("weekbericht", STAFF)
        await mo.tells("hulp")
        await schedule.tick()
        clock.now = MONDAY.replace(hour=9)
        for _ in range(2):
            await schedule.tick()
            await stage.app.flush()
        told = [x for x in bram.sees if "Weekbericht beleidstafel, week 47" in x.text]
        assert len(told) == 1
        assert LATE in told[0].text
        assert "Weekbericht beleidstafel" not in mo.hears
        if Capability.FILES in capabilities:
            assert {f.name for f in told[0].files} == {"wb-2026-w47.pdf", "wb-2026-w47.html"}
