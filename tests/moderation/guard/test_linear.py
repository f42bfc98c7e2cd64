"""However nasty the text, the work grows with its length and no faster."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from moderation.guard.guard import Guard

NASTY = [
    "Jan-",
    "Jan ",
    "1.1.",
    "((",
    "0",
    "1 ",
    "@",
    "a@",
    "\u200b",
    "1\u200b",
    "06-12345678 ",
    "bsn 123456782 ",
    "12-03-2010 ",
    "moeder van Kevin ",
    "van ",
    "J.",
    "x [at] y ",
    "NL91ABNA0417164300 ",
    "nl91 ",
    "Kerkstraat 1 ",
    "klas 2b school Xa ",
    "een twee drie ",
    "<",
    "http://",
    "a:b:",
    "kenteken ab-12-cd ",
    "dossier 123456 ",
    "insta abc_1 ",
    "Kevin, ",
    "Kevin en ",
    "\n",
    "🙏",
    "Kevin. ",
    "1234 ab 1 ",
    "(1",
    "+31 6 ",
    "o0",
    "K. ",
    "zusje ",
    "punt apenstaartje ",
    "snap @abc_d ",
    "محمد ",
    "İ",
    "ff:",
    "de Van ",
]
SHORT, LONG = 2_000, 32_000


@pytest.mark.parametrize("unit", NASTY)
def test_sixteen_times_the_text_is_at_most_twenty_times_the_work(guard: Guard, unit: str) -> None:
    guard.examine(_text(unit, SHORT))
    short, long = _calls(guard, _text(unit, SHORT)), _calls(guard, _text(unit, LONG))
    assert long <= 20 * short
    assert long <= 40 * LONG


def _text(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


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
