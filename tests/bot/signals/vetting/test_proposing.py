"""Loose signals that may be about one issue are proposed, made a bundle with one press, or left loose."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.signals import store
from bot.signals.likeness.gathering import groups
from bot.signals.model import Signal, SignalState
from bot.signals.reading.rules import SignalRules
from bot.signals.retention import tidy
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.proposal_commands import ProposalCommands
from bot.store.schedules import Slot
from tests.bot.signals.conftest import ANNA, BEN, MO, MODERATOR, NOW, STAFF, WAITING, YES_NO_NO, World, person

RATES = (
    "Het tarief is niet kostendekkend en de indexatie blijft achter bij de cao",
    "Door het lage tarief en de indexatie stoppen aanbieders met begeleiding",
    "Wij leggen toe op elk uur: het tarief is te laag en indexatie komt te laat",
)
GIVERS = (ANNA, BEN, Actor("web", "cor", "Cor"))


def loose(world: World, giver: Actor, text: str, by: str = person(MO)) -> Signal:
    found = world.give(giver, text)
    Vetting().triage(world.unit, found, by, YES_NO_NO, NOW)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    Vetting().leave_loose(world.unit, again, by, NOW)
    return again


def proposals(world: World) -> ProposalCommands:
    return world.room.commands[13]


def monday(world: World, week: int = 0) -> None:
    slot = Slot("signals-proposals", f"week {week}", NOW + timedelta(weeks=week), timedelta(0))
    proposals(world).job.run(world.unit, slot)


def test_what_is_alike_is_told_to_staff_once_with_why_and_becomes_a_bundle(world: World) -> None:
    given = [loose(world, giver, text) for giver, text in zip(GIVERS, RATES, strict=True)]
    loose(world, ANNA, WAITING)
    monday(world)
    monday(world, 1)
    (told,) = world.outbox.texts(STAFF)
    assert "3 signalen delen: " in told
    assert "tarief" in told.split("delen: ")[1]
    assert all(each.id in told for each in given)
    assert not any(text in told for text in (*RATES, WAITING))
    reply = proposals(world).waiting(world.call(MODERATOR))
    assert RATES[0] in plain(reply.blocks)
    make = next(each for each in reply.actions if each.command == "maak-bundel")
    proposals(world).make(world.call(MODERATOR), int(make.given["voorstel"]))
    (bundle,) = store.bundles(world.unit)
    assert [x.id for x in store.members(world.unit, bundle.id)] == [x.id for x in given]
    assert "geen losse" in plain(proposals(world).waiting(world.call(MODERATOR)).blocks)
    with pytest.raises(UserError, match="signal-no-proposal"):
        proposals(world).make(world.call(MODERATOR), int(make.given["voorstel"]))


def test_what_was_left_loose_is_proposed_again_only_when_it_grew(world: World) -> None:
    for giver, text in zip(GIVERS[:2], RATES[:2], strict=True):
        loose(world, giver, text)
    monday(world)
    (waits,) = world.room.proposing.waiting(world.unit)
    proposals(world).dismiss(world.call(MODERATOR), waits.id)
    monday(world, 1)
    assert world.room.proposing.waiting(world.unit) == []
    loose(world, GIVERS[2], RATES[2])
    monday(world, 2)
    (grown,) = world.room.proposing.waiting(world.unit)
    assert len(grown.group.signals) == 3
    assert len(world.outbox.texts(STAFF)) == 2


def test_a_proposal_follows_what_happens_to_its_signals(world: World) -> None:
    first, second = (loose(world, giver, text) for giver, text in zip(GIVERS[:2], RATES[:2], strict=True))
    monday(world)
    found = store.signal_by_id(world.unit, first.id)
    assert found is not None
    world.room.intake.withdraw(world.unit, found, NOW)
    assert world.room.proposing.waiting(world.unit) == []
    loose(world, GIVERS[2], RATES[2])
    monday(world, 1)
    (left,) = world.room.proposing.waiting(world.unit)
    assert second.id in [each.id for each in left.group.signals]
    tidy(world.unit, world.room.intake, NOW + timedelta(days=740))


def test_a_moderators_own_signal_stays_loose_and_one_person_is_no_group(world: World) -> None:
    own = loose(world, MO, RATES[0], person(BEN))
    loose(world, ANNA, RATES[1])
    monday(world)
    (waits,) = world.room.proposing.waiting(world.unit)
    made = world.room.proposing.make(world.unit, waits.id, person(MO), "Het tarief is te laag", NOW)
    assert made.title == "Het tarief is te laag"
    left = store.signal_by_id(world.unit, own.id)
    assert left is not None
    assert left.state is SignalState.VALIDATED
    loose(world, MO, RATES[2], person(BEN))
    monday(world, 1)
    assert world.room.proposing.waiting(world.unit) == []


def test_the_same_signals_give_the_same_groups_in_whatever_order_they_are_read(
    world: World, rules: SignalRules
) -> None:
    for giver, text in zip(GIVERS, RATES, strict=True):
        loose(world, giver, text)
    found = store.loose_signals(world.unit, 10)
    once, again = groups(found, rules), groups(list(reversed(found)), rules)
    assert [{x.id for x in each.signals} for each in once] == [{x.id for x in each.signals} for each in again]
    assert [each.shares for each in once] == [each.shares for each in again]
    assert store.loose_signals(world.unit, 2) == found[1:]
