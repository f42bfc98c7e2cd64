"""What is written apart is read together, and the offsets lead back to what was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.guard.apart import together
from moderation.guard.folding import Folded
from moderation.guard.lexicon import GIVEN

NAMES = dict.fromkeys(("noah", "kevin", "bas", "samira", "sem"), GIVEN)


def read(text: str) -> Folded:
    return together(Folded(text, text.lower(), None), NAMES, GIVEN)


@pytest.mark.parametrize(
    ("apart", "joined"),
    [
        ("dit is K e v i n weer", "dit is Kevin weer"),
        ("I X 9 D 4 F 2 8 1", "IX9D4F281"),
        ("k-e-v-i-n", "kevin"),
        ("83[.]128(.)44", "83.128.44"),
        ("S.a.m.i.r.a", "Samira"),
        ("B*a*s", "Bas"),
        ("s|e|m", "sem"),
    ],
)
def test_single_letters_and_bracketed_stops_come_together(apart: str, joined: str) -> None:
    assert read(apart).text == joined


@pytest.mark.parametrize(
    "text", ["J.P.M. de Vries", "1 2 3 4", "a b of c", "zie (bijlage 3.)", "van 2 a 3", "a/b/c/d"]
)
def test_initials_digits_and_ordinary_words_stay(text: str) -> None:
    assert read(text).text == text


@given(st.text(alphabet="ab1 ._-[]()K", max_size=60))
def test_every_character_knows_where_it_came_from(text: str) -> None:
    folded = read(text)
    assert len(folded.text) == len(folded.lower)
    places = [folded.original(at, at + 1)[0] for at in range(len(folded.text))]
    assert [text[place] for place in places] == list(folded.text)
    assert places == sorted(set(places))
