"""What the words around a date say: that somebody was born then, comes of age, or something else."""

from __future__ import annotations

import re

from moderation.guard.lexicon import (
    CLIENT,
    GIVEN,
    KIN,
    PLACE,
    PUBLIC_NAME,
    SECTIONS,
    SURNAME,
    WORD,
)
from moderation.guard.message import Message

_SMALL = frozenset("(:,-'\"= *;|/")
_SEX = frozenset("mvxjhk")
_LETTERED = 9
# "Sem wordt 18 op …", "op … wordt hij meerderjarig": the date stands as the sign.
_NEAR = 45
# The characters of " op ".
_SMALL_WORD = 4
_AGE = r"(?:1?\d|achttien|zeventien|zestien|vijftien|veertien|dertien|twaalf)(?: jaar)?"
_OF_AGE = re.compile(
    r"\b(?:wordt|word|werd|worden) (?:[^\W\d]+,? ){0,3}?(?:§,? ?(?:aanstaande |a\.s\. )?)?(?:[^\W\d]+ ){0,2}?"
    rf"(?:{_AGE}(?= ?§| ?[,.?!)]| op | per | en | dan |$)|meerderjarig|volwassen)"
    rf"|§ {_AGE} geworden|(?:meerderjarig|volwassen) (?:per|op|vanaf) §|§ (?:meerderjarig|volwassen)\b"
)
_YEARS = re.compile(r" (1?\d)$")


def comes_of_age(message: Message, start: int, end: int) -> bool:
    """Whether somebody comes of age on this date: "zij wordt 4 mei 18"."""
    lower = message.lower
    if "word" not in lower and "werd" not in lower and "jarig" not in lower and "volwassen" not in lower:
        return "geworden" in lower and _is_of_age(lower, start, end)
    return _is_of_age(lower, start, end)


def _is_of_age(lower: str, start: int, end: int) -> bool:
    before, behind = lower[max(0, start - _NEAR) : start], lower[end : end + _NEAR]
    # What reads as a year may be the age: "4 mei 18".
    years = _YEARS.search(lower[start:end])
    told = _OF_AGE.search(f"{before}§{behind}") or (years and _OF_AGE.search(f"{before}§ {years[1]}{behind}"))
    place = len(before)
    return bool(told) and told.start() - _SMALL_WORD <= place <= told.end() + _SMALL_WORD if told else False


def label(message: Message, start: int, end: int) -> str:
    """Whether the words around call it a birth date ("yes") or another date ("no")."""
    if message.lower[max(0, start - _LETTERED) : start].strip(" :").endswith(("d.o.b.", "g.d.")):
        return "yes"
    if not message.tokens.every & SECTIONS["dob"]:
        return ""
    cues = message.lexicon.cues["dob"]
    for word in message.tokens.preceding(start, 7):
        if word in cues["yes"] or word in cues["no"]:
            return "yes" if word in cues["yes"] else "no"
        if word in "!?;":
            break
    behind = message.tokens.following(end, 6, 35)
    clause = next((at for at, word in enumerate(behind) if word in ".,!?;("), len(behind))
    return "" if cues["yes"].isdisjoint(behind[:clause]) else "yes"


def follows_person(message: Message, start: int) -> bool:
    """A date that stands right behind a person: in brackets, after a comma, or after "is van"."""
    tokens, at = message.tokens, message.tokens.before(start) - 1
    bracket = False
    while at >= 0 and (tokens.words[at] in _SMALL or tokens.words[at] in _SEX or _is_initial(message, at)):
        bracket = bracket or tokens.words[at] == "("
        at -= 1
    if at >= 0 and tokens.words[at] in message.lexicon.cues["dob"]["near"] and tokens.bits[at] & CLIENT:
        # "jongen 3-5-2012", "client m 3-5-2012"
        return True
    if at >= 1 and tokens.words[at] == "van" and tokens.bits[at - 1] & CLIENT:
        return True
    if at >= 1 and tokens.words[at] == "van" and tokens.bits[at - 1] & GIVEN and _is_name(message, at - 1):
        # "Kevin van 12-03-2011", but not "de mail van Kevin van 12-03-2025".
        return at < 2 or tokens.words[at - 2] not in ("van", "door", "aan", "met")
    if at > 1 and tokens.words[at] == "van" and tokens.words[at - 1] in message.lexicon.grammar["somebody"]:
        return tokens.words[at - 2] in ("is", "was")
    if at >= 1 and tokens.words[at] == "van" and tokens.words[at - 1] == "is":
        return at >= 2 and (
            _is_person(message, at - 2) or tokens.words[at - 2] in message.lexicon.grammar["somebody"]
        )
    return at >= 0 and (_is_person(message, at) if bracket else _is_name(message, at))


def _is_initial(message: Message, at: int) -> bool:
    """Whether this is the letter of a half-hidden surname or its full stop: "Loubna T.,"."""
    words = message.tokens.words
    letter = at - 1 if words[at] == "." else at
    return (
        letter > 0 and len(words[letter]) == 1 and words[letter].isalpha() and _is_name(message, letter - 1)
    )


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
