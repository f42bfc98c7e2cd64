"""Recognition and its counterpart: one person is one voice per bundle; words are read before they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.events import Message
from bot.core.people import Actor, Role
from bot.core.places import Direct, MessageRef
from bot.core.reply import Reply
from bot.signals import store
from bot.signals.capture.overhearing import HintCommands
from bot.signals.capture.tagging import RECOGNISE, WORKS, message_key
from bot.signals.model import Draft, Origin
from bot.signals.recognition import counterexamples, endorsing
from bot.signals.recognition.recognising import RecognitionCommands
from bot.signals.vetting.judging import Vetting
from tests.bot.signals.conftest import (
    ANNA,
    BEN,
    HALL,
    MO,
    MODERATOR,
    NOW,
    RATES,
    STAFF,
    YES_NO_NO,
    World,
    person,
)

HOW = "Wij spreken een vast tarief af voor drie jaar, dat geeft rust"


def desk(world: World) -> RecognitionCommands:
    return world.room.commands[8]


def words(reply: Reply) -> str:
    return plain(reply.blocks)


def bundled(world: World) -> tuple[str, MessageRef]:
    """A bundle of a signal that came from a message of Anna's."""
    ref = world.message(ANNA, RATES)
    origin = Origin("web", "praktijk", message_key(ref))
    found = world.room.intake.take_in(world.unit, person(ANNA), Draft(RATES), origin, NOW).signal
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    ready = store.signal_by_id(world.unit, found.id) or found
    return Vetting().new_bundle(world.unit, ready, person(MO), "Tarief", NOW).id, ref


def behind(world: World, id_: str) -> tuple[set[str], set[str]]:
    found = endorsing.support(world.unit, [id_])[id_]
    return set(found.endorsers), set(found.works)


def test_who_says_that_it_works_is_no_support_and_one_voice(world: World) -> None:
    id_, _ = bundled(world)
    desk(world).recognise(world.call(BEN), id_)
    assert behind(world, id_) == ({person(BEN)}, set())
    said = desk(world).works(world.call(BEN), id_)
    assert "bij jou werkt het wél" in words(said)
    assert behind(world, id_) == (set(), {person(BEN)})
    assert endorsing.support(world.unit, [id_])[id_].persons == 1
    desk(world).recognise(world.call(BEN), id_, intrekken=True)
    assert behind(world, id_) == (set(), set())
    with pytest.raises(UserError, match="signal-own-recognition"):
        desk(world).works(world.call(ANNA), id_)


def test_how_it_works_is_shown_after_a_moderator_read_it(world: World) -> None:
    id_, _ = bundled(world)
    desk(world).example(world.call(BEN), id_, HOW)
    assert HOW not in words(desk(world).bundle(world.call(ANNA), id_))
    waits = desk(world).examples(world.call(MODERATOR))
    assert HOW in words(waits)
    desk(world).judge(world.call(MODERATOR), int(waits.actions[0].given["nummer"]), True)
    assert HOW in words(desk(world).bundle(world.call(ANNA), id_))
    assert person(BEN) not in words(desk(world).bundle(world.call(ANNA), id_))
    with pytest.raises(UserError, match="signal-no-example"):
        desk(world).judge(world.call(MODERATOR), 1, False)
    desk(world).recognise(world.call(BEN), id_, intrekken=True)
    assert HOW not in words(desk(world).bundle(world.call(ANNA), id_))


def test_nobody_judges_the_own_example_and_a_no_erases_it(world: World) -> None:
    id_, _ = bundled(world)
    own = Actor("web", "mo", "Mo", frozenset({Role.MODERATOR}))
    desk(world).works(world.call(own), id_, HOW)
    with pytest.raises(UserError, match="signal-own"):
        desk(world).judge(world.call(own), 1, True)
    desk(world).judge(world.call(Actor("web", "kim", "Kim", frozenset({Role.MODERATOR}))), 1, False)
    assert "wacht geen voorbeeld" in words(desk(world).examples(world.call(own)))


@pytest.mark.parametrize(("emoji", "place"), [(RECOGNISE, 0), (WORKS, 1)])
def test_a_reaction_to_the_message_says_the_same(world: World, emoji: str, place: int) -> None:
    id_, ref = bundled(world)
    for added in (True, False):
        world.room.tagging.reacted(world.call(BEN, target=ref), emoji, added)
        assert (person(BEN) in behind(world, id_)[place]) is added


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Hier ook!", True),
        ("Ja, bij ons ook", True),
        ("herkenbaar", True),
        ("Hier ook, en wij hebben daar een heel andere oplossing voor gevonden", False),
        ("Dat hoor ik hier nooit", False),
    ],
)
def test_a_reply_that_says_no_more_than_here_too_counts_as_a_recognition(
    world: World, text: str, counts: bool
) -> None:
    id_, ref = bundled(world)
    message = Message(MessageRef(HALL, "reply"), BEN, text, NOW, reply_to=ref)
    if world.room.overhearing.wants(message, text):
        world.room.overhearing.overheard(world.call(BEN), message, text)
    assert (person(BEN) in behind(world, id_)[0]) is counts
    assert world.outbox.texts(HALL) == []


def hinted(world: World, days: int = 0) -> int:
    """How many hints Ben has after saying something that is clearly a signal."""
    text = "Elke gemeente vraagt andere verantwoording, dat kost ons uren per week en niemand leest het"
    message = Message(world.message(BEN, text), BEN, text, NOW)
    assert world.room.overhearing.wants(message, text)
    call = replace(world.call(BEN), now=NOW + timedelta(days=days))
    world.room.overhearing.overheard(call, message, text)
    return len(world.outbox.texts(Direct("web", "ben")))


def test_a_hint_is_given_to_who_asked_once_a_week_and_in_private(world: World) -> None:
    hints: HintCommands = world.room.commands[9]
    assert hinted(world) == 0
    hints.hints(world.call(BEN), True)
    assert [hinted(world, days) for days in (0, 6, 7)] == [1, 1, 2]
    hints.hints(world.call(BEN), False)
    assert hinted(world, 20) == 2
    assert store.signals_of(world.unit, person(BEN)) == []


def test_ordinary_and_staff_talk_is_let_be(world: World) -> None:
    for where, text in ((HALL, "Wie gaat er morgen mee lunchen bij het park?"), (STAFF, RATES)):
        message = Message(MessageRef(where, "x"), BEN, text, NOW)
        assert not world.room.overhearing.wants(message, text)


def test_how_it_works_is_told_in_general(world: World) -> None:
    id_, _ = bundled(world)
    desk(world).works(world.call(BEN), id_, "Pluryn belt hier elke ouder in Zwolle zelf op")
    (waits,) = counterexamples.waiting(world.unit)
    assert waits.text == (
        "[een jeugdhulpaanbieder] belt hier elke ouder in [een gemeente in jeugdregio IJsselland] zelf op"
    )
