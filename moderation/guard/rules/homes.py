"""Homes by what is said of them: behind "woont op" any name with a number is a street."""

from __future__ import annotations

from moderation.guard.lexicon import PLACE, RARE, STOPS, WORD
from moderation.guard.message import Message

# A rare word may well be the name of a street or a school.
_LISTED = WORD | RARE

# How many words a name may have, and how far in front of it somebody may live.
_LONGEST, _FAR, _FARTHEST = 3, 4, 10
_LEADS = frozenset(("op", "aan", "in", "naar", "is", ":", "="))
_ARTICLES = frozenset(("de", "het", "'t", "t", "'", "een"))


def before_number(message: Message, at: int) -> int:
    """The last token of what stands before a house number, or -1: past "nr." and the stop of "Kerkstr."."""
    words, last = message.tokens.words, at - 1
    stop = last > 0 and words[last] == "."
    if stop and words[last - 1] in ("nr", "no"):
        last -= 1
    elif stop and words[last - 1].endswith(message.lexicon.endings["address/short_streets"]):
        return last - 1
    if last >= 0 and words[last] in ("nr", "nummer", "no", ",", "huisnummer"):
        last -= 1
    return last


def home_before(message: Message, at: int) -> int:
    """The token where the name of a home before the number at `at` begins, or -1."""
    first = last = before_number(message, at)
    while first >= 0 and last - first < _LONGEST and _is_name(message, first):
        first -= 1
    if first == last:
        return -1
    tokens = message.tokens
    at_article = first >= 0 and tokens.words[first] in _ARTICLES
    begin = first + 1
    if at_article:
        first -= 1
        if tokens.words[first + 1] == "'t":
            return first + 1
    if not _lives(message, first):
        return -1
    return begin - 1 if at_article else begin


def _is_name(message: Message, at: int) -> bool:
    tokens, cues = message.tokens, message.lexicon.cues["address"]
    word = tokens.words[at]
    if not word[0].isalpha() or word in cues["no_homes"] or word in _LEADS or word in cues["lives"]:
        return False
    if tokens.bits[at] & PLACE:
        return False
    return message.capital(at) or (word not in _ARTICLES and tokens.bits[at] & _LISTED != WORD)


def _lives(message: Message, at: int) -> bool:
    """Whether somebody lives at what follows the token at `at`: "woont op", "adres:", "woont"."""
    words, lives = message.tokens.words, message.lexicon.cues["address"]["lives"]
    if at < 0:
        return False
    if words[at] in lives:
        return True
    if words[at] not in _LEADS:
        return False
    for place in range(at - 1, max(-1, at - _FARTHEST), -1):
        if words[place] in STOPS:
            return False
        if words[place] in lives and (at - place <= _FAR or words[at] in ("op", "aan")):
            return True
    return False
