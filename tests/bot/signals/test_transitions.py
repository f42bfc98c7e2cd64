"""One table of steps, and nothing outside it: not another step, not another role, not without a reason."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.signals import store
from bot.signals.model import ActorRole, Bundle, BundleState, SignalState, State
from bot.signals.transitions import TRANSITIONS, IllegalStepError, step
from tests.bot.signals.conftest import ANNA, NOW, World

LISTED = {(each.frm, each.to, type(each.frm)): each for each in TRANSITIONS}
ENDS = {SignalState.WITHDRAWN, SignalState.EXPIRED}
PAIRS: list[tuple[State, State]] = [*product(SignalState, SignalState), *product(BundleState, BundleState)]
MIXED: list[tuple[State, State]] = [*product(SignalState, BundleState), *product(BundleState, SignalState)]
MODERATOR, SECRETARY = ActorRole.MODERATOR, ActorRole.SECRETARY


@pytest.mark.parametrize("role", ActorRole)
@pytest.mark.parametrize("reason", ["", "  ", "omdat"])
def test_only_listed_steps_are_possible_for_listed_roles_and_some_need_a_reason(
    role: ActorRole, reason: str
) -> None:
    for frm, to in PAIRS:
        listed = LISTED.get((frm, to, type(frm)))
        if listed is not None and role in listed.by and (reason.strip() or not listed.reason):
            assert step(frm, to, role, reason) is listed
        else:
            with pytest.raises(IllegalStepError):
                step(frm, to, role, reason)


def test_a_signal_never_takes_the_road_of_a_bundle() -> None:
    for frm, to in MIXED:
        with pytest.raises(IllegalStepError):
            step(frm, to, MODERATOR, "omdat")


def test_what_was_taken_back_stays_so_and_everything_that_waits_can_be_taken_back() -> None:
    roads = {
        frm: {e.to for e in TRANSITIONS if (e.frm, type(e.frm)) == (frm, SignalState)} for frm in SignalState
    }
    assert all(not roads[state] for state in ENDS)
    past = ENDS | {SignalState.REJECTED, SignalState.MERGED}
    assert all(SignalState.WITHDRAWN in roads[state] for state in set(SignalState) - past)


def test_only_the_contributor_brings_a_candidate_in_and_only_moderators_turn_away() -> None:
    assert LISTED[SignalState.CANDIDATE, SignalState.NEW, SignalState].by == {ActorRole.CONTRIBUTOR}
    assert all(each.by == {MODERATOR} for each in TRANSITIONS if each.to is SignalState.REJECTED)


def test_nothing_is_declined_or_opened_again_without_a_reason() -> None:
    assert all(each.reason for each in TRANSITIONS if each.to in {BundleState.DECLINED, BundleState.OPEN})


def test_no_step_stands_twice() -> None:
    assert len(LISTED) == len(TRANSITIONS)


@pytest.mark.parametrize("to", SignalState)
def test_the_store_takes_listed_steps_only_and_writes_each_down(world: World, to: SignalState) -> None:
    found = world.give(ANNA)
    before = store.history(world.unit, found.id)
    listed = LISTED.get((SignalState.NEW, to, SignalState))
    if listed is None:
        with pytest.raises(IllegalStepError):
            store.move_signal(world.unit, found, to, MODERATOR, NOW, "omdat")
        assert store.history(world.unit, found.id) == before
        return
    role = min(listed.by)
    store.move_signal(world.unit, found, to, role, NOW, "omdat")
    last = store.history(world.unit, found.id)[len(before) :]
    assert [(each.frm, each.to, each.role, each.reason) for each in last] == [("nieuw", to, role, "omdat")]


def test_a_step_from_a_state_that_is_past_is_refused(world: World) -> None:
    stale = world.give(ANNA)
    store.move_signal(world.unit, stale, SignalState.VALIDATED, MODERATOR, NOW)
    with pytest.raises(IllegalStepError, match="no longer nieuw"):
        store.move_signal(world.unit, stale, SignalState.WITHDRAWN, ActorRole.CONTRIBUTOR, NOW)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(BundleState), st.sampled_from(ActorRole), st.sampled_from(["", "omdat"])),
        max_size=12,
    )
)
def test_check_5_a_bundle_never_leaves_the_table_and_each_step_leaves_one_line(
    unit: Connection, wanted: list[tuple[BundleState, ActorRole, str]]
) -> None:
    nested = unit.begin_nested()
    made = Bundle("B-001", "Tarief", BundleState.OPEN, None, None, NOW)
    store.add_bundle(unit, made, MODERATOR)
    state, lines = BundleState.OPEN, [("", "open")]
    for to, role, reason in wanted:
        listed = LISTED.get((state, to, BundleState))
        fits = listed is not None and role in listed.by and bool(reason or not listed.reason)
        now = Bundle("B-001", "Tarief", state, None, None, NOW)
        try:
            store.move_bundle(unit, now, to, role, NOW, reason)
        except IllegalStepError:
            assert not fits
            continue
        assert fits
        lines.append((state.value, to.value))
        state = to
    assert [(each.frm, each.to) for each in store.history(unit, "B-001")] == lines
    nested.rollback()


def test_a_bundle_that_moves_leaves_an_event(unit: Connection) -> None:
    made = Bundle("B-001", "Tarief", BundleState.OPEN, None, None, NOW)
    store.add_bundle(unit, made, MODERATOR)
    store.move_bundle(unit, made, BundleState.SCHEDULED, SECRETARY, NOW, "V-2026-1")
    assert [each.to for each in store.history(unit, "B-001")] == ["open", "geagendeerd"]
    with pytest.raises(IllegalStepError, match="no longer open"):
        store.move_bundle(unit, made, BundleState.SCHEDULED, SECRETARY, NOW, "V-2026-1")
