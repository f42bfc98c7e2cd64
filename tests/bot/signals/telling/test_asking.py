"""Words between staff and contributors: one question, an answer by account or receipt, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.places import Direct
from bot.core.reply import Reply
from bot.signals import store
from bot.signals.model import ConsentLevel
from bot.signals.telling import asking
from bot.signals.telling.asking_commands import AskingCommands
from tests.bot.signals.conftest import ANNA, BEN, MODERATOR, NOW, RATES, World

BRAM = Actor("web", "bram", "Bram", frozenset({Role.POLICY_TABLE}))
QUESTION, ANSWER = "Hoe vaak zie je dit per maand?", "Elke week wel een keer, bij drie gezinnen"


def desk(world: World) -> AskingCommands:
    return world.room.commands[7]


def words(reply: Reply) -> str:
    return plain(reply.blocks)


def test_a_question_goes_to_the_contributor_and_the_signal_waits_until_it_is_answered(world: World) -> None:
    found = world.give(ANNA)
    world.room.commands[0].keep_posted(world.call(ANNA), found.id)
    assert "is gesteld" in words(desk(world).ask(world.call(MODERATOR), found.id, QUESTION))
    (told,) = world.outbox.texts(Direct("web", "anna"))
    assert QUESTION in told
    queue = world.room.commands[1]
    assert "wachtrij is leeg" in words(queue.queue(world.call(MODERATOR)))
    assert "Je antwoord staat bij" in words(desk(world).add(world.call(ANNA), found.id, ANSWER))
    card = words(queue.queue(world.call(MODERATOR)))
    assert card.index(QUESTION) < card.index(ANSWER)
    with pytest.raises(UserError, match="signal-asked-before"):
        desk(world).ask(world.call(MODERATOR), found.id, QUESTION)


def test_without_an_answer_it_is_back_after_two_weeks(world: World) -> None:
    found = world.give(ANNA)
    desk(world).ask(world.call(MODERATOR), found.id, QUESTION)
    for days, back in ((13, False), (14, True)):
        call = replace(world.call(MODERATOR), now=NOW + timedelta(days=days))
        assert (found.id in words(world.room.commands[1].queue(call))) is back


def test_who_is_strictly_anonymous_reads_and_answers_with_the_receipt(world: World) -> None:
    everyone = world.room.commands[0]
    receipt = words(everyone.report(world.call(ANNA), RATES)).partition("Je bonnetje: ")[2].splitlines()[0]
    everyone.consent(world.call(ANNA), "S-2026-00001", ConsentLevel.STRICT)
    said = desk(world).ask(world.call(MODERATOR), "S-2026-00001", QUESTION)
    assert "staat klaar bij het bonnetje" in words(said)
    shown = everyone.follow(world.call(BEN), receipt)
    assert QUESTION in words(shown)
    add = next(x for x in shown.actions if x.label == "Vul aan")
    desk(world).add_by_receipt(world.call(BEN), **add.given, tekst=ANSWER)
    assert [x.text for x in asking.said(world.unit, "S-2026-00001")] == [QUESTION, ANSWER]
    with pytest.raises(UserError, match="signal-no-receipt"):
        desk(world).add_by_receipt(world.call(BEN), "S-2026-00001", "x", ANSWER)


def test_more_can_be_added_without_a_question_and_goes_with_the_signal(world: World) -> None:
    found = world.give(ANNA)
    assert "Je aanvulling staat bij" in words(desk(world).add(world.call(ANNA), found.id, ANSWER))
    with pytest.raises(UserError, match="signal-not-yours"):
        desk(world).add(world.call(BEN), found.id, ANSWER)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    world.room.intake.withdraw(world.unit, again, NOW)
    assert asking.said(world.unit, found.id) == []


@pytest.mark.parametrize("level", ConsentLevel)
def test_the_secretary_approaches_only_who_allows_it(world: World, level: ConsentLevel) -> None:
    found = world.give(ANNA)
    world.room.commands[0].consent(world.call(ANNA), found.id, level)
    if level in {ConsentLevel.APPROACHABLE, ConsentLevel.BY_NAME}:
        desk(world).approach(world.call(BRAM), found.id, QUESTION)
        assert asking.open_question(world.unit, found.id) is not None
    else:
        with pytest.raises(UserError, match="signal-not-approachable"):
            desk(world).approach(world.call(BRAM), found.id, QUESTION)


def test_what_is_added_is_told_in_general_too(world: World) -> None:
    found = world.give(ANNA)
    desk(world).add(world.call(ANNA), found.id, "Ook bij de gemeente Hengelo gaat het zo")
    (said,) = asking.said(world.unit, found.id)
    assert said.text == "Ook bij [een gemeente in jeugdregio Twente] gaat het zo"
