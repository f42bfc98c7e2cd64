"""A moderator never decides on what a colleague changed, and can take the own last decision back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.reply import Reply
from bot.signals import store
from bot.signals.model import BundleState, Reason, Signal, SignalState
from bot.signals.recognition import endorsing
from bot.signals.vetting.queue import QueueCommands
from tests.bot.signals.conftest import ANNA, BEN, MODERATOR, RATES, WAITING, World, person

KIM = Actor("web", "kim", "Kim", frozenset({Role.MODERATOR}))


def desk(world: World) -> QueueCommands:
    return world.room.commands[1]


def words(reply: Reply) -> str:
    return plain(reply.blocks)


def kept(world: World, id_: str) -> Signal:
    found = store.signal_by_id(world.unit, id_)
    assert found is not None
    return found


def test_who_presses_after_a_colleague_reads_what_it_is_now_and_changes_nothing(world: World) -> None:
    found = world.give(ANNA)
    for who in (MODERATOR, KIM):
        desk(world).queue(world.call(who))
    desk(world).triage(world.call(MODERATOR), found.id, False, True, False)
    late = desk(world).triage(world.call(KIM), found.id, True, False, False)
    assert "Een collega was je voor" in words(late)
    assert "vraag aan werkgever" in words(late)
    desk(world).new_bundle(world.call(MODERATOR), found.id, "Tarief")
    late = desk(world).approve(world.call(KIM), found.id, "los")
    assert "S-2026-00001 is nu in een bundel. Bundel: B-001" in words(late)
    assert kept(world, found.id).bundle == "B-001"
    # Who read that and presses again means it.
    desk(world).loosen(world.call(KIM), found.id)
    assert kept(world, found.id).state is SignalState.VALIDATED


def test_a_decision_is_taken_back_with_the_bundle_it_made(world: World) -> None:
    found = world.give(ANNA)
    desk(world).triage(world.call(MODERATOR), found.id, False, True, False)
    done = desk(world).new_bundle(world.call(MODERATOR), found.id, "Tarief")
    assert [x.label for x in done.actions] == ["Herstel"]
    back = desk(world).take_back(world.call(MODERATOR))
    assert "S-2026-00001 is teruggedraaid" in words(back)
    again = kept(world, found.id)
    assert (again.state, again.bundle, again.theme_by) == (SignalState.NEW, None, found.theme_by)
    gone = store.merged_bundle(world.unit, "B-001")
    assert gone is not None
    assert gone.state is BundleState.EXPIRED
    assert store.bundles(world.unit) == []
    with pytest.raises(UserError, match="signal-nothing-to-undo"):
        desk(world).take_back(world.call(MODERATOR))


def test_taking_a_fold_back_takes_its_recognition_back(world: World) -> None:
    original, copy = world.give(ANNA), world.give(BEN, f"> {RATES}\nHier ook")
    desk(world).reject(world.call(MODERATOR), copy.id, Reason.COPY)
    assert endorsing.support(world.unit, [original.id])[original.id].endorsers == {person(BEN)}
    desk(world).take_back(world.call(MODERATOR))
    assert endorsing.support(world.unit, [original.id])[original.id].endorsers == set()
    assert kept(world, copy.id).copy_of is None


def test_not_after_an_hour_not_of_a_colleague_and_not_when_something_followed(world: World) -> None:
    found, other = world.give(ANNA), world.give(BEN, WAITING)
    for id_ in (found.id, other.id):
        desk(world).reject(world.call(MODERATOR), id_, Reason.CASE)
    with pytest.raises(UserError, match="signal-nothing-to-undo"):
        desk(world).take_back(world.call(KIM))
    later = replace(world.call(MODERATOR), now=world.call(MODERATOR).now + timedelta(hours=2))
    with pytest.raises(UserError, match="signal-nothing-to-undo"):
        desk(world).take_back(later)
    desk(world).take_back(world.call(MODERATOR))
    assert kept(world, found.id).state is SignalState.REJECTED
    assert kept(world, other.id).state is SignalState.NEW


@pytest.mark.parametrize("reason", [Reason.SAFETY, Reason.WITHDRAWN])
def test_words_that_were_erased_do_not_come_back(world: World, reason: Reason) -> None:
    found = world.give(ANNA)
    desk(world).reject(world.call(MODERATOR), found.id, reason)
    assert kept(world, found.id).text is None
    with pytest.raises(UserError, match="signal-nothing-to-undo"):
        desk(world).take_back(world.call(MODERATOR))


def test_the_card_says_when_a_decision_is_due(world: World) -> None:
    found = world.give(ANNA)
    assert "Beslissen vóór: 26 november 2026" in words(desk(world).queue(world.call(MODERATOR)))
    for days, late in ((5, "te laat"), (20, "veel te laat")):
        call = replace(world.call(MODERATOR), now=found.given_at + timedelta(days=days))
        assert f"26 november 2026: {late}" in words(desk(world).queue(call))
