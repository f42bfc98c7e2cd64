"""The sample community: whole, recent, and made by the ordinary functions."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from bot.signals import store
from bot.signals.model import BundleState, SignalState
from bot.signals.reporting import between
from bot.signals.sample import load_sample
from tests.bot.signals.conftest import CONFIG, NOW, World, person


def test_twelve_weeks_of_signals_bundles_and_recognitions_are_there(world: World) -> None:
    given = load_sample(world.unit, NOW, CONFIG / "sample", world.room.intake, person)
    period = between(world.unit, NOW - timedelta(weeks=12), NOW)
    assert given == len(period.signals) > 200
    assert len(period.bundles) > 20
    states = Counter(each.state for each in period.signals)
    assert states[SignalState.NEW] >= 3
    assert states[SignalState.VALIDATED] >= 3
    assert {each.state for each in period.bundles.values()} == {BundleState.OPEN}
    assert len(period.endorsed) > 100
    assert max(each.persons for each in period.support.values()) >= 10
    assert all(each.at <= NOW for each in period.steps)
    weeks = Counter((NOW - each.given_at).days // 7 for each in period.signals)
    assert len(weeks) == 12


def test_the_same_moment_gives_the_same_community(world: World) -> None:
    load_sample(world.unit, NOW, CONFIG / "sample", world.room.intake, person)
    first = between(world.unit, NOW - timedelta(weeks=12), NOW)
    assert first.signals[0].id.startswith("S-2026-")
    assert [each.id for each in store.waiting_signals(world.unit)] == [
        each.id for each in first.signals if each.state is SignalState.NEW
    ]
