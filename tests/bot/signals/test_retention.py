"""What may not stay goes; history stays longer, and a number is never used twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Integer, Table, insert

from bot.signals import store
from bot.signals.model import BundleState, Origin, Reason
from bot.signals.recognition import endorsing
from bot.signals.retention import tidy
from bot.signals.tables import bundle, signal_event
from bot.signals.vetting.judging import Vetting
from bot.store.schedules import Slot
from tests.bot.signals.conftest import ANNA, BEN, MO, NOW, RATES, WAITING, World, person


def test_what_was_turned_away_loses_its_words_after_a_month_and_its_receipt_after_four(world: World) -> None:
    away, stays = world.give(ANNA), world.give(BEN, WAITING)
    Vetting().reject(world.unit, away, person(MO), Reason.CASE, NOW)
    intake = world.room.intake
    tidy(world.unit, intake, NOW + timedelta(days=29))
    still = store.signal_by_id(world.unit, away.id)
    assert still is not None
    assert still.text
    assert tidy(world.unit, intake, NOW + timedelta(days=31)) == 1
    left = store.signal_by_id(world.unit, away.id)
    assert left is not None
    assert left.text is None
    assert store.receipt_of(world.unit, away.id)
    tidy(world.unit, intake, NOW + timedelta(days=121))
    assert store.receipt_of(world.unit, away.id) is None
    assert store.signal_by_id(world.unit, stays.id) == stays


@pytest.mark.parametrize("withdrawn", [False, True])
def test_after_three_years_nothing_of_a_signal_is_left_but_its_history(world: World, withdrawn: bool) -> None:
    found = world.give(ANNA, RATES)
    if withdrawn:
        world.room.intake.withdraw(world.unit, found, NOW)
    endorsing.endorse(world.unit, "B-001", person(BEN), NOW)
    tidy(world.unit, world.room.intake, NOW + timedelta(days=1_100))
    assert store.signal_by_id(world.unit, found.id) is None
    left = endorsing.support(world.unit, ["B-001"])["B-001"]
    assert (left.persons, left.endorsers, left.past) == (1, frozenset(), 1)
    assert store.history(world.unit, found.id)
    assert world.give(BEN).id != found.id


def test_the_nightly_job_lets_old_candidates_go(world: World) -> None:
    world.room.intake.candidate(world.unit, person(ANNA), Origin("web", "praktijk", "web/x#1"), NOW)
    world.room.jobs[0].run(
        world.unit, Slot("signals-housekeeping", "nacht", NOW + timedelta(days=8), timedelta(0))
    )
    assert store.signal_by_message(world.unit, "web/x#1") is None


def test_a_year_after_a_decision_the_words_go_and_the_counts_stay(world: World) -> None:
    decided, waits = world.give(ANNA, RATES), world.give(BEN, WAITING)
    when = {"at": NOW, "subject": "B-001", "role": "x", "reason": ""}
    made = {"id": "B-001", "title": "x", "state": BundleState.FED_BACK.value, "created_at": NOW}
    world.unit.execute(insert(bundle).values(_whole(bundle, made)))
    world.unit.execute(insert(signal_event).values(_whole(signal_event, when | {"to": "teruggekoppeld"})))
    store.change_signal(world.unit, decided.id, bundle="B-001")
    tidy(world.unit, world.room.intake, NOW + timedelta(days=364))
    assert _words(world, decided.id)
    tidy(world.unit, world.room.intake, NOW + timedelta(days=366))
    assert (_words(world, decided.id), _words(world, waits.id)) == (None, WAITING)
    assert store.signal_by_id(world.unit, decided.id) is not None


def _words(world: World, id_: str) -> str | None:
    found = store.signal_by_id(world.unit, id_)
    assert found is not None
    return found.text


def _whole(table: Table, known: dict[str, object]) -> dict[str, object]:
    """A row with a value in every column that must have one."""
    needed = (
        c for c in table.columns if not c.nullable and c.name not in known and c.autoincrement is not True
    )
    return {**{c.name: "" for c in needed if not isinstance(c.type, Integer)}, **known}
