"""Citizen service numbers (BSN) in every notation, told from the other numbers of nine digits.

The proof is the "11-proef" of the Basisregistratie Personen, as python-stdnum has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stdnum.nl import bsn

from moderation.guard.asked import NAMED, WORK
from moderation.guard.lexicon import SECTIONS
from moderation.guard.message import Message
from moderation.guard.numbers import Number, Run, starting_at, windows
from moderation.guard.spans import Kind, Span

_LENGTH = 9
# To begin with a letter and look back from there is quicker than to begin with a border.
_LETTERS = re.compile(r"b(?<!\wb)[. _-]s[. _-]n\b")
_SHORTEST = 8
# In a message with more numbers than this the words around the rest are not looked at: the proof decides.
_MOST_LOOKS = 60
_MONEY = "€$£"
# Beyond these another number is spoken of.
_STOPS, _CLAUSES = frozenset(".!?;"), frozenset(",.!?;")
_DATED = re.compile(r"(?:[0-3]?\d[-/. ][01]?\d[-/. ](?:19|20)\d\d|(?:19|20)\d\d[-/. ][01]\d[-/. ][0-3]\d)$")


def find_citizen_numbers(message: Message, runs: Iterable[Run]) -> Iterator[Span]:
    """Spans of type BSN."""
    long = [run for run in runs if len(run.whole.digits) >= _SHORTEST]
    cued = bool(long) and _has_labels(message)
    for place, run in enumerate(long):
        yield from _in_run(message, run, cued=cued and place < _MOST_LOOKS)


def _in_run(message: Message, run: Run, *, cued: bool) -> Iterator[Span]:
    found = False
    for number in windows(run, _LENGTH):
        span = _judge(message, number, cued)
        if span:
            found = True
            yield span
    if found:
        return
    label = _label(message, run.whole.start, run.whole.end) if cued else ""
    if label != "yes":
        yield from _without_zero(message, run) if cued and label != "no" else ()
        return
    first = starting_at(run, 0, _LENGTH) or next(
        (part for part in run.parts if len(part.digits) in (8, 10)), None
    )
    if first and not _DATED.match(message.lower[first.start : first.end]):
        yield Span(first.start, first.end, Kind.BSN, 0.9, "bsn-cue")


def _without_zero(message: Message, run: Run) -> Iterator[Span]:
    """Numbers that pass the proof with a zero in front, where a BSN is spoken of: spreadsheets drop it."""
    if message.lexicon.cues["bsn"]["yes"].isdisjoint(message.tokens.words):
        return
    for number in windows(run, _LENGTH - 1):
        if not number.plus and bsn.is_valid(f"0{number.digits}"):
            yield Span(number.start, number.end, Kind.BSN, 0.85, "bsn-proof")


def _judge(message: Message, number: Number, cued: bool) -> Span | None:
    start, end = number.start, number.end
    if number.plus or message.text[max(0, start - 2) : start].strip().endswith(tuple(_MONEY)):
        return None
    proof = bsn.is_valid(number.digits)
    label = _label(message, start, end) if cued else ""
    if not label and "bsn" in message.asked:
        label = "yes"
    if label == "yes":
        return Span(start, end, Kind.BSN, 0.98 if proof else 0.9, "bsn-cue")
    glued = message.lower[start - 1 : start].isalpha() or message.lower[end : end + 1].isalpha()
    if label == "no" or glued or not proof or WORK in message.asked:
        return None
    return Span(start, end, Kind.BSN, 0.85, "bsn-proof")


def _has_labels(message: Message) -> bool:
    """Whether any word of the message says what a number is; most messages have none."""
    lower = message.lower
    return bool(
        message.tokens.every & SECTIONS["bsn"] or any(end in lower for end in NAMED) or _LETTERS.search(lower)
    )


def _label(message: Message, start: int, end: int) -> str:
    cues = message.lexicon.cues["bsn"]
    for words, ends in ((message.tokens.preceding(start), _STOPS), (message.tokens.following(end), _CLAUSES)):
        apart = False
        for at, word in enumerate(words):
            if word in cues["yes"]:
                return "yes"
            if not apart and (word in cues["no"] or (len(word) > 6 and word.endswith(NAMED))):
                return "no"
            # "ticketnr. 123": a full stop right in front ends no sentence.
            apart = apart or (word in ends and (at > 0 or ends is _CLAUSES))
    return "yes" if _LETTERS.search(message.lower, max(0, start - 30), end + 20) else ""
