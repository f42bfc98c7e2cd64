"""Editors change concepts: seen first, tried on the control questions, kept, and taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, Engine

from bot.core.commands import commands_of
from bot.core.errors import UserError
from bot.core.people import Role
from bot.store import lexicon
from knowledge.finding.finder import Finder
from knowledge.finding.gate import Verdict
from knowledge.finding.shelf import Shelf
from knowledge.lexicon.editing.commands import LexiconCommands
from knowledge.lexicon.editing.overlay import LEXICON
from knowledge.lexicon.editing.putting_in import SaidPart
from knowledge.room import KnowledgeRoom
from tests.knowledge.conftest import LISTS, SOURCES, call, clean, words
from tests.knowledge.sources.desk import els, press

KEEP = "Zo bewaren"


@pytest.fixture
def editing(room: KnowledgeRoom) -> LexiconCommands:
    return next(each for each in room.commands if isinstance(each, LexiconCommands))


def heard(room: KnowledgeRoom, unit: Connection, text: str) -> list[str]:
    answer = room.shelf.ask(unit, text, addressed=True)
    return [each.concept.id for each in answer.question.heard if each.strength >= 0.15]


def test_a_word_is_heard_once_it_is_kept(
    room: KnowledgeRoom, editing: LexiconCommands, unit: Connection
) -> None:
    seen = editing.add(els(unit), "pleegouder-worden", "spinnewiel")
    assert "erbij: los woord “spinnewiel” (pleegouder worden" in words(seen)
    assert "Aan de controlevragen verandert dus niets" in words(seen)
    assert "pleegouder-worden" not in heard(room, unit, "spinnewiel")
    assert "wijziging 1" in words(press(room, els(unit), seen, KEEP))
    assert heard(room, unit, "spinnewiel")[0] == "pleegouder-worden"


def test_a_change_is_taken_back_and_that_too(
    room: KnowledgeRoom, editing: LexiconCommands, unit: Connection
) -> None:
    kept = press(room, els(unit), editing.add(els(unit), "pleegouder-worden", "spinnewiel"), KEEP)
    back = press(room, els(unit), press(room, els(unit), kept, "Maak ongedaan"), KEEP)
    assert heard(room, unit, "spinnewiel") == []
    press(room, els(unit), press(room, els(unit), back, "Maak ongedaan"), KEEP)
    assert heard(room, unit, "spinnewiel") == ["pleegouder-worden"]
    told = words(editing.history(els(unit), "pleegouder-worden"))
    assert "draait 2 terug" in told
    assert "redacteur" in told


def test_the_overview_leads_to_what_was_changed_and_proposed(
    room: KnowledgeRoom, editing: LexiconCommands, unit: Connection
) -> None:
    press(room, els(unit), editing.add(els(unit), "pleegouder-worden", "spinnewiel"), KEEP)
    seen = editing.look(els(unit))
    assert "spinnewiel" in words(seen)
    assert [each.label for each in seen.actions][-1] == "Draai 1 terug"
    assert "Er wacht geen woord" in words(press(room, els(unit), seen, "Voorgestelde woorden"))


def test_words_lines_and_terms_are_told_apart(editing: LexiconCommands, unit: Connection) -> None:
    told = words(
        editing.add(els(unit), "pleegouder-worden", "windhoos, storm op zee; spinnewiel/vlot drijven")
    )
    assert "los woord “windhoos”" in told
    assert "zin “storm op zee”" in told
    assert "zin “spinnewiel/vlot drijven”" in told
    told = words(editing.add(els(unit), "pleegouder-worden", "Windhoos NL", SaidPart.TERM))
    assert "vakterm “Windhoos NL”" in told


def test_what_the_change_would_do_to_control_questions_is_said(
    room: KnowledgeRoom, editing: LexiconCommands, unit: Connection
) -> None:
    question = LISTS.controls.questions[0]
    right = sorted(question.right)[0]
    about = next(x for x in room.shelf.concepts(unit).all if right in x.sources)
    seen = editing.take(els(unit), about.id, right)
    assert f"weg: bron “{right}” ({about.name})" in words(seen)
    assert "controlevragen met deze woorden opnieuw gesteld" in words(seen)


def test_a_new_concept_leads_to_its_source(
    room: KnowledgeRoom, editing: LexiconCommands, unit: Connection
) -> None:
    seen = editing.new(els(unit), "Zeilend hulpverlenen", "spinnewiel, op een boot slapen", "nji-bigdeal")
    press(room, els(unit), seen, KEEP)
    answer = room.shelf.ask(unit, "spinnewiel", addressed=True)
    assert answer.question.heard[0].concept.id == "zeilend-hulpverlenen"
    assert answer.ranked[0].resource.id == "nji-bigdeal"
    assert room.shelf.ask(unit, "iets over zeilend hulpverlenen", addressed=True).why is Verdict.ANSWER
    assert room.shelf.suggest("zeilend", 5) == ["Zeilend hulpverlenen"]
    press(room, els(unit), press(room, els(unit), editing.revert(els(unit), 1), KEEP), "Maak ongedaan")
    assert heard(room, unit, "spinnewiel") == []


def test_a_word_goes_also_from_the_options_of_a_line(
    room: KnowledgeRoom, editing: LexiconCommands, unit: Connection
) -> None:
    press(room, els(unit), editing.add(els(unit), "pleegouder-worden", "spinnewiel/vlot drijven"), KEEP)
    seen = editing.take(els(unit), "pleegouder-worden", "spinnewielen")
    assert "erbij: zin “vlot drijven”" in words(seen)
    press(room, els(unit), seen, KEEP)
    assert heard(room, unit, "spinnewiel") == []


def test_a_retired_word_is_heard_in_no_concept(
    room: KnowledgeRoom, editing: LexiconCommands, unit: Connection
) -> None:
    for concept in ("pleegouder-worden", "pleegvergoeding"):
        press(room, els(unit), editing.add(els(unit), concept, "spinnewiel", ook=True), KEEP)
    seen = editing.retire(els(unit), "spinnewielen")
    assert words(seen).count("weg:") == 2
    press(room, els(unit), seen, KEEP)
    assert heard(room, unit, "spinnewiel") == []


def test_a_word_of_another_concept_is_asked_about(editing: LexiconCommands, unit: Connection) -> None:
    asked = editing.add(els(unit), "pleegouder-worden", "logeeropvang")
    assert "hoort al bij" in words(asked)
    assert KEEP not in {each.label for each in asked.actions}
    here = next(each for each in asked.actions if each.label == "Toch ook hier")
    assert here.given == {"begrip": "pleegouder-worden", "woorden": "logeeropvang", "ook": "ja"}
    seen = editing.add(els(unit), "pleegouder-worden", "logeeropvang", ook=True)
    assert KEEP in {each.label for each in seen.actions}


def test_the_programme_board_sees_what_a_change_does_and_cannot_keep_it(
    editing: LexiconCommands, unit: Connection
) -> None:
    seen = editing.add(call(unit, "bea", Role.PROGRAMME_BOARD), "pleegouder-worden", "spinnewiel")
    assert "Een redacteur kan dit bewaren" in words(seen)
    assert {each.label for each in seen.actions} == {"Niet doen"}
    needs = {c.id: c.needs for c in commands_of(editing)}
    assert needs["bewaar-begrip"] == {Role.EDITOR}


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (("nergens-over", "spinnewiel"), "lexicon-unknown"),
        (("pleegouder-worden", "spinnewiel, de"), "lexicon-wrong"),
        (("pleegouder-worden", ", ,"), "lexicon-wrong"),
    ],
)
def test_what_is_wrong_is_refused(
    editing: LexiconCommands, unit: Connection, given: tuple[str, str], key: str
) -> None:
    with pytest.raises(UserError) as wrong:
        editing.add(els(unit), *given)
    assert wrong.value.key == key


def test_the_nearest_concepts_are_offered(editing: LexiconCommands, unit: Connection) -> None:
    with pytest.raises(UserError) as wrong:
        editing.look(els(unit), "pleegouders worden")
    assert "pleegouder-worden" in str(wrong.value.values["nearest"])
    suggested = [id_ for id_, _ in editing.suggest_concepts(els(unit), "pleegoud wor")]
    assert "pleegouder-worden" in suggested


def test_a_concept_keeps_enough_to_be_heard(
    editing: LexiconCommands, unit: Connection, room: KnowledgeRoom
) -> None:
    press(room, els(unit), editing.new(els(unit), "Zeilend hulpverlenen", "spinnewiel"), KEEP)
    with pytest.raises(UserError, match="lexicon-last"):
        editing.take(els(unit), "zeilend-hulpverlenen", "spinnewiel")
    with pytest.raises(UserError, match="lexicon-not-held"):
        editing.take(els(unit), "zeilend-hulpverlenen", "windhoos")
    with pytest.raises(UserError, match="lexicon-in-group"):
        editing.take(els(unit), group_user(room, unit), "moeder")


def group_user(room: KnowledgeRoom, unit: Connection) -> str:
    """A concept that has mothers only by a group of words."""
    return next(
        x.id
        for x in room.shelf.concepts(unit).all
        if any("@ouder" in line for line in x.lines)
        and "moeder" not in " ".join((*x.terms, *x.lines, *x.words))
    )


def test_a_change_that_was_typed_by_hand_is_looked_at_again(
    editing: LexiconCommands, unit: Connection
) -> None:
    for wrong in ("zomaar iets", "+ pleegouder-worden soort x", "+ pleegouder-worden woord de"):
        with pytest.raises(UserError):
            editing.keep(els(unit), wrong)
    assert lexicon.stamp(unit, LEXICON) == (0, "")


def test_another_process_and_a_restart_hear_the_change(engine: Engine) -> None:
    shelf, other = (Shelf(Finder(LISTS), SOURCES[:5]) for _ in range(2))
    with engine.begin() as unit:
        shelf.fill(unit)
        other.fill(unit)
    editing = LexiconCommands(shelf, clean)
    with engine.begin() as unit:
        seen = editing.add(els(unit), "pleegouder-worden", "spinnewiel")
        editing.keep(els(unit), **seen.actions[0].given)
    for each in (shelf, other, Shelf(Finder(LISTS), SOURCES[:5])):
        with engine.begin() as unit:
            assert each.hearing(unit).holders(("spinnewiel",))[0].id == "pleegouder-worden"
