"""Bank account numbers (IBAN, ISO 13616) with any grouping."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from stdnum import iban

from moderation.guard.message import Message
from moderation.guard.numbers import Run
from moderation.guard.spans import Kind, Span

_CANDIDATE = re.compile(r"(?<![a-z0-9])[a-z]{2}[ .:-]?[0-9o]{2}(?:[ .-]{0,2}[a-z0-9]){11,27}")
_NOT_CODE = re.compile(r"[^a-z0-9]")
# A message with more is judged by their shape.
_MOST_CHECKS = 40
_DUTCH = re.compile(r"nl\d{2}[a-z]{4}\d{10}")


def lengths(message: Message) -> Mapping[str, int]:
    """Country code to the length of its account numbers."""
    return {entry[:2]: int(entry[2:]) for entry in message.lexicon.cues["iban"]["lengths"]}


def find_bank_accounts(message: Message, runs: Iterable[Run]) -> Iterator[Span]:
    """Spans of type IBAN; a Dutch one that fails its checksum counts as well, but less surely."""
    known: Mapping[str, int] = {}
    done, left = 0, _MOST_CHECKS
    for match in _candidates(message.lower, runs):
        if match.start() < done:
            continue
        known = known or lengths(message)
        length = known.get(match.group()[:2])
        cut = _cut(match.group(), length) if length else None
        if cut is None:
            continue
        code, size = cut
        after = match.start() + size
        if after < len(message.lower) and message.lower[after].isalnum():
            continue
        done = after
        left -= 1
        if left >= 0 and iban.is_valid(code, check_country=False):
            yield Span(match.start(), after, Kind.IBAN, 0.98, "iban")
        elif _DUTCH.fullmatch(code):
            yield Span(match.start(), after, Kind.IBAN, 0.88, "iban-shape")


def _candidates(lower: str, runs: Iterable[Run]) -> Iterator[re.Match[str]]:
    """Two letters in front of digits, and what follows them."""
    for run in runs:
        first = run.groups[0].start
        for start in (first - 2, first - 3):
            match = _CANDIDATE.match(lower, start) if start >= 0 else None
            if match:
                yield match
                break


def _cut(candidate: str, length: int) -> tuple[str, int] | None:
    """The first `length` letters and digits, and how many characters they take."""
    count = 0
    for place, ch in enumerate(candidate):
        count += ch.isalnum()
        if count == length:
            code = _NOT_CODE.sub("", candidate[: place + 1])
            return code[:2] + code[2:4].replace("o", "0") + code[4:8] + code[8:].replace("o", "0"), place + 1
    return None
