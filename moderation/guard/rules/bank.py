"""Bank account numbers (IBAN, ISO 13616) with any grouping."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban

from moderation.guard.lexicon import CLIENT, FAMILY, KIN
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_CANDIDATE = re.compile(r"(?<![a-z0-9])[a-z]{2}[ ./:_-]?[0-9o]{2}(?:[ ./_-]{0,2}[a-z0-9]){11,27}")
_NOT_CODE = re.compile(r"[^a-z0-9]")
# A message with more is judged by their shape.
_MOST_CHECKS = 40
# A Dutch account number, with signs in between.
_SHAPED = re.compile(r"(?<![a-z0-9])nl[ ./:_-]?[0-9o]{2}(?:[ ./_-]{0,2}[a-z]){4}(?:[ ./_-]{0,2}[0-9o]){10}")
_LEAD, _LONGEST_LEAD = re.compile(r"[a-z][ ./:_-]?o?$"), 3
_DUTCH = re.compile(r"nl\d{2}[a-z]{4}\d{10}")


def find_bank_accounts(message: Message) -> Iterator[Span]:
    """Spans of type IBAN; a Dutch one that fails its checksum counts as well, but less surely."""
    known = message.lexicon.account_sizes
    public = not message.lexicon.cues["iban"]["no"].isdisjoint(message.tokens.words)
    done, left = 0, _MOST_CHECKS
    for match in _candidates(message):
        if match.start() < done:
            continue
        code = _code(match.group(), known.get(match.group()[:2], 0))
        end = match.start() + _size(match.group(), len(code))
        if (
            not code
            or message.lower[end : end + 1].isalnum()
            or (public and _is_public(message, match.start(), end))
        ):
            continue
        done = end
        left -= 1
        if left >= 0 and iban.is_valid(code, check_country=False):
            yield Span(match.start(), end, Kind.IBAN, 0.98, "iban")
        elif _DUTCH.fullmatch(code):
            yield Span(match.start(), end, Kind.IBAN, 0.88, "iban-shape")


def _is_public(message: Message, start: int, end: int) -> bool:
    """Whether an organisation stands beside the number, and no client."""
    public = message.lexicon.cues["iban"]["no"]
    near = message.tokens.near(start, end)
    return not public.isdisjoint(near) and not message.tokens.lists_near(start, end) & (KIN | CLIENT | FAMILY)


def _candidates(message: Message) -> Iterator[re.Match[str]]:
    lower, starts = message.lower, message.tokens.starts
    left = _MOST_CHECKS
    for at in message.tokens.numbers:
        start = starts[at]
        if not _LEAD.search(lower[max(0, start - _LONGEST_LEAD) : start]):
            continue
        match = _candidate(lower, start, _CANDIDATE if left > 0 else _SHAPED)
        if match:
            left -= 1
            yield match


def _candidate(lower: str, first: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Two letters in front of these digits, and what follows them."""
    for back in (2, 3, 4) if lower[first - 1 : first] == "o" else (2, 3):
        match = pattern.match(lower, first - back) if first >= back else None
        if match:
            return match
    return None


def _code(candidate: str, length: int) -> str:
    """The first `length` letters and digits with zeros for the letter o where digits belong, or ""."""
    code = _NOT_CODE.sub("", candidate)[:length]
    zeroed = code[:2] + code[2:4].replace("o", "0") + code[4:8] + code[8:].replace("o", "0")
    return zeroed if len(code) == length else ""


def _size(candidate: str, length: int) -> int:
    """How many characters its first `length` letters and digits take."""
    count = 0
    for place, ch in enumerate(candidate):
        count += ch.isalnum()
        if count == length:
            return place + 1
    return len(candidate)
