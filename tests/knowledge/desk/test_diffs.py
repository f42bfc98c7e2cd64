"""Changes word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.desk.diffs import GONE, MOST_WORDS, NEW, SAME, pieces, told
from tests.knowledge.conftest import SAY


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_from_their_difference(old: str, new: str) -> None:
    found = list(pieces(old, new))
    assert "".join(text for kind, text in found if kind != NEW) == old
    assert "".join(text for kind, text in found if kind != GONE) == new


def test_only_the_words_that_differ_are_marked() -> None:
    found = list(pieces("een oude titel", "een nieuwe titel"))
    assert found == [(SAME, "een "), (GONE, "oude "), (NEW, "nieuwe "), (SAME, "titel")]


def test_very_long_texts_are_shown_whole() -> None:
    long = "woord " * MOST_WORDS
    assert list(pieces(long, f"{long}einde")) == [(GONE, long), (NEW, f"{long}einde")]


def test_the_end_of_a_long_summary_can_be_seen() -> None:
    old = "a " * 200 + "oud"
    (change,) = told(SAY["nl"], {"summary": (old, old.replace("oud", "nieuw"))})
    assert (change.label, change.pieces[-2:]) == ("samenvatting", ((GONE, "oud"), (NEW, "nieuw")))
