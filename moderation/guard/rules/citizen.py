"""Citizen service numbers (BSN) in every notation, told from the other numbers of nine digits.

The proof is the "11-proef" of the Basisregistratie Personen, as python-stdnum has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdnum.nl import bsn

from moderation.guard.asked import WORK
from moderation.guard.message import Message
from moderation.guard.numbers import Number, Run, starting_at, windows
from moderation.guard.spans import Kind, Span

_LENGTH = 9
# A number with a name of its own ("ticketnummer", "deelnamecode") is not a citizen number.
NAMED = ("nummer", "nummers", "nr", "code", "-id")
_MONEY = "€$£"


def find_citizen_numbers(message: Message, runs: Iterable[Run]) -> Iterator[Span]:
    """Spans of type BSN."""
    for run in runs:
        if len(run.whole.digits) >= 8:
            yield from _in_run(message, run)


def _in_run(message: Message, run: Run) -> Iterator[Span]:
    found = False
    for number in windows(run, _LENGTH):
        span = _judge(message, number)
        if span:
            found = True
            yield span
    if found:
        return
    label = _label(message, run.whole.start, run.whole.end)
    if label != "yes":
        return
    first = starting_at(run, 0, _LENGTH) or next(
        (part for part in run.parts if len(part.digits) in (8, 10)), None
    )
    if first:
        yield Span(first.start, first.end, Kind.BSN, 0.9, "bsn-cue")


def _judge(message: Message, number: Number) -> Span | None:
    start, end = number.start, number.end
    if number.plus or message.text[max(0, start - 2) : start].strip().endswith(tuple(_MONEY)):
        return None
    proof = bsn.is_valid(number.digits)
    label = _label(message, start, end)
    if not label and "bsn" in message.asked:
        label = "yes"
    if label == "yes":
        return Span(start, end, Kind.BSN, 0.98 if proof else 0.9, "bsn-cue")
    if label == "no" or not proof or WORK in message.asked:
        return None
    return Span(start, end, Kind.BSN, 0.85, "bsn-proof")


def _label(message: Message, start: int, end: int) -> str:
    cues = message.lexicon.cues["bsn"]
    for word in message.tokens.near(start, end):
        if word in cues["yes"]:
            return "yes"
        if word in cues["no"] or (len(word) > 6 and word.endswith(NAMED)):
            return "no"
    return "yes" if "b.s.n" in message.lower[max(0, start - 30) : end + 20] else ""
