"""Birth dates, told from the dates of meetings, laws and rulings by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from moderation.guard.lexicon import (
    CLIENT,
    GIVEN,
    KIN,
    MONTH,
    NUMBER,
    NUMBER_WORD,
    PLACE,
    PUBLIC_NAME,
    SECTIONS,
    SURNAME,
    WORD,
)
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)
_DATE = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?P<d>[0-3]?\d)(?P<s>[-/.|_,\\]| ?[-/.] | (?=\d))(?P<m>[01]?\d)(?P=s)'?(?P<y>(?:19|20)\d\d|\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>[01]\d)[-/.](?P<d2>[0-3]\d)"
    r"|(?P<d3>[0-3]\d)(?P<m3>[01]\d)(?P<y3>(?:19|20)\d\d)"
    r"|(?P<y4>(?:19|20)\d\d)(?P<m4>[01]\d)(?P<d4>[0-3]\d)"
    rf"|(?P<d5>[0-3]?\d)(?:e|ste|de)?[ -]?(?:{_MONTHS})\b\.?"
    r"(?:[ -]?,? ?'?(?P<y5>(?:19|20)\d\d|\d\d(?![\d:.])))?"
    r"|(?P<d7>[0-3]?\d)e van de (?P<m7>[01]?\d)e(?: van)?(?: '?(?P<y7>(?:19|20)\d\d|\d\d))?"
    r"|(?P<d8>[0-3]\d)(?P<m8>[01]\d)(?P<y8>\d\d)"
    r"|(?P<d6>[0-3]?\d)[-/](?P<m6>[01]?\d)"
    r")(?![\d/-]|[.,]\d)"
)
_FEAST = re.compile(
    r"\b(?:(?:eerste|tweede|1e|2e) (?:kerst|paas|pinkster)dag|(?:nieuw|oud)jaarsdag|koningsdag|kerstavond)"
    r"(?: '?(?:(?:19|20)\d\d|\d\d))?\b"
)


class Parts(NamedTuple):
    """The groups of the pattern that hold the parts of a date; "" for a part that is not there."""

    day: str
    month: str = ""
    year: str = ""


# By the last group that took part in the match.
_PARTS: Mapping[str, Parts] = {
    "y": Parts("d", "m", "y"),
    "d2": Parts("d2", "m2", "y2"),
    "y3": Parts("d3", "m3", "y3"),
    "d4": Parts("d4", "m4", "y4"),
    "d5": Parts("d5"),
    "y5": Parts("d5", "", "y5"),
    "m7": Parts("d7", "m7"),
    "y7": Parts("d7", "m7", "y7"),
    "y8": Parts("d8", "m8", "y8"),
    "m6": Parts("d6", "m6"),
}
_LONGEST_YEAR, _DIGITS, _AGE = 3, 8, 2
_LETTERED = 9
_BECOMES = frozenset(("wordt", "werd", "word"))
# No honest message holds more dates; where birth dates are spoken of the rest count without a look around.
_MOST_LOOKS = 60
# How many digits a date can begin with: a day, a year, or all of them.
_BEGINNINGS = frozenset((1, 2, 4, 6, 8, 10))
_SMALL = frozenset("(:,-'\"= *;|")


def find_birth_dates(message: Message) -> Iterator[Span]:
    """Spans of type DOB, for dates in digits."""
    if len(message.tokens.numbers) >= _DIGITS:
        yield from _apart(message)
    told = "dob" in message.asked or bool(message.tokens.every & SECTIONS["dob"])
    for place, match in enumerate(_dates(message)):
        parts = _PARTS[match.lastgroup or ""]
        if not _is_date(match, parts):
            continue
        if place < _MOST_LOOKS:
            confidence, rule = _judge(message, match.start(), match.end(), parts)
        elif told:
            confidence, rule = 0.7, "dob-shape"
        else:
            return
        if rule:
            yield Span(match.start(), match.end(), Kind.DOB, confidence, rule)


def find_dates_in_words(message: Message) -> Iterator[Span]:
    """Spans of type DOB, for dates that are told: "eenentwintig mei 2010", "eerste kerstdag 2011"."""
    feasts = _FEAST.finditer(message.lower) if "dag" in message.lower or "kerst" in message.lower else ()
    for start, end in (*_in_words(message), *(one.span() for one in feasts)):
        if "dob" in message.asked or _label(message, start, end) == "yes":
            yield Span(start, end, Kind.DOB, 0.93, "dob-words")


def _in_words(message: Message) -> Iterator[tuple[int, int]]:
    """Finds "eenentwintig mei 2010" and "vijfde juni tweeduizend elf"."""
    tokens = message.tokens
    if not tokens.every & MONTH:
        return
    for at, bit in enumerate(tokens.bits[1:], 1):
        if bit & MONTH and (tokens.bits[at - 1] & NUMBER_WORD or _is_ordinal(message, at - 1)):
            yield tokens.starts[at - 1], tokens.ends[_year_behind(message, at)]


def _is_ordinal(message: Message, at: int) -> bool:
    word, numbers = message.tokens.words[at], message.lexicon.numbers
    stem = word.removesuffix("ste") if word.endswith("ste") else word.removesuffix("de")
    return word in ("eerste", "derde", "achtste") or (stem != word and stem in numbers)


def _year_behind(message: Message, at: int) -> int:
    """The last token of the year behind the month at `at`, in digits or in words; `at` when there is none."""
    tokens = message.tokens
    words, last = tokens.words, len(tokens) - 1
    if at == last:
        return at
    if tokens.bits[at + 1] & NUMBER:
        return at + 1 if len(words[at + 1]) in (2, 4) else at
    if not words[at + 1].startswith(("tweeduizend", "negentien", "twintig", "nul")):
        return at
    end = at + 1
    while end < last and end - at <= _LONGEST_YEAR and _counts_on(message, end + 1):
        end += 1
    return end - (words[end] == "en")


def _counts_on(message: Message, at: int) -> bool:
    return bool(message.tokens.bits[at] & NUMBER_WORD) or message.tokens.words[at] in ("honderd", "en")


def _apart(message: Message) -> Iterator[Span]:
    """Finds "1 7 0 9 2 0 1 2": eight single digits that make a day, a month and a year."""
    tokens, chain = message.tokens, [-1]
    for at in (*tokens.numbers, -1):
        single = at >= 0 and tokens.ends[at] - tokens.starts[at] == 1
        if single and chain[-1] == at - 1 and tokens.starts[at] - tokens.ends[at - 1] == 1:
            chain.append(at)
            continue
        if len(chain) == _DIGITS:
            start, end = tokens.starts[chain[0]], tokens.ends[chain[-1]]
            match = _DATE.match("".join([tokens.words[one] for one in chain]))
            if match and _is_date(match, _PARTS[match.lastgroup or ""]):
                told = _label(message, start, end) == "yes" or _follows_person(message, start)
                if told or "dob" in message.asked:
                    yield Span(start, end, Kind.DOB, 0.93, "dob-apart")
        chain = [at if single else -2]


def _dates(message: Message) -> Iterator[re.Match[str]]:
    tokens, lower, done = message.tokens, message.lower, 0
    for at in tokens.numbers:
        start = tokens.starts[at]
        if start < done or tokens.ends[at] - start not in _BEGINNINGS:
            continue
        match = _DATE.match(lower, start)
        if match:
            yield match
            done = match.end()


def _is_date(match: re.Match[str], parts: Parts) -> bool:
    day, month = int(match[parts.day]), int(match[parts.month]) if parts.month else 1
    year = match[parts.year] if parts.year else ""
    return 1 <= day <= 31 and 1 <= month <= 12 and not (len(year) == 4 and not 1925 <= int(year) <= 2049)


def _judge(message: Message, start: int, end: int, parts: Parts) -> tuple[float, str]:
    if "dob" in message.asked:
        return 0.93, "dob-asked"
    label = "yes" if _comes_of_age(message, start, end) else _label(message, start, end)
    if message.lower[max(0, start - 2) : start].strip().endswith("°") and parts.year:
        return 0.93, "dob-sign"
    if message.lower[start - 1 : start] == "*" and _follows_person(message, start):
        return 0.93, "dob-sign"
    if label == "yes" and (parts.year or parts.day != "d6"):
        return 0.95, "dob-cue"
    enclosed = message.lower[start - 1 : start] == "(" and message.lower[end : end + 1] == ")"
    if (
        not parts.year
        or label == "no"
        or (parts.day in ("d3", "d4", "d8") and not (enclosed and parts.day == "d3"))
    ):
        return 0.0, ""
    if _follows_person(message, start):
        return 0.9, "dob-person"
    return 0.0, ""


def _comes_of_age(message: Message, start: int, end: int) -> bool:
    """Finds "zij wordt 4 mei 18"."""
    before, behind = message.tokens.preceding(start, 2, 12), message.tokens.following(end, 2, 8)
    if message.lower[end - _AGE : end].isdecimal() and message.lower[end - _AGE - 1] == " ":
        # What reads as a year is the age.
        behind = [message.lower[end - _AGE : end], *behind]
    if not behind or not behind[0].isdecimal() or len(behind[0]) > _AGE:
        return False
    return not _BECOMES.isdisjoint(before) or behind[1:2] == ["geworden"]


def _label(message: Message, start: int, end: int) -> str:
    """Whether the words around call it a birth date ("yes") or another date ("no")."""
    if message.lower[max(0, start - _LETTERED) : start].strip(" :").endswith("d.o.b."):
        return "yes"
    if not message.tokens.every & SECTIONS["dob"]:
        return ""
    cues = message.lexicon.cues["dob"]
    for word in message.tokens.preceding(start, 7):
        if word in cues["yes"] or word in cues["no"]:
            return "yes" if word in cues["yes"] else "no"
        if word in "!?;":
            break
    behind = message.tokens.following(end, 4, 25)
    clause = next((at for at, word in enumerate(behind) if word in ".,!?;("), len(behind))
    return "" if cues["yes"].isdisjoint(behind[:clause]) else "yes"


def _follows_person(message: Message, start: int) -> bool:
    """A date that stands right behind a person: in brackets, after a comma, or after "is van"."""
    tokens, at = message.tokens, message.tokens.before(start) - 1
    bracket = False
    while at >= 0 and tokens.words[at] in _SMALL:
        bracket = bracket or tokens.words[at] == "("
        at -= 1
    if at >= 1 and tokens.words[at] == "van" and tokens.bits[at - 1] & CLIENT:
        return True
    if at >= 1 and tokens.words[at] == "van" and tokens.bits[at - 1] & GIVEN and _is_name(message, at - 1):
        # "Kevin van 12-03-2011", but not "de mail van Kevin van 12-03-2025".
        return at < 2 or tokens.words[at - 2] not in ("van", "door", "aan", "met")
    if at >= 1 and tokens.words[at] == "van" and tokens.words[at - 1] == "is":
        return at >= 2 and (
            _is_person(message, at - 2) or tokens.words[at - 2] in message.lexicon.grammar["somebody"]
        )
    return at >= 0 and (_is_person(message, at) if bracket else _is_name(message, at))


def _is_person(message: Message, at: int) -> bool:
    bits = message.tokens.bits[at]
    return bool(bits & (KIN | CLIENT)) or _is_name(message, at)


def _is_name(message: Message, at: int) -> bool:
    bits = message.tokens.bits[at]
    if bits & (PLACE | PUBLIC_NAME):
        return False
    capital = message.text[message.tokens.starts[at]].isupper()
    if bits & (GIVEN | SURNAME):
        return capital or not bits & WORD
    return (
        capital
        and not bits
        and message.tokens.words[at].isalpha()
        and not message.text[message.tokens.ends[at] - 1].isupper()
    )
