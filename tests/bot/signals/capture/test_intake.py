"""Taking in: numbers, limits, candidates, danger, withdrawal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.errors import UserError
from bot.signals import store
from bot.signals.capture.intake import PER_DAY, AcuteDangerError
from bot.signals.model import ConsentLevel, Draft, Level, Origin, SignalState, Source, Theme
from tests.bot.signals.conftest import ANNA, BEN, NOW, RATES, WAITING, World, person

HERE = Origin("web", "praktijk")


def test_a_signal_gets_a_number_a_proposal_and_a_receipt_that_opens_it(world: World) -> None:
    intake = world.room.intake
    taken = intake.take_in(world.unit, person(ANNA), Draft(f"  {RATES} "), HERE, NOW)
    assert taken.signal.id == "S-2026-00001"
    assert taken.signal.text == RATES
    assert (taken.signal.theme, taken.signal.theme_by) == (Theme.COMMISSIONING, Source.RULE)
    assert taken.signal.consent is ConsentLevel.ANONYMOUS
    assert intake.by_receipt(world.unit, taken.receipt) == taken.signal
    assert intake.by_receipt(world.unit, "SIG-2222-2222") is None


def test_what_the_contributor_chooses_goes_before_the_proposal(world: World) -> None:
    draft = Draft(RATES, theme=Theme.STAFF, level=Level.LAW)
    found = world.room.intake.take_in(world.unit, person(ANNA), draft, HERE, NOW).signal
    assert (found.theme, found.theme_by) == (Theme.STAFF, Source.CONTRIBUTOR)
    assert (found.level, found.level_by) == (Level.LAW, Source.CONTRIBUTOR)


def test_numbers_count_on_per_year_of_amsterdam_and_are_never_used_twice(world: World) -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    first = world.give(ANNA, RATES)
    world.room.intake.withdraw(world.unit, first, NOW)
    assert world.give(ANNA, WAITING).id == "S-2026-00002"
    assert world.give(BEN, RATES, new_year).id == "S-2027-00001"


def test_a_strictly_anonymous_signal_holds_no_person(world: World) -> None:
    draft = Draft(RATES, consent=ConsentLevel.STRICT)
    assert world.room.intake.take_in(world.unit, person(ANNA), draft, HERE, NOW).signal.person is None


def test_acute_danger_is_not_kept(world: World) -> None:
    with pytest.raises(AcuteDangerError):
        world.give(ANNA, "Dit kind is nu in gevaar, wat moet ik doen?")
    assert store.waiting_signals(world.unit) == []


@pytest.mark.parametrize("text", ["", "tarief", "te laag"])
def test_too_few_words_are_refused(world: World, text: str) -> None:
    with pytest.raises(UserError, match="signal-too-short"):
        world.give(ANNA, text)


def test_the_same_words_twice_are_refused_from_one_person_only(world: World) -> None:
    first = world.give(ANNA)
    with pytest.raises(UserError) as refused:
        world.give(ANNA, RATES.upper())
    assert refused.value.values == {"id": first.id}
    assert world.give(BEN).id != first.id


def test_more_than_ten_a_day_are_refused_and_the_next_day_is_new(world: World) -> None:
    for number in range(PER_DAY):
        world.give(ANNA, f"{WAITING} nummer {number}")
    with pytest.raises(UserError, match="signal-too-many"):
        world.give(ANNA)
    assert world.give(ANNA, RATES, NOW + timedelta(days=1, minutes=1)).text == RATES


def test_a_candidate_has_no_text_and_becomes_the_signal_of_its_author_alone(world: World) -> None:
    intake, origin = world.room.intake, Origin("web", "praktijk", "web/hall#m1")
    pointer = intake.candidate(world.unit, person(ANNA), origin, NOW)
    assert pointer is not None
    assert (pointer.text, pointer.state) == (None, SignalState.CANDIDATE)
    assert intake.candidate(world.unit, person(ANNA), origin, NOW) is None
    with pytest.raises(UserError, match="signal-known"):
        intake.take_in(world.unit, person(BEN), Draft(RATES), origin, NOW)
    taken = intake.take_in(world.unit, person(ANNA), Draft(RATES), origin, NOW)
    assert (taken.signal.id, taken.signal.state) == (pointer.id, SignalState.NEW)


def test_a_candidate_without_answer_is_gone_after_a_week(world: World) -> None:
    intake, origin = world.room.intake, Origin("web", "praktijk", "web/hall#m1")
    pointer = intake.candidate(world.unit, person(ANNA), origin, NOW)
    assert intake.expire(world.unit, NOW + timedelta(days=6)) == 0
    assert intake.expire(world.unit, NOW + timedelta(days=8)) == 1
    left = store.signal_by_id(world.unit, pointer.id if pointer else "")
    assert left is not None
    assert (left.state, left.person, left.channel) == (SignalState.EXPIRED, None, "")
    assert store.signal_by_message(world.unit, "web/hall#m1") is None


def test_withdrawing_erases_the_words_and_keeps_the_number(world: World) -> None:
    found = world.give(ANNA)
    world.room.intake.withdraw(world.unit, found, NOW)
    left = store.signal_by_id(world.unit, found.id)
    assert left is not None
    assert (left.text, left.state) == (None, SignalState.WITHDRAWN)
    with pytest.raises(UserError, match="signal-not-possible"):
        world.room.intake.withdraw(world.unit, left, NOW)
