"""Bank account numbers (IBAN, ISO 13616) with any grouping."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from stdnum import iban

from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_CANDIDATE = re.compile(r"(?<![a-z0-9])[a-z]{2}[ .:-]?[0-9o]{2}(?:[ .-]{0,2}[a-z0-9]){11,27}")
_NOT_CODE = re.compile(r"[^a-z0-9]")
_DUTCH = re.compile(r"nl\d{2}[a-z]{4}\d{10}")


def lengths(message: Message) -> Mapping[str, int]:
    """Country code to the length of its account numbers."""
    return {entry[:2]: int(entry[2:]) for entry in message.lexicon.cues["iban"]["lengths"]}


def find_bank_accounts(message: Message) -> Iterator[Span]:
    """Spans of type IBAN; a Dutch one that fails its checksum counts as well, but less surely."""
    known: Mapping[str, int] = {}
    for match in _CANDIDATE.finditer(message.lower):
        known = known or lengths(message)
        length = known.get(match.group()[:2])
        cut = _cut(match.group(), length) if length else None
        if cut is None:
            continue
        code, size = cut
        after = match.start() + size
        if after < len(message.lower) and message.lower[after].isalnum():
            continue
        if iban.is_valid(code, check_country=False):
            yield Span(match.start(), after, Kind.IBAN, 0.98, "iban")
        elif _DUTCH.fullmatch(code):
            yield Span(match.start(), after, Kind.IBAN, 0.88, "iban-shape")


def _cut(candidate: str, length: int) -> tuple[str, int] | None:
    """The first `length` letters and digits, and how many characters they take."""
    count = 0
    for place, ch in enumerate(candidate):
        count += ch.isalnum()
        if count == length:
            code = _NOT_CODE.sub("", candidate[: place + 1])
            return code[:2] + code[2:4].replace("o", "0") + code[4:8] + code[8:].replace("o", "0"), place + 1
    return None
