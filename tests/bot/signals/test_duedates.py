"""The days on which staff owes something, in working days, shown where staff looks, and late in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.core.content import plain
from bot.signals import policy, store
from bot.signals.deadlines import Terms
from bot.signals.duedates import bundle_due, signal_due
from bot.signals.model import ActorRole, Bundle, BundleState, SignalState
from bot.signals.policy import Placing
from bot.signals.vetting.judging import Vetting
from tests.bot.signals.conftest import ANNA, BEN, MO, MODERATOR, NOW, SAY, YES_NO_NO, World, person

TERMS = Terms()


def discussed(world: World) -> Bundle:
    """A bundle that the table spoke about on Monday 23 November 2026."""
    found = world.give(ANNA)
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    made = Vetting().new_bundle(world.unit, again, person(MO), "Tarief dekt de kosten niet", NOW)
    policy.schedule(world.unit, made, Placing("V-2026-1", "els", True), ActorRole.SECRETARY, NOW)
    on = store.bundle_by_id(world.unit, made.id)
    assert on is not None
    policy.discuss(world.unit, on, "D-2026-01", "De tafel neemt het mee", ActorRole.SECRETARY, NOW)
    after = store.bundle_by_id(world.unit, made.id)
    assert after is not None
    return after


def test_a_new_signal_has_three_working_days_and_a_loose_one_ten(world: World) -> None:
    found = world.give(ANNA)
    due = signal_due(found, TERMS, NOW)
    assert due is not None
    assert (due.day, due.times_late) == (date(2026, 11, 26), 0)
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    Vetting().leave_loose(world.unit, again, person(MO), NOW)
    loose = store.signal_by_id(world.unit, found.id)
    assert loose is not None
    late = signal_due(loose, TERMS, NOW + timedelta(days=15))
    assert late is not None
    assert late.told(SAY["nl"]) == "7 december 2026: te laat"
    assert signal_due(replace(loose, bundle="B-001", state=SignalState.BUNDLED), TERMS, NOW) is None


def test_feedback_is_due_ten_working_days_after_the_table_spoke_and_the_bundle_says_so(world: World) -> None:
    found = discussed(world)
    due = bundle_due(world.unit, found, TERMS, NOW)
    assert due is not None
    assert due.day == date(2026, 12, 7)
    card = world.room.commands[8].bundle(world.call(BEN), found.id)
    assert "Terugkoppelen vóór: 7 december 2026" in plain(card.blocks)
    later = replace(world.call(MODERATOR), now=NOW + timedelta(days=60))
    assert "terugkoppelen vóór 7 december 2026: veel te laat" in plain(
        world.room.commands[3].list_bundles(later).blocks
    )
    opened = replace(found, state=BundleState.OPEN)
    assert bundle_due(world.unit, opened, TERMS, NOW) is None
