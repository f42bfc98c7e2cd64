"""A school together with a class: one of the two alone points at nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from moderation.guard.asked import CLIENT_ASKED
from moderation.guard.lexicon import RARE, WORD
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

# A rare word may well be the name of a street or a school.
_LISTED = WORD | RARE

_ORDINAL = r"(?:[1-8] ?(?:e|de|ste)?|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste)"
_LEVEL = r"(?:havo|vwo|vmbo(?:-[a-z]{1,8})?|mavo|gymnasium|atheneum|tl|isk|praktijkonderwijs|mbo)"
_GROUP = r"(?:groep|gr\.?|klas|leerjaar|kleuterklas|kleutergroep|schakelklas|unit|onderbouwgroep)"
_CODE = (
    r"(?:\d{1,2} ?/ ?\d{1,2}[a-h]?\b|[a-z]{0,3}\d{1,2}[a-z]{0,3}\d?(?: ?[a-h])?"
    r"|een|twee|drie|vier|vijf|zes|zeven|acht)"
)
_FLEMISH = r"(?:aso|tso|bso|kso|latijn|moderne talen|(?:humane )?wetenschappen|economie|techniek)"
_CLASS = re.compile(
    rf"(?<![\w-])(?:{_GROUP} ?{_CODE}|{_ORDINAL} ?{_GROUP}(?: {_LEVEL}| [a-h]\b)?|{_LEVEL}[ -]?\d[a-h]?\d?"
    rf"|[1-6][ -]?{_LEVEL}|brugklas(?: ?[a-z]{{0,2}}\d[a-h]?)?|kleuter(?:klas|groep)|examenklas|schakelklas"
    rf"|{_ORDINAL} (?:jaar|middelbaar)(?: {_FLEMISH})?"
    r"|(?<=(?:in|it) )[vhmtkbg]{1,2}[1-6][a-f]?(?= (?:op|van|bij) ))(?![\w:])"
)
_CODED = re.compile(r"(?<![\w-])(?:[a-z]{0,4}\d[a-z]{0,2}\d?)(?![\w-])")
_LONGEST_NAME, _LONGEST_ANSWER = 4, 10
_FAR, _BETWEEN = 6, 40
_REACH = 100


def find_schools(message: Message) -> Iterator[Span]:
    """Spans of type SCHOOL: from the class to the end of the school's name, or the other way round."""
    classes = [match.span() for match in _CLASS.finditer(message.lower)]
    if {"school", CLIENT_ASKED} <= message.asked and len(message.tokens) <= _LONGEST_ANSWER:
        yield from _answer(message, classes)
        return
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
            if len(between) <= _BETWEEN and _is_link(message, between):
                yield Span(start, end, Kind.SCHOOL, 0.85, "school-class")
                break


def _answer(message: Message, classes: list[tuple[int, int]]) -> Iterator[Span]:
    """The whole of a short answer that holds a class."""
    classes = classes or [match.span() for match in _CODED.finditer(message.lower)]
    if classes:
        end = len(message.lower.rstrip(" .,!?\n"))
        yield Span(message.tokens.starts[0], end, Kind.SCHOOL, 0.8, "school-asked")


def _is_link(message: Message, between: str) -> bool:
    """Whether class and school belong together: "van het", ", leerling van", not "doet mee, en in"."""
    words = between.replace(",", " ").replace("(", " ").split()
    links, kinds = message.lexicon.grammar["school_links"], message.lexicon.cues["school"]["kinds"]
    return len(words) <= _FAR and all(word in links or word in kinds for word in words)


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
        elif (
            message.capital(at)
            and word.endswith(message.lexicon.endings["school/after"])
            and word not in cues["after"]
        ):
            yield tokens.starts[at], tokens.ends[at]
        elif word in cues["after"]:
            first = _named_before(message, at)
            if first < at:
                yield tokens.starts[first], tokens.ends[at]
        elif word in ("de", "het"):
            end = _named_school(message, at)
            if end > at:
                yield tokens.starts[at if message.capital(at) else at + 1], tokens.ends[end]
        at += 1


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
