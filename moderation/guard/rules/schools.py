"""A school together with a class: one of the two alone points at nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from moderation.guard.lexicon import SCHOOL_CUE
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_YEAR = re.compile(r"(?:\d{1,2} ?/ ?\d{1,2}|\d{1,2}(?: ?[a-h])?|[a-h]?\d[a-h]?)(?![\w:])")
_FAR = 6
_REACH = 100


def find_schools(message: Message) -> Iterator[Span]:
    """Spans of type SCHOOL: from the class to the end of the school's name, or the other way round."""
    classes = list(_classes(message))
    if not classes:
        return
    schools = list(_schools(message))
    starts = [start for start, _ in schools]
    for first in classes:
        for second in schools[
            bisect_left(starts, first[0] - _REACH) : bisect_left(starts, first[1] + _REACH)
        ]:
            start, end = min(first[0], second[0]), max(first[1], second[1])
            between = message.lower[min(first[1], second[1]) : max(first[0], second[0])]
            if len(between) <= 40 and _is_link(between):
                yield Span(start, end, Kind.SCHOOL, 0.85, "school-class")
                break


def _is_link(between: str) -> bool:
    return not any(ch in between for ch in ".!?\n;") and len(between.split()) <= _FAR


def _classes(message: Message) -> Iterator[tuple[int, int]]:
    cues, tokens = message.lexicon.cues["school"], message.tokens
    numbers = message.lexicon.numbers
    yield from _levels(message)
    for at in range(len(tokens) - 1):
        word = tokens.words[at]
        if not tokens.bits[at] & SCHOOL_CUE:
            continue
        year = _YEAR.match(message.lower, tokens.starts[at + 1])
        if year and tokens.starts[at + 1] - tokens.ends[at] <= 1:
            first = at - 1 if at and tokens.words[at - 1] in cues["levels"] else at
            yield tokens.starts[first], year.end()
        elif tokens.words[at + 1] in numbers and word in ("groep", "klas", "leerjaar"):
            yield tokens.starts[at], tokens.ends[at + 1]
        elif word == "brugklas":
            yield tokens.starts[at], tokens.ends[at]


def _levels(message: Message) -> Iterator[tuple[int, int]]:
    """Finds "3 havo", "2 vmbo-kader", "4vwo"."""
    levels, tokens = message.lexicon.cues["school"]["levels"], message.tokens
    for at, word in enumerate(tokens.words[1:], 1):
        if (
            tokens.words[at - 1].isdecimal()
            and len(tokens.words[at - 1]) == 1
            and word.split("-")[0] in levels
        ):
            yield tokens.starts[at - 1], tokens.ends[at]


def _schools(message: Message) -> Iterator[tuple[int, int]]:
    """Names of schools: a kind of school with capitals behind it, or capitals before "College"."""
    cues, tokens = message.lexicon.cues["school"], message.tokens
    at = 0
    while at < len(tokens):
        word = tokens.words[at]
        end = _named_behind(message, at) if word in cues["kinds"] else -1
        if end > at:
            yield tokens.starts[at], tokens.ends[end]
            at = end
        elif word in cues["after"]:
            first = _named_before(message, at)
            if first < at:
                yield tokens.starts[first], tokens.ends[at]
        elif word in ("de", "het") and _is_named_school(message, at):
            yield tokens.starts[at if _capital(message, at) else at + 1], tokens.ends[at + 1]
        at += 1


def _is_named_school(message: Message, at: int) -> bool:
    """Finds "De Klimroos" and "het Erasmiaans", which do not say that they are schools."""
    tokens = message.tokens
    if at + 1 >= len(tokens) or not _capital(message, at + 1):
        return False
    if at + 2 < len(tokens) and tokens.words[at + 2] in message.lexicon.cues["school"]["after"]:
        return False
    return _capital(message, at) or (tokens.words[at] == "het" and not tokens.bits[at + 1])


def _named_behind(message: Message, at: int) -> int:
    """The last token of the name behind a kind of school; `at` itself when there is none."""
    tokens, last = message.tokens, at
    caseless = message.text == message.lower
    for place in range(at + 1, min(len(tokens), at + 6)):
        word = tokens.words[place]
        if tokens.starts[place] - tokens.ends[place - 1] > 1 or not (word[0].isalpha() or word == "'"):
            break
        if _capital(message, place) or (caseless and place <= at + 3 and not _is_stop(message, place)):
            last = place
        elif word not in message.lexicon.grammar["school_inside"]:
            break
    return last


def _is_stop(message: Message, place: int) -> bool:
    return message.tokens.words[place] in message.lexicon.grammar["school_stop"]


def _named_before(message: Message, at: int) -> int:
    tokens, first = message.tokens, at
    while first > 0 and at - first < 3 and tokens.starts[first] - tokens.ends[first - 1] == 1:
        if not tokens.words[first - 1][0].isalpha() or not _capital(message, first - 1):
            break
        first -= 1
    return first


def _capital(message: Message, at: int) -> bool:
    return message.text[message.tokens.starts[at]].isupper()
