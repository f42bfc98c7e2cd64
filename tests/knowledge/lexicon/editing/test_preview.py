"""A change is tried on the questions and messages that share a stem with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.lexicon import Step
from knowledge.finding.finder import Finder
from knowledge.lexicon.editing.controls import Controls, load_controls
from knowledge.lexicon.editing.overlay import Part, laid_over
from knowledge.lexicon.editing.preview import Effect, Preview, preview, touched
from knowledge.reading.dutch import Dutch
from tests.knowledge.conftest import LISTS, SOURCES

QUESTION = '{"vraag": "Waar vind ik iets over zeilend hulpverlenen?", "goed": ["nji-bigdeal"]}\n'


def controls(folder: Path, dutch: Dutch, questions: str = QUESTION, ordinary: str = "") -> Controls:
    (folder / "controle.jsonl").write_text(questions, encoding="utf-8")
    (folder / "gewoon.txt").write_text(ordinary, encoding="utf-8")
    return load_controls(folder, dutch)


def seen(finder: Finder, tried: Controls, *change: Step) -> Preview:
    then = finder.beside(LISTS.hearing(laid_over(LISTS.shipped.whole, change)))
    return preview(tried, touched(change, LISTS.shipped.whole, LISTS.reader.dutch), finder, then)


NEW = (
    Step("zeilen", Part.NAME, "zeilend hulpverlenen"),
    Step("zeilen", Part.TERM, "zeilend hulpverlenen"),
    Step("zeilen", Part.SOURCE, "nji-bigdeal"),
)


def test_a_question_that_gets_its_source_is_better(finder: Finder, dutch: Dutch, tmp_path: Path) -> None:
    found = seen(finder, controls(tmp_path, dutch), *NEW)
    assert [(each.effect, each.after[0].id) for each in found.seen] == [(Effect.BETTER, "nji-bigdeal")]
    assert found.tried == 1


def test_one_that_gets_another_is_different_and_one_without_the_words_is_left(
    finder: Finder, dutch: Dutch, tmp_path: Path
) -> None:
    other = QUESTION.replace("nji-bigdeal", "rj-adhd") + '{"vraag": "richtlijn adhd", "goed": []}\n'
    found = seen(finder, controls(tmp_path, dutch, other), *NEW)
    assert [each.effect for each in found.seen] == [Effect.OTHER]
    assert found.tried == 1


def test_a_question_that_loses_its_source_is_worse(finder: Finder, dutch: Dutch, tmp_path: Path) -> None:
    right = finder.ask("richtlijn adhd", addressed=True).ranked[0].resource.id
    tried = controls(tmp_path, dutch, f'{{"vraag": "richtlijn adhd", "goed": ["{right}"]}}\n')
    about = [x for x in LISTS.shipped.whole.all if right in x.sources]
    change = [Step(x.id, Part.SOURCE, right, added=False) for x in about]
    change += [Step(x.id, Part.SOURCE, "nji-bigdeal") for x in about]
    found = seen(finder, tried, *change)
    assert found.tried == 1
    assert {each.effect for each in found.seen} <= {Effect.WORSE, Effect.OTHER}


def test_an_ordinary_message_that_would_be_answered_is_named(
    finder: Finder, dutch: Dutch, tmp_path: Path
) -> None:
    line = "wie weet waar ik iets over zeilend hulpverlenen kan vinden"
    found = seen(finder, controls(tmp_path, dutch, "", f"{line}\ngoedemorgen allemaal\n"), *NEW)
    assert found.fires == (line,)


@pytest.mark.parametrize("line", ["geen json", '{"vraag": "x"}', '["x"]', '{"vraag": "x", "goed": 3}'])
def test_a_line_that_is_no_question_is_named(dutch: Dutch, tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        controls(tmp_path, dutch, line)


def test_the_shipped_questions_name_sources_that_are_there() -> None:
    ids = {each.id for each in SOURCES}
    assert all(each.right <= ids for each in LISTS.controls.questions)
    assert len(LISTS.controls.questions) > 200
    assert len(LISTS.controls.ordinary) > 400
