"""Ages: they only identify together with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_WORDS = (
    "een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien|twintig"
)
_AGE = re.compile(
    rf"(?<![\w.,€/-])(?P<n>\d{{1,2}}|{_WORDS})"
    r"(?:(?P<u>[ -]?(?:jarigen?|jaar|jr\b\.?|maanden oud|mnd))\b(?: oud)?)?"
    r"(?![\w%€]|[./:-]\d|,\d|-)"
)
_LIMIT = 99


def find_ages(message: Message, names: bool) -> Iterator[Span]:
    """Spans of type AGE, if the message names somebody."""
    if not names:
        return
    for match in _AGE.finditer(message.lower):
        number = match["n"]
        if number.isdecimal() and int(number) > _LIMIT:
            continue
        if _is_age(message, match):
            yield Span(match.start(), match.end(), Kind.AGE, 0.75, "age-with-name")


def _is_age(message: Message, match: re.Match[str]) -> bool:
    before = message.tokens.preceding(match.start(), 2, 14)
    after = next(iter(message.tokens.following(match.end(), 1, 2)), "")
    nearest = before[0] if before else ""
    cues = message.lexicon.cues["age"]
    if nearest in cues["no"] or after in message.lexicon.grammar["not_an_age"]:
        return False
    if match["u"]:
        return True
    if not match["n"].isdecimal():
        return False
    if nearest == "(" or (nearest == "," and after == ")"):
        return after in (")", ",", "/", "")
    if "iq" in before:
        return False
    second = before[1] if len(before) > 1 else ""
    if nearest == "en":
        return second.isdecimal() and len(second) <= 2
    if nearest in message.lexicon.grammar["just"]:
        nearest = second
    if nearest == "van":
        return second in cues["persons"] or (
            (second.isalpha() or second == ",")
            and (after in message.lexicon.grammar["age_end"] or after in ("", "\n"))
        )
    return nearest in ("is", "wordt", "werd", ",") and after in (",", ".", "", ")", "\n", "en", "!", "?")
