"""The gist of a text: the right concepts first, by its words, whatever sources there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.lexicon.gist import MOST, Gist, load_gist

CONFIG = Path(__file__).resolve().parents[3] / "config"


@pytest.fixture(scope="module")
def gist() -> Gist:
    """The shipped lexicon."""
    return load_gist(CONFIG)


def test_other_words_for_the_same_thing_tell_of_the_same_concept(gist: Gist) -> None:
    one = gist.of("De wachtlijst is een jaar")
    other = gist.of("Onze aanvraag ligt al een half jaar stil, er is nog steeds nergens plaats")
    assert "wachtlijst-jeugdhulp" in one
    assert "wachtlijst-jeugdhulp" in other


def test_what_is_told_most_comes_first_and_no_more_than_a_few(gist: Gist) -> None:
    told = list(gist.of("Pleegouders krijgen de pleegvergoeding te laat voor het pleegkind").items())
    assert told == sorted(told, key=lambda pair: (-pair[1], pair[0]))
    assert 0 < len(told) <= MOST


def test_a_verb_in_two_pieces_is_heard(gist: Gist) -> None:
    assert gist.of("Hij pakt haar telefoon af") != gist.of("Hij pakt haar telefoon")


def test_words_that_say_nothing_tell_nothing(gist: Gist) -> None:
    assert gist.of("") == {}
    assert gist.of("de het een en van") == {}


@given(text=st.text(max_size=300))
@settings(max_examples=50, deadline=None)
def test_any_text_can_be_read_and_gives_the_same_twice(gist: Gist, text: str) -> None:
    assert gist.of(text) == gist.of(text)
