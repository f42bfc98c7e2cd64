"""Masking: nothing else changes, nothing shows through, and masked text stays as it is."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.guard.guard import Guard
from moderation.guard.spans import PLACEHOLDERS, Kind, Span, mask, without_overlap
from tests.evaluation.rows import DATA, load
from tests.moderation.guard.conftest import FOLDER
from tests.moderation.guard.marked import examples

GUARD = Guard.load(FOLDER)
NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEXTS = [
    *(one.text for name in NAMES for one in examples(name)),
    *(row["text"] for name in ("privacy", "guard-2", "guard-3") for row in load(DATA / f"{name}.jsonl")),
]
PIECES = sorted({piece for text in TEXTS for piece in re.split(r"(?<=[ .,:])", text) if piece})
texts = st.one_of(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=16).map("".join),
    st.text(max_size=60),
    st.text(alphabet="Jan de Boer 0612345678@.-(){}\n\u200b", max_size=80),
)


def hidden(text: str) -> str:
    return GUARD.hide(text, GUARD.examine(text).spans)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_outside_the_spans_every_character_stays(text: str) -> None:
    found = GUARD.examine(text)
    rebuilt, done = "", 0
    for span in found.spans:
        assert done <= span.start < span.end <= len(text)
        rebuilt += text[done : span.start] + PLACEHOLDERS[span.type]
        done = span.end
    assert mask(text, found.spans) == rebuilt + text[done:]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_hiding_twice_is_hiding_once(text: str) -> None:
    once = hidden(text)
    assert hidden(once) == once
    assert not GUARD.examine(once).spans


def test_what_was_let_be_stays_readable() -> None:
    text = "Bel 06-12345678 voor moeder van Kevin"
    spans = GUARD.examine(text).spans
    assert [span.type for span in spans] == [Kind.PHONE, Kind.NAME]
    assert GUARD.hide(text, spans[1:]) == "Bel 06-12345678 voor moeder van [naam]"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["Kevin", "Wilhelmina", "Jo"]), st.sampled_from(["06-12345678", "0031 6 1234 5678"]))
def test_other_names_and_numbers_leave_the_same_text(name: str, number: str) -> None:
    assert hidden(f"zusje {name} belt met {number}, graag") == "zusje [naam] belt met [telefoon], graag"


@given(st.integers(min_value=1, max_value=400))
def test_a_placeholder_tells_nothing_of_the_length(length: int) -> None:
    span = Span(3, 3 + length, Kind.NAME, 0.9, "name")
    assert mask("zo " + "x" * length + " is het", [span]) == "zo [naam] is het"


@settings(max_examples=150, deadline=None)
@given(texts, st.lists(st.integers(1, 200), min_size=8, max_size=8))
def test_what_is_masked_looks_the_same_whatever_its_length(text: str, lengths: list[int]) -> None:
    found = GUARD.examine(text).spans
    parts, moved, done, size = list[str](), list[Span](), 0, 0
    for place, span in enumerate(found):
        length = lengths[place % len(lengths)]
        parts += (text[done : span.start], "x" * length)
        start = size + span.start - done
        size, done = start + length, span.end
        moved.append(Span(start, size, span.type, span.confidence, span.rule))
    other = "".join((*parts, text[done:]))
    assert mask(other, moved) == mask(text, found)


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
