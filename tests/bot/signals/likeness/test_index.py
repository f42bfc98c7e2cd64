"""The index: exact as long as it is small, the best first when it is large, nothing that was forgotten."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.signals.likeness.index import SignalIndex
from bot.signals.likeness.similarity import Vector, keyed, likeness, pack, unpack

if TYPE_CHECKING:
    from _typeshed import TraceFunction

vectors = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0.125, 1, width=32), max_size=6)


def filled(given: Sequence[Vector], **how: int) -> SignalIndex:
    index = SignalIndex(**how)
    for vector in given:
        index.add(keyed(vector))
    return index


@given(st.lists(vectors, max_size=12), vectors)
def test_a_small_index_gives_the_likeness_of_all_that_share_something(
    given: list[Vector], asked: Vector
) -> None:
    found = filled(given).alike(asked)
    wanted = {n: likeness(asked, each) for n, each in enumerate(given) if asked.keys() & each.keys()}
    assert found == pytest.approx(wanted, rel=1e-5)


def test_what_was_forgotten_is_in_no_answer() -> None:
    index = filled([{"a": 1.0}, {"a": 1.0}])
    index.forget(0)
    assert list(index.alike({"a": 1.0})) == [1]


def test_a_large_index_finds_the_most_alike_with_few_steps() -> None:
    rng = random.Random(7)
    common = [{"all": 0.5, f"n{rng.randrange(400)}": 0.5} for _ in range(1_000)]
    index = filled([*common, {"all": 0.5, "rare": 1.0, "rarer": 1.0}], steps=200, best=10)
    found = index.alike({"all": 0.5, "rare": 1.0, "rarer": 1.0, "n1": 0.2})
    assert len(found) <= 10
    assert max(found, key=found.__getitem__) == 1_000
    assert found[1_000] == pytest.approx(2.25)


def test_check_12_a_question_among_ten_thousand_signals_takes_hardly_more_steps_when_they_double() -> None:
    some, double = _steps(10_000), _steps(20_000)
    assert 0 < double <= 1.25 * some


def _steps(number: int) -> int:
    """How many lines of the index run for one question in words that all have, among so many signals."""
    rng = random.Random(12)
    index = filled([{f"n{rng.randrange(60)}": 0.5 for _ in range(8)} for _ in range(number)])
    asked, ran = {f"n{n}": 0.5 for n in range(60)}, 0

    def count(frame: FrameType, event: str, given: object) -> TraceFunction:
        nonlocal ran
        ran += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        index.alike(asked)
    finally:
        sys.settrace(before)
    return ran


def test_the_same_question_gets_the_same_answer_in_the_same_order() -> None:
    rows = [{"all": 0.5, f"n{n % 40}": 0.5} for n in range(1_000)]
    asked = {"all": 0.5, "n1": 0.5, "n2": 0.5}
    one, other = (filled(rows, steps=100, best=7).alike(asked) for _ in range(2))
    assert list(one.items()) == list(other.items())


def test_what_is_shared_is_told_by_name_in_the_order_of_the_question() -> None:
    index = filled([{"b": 1.0, "c": 1.0}, {"a": 1.0}])
    assert index.shared({"c": 0.1, "a": 0.2, "b": 0.3, "z": 1.0}, [0]) == ["c", "b"]


@given(vectors)
def test_a_vector_comes_back_as_it_was_kept(vector: Vector) -> None:
    assert sorted(unpack(pack(vector))) == sorted(keyed(vector))
