"""A school together with a class: one of the two alone points at nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from moderation.guard.asked import CLIENT_ASKED
from moderation.guard.lexicon import PLACE, RARE, WORD
from moderation.guard.message import Message
from moderation.guard.rules.classes import CLASS, CODED, Place, bare_beside
from moderation.guard.spans import Kind, Span

# A rare word may well be the name of a street or a school.
_LISTED = WORD | RARE

_LONGEST_NAME, _LONGEST_ANSWER = 4, 10
_FAR, _BETWEEN = 6, 40
_SIGNS = dict.fromkeys(map(ord, ",(:"), " ")
_REACH = 100
_TOWN = re.compile(r",? (?:(?:in|te) )?")
# "sint-lutgardis": schools in Flanders are called after saints.
_SAINTS = ("sint-", "st-")


def find_schools(message: Message) -> Iterator[Span]:
    """Spans of type SCHOOL: from the class to the end of the school's name, or the other way round."""
    classes = [match.span() for match in CLASS.finditer(message.lower)]
    if {"school", CLIENT_ASKED} <= message.asked and len(message.tokens) <= _LONGEST_ANSWER:
        yield from _answer(message, classes)
        return
    if not classes:
        return
    schools = list(_schools(message))
    starts = [start for start, _ in schools]
    for first in classes:
        near = schools[bisect_left(starts, first[0] - _REACH) : bisect_left(starts, first[1] + _REACH)]
        found = _beside(message, first, near) or bare_beside(message, first)
        if found:
            start, end = found
            yield Span(start, _with_town(message, end), Kind.SCHOOL, 0.85, "school-class")


def _beside(message: Message, first: Place, schools: Sequence[Place]) -> Place | None:
    """From the class to the end of a school that belongs to it, or the other way round."""
    for second in schools:
        between = message.lower[min(first[1], second[1]) : max(first[0], second[0])]
        if len(between) <= _BETWEEN and _is_link(message, between):
            return min(first[0], second[0]), max(first[1], second[1])
    return None


def _answer(message: Message, classes: list[tuple[int, int]]) -> Iterator[Span]:
    """The whole of a short answer that holds a class."""
    classes = classes or [match.span() for match in CODED.finditer(message.lower)]
    if classes:
        end = len(message.lower.rstrip(" .,!?\n"))
        yield Span(message.tokens.starts[0], end, Kind.SCHOOL, 0.8, "school-asked")


def _is_link(message: Message, between: str) -> bool:
    """Whether class and school belong together: "van het", ", leerling van", not "doet mee, en in"."""
    words = between.translate(_SIGNS).split()
    links, kinds = message.lexicon.grammar["school_links"], message.lexicon.cues["school"]["kinds"]
    known = message.lexicon.words
    return len(words) <= _FAR and all(
        word in links or word in kinds or known.get(word, 0) & PLACE for word in words
    )


def _schools(message: Message) -> Iterator[tuple[int, int]]:
    """Names of schools: a kind of school with capitals behind it, or capitals before "College"."""
    cues, tokens = message.lexicon.cues["school"], message.tokens
    ends = message.lexicon.endings["school/after"]
    at = 0
    while at < len(tokens):
        word = tokens.words[at]
        end = _named_behind(message, at) if word in cues["kinds"] else -1
        if end > at:
            first = _named_before(message, at) if word in cues["after"] and message.capital(at) else at
            yield tokens.starts[first], tokens.ends[end]
            at = end
        elif (word.endswith(ends) or word.startswith(_SAINTS)) and _is_compound(message, at):
            yield tokens.starts[at], tokens.ends[at]
        elif word in cues["after"]:
            first = _named_before(message, at)
            if first < at:
                yield tokens.starts[first], tokens.ends[at]
        elif word in ("de", "het", "'t"):
            end = _named_school(message, at)
            if end > at:
                yield tokens.starts[at if message.capital(at) else at + 1], tokens.ends[end]
        at += 1


def _is_compound(message: Message, at: int) -> bool:
    """Whether one word names a school: "Mendelcollege", "Sint-Lutgardis"."""
    word, capital = message.tokens.words[at], message.capital(at)
    if word in message.lexicon.cues["school"]["after"]:
        return False
    return capital or (message.caseless and word not in message.lexicon.words)


def _with_town(message: Message, end: int) -> int:
    """The end of the school when the town behind it is counted in."""
    gap = _TOWN.match(message.lower, end)
    if gap is None:
        return end
    at = message.tokens.before(gap.end())
    tokens = message.tokens
    if at < len(tokens) and tokens.starts[at] == gap.end() and tokens.bits[at] & PLACE:
        return tokens.ends[at] if message.caseless or message.capital(at) else end
    return end


def _named_school(message: Message, at: int) -> int:
    """The end of "De Klimroos" or "het Erasmiaans", which do not say that they are schools; else `at`."""
    tokens = message.tokens
    if at + 1 >= len(tokens):
        return at
    if message.caseless:
        unknown = tokens.words[at + 1].isalpha() and not tokens.bits[at + 1]
        return at + 1 if unknown and at and tokens.words[at - 1] in ("op", "van", "bij") else at
    if not message.capital(at + 1):
        return at
    end = at + 1
    while end + 1 < len(tokens) and end - at < _LONGEST_NAME and message.capital(end + 1):
        end += 1
    return at if tokens.words[end] in message.lexicon.cues["school"]["after"] else end


def _named_behind(message: Message, at: int) -> int:
    """The last token of the name behind a kind of school; `at` itself when there is none."""
    tokens, last = message.tokens, at
    for place in range(at + 1, min(len(tokens), at + 6)):
        word = tokens.words[place]
        if tokens.starts[place] - tokens.ends[place - 1] > 1 or not (
            word[0].isalpha() or word in ("'", "'t")
        ):
            break
        if message.capital(place) or (place <= at + 3 and _reads_as_name(message, place)):
            last = place
        elif word not in message.lexicon.grammar["school_inside"]:
            break
    return last


def _reads_as_name(message: Message, place: int) -> bool:
    """In a message without capitals: a word behind "de" or "het", or one that is no ordinary word."""
    tokens, grammar = message.tokens, message.lexicon.grammar
    if not message.caseless or tokens.words[place] in grammar["school_stop"]:
        return False
    named = place > 0 and tokens.words[place - 1] in ("de", "het", "'t")
    return tokens.words[place] not in grammar["school_inside"] and (
        named or tokens.bits[place] & _LISTED != WORD
    )


def _named_before(message: Message, at: int) -> int:
    tokens, first = message.tokens, at
    while first > 0 and at - first < 3 and tokens.starts[first] - tokens.ends[first - 1] == 1:
        if not tokens.words[first - 1][0].isalpha():
            break
        if not message.capital(first - 1) and not _reads_as_name(message, first - 1):
            break
        first -= 1
    return first
