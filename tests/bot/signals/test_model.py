"""One table of steps, and nothing outside it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.signals import store
from bot.signals.model import (
    TRANSITIONS,
    Bundle,
    BundleState,
    IllegalStepError,
    SignalState,
    State,
    step,
)
from tests.bot.signals.conftest import ANNA, NOW, World

LISTED = {(each.frm, each.to, type(each.frm)): each for each in TRANSITIONS}
ENDS = {SignalState.REJECTED, SignalState.WITHDRAWN, SignalState.MERGED, SignalState.EXPIRED}


PAIRS: list[tuple[State, State]] = [*product(SignalState, SignalState), *product(BundleState, BundleState)]
MIXED: list[tuple[State, State]] = [*product(SignalState, BundleState), *product(BundleState, SignalState)]


@pytest.mark.parametrize("reason", ["", "  ", "omdat"])
def test_only_listed_steps_are_possible_and_some_need_a_reason(reason: str) -> None:
    for frm, to in PAIRS:
        listed = LISTED.get((frm, to, type(frm)))
        if listed is not None and (reason.strip() or not listed.reason):
            assert step(frm, to, reason) is listed
        else:
            with pytest.raises(IllegalStepError):
                step(frm, to, reason)


def test_a_signal_never_takes_the_road_of_a_bundle() -> None:
    for frm, to in MIXED:
        with pytest.raises(IllegalStepError):
            step(frm, to, "omdat")


def test_what_has_ended_stays_ended_and_everything_else_can_end() -> None:
    roads = {
        frm: {e.to for e in TRANSITIONS if (e.frm, type(e.frm)) == (frm, SignalState)} for frm in SignalState
    }
    assert all(not roads[state] for state in ENDS)
    assert all(SignalState.WITHDRAWN in roads[state] for state in set(SignalState) - ENDS)


def test_no_step_stands_twice() -> None:
    assert len(LISTED) == len(TRANSITIONS)


@pytest.mark.parametrize("to", SignalState)
def test_the_store_takes_listed_steps_only_and_writes_each_down(world: World, to: SignalState) -> None:
    found = world.give(ANNA)
    before = store.history(world.unit, found.id)
    listed = LISTED.get((SignalState.NEW, to, SignalState))
    if listed is None:
        with pytest.raises(IllegalStepError):
            store.move_signal(world.unit, found, to, "moderator", NOW, "omdat")
        assert store.history(world.unit, found.id) == before
        return
    store.move_signal(world.unit, found, to, "moderator", NOW, "omdat")
    last = store.history(world.unit, found.id)[len(before) :]
    assert [(each.frm, each.to, each.role, each.reason) for each in last] == [
        ("nieuw", to, "moderator", "omdat")
    ]


def test_a_step_from_a_state_that_is_past_is_refused(world: World) -> None:
    stale = world.give(ANNA)
    store.move_signal(world.unit, stale, SignalState.VALIDATED, "moderator", NOW)
    with pytest.raises(IllegalStepError, match="no longer nieuw"):
        store.move_signal(world.unit, stale, SignalState.WITHDRAWN, "moderator", NOW)


@given(st.lists(st.sampled_from(BundleState), max_size=10))
def test_a_bundle_never_leaves_the_table(wanted: list[BundleState]) -> None:
    state = BundleState.OPEN
    for to in wanted:
        allowed = (state, to, BundleState) in LISTED
        try:
            step(state, to, "omdat")
        except IllegalStepError:
            assert not allowed
            continue
        assert allowed
        state = to


def test_a_bundle_that_moves_leaves_an_event(unit: Connection) -> None:
    made = Bundle("B-001", "Tarief", BundleState.OPEN, None, None, NOW)
    store.add_bundle(unit, made, "moderator")
    store.move_bundle(unit, made, BundleState.SCHEDULED, "secretaris", NOW)
    assert [each.to for each in store.history(unit, "B-001")] == ["open", "geagendeerd"]
    with pytest.raises(IllegalStepError, match="no longer open"):
        store.move_bundle(unit, made, BundleState.SCHEDULED, "secretaris", NOW)
