"""What may not be added says why, by the first thing that is wrong with it."""

from __future__ import annotations

import pytest

from bot.core.lexicon import Step
from bot.texts.catalogue import load
from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.lexicon.editing.faults import TOO_SHARED, View, faults, of_files
from knowledge.lexicon.editing.overlay import Part
from knowledge.lexicon.editing.telling import faults_told
from knowledge.lexicon.hearing import Hearing
from knowledge.reading.dutch import Dutch
from tests.knowledge.conftest import LISTS, clean

THEFT = Concept("stelen", ("diefstal",), ("spullen afpakken/stelen",), ("jatten",), "stelen")
BOATS = Concept("varen", ("zeilvaart",), ("boot/vlot @zee",), ("golfslag",), "varen op zee")
SHARED = tuple(Concept(f"x{n}", (f"term{n}",), (), ("overalwoord",), f"x{n}") for n in range(TOO_SHARED + 1))
CONCEPTS = Concepts((THEFT, BOATS, *SHARED), {"zee": ("zee", "oceaan")})
USUAL = next(
    s
    for each in LISTS.controls.ordinary
    for s in each.stems
    if len(s) > 4 and sum(s in other.stems for other in LISTS.controls.ordinary) > 5
)


@pytest.fixture(scope="module")
def view(dutch: Dutch) -> View:
    return View(CONCEPTS, Hearing(CONCEPTS, dutch), dutch, LISTS.controls, clean)


@pytest.mark.parametrize(
    ("part", "text", "key"),
    [
        (Part.WORD, " ", "lexicon-empty"),
        (Part.WORD, "ab", "lexicon-short"),
        (Part.TERM, "K", "lexicon-short"),
        (Part.WORD, "a" * 41, "lexicon-long"),
        (Part.LINE, "woord " * 50, "lexicon-long"),
        (Part.LINE, "a1b " * 17, "lexicon-slots"),
        (Part.WORD, "pleegz\u043erg", "lexicon-lookalike"),
        (Part.WORD, "pleeg\u200bzorg", "lexicon-lookalike"),
        (Part.WORD, "pleegzorg!", "lexicon-signs"),
        (Part.WORD, "jat/gap", "lexicon-signs"),
        (Part.LINE, "wie [naam] zag", "lexicon-client"),
        (Part.TERM, "bel 06-12345678", "lexicon-client"),
        (Part.LINE, "zeilen @onzin", "lexicon-group"),
        (Part.WORD, "misschien", "lexicon-common"),
        (Part.LINE, "hoe is het nu", "lexicon-common"),
        (Part.WORD, USUAL, "lexicon-usual"),
        (Part.WORD, "gejat", "lexicon-heard"),
        (Part.WORD, "afgepakt", "lexicon-heard"),
        (Part.LINE, "spullen afpakken/stelen", "lexicon-there"),
        (Part.TERM, "Zeilvaart", "lexicon-taken"),
        (Part.NAME, "varen op zee", "lexicon-taken"),
        (Part.WORD, "golfslagen", "lexicon-elsewhere"),
        (Part.WORD, "overalwoord", "lexicon-shared"),
    ],
)
def test_a_text_is_refused_for_the_first_thing_that_is_wrong(
    view: View, part: Part, text: str, key: str
) -> None:
    found = list(faults(Step("stelen", part, text), view))
    assert [each.key for each in found] == [key]
    for say in load().values():
        assert len(faults_told(say, found)) > 20


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Part.WORD, "graaien"),
        (Part.WORD, "in-de-tas"),
        (Part.TERM, "OTS"),
        (Part.TERM, "café-overleg R&D"),
        (Part.LINE, "spullen/geld graaien uit @zee"),
        (Part.LINE, "boot pikken van een ander"),
    ],
)
def test_what_is_right_is_taken(view: View, part: Part, text: str) -> None:
    assert list(faults(Step("stelen", part, text), view)) == []


def test_a_word_of_another_is_taken_when_the_editor_means_it(view: View) -> None:
    step = Step("stelen", Part.WORD, "golfslag")
    assert [x.values["concepts"] for x in faults(step, view)] == ["varen op zee"]
    assert list(faults(step, view, also=True)) == []


def test_what_goes_is_never_wrong(view: View) -> None:
    assert list(faults(Step("stelen", Part.WORD, "de", added=False), view)) == []


def test_files_are_looked_through_for_what_can_not_be_seen(dutch: Dutch) -> None:
    wrong = Concept("krom", ("kr\u043em",), ("recht @onzin", "w " * 200), ("goed",), "krom")
    files = Concepts((THEFT, wrong), {})
    found = [
        (id_, each.key)
        for id_, each in of_files(View(files, Hearing(files, dutch), dutch, LISTS.controls, clean))
    ]
    assert found == [
        ("krom", "lexicon-lookalike"),
        ("krom", "lexicon-group"),
        ("krom", "lexicon-long"),
        ("krom", "lexicon-slots"),
    ]
