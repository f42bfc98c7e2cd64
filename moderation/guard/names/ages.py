"""Ages: they only identify together with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.guard.lexicon import GIVEN, NUMBER, NUMBER_WORD, SURNAME, WORD
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_WORDS = (
    "een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien|twintig|anderhalf"
)
_AGE = re.compile(
    rf"(?<![\w.,€/-])(?P<n>\d{{1,2}}|{_WORDS})(?:[.,]5|;\d{{1,2}}|½)?"
    r"(?:(?P<u>[ -]?(?:jarigen?|jaar|jr\b\.?|j|maanden oud|(?P<m>maanden|mnd|weken)))\b(?: oud)?)?"
    r"(?![\w%€]|[./:-]\d|,\d|-)"
)
_NUMBERS = tuple(_WORDS.split("|"))
_LIMIT = 99
_DIGITS = 2
_BECOMES = frozenset(("is", "wordt", "werd"))


def find_ages(message: Message) -> Iterator[Span]:
    """Spans of type AGE, in a message that names somebody."""
    tokens, counted = message.tokens, NUMBER | NUMBER_WORD
    for at, bit in enumerate(tokens.bits):
        told = bit & counted or tokens.words[at].startswith(_NUMBERS)
        match = _AGE.match(message.lower, tokens.starts[at]) if told else None
        if match is None:
            continue
        number = match["n"]
        if number.isdecimal() and int(number) > _LIMIT:
            continue
        if _is_age(message, match):
            yield Span(match.start(), match.end(), Kind.AGE, 0.75, "age-with-name")


def _is_age(message: Message, match: re.Match[str]) -> bool:
    before = message.tokens.preceding(match.start(), 6, 40)
    if before[:2] == ["al", ","] and match["u"]:
        # "Kemal, al 9 jaar gastouder" tells how long.
        return False
    before = _without_fillers(before, message.lexicon.grammar["just"])
    after = next(iter(message.tokens.following(match.end(), 1, 2)), "\n")
    nearest = before[0] if before else ""
    cues, grammar = message.lexicon.cues["age"], message.lexicon.grammar
    if nearest in cues["no"] or after in grammar["not_an_age"] or "iq" in before[:2]:
        return False
    if "leeftijd" in before[:4]:
        return True
    if match["m"] and message.lower.endswith("oud", match.start(), match.end()):
        return True
    if match["m"]:
        # Three months may be any span of time, unless it stands beside a name as an age does.
        return nearest in ("(", ",") and after in (")", ",", ".", "\n")
    if match["u"]:
        return True
    if nearest == "(" or (nearest == "," and after == ")"):
        return match["n"].isdecimal() and after in (")", ",", "/", "\n")
    second = before[1] if len(before) > 1 else ""
    if nearest == "en":
        return second.isdecimal() and len(second) <= _DIGITS
    if nearest in grammar["somebody"] and after in _BECOMES:
        return True
    if nearest == "van":
        named = message.lexicon.words.get(second, 0)
        known = named & (GIVEN | SURNAME) and not named & WORD
        return (
            bool(known)
            or second in cues["persons"]
            or (_is_word(second) and _ends(message, after, "age_end"))
        )
    if nearest == "," and match["n"] != "een":
        return second.isalpha() and after in (",", ".", "en", "\n")
    return not _BECOMES.isdisjoint(before[:4]) and _ends(message, after, "after_age")


def _without_fillers(before: list[str], fillers: frozenset[str]) -> list[str]:
    """The words in front with "(nu 12)" read as "(12)"; "al 12" stays a span of time."""
    at = next((at for at, word in enumerate(before) if word not in fillers), 0)
    return before[at:] if before and before[at] in ("(", ",", "is", "wordt") else before


def _is_word(word: str) -> bool:
    return word.isalpha() or word == ","


def _ends(message: Message, after: str, grammar: str) -> bool:
    return after == "\n" or after in message.lexicon.grammar[grammar]
