"""Agendas: one table of steps, a bundle on one agenda at most, and nothing that half happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.core.errors import UserError
from bot.store.engine import open_engine
from bot.table import agenda
from bot.table.agenda import Proposal
from bot.table.history import history
from bot.table.meeting_tables import table_event
from bot.table.model import ITEM_STEPS, IllegalItemStepError, ItemState, Meeting, Owner, item_step
from bot.tabling import TabledBundles
from tests.bot.table.conftest import ASKED, LATER, ROLE, Table
from tests.databases import Template

LISTED = {(each.frm, each.to): each for each in ITEM_STEPS}
BUNDLES = ("B-001", "B-002")
STEPS = st.tuples(
    st.sampled_from(("put", "take_off", "defer", "discuss")), st.sampled_from(BUNDLES), st.integers(0, 1)
)


@pytest.mark.parametrize("reason", ["", "  ", "omdat"])
def test_only_listed_steps_are_possible_and_some_need_a_reason(reason: str) -> None:
    for frm, to in product(ItemState, ItemState):
        listed = LISTED.get((frm, to))
        if listed is not None and (reason.strip() or not listed.reason):
            assert item_step(frm, to, reason) is listed
        else:
            with pytest.raises(IllegalItemStepError):
                item_step(frm, to, reason)


def test_a_bundle_on_the_agenda_is_scheduled_and_comes_off_with_a_reason(table: Table) -> None:
    on = table.meets()
    made = table.puts(on, table.opens("B-001"))
    assert table.state("B-001") == "geagendeerd"
    assert agenda.scheduled(table.unit, "B-001") == made
    with pytest.raises(UserError, match="table-reason-needed"):
        table.agenda.take_off(table.unit, made, ROLE, "  ", table.now)
    table.agenda.take_off(table.unit, made, ROLE, "eerst meer signalen", table.now)
    assert table.state("B-001") == "open"
    assert [(e.frm, e.to, e.reason) for e in history(table.unit, "V-2026-1/B-001")] == [
        ("", "op_agenda", ""),
        ("op_agenda", "van_agenda", "eerst meer signalen"),
    ]
    with pytest.raises(UserError, match="table-not-on"):
        table.agenda.take_off(table.unit, made, ROLE, "nog eens een keer", table.now)


def test_a_bundle_moves_on_with_its_question_and_reaction(table: Table) -> None:
    on, later = table.meets(), table.meets(LATER)
    made = table.puts(on, table.opens("B-001"))
    agenda.react(table.unit, made, "De VNG herkent dit.")
    moved = table.agenda.defer(table.unit, made, later, ROLE, "VNG was verhinderd", table.now)
    assert (moved.meeting, moved.question, moved.asked_of) == (later.id, ASKED.question, "VNG")
    assert (moved.reaction, moved.late) == ("De VNG herkent dit.", "")
    before = agenda.item(table.unit, on.id, "B-001")
    assert before is not None
    assert before.state is ItemState.DEFERRED
    with pytest.raises(UserError, match="table-same-meeting"):
        table.agenda.defer(table.unit, moved, later, ROLE, "nog eens een keer", table.now)


def test_a_closed_agenda_takes_only_what_cannot_wait(table: Table) -> None:
    on = table.meets()
    table.opens("B-001")
    table.now = datetime(2026, 3, 24, 22, 30, tzinfo=UTC)
    assert table.puts(on, table.opens("B-002")).late == ""
    table.now = datetime(2026, 3, 25, 8, tzinfo=UTC)
    with pytest.raises(UserError, match="table-frozen"):
        table.puts(on, "B-001")
    late = table.puts(on, "B-001", Proposal(Owner.POLICY_TABLE, "Wat nu?", "IGJ", "uitspraak van de rechter"))
    assert late.late == "uitspraak van de rechter"
    table.now = datetime(2026, 4, 10, tzinfo=UTC)
    with pytest.raises(UserError, match="table-meeting-past"):
        table.puts(on, table.opens("B-003"))


def test_a_place_is_chosen_with_a_reason(table: Table) -> None:
    on = table.meets()
    table.puts(on, table.opens("B-001"))
    second = table.puts(on, table.opens("B-002"))
    for where, reason, key in ((1, " ", "reason-needed"), (0, "x", "no-place"), (3, "x", "no-place")):
        with pytest.raises(UserError, match=f"table-{key}"):
            agenda.place(table.unit, second, where, ROLE, reason, table.now)
    agenda.place(table.unit, second, 1, ROLE, "de wethouder kan alleen vroeg", table.now)
    kept = agenda.scheduled(table.unit, "B-002")
    assert kept is not None
    assert (kept.place, kept.place_reason) == (1, "de wethouder kan alleen vroeg")


@given(st.lists(STEPS, max_size=12))
@settings(max_examples=40)
def test_whatever_is_tried_a_bundle_is_scheduled_just_when_it_is_on_one_agenda(
    migrated: Template, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    engine = open_engine(migrated.put(tmp_path_factory.mktemp("agenda")))
    with engine.begin() as unit:
        table = Table(unit, TabledBundles(5))
        places = (table.meets(), table.meets(LATER))
        for id_ in BUNDLES:
            table.opens(id_)
        for what, id_, number in steps:
            _tried(table, what, id_, places[number])
            for each in BUNDLES:
                on = [p for p in places if _is_on(table, p, each)]
                assert (table.state(each) == "geagendeerd") == (len(on) == 1)
                assert len(on) <= 1
    engine.dispose()


def _tried(table: Table, what: str, id_: str, place: Meeting) -> None:
    """Try something; when it is refused nothing has changed, else something was written down."""
    found = agenda.scheduled(table.unit, id_)
    before, state = _lines(table), table.state(id_)
    deeds: dict[str, Callable[[], object]] = {"put": lambda: table.puts(place, id_)}
    if found is not None:
        deeds |= {
            "take_off": lambda: table.agenda.take_off(
                table.unit, found, ROLE, "eerst meer signalen nodig", table.now
            ),
            "defer": lambda: table.agenda.defer(
                table.unit, found, place, ROLE, "eerst meer signalen nodig", table.now
            ),
            "discuss": lambda: table.agenda.discuss(
                table.unit, found, "BS-2026-01", "De tafel sprak erover.", ROLE, table.now
            ),
        }
    if what not in deeds:
        return
    try:
        with table.unit.begin_nested():
            deeds[what]()
    except UserError:
        assert (_lines(table), table.state(id_)) == (before, state)
    else:
        assert _lines(table) > before


def _lines(table: Table) -> int:
    return int(table.unit.execute(select(func.count()).select_from(table_event)).scalar_one())


def _is_on(table: Table, place: Meeting, id_: str) -> bool:
    found = agenda.item(table.unit, place.id, id_)
    return found is not None and found.state is ItemState.ON
