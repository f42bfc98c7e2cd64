"""However nasty the text, the work grows with its length and no faster."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.guard.folding import Folder
from moderation.guard.guard import Guard
from tests.moderation.guard.conftest import FOLDER
from tests.moderation.guard.nasty import NASTY, repeated

SHORT, LONG = 2_000, 32_000
HALF = 1_000
FOLDED = Folder((FOLDER / "lookalikes.txt").read_text(encoding="utf-8"))
PIECES = [unit.strip() or unit for unit in NASTY] + [
    " ",
    "\n",
    ", ",
    "moeder",
    "geb",
    "nr",
    "é",
    "٣",
    "\u202e",
]


@pytest.mark.parametrize("unit", NASTY)
def test_sixteen_times_the_text_is_at_most_twenty_times_the_work(guard: Guard, unit: str) -> None:
    guard.examine(repeated(unit, SHORT))
    short, long = _calls(guard, repeated(unit, SHORT)), _calls(guard, repeated(unit, LONG))
    assert long <= 20 * short
    assert long <= 40 * LONG


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join))
def test_whatever_is_repeated_the_work_grows_no_faster(guard: Guard, unit: str) -> None:
    guard.examine(repeated(unit, HALF))
    short, long = _calls(guard, repeated(unit, HALF)), _calls(guard, repeated(unit, 8 * HALF))
    # Quadratic work would be 64 times as much.
    assert long <= 16 * short


class _Looked(dict[str, int]):
    """The words, with a count of the letters of all that was looked up, which calls do not tell."""

    letters = 0

    def get(self, key: str, default: int = 0) -> int:  # type: ignore[override] # as the guard uses it
        self.letters += len(key)
        return super().get(key, default)


@pytest.mark.parametrize("unit", [*NASTY, "é", "x-", "xyz"])
def test_the_letters_looked_up_grow_no_faster(guard: Guard, unit: str) -> None:
    words = _Looked(guard.lexicon.words)
    counted = Guard(replace(guard.lexicon, words=words), FOLDED, guard.policy)
    counted.examine(repeated(unit, SHORT))
    short, words.letters = words.letters, 0
    counted.examine(repeated(unit, LONG))
    assert words.letters <= 20 * short + 20 * LONG


def _calls(guard: Guard, text: str) -> int:
    """How many functions are called, built-in ones included: work as no busy machine changes it."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        guard.examine(text)
    finally:
        sys.setprofile(before)
    return count
