"""Changes of a lexicon are lines that can be read back, taken in order, and taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.lexicon import Step, inverse, laid, read, written

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
STEPS = st.lists(st.builds(Step, WORDS, WORDS, TEXTS, st.booleans()), max_size=8).map(tuple)


@given(STEPS)
def test_what_is_written_is_read_back(change: tuple[Step, ...]) -> None:
    assert read(written(change)) == change


@pytest.mark.parametrize("text", ["pleegzorg", "+ pleegzorg woord", "* pleegzorg woord x", "+ x"])
def test_what_is_no_step_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a step is"):
        read(text)


@given(st.lists(WORDS, unique=True), st.lists(st.tuples(WORDS, st.booleans()), max_size=8))
def test_texts_after_steps_are_those_that_came_last(texts: list[str], steps: list[tuple[str, bool]]) -> None:
    last = dict(steps)
    after = laid(texts, [Step("x", "woord", text, added) for text, added in steps])
    assert set(after) == {t for t in texts if last.get(t, True)} | {t for t, added in steps if last[t]}
    assert len(after) == len(set(after))


@given(st.lists(WORDS, unique=True), st.lists(WORDS, unique=True))
def test_the_inverse_takes_back_what_came(texts: list[str], new: list[str]) -> None:
    change = tuple(Step("x", "woord", text) for text in new if text not in texts)
    assert laid(laid(texts, change), inverse(change)) == tuple(texts)
