"""What the guard says about a text: spans, a verdict, and the masked text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple


class Kind(StrEnum):
    """The kind of data that a span holds."""

    BSN = "BSN"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    IBAN = "IBAN"
    ADDRESS = "ADDRESS"
    DOB = "DOB"
    NAME = "NAME"
    AGE = "AGE"
    CASE = "CASE"
    SCHOOL = "SCHOOL"
    HANDLE = "HANDLE"
    ID = "ID"
    PLATE = "PLATE"
    IP = "IP"
    PROFREG = "PROFREG"
    LOC = "LOC"


class Verdict(StrEnum):
    """What may happen to the text: go on, go on masked, or not at all until its writer has changed it."""

    OK = "ok"
    MASK = "mask"
    REFUSE = "refuse"


# What is left of an overlapped span counts from this many characters on.
_SHORTEST = 2

PLACEHOLDERS: dict[Kind, str] = {
    Kind.BSN: "[bsn]",
    Kind.PHONE: "[telefoon]",
    Kind.EMAIL: "[e-mail]",
    Kind.IBAN: "[rekeningnummer]",
    Kind.ADDRESS: "[adres]",
    Kind.DOB: "[geboortedatum]",
    Kind.NAME: "[naam]",
    Kind.AGE: "[leeftijd]",
    Kind.CASE: "[dossiernummer]",
    Kind.SCHOOL: "[school]",
    Kind.HANDLE: "[account]",
    Kind.ID: "[documentnummer]",
    Kind.PLATE: "[kenteken]",
    Kind.IP: "[ip-adres]",
    Kind.PROFREG: "[registratienummer]",
    Kind.LOC: "[plaats]",
}


class Span(NamedTuple):
    """One find: `start` and `end` are code points of the text that was given, `confidence` lies in 0..1."""

    start: int
    end: int
    type: Kind
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Examination:
    """All finds in a text, in order and without overlap, and what they mean together."""

    spans: tuple[Span, ...]
    verdict: Verdict

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds found, each once, in order of appearance: all that may be told to people."""
        return tuple(dict.fromkeys(span.type for span in self.spans))


def mask(text: str, spans: Iterable[Span]) -> str:
    """The text with a placeholder for every span; its length tells nothing of the data."""
    parts: list[str] = []
    done = 0
    for span in sorted(spans, key=lambda one: one.start):
        if span.start < done:
            continue
        parts += (text[done : span.start], PLACEHOLDERS[span.type])
        done = span.end
    return "".join((*parts, text[done:]))


_start = attrgetter("start")


def without_overlap(found: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans in order; where two overlap the surer stays whole and the other keeps what is left."""
    kept: list[Span] = []
    heap: list[Span] = []
    end = 0
    for span in sorted(found, key=_start):
        if span.start >= end:
            kept += _settled(heap, text)
            heap = []
        heap.append(span)
        end = max(end, span.end)
    return (*kept, *_settled(heap, text))


def _settled(spans: Sequence[Span], text: str) -> Sequence[Span]:
    """What is left of spans that lie on a heap together."""
    if len(spans) <= 1:
        return spans
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (-one.confidence, one.start - one.end)):
        at = bisect_left(kept, span.start, key=_start)
        rest = _outside(span, kept[max(0, at - 1) : at], kept[at : at + 1])
        if rest is not None and any(ch.isalnum() for ch in text[rest.start : rest.end]):
            insort(kept, rest, key=_start)
    return kept


def _outside(span: Span, before: Sequence[Span], after: Sequence[Span]) -> Span | None:
    """What of a span lies outside its neighbours, of which the first begin before it."""
    start = max((span.start, *(one.end for one in before)))
    end = min((span.end, *(one.start for one in after)))
    if (start, end) == (span.start, span.end):
        return span
    whole_after = after and after[0].end < span.end
    if end - start < _SHORTEST or whole_after:
        return None
    return Span(start, end, span.type, span.confidence, span.rule)
