"""Ages: they only identify together with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.guard.lexicon import GIVEN, LIFE_VERB, NUMBER, NUMBER_WORD, SURNAME, WORD
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_WORDS = (
    "een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien|twintig|anderhalf"
)
_AGE = re.compile(
    rf"(?<![\w.,€-])(?<![^mvxjhk]/)(?P<n>\d{{1,2}}|{_WORDS})(?:[.,]5|;\d{{1,2}}|½)?"
    r"(?:(?P<u>[ -]?(?:jarige?|jaar|jr\b\.?|j|years?|yrs?|yo|y/o|maanden oud"
    r"|(?P<m>maanden|maand|mnd|weken|wkn|months?)))\b(?:[ -](?:oud|old))?)?"
    r"(?![\w%€]|[./:-]\d|,\d|-)"
)
_AGED = ("jarige", "jarig", "jarigen", "anderhalf")
_LIMIT = 99
# What is counted in ages, and the letters of small words that may follow one: "is een en".
_TIMES, _SHORT = ("jaar", "jar", "maand", "mnd", "week", "weken", "wkn"), 3
_DIGITS = 2
_JUST = frozenset(("pas", "nu", "nog", "al"))
_BECOMES = frozenset(("is", "wordt", "werd", "turns", "aged", "was"))
_YOUNG = 23
_CLOSED = frozenset((",", "\n", ")", ";", "weg"))
_WHEN = frozenset(("als", "zodra", "wanneer", "totdat", "voordat", "nu", "dat", "omdat"))
_AGE_CUES = frozenset(("leeftijd", "lft", "lftd", "age", "leeft"))
_SEX = frozenset("mvxjhk")


def find_ages(message: Message) -> Iterator[Span]:
    """Spans of type AGE, in a message that names somebody."""
    tokens, counted = message.tokens, NUMBER | NUMBER_WORD
    if "jarig" in message.lower or "anderhalf" in message.lower:
        told = [at for at, bit in enumerate(tokens.bits) if bit & counted or tokens.words[at].endswith(_AGED)]
    elif tokens.every & counted:
        told = [at for at, bit in enumerate(tokens.bits) if bit & counted]
    else:
        return
    for at in told:
        if tokens.ends[at] - tokens.starts[at] > _DIGITS and tokens.bits[at] & NUMBER:
            # A year, a postcode, a telephone number.
            continue
        if tokens.words[at] == "een" and not _counts(message, at + 1):
            continue
        match = _AGE.match(message.lower, tokens.starts[at])
        if match is None:
            continue
        number = match["n"]
        if number.isdecimal() and int(number) > _LIMIT:
            continue
        if _is_age(message, match):
            yield Span(match.start(), match.end(), Kind.AGE, 0.75, "age-with-name")


def _counts(message: Message, at: int) -> bool:
    """Whether "een" in front of the token at `at` may be the number one: only a time may follow."""
    if at >= len(message.tokens):
        return True
    word = message.tokens.words[at]
    return not word[0].isalpha() or word.startswith(_TIMES) or len(word) < _SHORT


def _is_age(message: Message, match: re.Match[str]) -> bool:
    before = message.tokens.preceding(match.start(), 6, 40)
    if before[:2] == ["al", ","] and match["u"]:
        # "Kemal, al 9 jaar gastouder" tells how long.
        return False
    before = _without_fillers(before, message.lexicon.grammar["just"])
    after = next(iter(message.tokens.following(match.end(), 1, 2)), "\n")
    nearest = before[0] if before else ""
    if nearest in message.lexicon.cues["age"]["no"] or after in message.lexicon.grammar["not_an_age"]:
        return False
    if "iq" in before[:2] or not _AGE_CUES.isdisjoint(before[:4]):
        return "iq" not in before[:2]
    if match["u"]:
        return _is_counted_age(message, match, nearest, after)
    if nearest in (".", "!", "?") and _stands_alone(match["n"], after):
        return True
    if nearest in ("", ".", "\n", "!", "?") and after == "is":
        # "Vijftien is Nynke pas"
        return not _JUST.isdisjoint(message.tokens.following(match.end(), 4, 30))
    return _is_bare_age(message, match["n"], before, after)


def _is_counted_age(message: Message, match: re.Match[str], nearest: str, after: str) -> bool:
    """Whether a number of years, months or weeks is somebody's age."""
    if match["m"]:
        # Three months may be any span of time, unless it stands beside a name as an age does.
        beside = nearest in ("(", ",", ")") or _is_named(message, match.start())
        beside = beside and after in (")", ",", ".", "\n", ";", ":")
        if nearest == "van" and message.capital(message.tokens.before(match.start()) - 2):
            # "baby Zed van 6 weken"
            return True
        return beside or message.lower.endswith("oud", match.start(), match.end())
    return match["u"].strip(" -").startswith("jarig") or not _is_time(message, match, nearest, after)


