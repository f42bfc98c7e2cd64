"""Vetting: triage first, never one's own, and nobody counts twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.errors import UserError
from bot.core.people import Actor
from bot.signals import store
from bot.signals.model import Bundle, Reason, Signal, SignalState, Source, Theme
from bot.signals.recognition import endorsing
from bot.signals.reporting import between
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.merging import merge
from tests.bot.signals.conftest import ANNA, BEN, MO, NOW, RATES, WAITING, YES_NO_NO, World, person

VETTING = Vetting()
BY = person(MO)


def ready(world: World, actor: Actor, text: str) -> Signal:
    found = world.give(actor, text)
    VETTING.triage(world.unit, found, BY, YES_NO_NO, NOW)
    return kept(world, found)


def kept(world: World, found: Signal) -> Signal:
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    return again


def bundled(world: World, actor: Actor, text: str, title: str) -> Bundle:
    return VETTING.new_bundle(world.unit, ready(world, actor, text), BY, title, NOW)


def test_a_new_bundle_takes_theme_and_level_and_later_signals_inherit_them(world: World) -> None:
    made = VETTING.new_bundle(world.unit, ready(world, ANNA, RATES), BY, " Tarief ", NOW, Theme.STAFF)
    assert (made.id, made.title, made.theme) == ("B-001", "Tarief", Theme.STAFF)
    other = ready(world, BEN, WAITING)
    VETTING.bundle(world.unit, other, BY, made, NOW)
    again = kept(world, other)
    assert (again.state, again.bundle, again.theme, again.theme_by) == (
        SignalState.BUNDLED,
        "B-001",
        Theme.STAFF,
        Source.MODERATOR,
    )


def test_nothing_is_approved_before_the_three_questions_are_answered(world: World) -> None:
    found = world.give(ANNA)
    with pytest.raises(UserError, match="signal-triage-first"):
        VETTING.leave_loose(world.unit, found, BY, NOW)
    with pytest.raises(UserError, match="signal-triage-first"):
        VETTING.new_bundle(world.unit, found, BY, "Tarief", NOW)
    assert store.bundles(world.unit) == []


def test_nobody_decides_on_their_own_signal(world: World) -> None:
    own = world.give(MO)
    steps: tuple[Callable[[], object], ...] = (
        lambda: VETTING.triage(world.unit, own, BY, YES_NO_NO, NOW),
        lambda: VETTING.leave_loose(world.unit, own, BY, NOW),
        lambda: VETTING.reject(world.unit, own, BY, Reason.CASE, NOW),
        lambda: VETTING.loosen(world.unit, own, BY, NOW),
        lambda: VETTING.fold(world.unit, own, BY, world.give(ANNA), NOW),
    )
    for take in steps:
        with pytest.raises(UserError, match="signal-own"):
            take()


def test_a_decision_is_taken_once(world: World) -> None:
    found = ready(world, ANNA, RATES)
    VETTING.reject(world.unit, found, BY, Reason.CASE, NOW)
    steps: tuple[Callable[[], object], ...] = (
        lambda: VETTING.reject(world.unit, kept(world, found), BY, Reason.CASE, NOW),
        lambda: VETTING.leave_loose(world.unit, kept(world, found), BY, NOW),
        lambda: VETTING.triage(world.unit, kept(world, found), BY, YES_NO_NO, NOW),
    )
    for take in steps:
        with pytest.raises(UserError, match="signal-not-possible"):
            take()
    assert store.history(world.unit, found.id)[-1].reason == "casuistiek"


def test_a_text_about_acute_safety_is_erased_at_once(world: World) -> None:
    found = world.give(ANNA)
    VETTING.reject(world.unit, found, BY, Reason.SAFETY, NOW)
    assert kept(world, found).text is None


def test_a_folded_copy_of_someone_else_recognises_the_original(world: World) -> None:
    original = ready(world, ANNA, RATES)
    made = VETTING.new_bundle(world.unit, original, BY, "Tarief", NOW)
    copy = world.give(BEN, RATES)
    VETTING.fold(world.unit, copy, BY, kept(world, original), NOW)
    behind = endorsing.support(world.unit, [made.id])[made.id]
    assert behind.contributors == {person(ANNA)}
    assert behind.endorsers == {person(BEN)}
    assert kept(world, copy).state is SignalState.MERGED


def test_a_signal_can_leave_its_bundle(world: World) -> None:
    made = bundled(world, ANNA, RATES, "Tarief")
    (member,) = store.members(world.unit, made.id)
    VETTING.loosen(world.unit, member, BY, NOW)
    assert (kept(world, member).state, kept(world, member).bundle) == (SignalState.VALIDATED, None)
    assert store.members(world.unit, made.id) == []


def test_recognitions_of_a_loose_signal_move_into_its_bundle(world: World) -> None:
    made = bundled(world, ANNA, RATES, "Tarief")
    loose = ready(world, BEN, WAITING)
    endorsing.endorse(world.unit, loose.id, "someone", NOW)
    VETTING.bundle(world.unit, loose, BY, made, NOW)
    assert endorsing.support(world.unit, [made.id])[made.id].endorsers == {"someone"}


def test_merging_unites_people_and_the_other_number_keeps_working(world: World) -> None:
    one, other = bundled(world, ANNA, RATES, "Tarief"), bundled(world, BEN, WAITING, "Wachten")
    for subject in (one.id, other.id):
        endorsing.endorse(world.unit, subject, "someone", NOW)
    endorsing.endorse(world.unit, other.id, person(ANNA), NOW)
    merged = merge(world.unit, other, one, NOW)
    assert merged.id == one.id
    behind = endorsing.support(world.unit, [one.id])[one.id]
    assert behind.persons == 3
    assert behind.endorsers == {"someone"}
    assert store.bundle_by_id(world.unit, other.id) == merged
    assert [each.id for each in store.bundles(world.unit)] == [one.id]
    with pytest.raises(UserError, match="signal-same-bundle"):
        merge(world.unit, one, merged, NOW)


PEOPLE = [f"p{number}" for number in range(6)]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["X-1", "X-2"]), st.sampled_from(PEOPLE), st.booleans()), max_size=20
    )
)
def test_support_is_the_number_of_different_people_whatever_they_press(
    world: World, rows: list[tuple[str, str, bool]]
) -> None:
    nested = world.unit.begin_nested()
    standing: set[tuple[str, str]] = set()
    for subject, who, added in rows:
        if added:
            assert endorsing.endorse(world.unit, subject, who, NOW) is ((subject, who) not in standing)
            standing.add((subject, who))
        else:
            assert endorsing.retract(world.unit, subject, who) is ((subject, who) in standing)
            standing.discard((subject, who))
    behind = endorsing.support(world.unit, ["X-1", "X-2"])
    for subject in behind:
        assert behind[subject].persons == len({who for s, who in standing if s == subject})
    nested.rollback()


def test_a_period_holds_what_came_in_from_its_start_up_to_its_end(world: World) -> None:
    early, late = world.give(ANNA, RATES), world.give(BEN, WAITING, NOW + timedelta(days=7))
    endorsing.endorse(world.unit, early.id, "someone", NOW)
    found = between(world.unit, NOW, NOW + timedelta(days=7))
    assert [each.id for each in found.signals] == [early.id]
    assert found.endorsed == ((early.id, NOW),)
    assert [each.subject for each in found.steps] == [early.id]
    assert between(world.unit, NOW + timedelta(days=7), NOW + timedelta(days=14)).signals == (late,)
