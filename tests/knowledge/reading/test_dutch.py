"""Dutch words: folded, cut, brought to one stem, taken apart and put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.compounds import Compounds
from knowledge.reading.dutch import Dutch, fold, sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fryslân én Curaçao", ["fryslan", "en", "curacao"]),
        ("M@ZL", ["mazl"]),
        ("foto's van zzp'ers", ["fotos", "van", "zzpers"]),
        ("onderwijs-zorgarrangement", ["onderwijs", "zorgarrangement"]),
        ("16-27 jaar, 18+", ["16", "27", "jaar", "18"]),
        ("mis\u200bhan\u00addeling", ["mishandeling"]),
        ("\x00 \x1b[31m", ["31m"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "same",
    [
        "drinken drinkt dronk dronken gedronken",
        "dakloos dakloze dakloosheid",
        "betalen betaalt betaald",
        "verslaafd verslaving verslaafde",
        "kind kinderen kindje",
        "schuld schulden",
        "gezin gezinnen",
        "scheiden scheiding gescheiden scheidt",
        "mishandelen mishandeling mishandeld",
        "huis huizen",
    ],
)
def test_forms_of_one_word_share_a_stem(dutch: Dutch, same: str) -> None:
    assert len({dutch.stem(w) for w in same.split()}) == 1


@pytest.mark.parametrize("apart", ["begeleiden beleid", "gezin zin", "ouder oud", "arm armoede"])
def test_different_words_keep_their_stems(dutch: Dutch, apart: str) -> None:
    assert len({dutch.stem(w) for w in apart.split()}) == 2


def test_what_tells_nothing_is_left_out(dutch: Dutch) -> None:
    assert dutch.content("Hoi, weet iemand waar ik de richtlijn pleegzorg kan vinden?") == [
        "richtlijn",
        "pleegzorg",
    ]


def test_a_verb_written_apart_is_put_together(dutch: Dutch) -> None:
    assert "afpakt" in dutch.separable(words("hij pakt haar telefoon af"))


def test_sentences_end_at_marks_and_lines() -> None:
    assert sentences("Hoi! Mijn vraag: waar?\nDank") == ["Hoi", "Mijn vraag: waar", "Dank"]


def test_compounds_come_apart_at_words_that_are_known() -> None:
    known = Compounds(["werk", "toedeling", "kinder", "opvang", "leeftijd", "grens", "gezin", "zin"])
    assert known.parts("werktoedeling") == ("werk", "toedeling")
    assert known.parts("kinderopvang") == ("kinder", "opvang")
    assert known.parts("leeftijdsgrens") == ("leeftijd", "grens")
    assert known.parts("kapotwoord") == ()


def test_words_written_apart_are_one_known_word() -> None:
    known = Compounds(["thuiszitter", "uithuisplaatsing"])
    assert known.joined(["een", "thuis", "zitter"]) == {(1, 2): "thuiszitter"}
    assert known.joined(["uit", "huis", "plaatsing"]) == {(0, 2): "uithuisplaatsing"}


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    found = words(text)
    assert all(w and w == fold(w) for w in found)
