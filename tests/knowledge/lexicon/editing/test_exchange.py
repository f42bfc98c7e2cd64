"""What editors changed goes out as a concept file, and comes in again with a report of what is wrong."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.lexicon import Step
from knowledge.lexicon.concepts import Concept, Concepts, concept
from knowledge.lexicon.editing.exchange import read_in, sifted, written_out
from knowledge.lexicon.editing.faults import View
from knowledge.lexicon.editing.overlay import Part, laid_over
from knowledge.lexicon.hearing import Hearing
from knowledge.reading.dutch import Dutch
from tests.knowledge.conftest import LISTS, clean

THEFT = Concept("stelen", ("diefstal",), ("spullen afpakken/stelen",), ("jatten",), "stelen")
SHIPPED = Concepts((THEFT,), {})
TEXTS = st.sampled_from(["graaien", "jatten", "diefstal", "winkel kassa", "spullen afpakken/stelen"])
PARTS = st.sampled_from([Part.TERM, Part.LINE, Part.WORD, Part.SOURCE])
NAMED = (Step("nieuw", Part.NAME, "iets nieuws"), Step("nieuw", Part.TERM, 'met "teken" \\ erin'))


def fits(step: Step) -> bool:
    return step.part != Part.WORD or " " not in step.text


@given(st.lists(st.builds(Step, st.sampled_from(["stelen", "nieuw"]), PARTS, TEXTS, st.booleans())))
def test_what_is_written_out_makes_the_same_concepts(steps: list[Step]) -> None:
    change = (*NAMED, *filter(fits, steps))
    again = laid_over(SHIPPED, read_in(written_out(SHIPPED, change)))
    wanted = laid_over(SHIPPED, change)
    assert [(x.id, x.name, *map(set, (x.terms, x.lines, x.words, x.sources))) for x in again.all] == [
        (x.id, x.name, *map(set, (x.terms, x.lines, x.words, x.sources))) for x in wanted.all
    ]


def test_what_came_is_a_concept_as_files_have_it() -> None:
    steps = (*NAMED, Step("nieuw", Part.LINE, "winkel kassa"), Step("nieuw", Part.WORD, "graaien"))
    entry = tomllib.loads(written_out(SHIPPED, steps))["nieuw"]
    assert concept("nieuw", entry).lines == ("winkel kassa",)
    assert written_out(SHIPPED, ()) == ""


@pytest.mark.parametrize(
    "text", ["geen toml [", "x = 3", "[x]\nwoorden = 3", "[x]\nvakterm = [3]", "[x]\neraf = 1"]
)
def test_what_is_no_concept_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ with what is wrong
        read_in(text)


def test_each_text_that_is_left_out_is_told_with_its_line(dutch: Dutch) -> None:
    view = View(SHIPPED, Hearing(SHIPPED, dutch), dutch, LISTS.controls, clean)
    text = '[stelen]\nwoorden = "graaien de jatten"\nvakterm = ["kr\u043em"]\n[weg]\nwoorden = "gappen"\n'
    change, wrong = sifted(text, view)
    assert change == (Step("stelen", Part.WORD, "graaien"),)
    assert [(each.line, each.concept, each.fault.key) for each in wrong] == [
        (2, "stelen", "lexicon-short"),
        (3, "stelen", "lexicon-lookalike"),
        (5, "weg", "lexicon-nameless"),
    ]
