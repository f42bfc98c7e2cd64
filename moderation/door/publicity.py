"""What moderators said is public: numbers of organisations, and their names; none of it is a client's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from moderation.guard.spans import Kind, Span

_NAMES = frozenset((Kind.NAME, Kind.HANDLE, Kind.SCHOOL, Kind.LOC, Kind.ADDRESS))
_NUMBER = re.compile(r"[0-9\s()+./-]+")


class Publicity:
    """Recognises public numbers and names among the finds; `entries` are as `entry` makes them."""

    def __init__(self, entries: Iterable[str] = ()) -> None:
        listed = tuple(entries)
        self._numbers = frozenset(each for each in listed if each.isdecimal())
        names = [each for each in listed if not each.isdecimal()]
        self._names = AhoCorasick(names) if names else None

    def without(self, text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The finds but for what is public."""
        if not spans or not (self._numbers or self._names):
            return spans
        places = self._places(_lower(text))
        return tuple(span for span in spans if not self._covers(text, span, places))

    def _places(self, lower: str) -> list[tuple[int, int]]:
        """Where a public name stands between word borders."""
        if self._names is None:
            return []
        found = self._names.find_matches_as_indexes(lower, overlapping=True)
        whole = (
            (a, b) for _, a, b in found if not (lower[a - 1 : a].isalnum() or lower[b : b + 1].isalnum())
        )
        return list(whole)

    def _covers(self, text: str, span: Span, places: list[tuple[int, int]]) -> bool:
        if span.type is Kind.PHONE:
            return digits(text[span.start : span.end]) in self._numbers
        return span.type in _NAMES and any(a <= span.start and span.end <= b for a, b in places)


def entry(words: str) -> str:
    """A number as its digits, as dialled inside the country, or a name in lower case on one line."""
    return digits(words) or _lower(" ".join(words.split()))


def digits(words: str) -> str:
    """The digits of what is nothing but a telephone number, with 0 for the country code 31; else empty."""
    if not _NUMBER.fullmatch(words):
        return ""
    found = re.sub(r"\(0\)|\D", "", words)
    if words.strip().startswith(("+31", "0031")):
        return "0" + found.removeprefix("00").removeprefix("31")
    return found


def _lower(text: str) -> str:
    """In lower case with every character in its place."""
    return "".join(low if len(low := ch.lower()) == 1 else ch for ch in text)
