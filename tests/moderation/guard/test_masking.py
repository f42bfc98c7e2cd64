"""Masking: nothing else changes, nothing shows through, and masked text stays as it is."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from moderation.guard.guard import Guard
from moderation.guard.spans import PLACEHOLDERS, Kind, Span, mask, without_overlap
from tests.moderation.guard.conftest import FOLDER
from tests.moderation.guard.marked import examples

GUARD = Guard.load(FOLDER)
TEXTS = [one.text for name in ("first", "second", "third") for one in examples(name)]
texts = st.one_of(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map(" ".join),
    st.text(max_size=60),
    st.text(alphabet="Jan de Boer 0612345678@.-(){}\n\u200b", max_size=80),
)


@given(texts)
def test_outside_the_spans_every_character_stays(text: str) -> None:
    spans = GUARD.examine(text).spans
    rebuilt, done = "", 0
    for span in spans:
        assert done <= span.start < span.end <= len(text)
        rebuilt += text[done : span.start] + PLACEHOLDERS[span.type]
        done = span.end
    assert mask(text, spans) == rebuilt + text[done:]


@given(texts)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text, GUARD.examine(text).spans)
    for _ in range(3):
        again = mask(once, GUARD.examine(once).spans)
        once, before = again, once
    assert once == before


@given(st.integers(min_value=1, max_value=400))
def test_a_placeholder_tells_nothing_of_the_length(length: int) -> None:
    span = Span(3, 3 + length, Kind.NAME, 0.9, "name")
    assert mask("zo " + "x" * length + " is het", [span]) == "zo [naam] is het"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from([0.7, 0.8, 0.9]))))
def test_no_two_spans_overlap_and_the_surest_stays(
    given_: list[tuple[int, int, float]],
) -> None:
    text = "x" * 100
    found = [Span(start, start + size, Kind.NAME, sure, "name") for start, size, sure in given_]
    kept = without_overlap(found, text)
    assert all(left.end <= right.start for left, right in pairwise(kept))
    best = max((one.confidence for one in found), default=0)
    assert max((one.confidence for one in kept), default=0) == best