def _is_bare_age(message: Message, number: str, before: list[str], after: str) -> bool:
    """Whether a number without a unit is somebody's age: "(14)", "van 14", "hij is 14"."""
    nearest, second = [*before, "", ""][:2]
    if nearest in ("/", ",") and second in _SEX:
        return number.isdecimal()
    if after in ("is", "wordt", "was") and (
        second in _WHEN or nearest in message.lexicon.grammar["somebody"]
    ):
        return True
    if nearest == "(" or (nearest == "," and after == ")"):
        return number.isdecimal() and after in (")", ",", "/", "\n")
    if nearest == "en":
        return second.isdecimal() and len(second) <= _DIGITS
    somebody, persons = message.lexicon.grammar["somebody"], message.lexicon.cues["age"]["persons"]
    if nearest in somebody and (after in _BECOMES or after in somebody or not after.isalnum()):
        return True
    if nearest in _BECOMES and (second in somebody or second in persons):
        return after not in ("%", "€", "-", "/")
    if nearest == "van" and second in message.lexicon.grammar["groups"]:
        return False
    if nearest == "van":
        named = message.lexicon.words.get(second, 0)
        known = bool(named & (GIVEN | SURNAME)) and not named & WORD
        return known or second in persons or (_is_word(second) and _ends(message, after, "age_end"))
    if number.isdecimal() and int(number) < _YOUNG and _is_known(message, nearest) and after in _CLOSED:
        return True
    if nearest == "," and number != "een":
        return second.isalpha() and after in (",", ".", "en", "\n")
    return not _BECOMES.isdisjoint(before[:4]) and _ends(message, after, "after_age")


def _stands_alone(number: str, after: str) -> bool:
    """Whether a sentence is nothing but an age: "5.", "17 en alleen"."""
    return number.isdecimal() and int(number) < _YOUNG and after in (".", "en", "!")


def _is_known(message: Message, word: str) -> bool:
    return message.lexicon.words.get(word, 0) & (GIVEN | WORD) == GIVEN


def _is_named(message: Message, start: int) -> bool:
    """Whether a name stands right in front: "baby Aras drie maanden"."""
    at = message.tokens.before(start) - 1
    if at < 0:
        return False
    bits = message.tokens.bits[at]
    return bits & (GIVEN | WORD) == GIVEN or (message.capital(at) and not bits)


def _is_time(message: Message, match: re.Match[str], nearest: str, after: str) -> bool:
    """Whether years tell how long: "in een jaar", "dat is 3 jaar werk", ", 11 jaar pleegouders"."""
    if match["n"] == "een":
        return not match["u"].endswith("oud")
    if nearest in ("in", "dat", "dit") or message.tokens.preceding(match.start(), 2, 12)[1:] == ["dat"]:
        return True
    goes_on = after in message.lexicon.grammar["age_end"] or after in message.lexicon.grammar["after_age"]
    bits = message.lexicon.words.get(after, 0)
    return nearest == "," and not goes_on and after != "\n" and bool(bits & WORD) and not bits & LIFE_VERB


def _without_fillers(before: list[str], fillers: frozenset[str]) -> list[str]:
    """The words in front with "(nu 12)" read as "(12)"; "al 12" stays a span of time."""
    at = next((at for at, word in enumerate(before) if word not in fillers), 0)
    return before[at:] if before and before[at] in ("(", ",", "is", "wordt") else before


def _is_word(word: str) -> bool:
    return word.isalpha() or word == ","


def _ends(message: Message, after: str, grammar: str) -> bool:
    return after == "\n" or after in message.lexicon.grammar[grammar]
