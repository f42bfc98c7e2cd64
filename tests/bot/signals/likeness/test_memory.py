"""What suggestions remember follows the database: moves, losses, undone decisions, words that go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection, select, update

from bot.signals import store
from bot.signals.editing.following import FollowedTerms
from bot.signals.likeness.suggesting import Suggester
from bot.signals.model import Bundle, Signal
from bot.signals.reading.rules import SignalRules
from bot.signals.reading_table import signal_reading
from bot.signals.signal_table import signal
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.merging import merge
from bot.signals.vetting.redacting import redact
from tests.bot.signals.conftest import ANNA, BEN, MODERATOR, NOW, RATES, WAITING, YES_NO_NO, World, person

ASKED = "Onze uurtarieven liggen onder de kostprijs en er is geen indexatie"
MO = person(MODERATOR)


@pytest.fixture
def suggester(rules: SignalRules) -> Suggester:
    """What remembers."""
    return Suggester(FollowedTerms(rules))


def bundled(world: World, text: str = RATES, title: str = "Tarieven") -> tuple[Signal, Bundle]:
    found = world.give(ANNA, text)
    vetting = Vetting()
    vetting.triage(world.unit, found, MO, YES_NO_NO, NOW)
    made = vetting.new_bundle(world.unit, again(world, found), MO, title, NOW)
    return again(world, found), made


def again(world: World, found: Signal) -> Signal:
    known = store.signal_by_id(world.unit, found.id)
    assert known is not None
    return known


def near(suggester: Suggester, unit: Connection, like: Signal, text: str = ASKED) -> list[str]:
    asked = replace(like, id="S-2026-99999", text=text, channel="praktijk")
    return [each.bundle.id for each in suggester.near(unit, asked)]


def kept(unit: Connection) -> list[str]:
    return list(unit.execute(select(signal_reading.c.signal)).scalars())


def test_a_bundle_is_suggested_as_soon_as_it_is_there_and_what_was_read_is_kept(
    world: World, suggester: Suggester
) -> None:
    loose = world.give(BEN, WAITING)
    assert near(suggester, world.unit, loose) == []
    found, made = bundled(world)
    assert near(suggester, world.unit, loose) == [made.id]
    assert kept(world.unit) == [found.id]


def test_a_start_reads_what_was_kept_not_the_words(world: World, rules: SignalRules) -> None:
    found, made = bundled(world)
    near(Suggester(FollowedTerms(rules)), world.unit, found)
    world.unit.execute(update(signal).values(text="iets heel anders"))
    assert near(Suggester(FollowedTerms(rules)), world.unit, found) == [made.id]


def test_what_other_word_lists_read_is_read_again_at_a_start(world: World, rules: SignalRules) -> None:
    found, made = bundled(world)
    near(Suggester(FollowedTerms(replace(rules, mark="older"))), world.unit, found)
    assert near(Suggester(FollowedTerms(rules)), world.unit, found) == [made.id]
    assert list(world.unit.execute(select(signal_reading.c.mark)).scalars()) == [rules.mark]


def test_a_signal_that_leaves_its_bundle_no_longer_speaks_for_it(world: World, suggester: Suggester) -> None:
    found, made = bundled(world)
    assert near(suggester, world.unit, found) == [made.id]
    Vetting().loosen(world.unit, found, MO, NOW)
    assert near(suggester, world.unit, found) == []


def test_merged_bundles_speak_as_one(world: World, suggester: Suggester) -> None:
    found, gone = bundled(world)
    _, kept_one = bundled(world, WAITING, "Wachten")
    assert near(suggester, world.unit, found)[0] == gone.id
    left = merge(world.unit, gone, kept_one, NOW)
    assert near(suggester, world.unit, found) == [left.id]


def test_words_that_go_take_what_was_read_of_them_along(world: World, suggester: Suggester) -> None:
    found, _ = bundled(world)
    near(suggester, world.unit, found)
    world.room.intake.withdraw(world.unit, found, NOW)
    assert kept(world.unit) == []
    assert near(suggester, world.unit, found) == []


def test_a_member_who_is_forgotten_leaves_no_reading(world: World, suggester: Suggester) -> None:
    found, _ = bundled(world)
    near(suggester, world.unit, found)
    world.room.personal.forget(world.unit, person(ANNA))
    assert kept(world.unit) == []


def test_words_that_are_left_out_are_not_remembered(world: World, suggester: Suggester) -> None:
    found, made = bundled(world)
    near(suggester, world.unit, found)
    redact(world.unit, found, MO, "tarief", NOW)
    assert kept(world.unit) == []
    assert near(suggester, world.unit, found) == [made.id]
    assert kept(world.unit) == [found.id]


def test_a_decision_that_was_undone_with_its_transaction_is_forgotten(
    world: World, suggester: Suggester
) -> None:
    found = world.give(ANNA)
    part = world.unit.begin_nested()
    vetting = Vetting()
    vetting.triage(world.unit, found, MO, YES_NO_NO, NOW)
    made = vetting.new_bundle(world.unit, again(world, found), MO, "Tarieven", NOW)
    assert near(suggester, world.unit, found) == [made.id]
    part.rollback()
    assert near(suggester, world.unit, found) == []


def test_a_copy_is_found_and_a_later_signal_is_none(world: World, suggester: Suggester) -> None:
    first = world.give(ANNA)
    second = world.give(BEN, f"<p> {RATES}")
    assert suggester.copy(world.unit, second) == first
    assert suggester.copy(world.unit, first) is None
    world.room.intake.withdraw(world.unit, first, NOW)
    assert suggester.copy(world.unit, second) is None
