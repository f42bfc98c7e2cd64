"""Birth dates, told from the dates of meetings, laws and rulings by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from moderation.guard.lexicon import BORN_CUE, SECTIONS
from moderation.guard.message import Message
from moderation.guard.rules.births import comes_of_age, follows_person, label
from moderation.guard.spans import Kind, Span

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
    "|january|february|march|may|june|july|august|october"
)
_DATE = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?P<d>[0-3]?\d)(?P<s>[-/.|_,\\]| ?[-/.] | (?=\d))(?P<m>[01]?\d)(?P=s)'?(?P<y>(?:19|20)\d\d|\d\d)"
    r"|(?P<da>[0-3]?\d) ?[-/.] ?(?P<ma>[01]?\d) ?[-/.] ?(?P<ya>(?:19|20)\d\d)"
    r"|(?P<d9>[0-3]?\d)[-/. ](?P<r9>[ivx]{1,4})[-/. ](?P<y9>(?:19|20)\d\d|\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>[01]\d)[-/.](?P<d2>[0-3]\d)"
    r"|(?P<d3>[0-3]\d)(?P<m3>[01]\d)(?P<y3>(?:19|20)\d\d)"
    r"|(?P<y4>(?:19|20)\d\d)(?P<m4>[01]\d)(?P<d4>[0-3]\d)"
    rf"|(?P<d5>[0-3]?\d)(?:e|ste|de|st|nd|rd|th)?(?: of)?[ -]?(?:{_MONTHS})(?![a-z])\.?"
    r"(?:[ -]?,? ?'?(?P<y5>(?:19|20)\d\d|\d\d(?![\d:.])))?"
    r"|(?P<d7>[0-3]?\d)e van de (?P<m7>[01]?\d)e(?: van)?(?: '?(?P<y7>(?:19|20)\d\d|\d\d))?"
    r"|(?P<d8>[0-3]\d)(?P<m8>[01]\d)(?P<y8>\d\d)"
    r"|(?P<d6>[0-3]?\d)[-/](?P<m6>[01]?\d)"
    r")(?![\d/-]|[.,]\d)"
)


class Parts(NamedTuple):
    """The groups of the pattern that hold the parts of a date; "" for a part that is not there."""

    day: str
    month: str = ""
    year: str = ""


# By the last group that took part in the match.
_PARTS: Mapping[str, Parts] = {
    "y": Parts("d", "m", "y"),
    "ya": Parts("da", "ma", "ya"),
    "y9": Parts("d9", "", "y9"),
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
# A month of birth, right behind the word for it: "geb. maart 2023", "geboren in 03-2012".
_PART = re.compile(
    r"(?:\b(?:(?:hij|zij|ze|kind|jongen|meisje|baby) is van|is (?:hij|zij|ze) van|geb|geboren|gebd|dob|born"
    r"|geboortedatum|geboortemaand|geboortejaar)\b|°)[.:]? ?"
    r"(?:(?:is|in|rond|circa|ca\.?|on|begin|eind|medio|vermoedelijk|ergens|omstreeks) ){0,3}"
    rf"(?P<p>(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    rf"|(?:{_MONTHS})\.? ?'?(?:(?:19|20)\d\d|\d\d(?!\d))|[01]?\d[-/](?:19|20)\d\d"
    r"|(?:(?<=jaar )|(?<=jaar: ))(?:19|20)\d\d)(?![\w/-])"
)
_FROM_WHEN = ("is van", "ij van", "ze van", "geb", "dob", "born")
_DIGITS = 8
# How far from a birth date another date of the same year may be a second reading of it.
_BESIDE = 45
_BIRTHDAY = frozenset(("jarig", "verjaardag", "geb", "geboren", "geboortedag", "verjaart"))
# No honest message holds more dates; where birth dates are spoken of the rest count without a look around.
_MOST_LOOKS = 60
# How many digits a date can begin with: a day, a year, or all of them.
_BEGINNINGS = frozenset((1, 2, 4, 6, 8, 10))


def find_birth_dates(message: Message) -> Iterator[Span]:
    """Spans of type DOB, for dates in digits."""
    if len(message.tokens.numbers) >= _DIGITS:
        yield from _apart(message)
    if message.tokens.every & BORN_CUE or "°" in message.lower or _tells_from_when(message.lower):
        for match in _PART.finditer(message.lower):
            yield Span(match.start("p"), match.end("p"), Kind.DOB, 0.9, "dob-part")
    found = list(_judged(message))
    yield from found
    if any(span.rule == "dob-cue" for span in found):
        yield from _beside(message, found)


def _tells_from_when(lower: str) -> bool:
    """Whether "hij is van" or "is ze van" may stand somewhere, or a word for a birth in part of another."""
    return " van " in lower and any(sign in lower for sign in _FROM_WHEN)


def _beside(message: Message, found: Sequence[Span]) -> Iterator[Span]:
    """Other full dates beside a birth date: "geboortedatum 03-05-2012 moet 05-03-2012 zijn"."""
    near = [span for span in found if span.rule == "dob-cue"][:_MOST_LOOKS]
    for place, match in enumerate(_dates(message)):
        parts = _PARTS[match.lastgroup or ""]
        if place >= _MOST_LOOKS:
            return
        if not parts.year or not parts.month or any(span.start == match.start() for span in found):
            continue
        beside = any(abs(match.start() - span.start) <= _BESIDE for span in near)
        same = any(message.lower.endswith(match[parts.year], span.start, span.end) for span in near)
        if beside and same and _is_date(match, parts) and label(message, match.start(), match.end()) != "no":
            yield Span(match.start(), match.end(), Kind.DOB, 0.85, "dob-beside")


def _judged(message: Message) -> Iterator[Span]:
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
                told = label(message, start, end) == "yes" or follows_person(message, start)
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
    said = "yes" if comes_of_age(message, start, end) else label(message, start, end)
    if message.lower[max(0, start - 2) : start].strip().endswith("°") and parts.year:
        return 0.93, "dob-sign"
    starred = message.lower[start - 1 : start] == "*" and message.lower[end : end + 1] != "*"
    if starred and (follows_person(message, start) or not message.lower[: start - 1].strip()):
        return 0.93, "dob-sign"
    told = parts.year or parts.day != "d6" or not _BIRTHDAY.isdisjoint(message.tokens.preceding(start, 3, 16))
    if said == "yes" and told:
        return 0.95, "dob-cue"
    enclosed = message.lower[start - 1 : start] == "(" and message.lower[end : end + 1] == ")"
    if (
        not parts.year
        or said == "no"
        or (parts.day in ("d3", "d4", "d8") and not (enclosed and parts.day == "d3"))
    ):
        return 0.0, ""
    if follows_person(message, start):
        return 0.9, "dob-person"
    return 0.0, ""
