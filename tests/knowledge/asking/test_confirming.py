"""Who found it says so; words that two people used for it wait for an editor, who takes or refuses them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Reply
from bot.store.base import metadata
from bot.store.lexicon_proposals import lexicon_proposal, lexicon_proposer
from knowledge.asking.confirming import ConfirmCommands
from knowledge.lexicon.editing.proposals import ProposalCommands
from knowledge.personal import FindPersonalData, tidy
from knowledge.room import KnowledgeRoom
from tests.knowledge.conftest import NOW, call, words
from tests.knowledge.sources.desk import els, press

QUESTION = "welke richtlijn is er over uithuisplaatsing van kinderen na spinnewielen van [naam]"


@pytest.fixture
def confirming(room: KnowledgeRoom) -> ConfirmCommands:
    return next(each for each in room.commands if isinstance(each, ConfirmCommands))


@pytest.fixture
def proposing(room: KnowledgeRoom) -> ProposalCommands:
    return next(each for each in room.commands if isinstance(each, ProposalCommands))


def held(unit: Connection) -> list[tuple[str, str]]:
    return [(row.word, row.state) for row in unit.execute(select(lexicon_proposal))]


def right(room: KnowledgeRoom, unit: Connection, name: str) -> Reply:
    """Somebody asks, says that it was among these, and which it was."""
    shown = room.commands[0].where(call(unit, name), QUESTION)
    which = press(room, call(unit, name), shown, "Dit was het")
    return press(room, call(unit, name), which, which.actions[0].label)


def test_the_word_waits_after_a_second_person_who_are_then_forgotten(
    room: KnowledgeRoom, proposing: ProposalCommands, unit: Connection
) -> None:
    assert "Fijn dat je het vond" in words(right(room, unit, "anna"))
    right(room, unit, "anna")
    assert held(unit) == [("spinnewiel", "gehoord")]
    assert "Er wacht geen woord" in words(proposing.listed(els(unit)))
    right(room, unit, "bram")
    assert held(unit) == [("spinnewiel", "wacht")]
    assert list(unit.execute(select(lexicon_proposer))) == []
    assert "spinnewiel · bron:" in words(proposing.listed(els(unit)))


def test_of_a_question_nothing_is_kept_but_the_unknown_words(room: KnowledgeRoom, unit: Connection) -> None:
    before = {t.name for t in metadata.sorted_tables if "spinnewiel" in repr(list(unit.execute(select(t))))}
    assert before == set()
    right(room, unit, "anna")
    after = {t.name for t in metadata.sorted_tables if "spinnewiel" in repr(list(unit.execute(select(t))))}
    assert after == {"lexicon_proposal", "lexicon_proposer"}
    rows = repr([row.word for row in unit.execute(select(lexicon_proposer))])
    assert not any(word in rows for word in ("naam", "richtlijn", "uithuis"))


def test_what_is_taken_into_a_concept_waits_no_longer(
    room: KnowledgeRoom, proposing: ProposalCommands, unit: Connection
) -> None:
    for name in ("anna", "bram"):
        right(room, unit, name)
    listed = proposing.listed(els(unit))
    accept = next(each for each in listed.actions if each.command == "begrip-erbij")
    seen = press(room, els(unit), listed, accept.label)
    press(room, els(unit), seen, "Zo bewaren")
    assert "Er wacht geen woord" in words(proposing.listed(els(unit)))


def test_what_is_refused_is_not_proposed_again(
    room: KnowledgeRoom, proposing: ProposalCommands, unit: Connection
) -> None:
    for name in ("anna", "bram"):
        right(room, unit, name)
    press(room, els(unit), proposing.listed(els(unit)), "Weiger “spinnewiel”")
    for name in ("cor", "dora"):
        right(room, unit, name)
    assert "Er wacht geen woord" in words(proposing.listed(els(unit)))
    with pytest.raises(UserError, match="lexicon-not-proposed"):
        proposing.refuse(els(unit), "spinnewiel", "rj-adhd")


def test_the_programme_board_sees_them_and_cannot_refuse(
    room: KnowledgeRoom, proposing: ProposalCommands, unit: Connection
) -> None:
    for name in ("anna", "bram"):
        right(room, unit, name)
    listed = proposing.listed(call(unit, "bea", Role.PROGRAMME_BOARD))
    assert "weiger-woord" not in {each.command for each in listed.actions}


def test_who_asks_sees_their_words_and_has_them_erased(room: KnowledgeRoom, unit: Connection) -> None:
    person, data = call(unit, "anna").person, FindPersonalData()
    right(room, unit, "anna")
    shown = data.export(unit, person)["confirmed"]
    assert [(x["word"], x["at"]) for x in shown] == [("spinnewiel", NOW.isoformat())]  # type: ignore[attr-defined] # JSON
    data.forget(unit, person)
    assert held(unit) == []
    assert "confirmed" not in data.export(unit, person)


def test_a_word_of_one_person_goes_after_a_quarter_and_any_after_two_years(
    room: KnowledgeRoom, unit: Connection
) -> None:
    right(room, unit, "anna")
    tidy(unit, NOW + timedelta(days=89))
    assert held(unit) == [("spinnewiel", "gehoord")]
    tidy(unit, NOW + timedelta(days=91))
    assert held(unit) == []
    for name in ("anna", "bram"):
        right(room, unit, name)
    tidy(unit, NOW + timedelta(days=729))
    assert held(unit) == [("spinnewiel", "wacht")]
    tidy(unit, NOW + timedelta(days=731))
    assert held(unit) == []


def test_a_source_that_is_gone_cannot_be_confirmed(confirming: ConfirmCommands, unit: Connection) -> None:
    with pytest.raises(UserError, match="find-no-resource"):
        confirming.found(call(unit), "spinnewiel", "nergens")
