"""What stands around a question and says nothing about it: greetings, farewells, who asks and about whom.

A name of a colleague, an employer or a client is rarer than any word about a subject, and would count most.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from knowledge.reading.dutch import LONGEST, Dutch, words

_CAPITAL = "[" + "".join(chr(code) for code in range(0x250) if chr(code).isupper()) + "]"
"""A capital of any language in Latin letters: Şule and Łukasz are greeted as Jan is."""
_NAME = rf"{_CAPITAL}(?:\.(?=\s?{_CAPITAL})|(?:[\w'’&-]|\.(?=\w))*)"
_WITHIN = r"(?:van|de|der|den|het|ten|ter|voor|en|el|al|ben|&)"
_NAMES = rf"{_NAME}(?:\s+(?:{_WITHIN}\s+){{0,2}}{_NAME}){{0,3}}"
_GREETS = (
    r"(?i:hoi|hallo|hey|hee|hé|hi|hello|ha|yo|moi|dag|beste|lieve|dear"
    r"|goe(?:de|ie)n?\s?(?:morgen|middag|avond)|morgen|good\s(?:morning|afternoon|evening)|morning)"
)
_GREETED = (
    r"(?i:allemaal|allen|iedereen|collega['’]?s?|team|mensen|lui|vraagbaak"
    r"|all|everyone|everybody|folks|there)"
)
_GREETING = re.compile(rf"^\W*{_GREETS}(?:[ ,]+@?(?:{_GREETED}\b|{_NAMES}))?(?=[\s,!.:–—-])")
_FAREWELL = re.compile(
    r"(?i:(?:^|(?<=[\s.,!?]))(?:(?:met\s)?(?:vriendelijke|hartelijke|lieve|warme)\sgroet(?:en|jes)?|groet(?:en|jes)?|gr|mvg|bvd"
    r"|m\.v\.g|b\.v\.d|v\.g|liefs|greetings|(?:alvast\s)?(?:bedankt|dank(?:\s(?:je|u))?(?:\s?wel)?|thanks?(?:\syou)?|thx|tnx|merci)|cheers"
    rf"|(?:kind\s|best\s|warm\s)?regards)\b)[\s,.!–-]*(?:{_NAMES}(?:\s*[,(|/–-][^?]{{0,40}})?)?\s*$"
)
_BEHIND = re.compile(
    r"\b(?i:(?:ik|wij|we|i)\s(?:werk|werken|work|ben\swerkzaam|zijn\swerkzaam)(?:\s[a-zë-]+){0,4}?"
    rf"(?:\sin\s(?-i:{_NAMES}))?\s(?:bij|voor|vanuit|at|for)|cli[eë]nte?|pupil)\s(?:(?:de|het|the)\s)?"
    rf"(?P<name>{_NAMES})"
)
_PART = re.compile(
    r"[.,;:!?\n()–—]+\s*"
    r"|\s(?=(?i:waar|wie|welke?|hoe|heeft|weet|kent|zijn er|is er|ik zoek"
    r"|where|who|which|how|does|is there|are there)\s)"
)


def core(text: str, dutch: Dutch) -> str:
    """What is left of a text that asks something: no surroundings, and nothing that only speaks of asking.

    A text of nothing but those is left as it is, but for greeting, farewell and names.
    """
    left = without_surroundings(text[:LONGEST])
    bounds = [0, *(found.end() for found in _PART.finditer(left)), len(left)]
    parts = [left[start:end] for start, end in pairwise(bounds)]
    kept = [part for part in parts if not dutch.is_around(words(part))]
    return (
        " ".join(kept) if any(not dutch.is_stopword(word) for part in kept for word in words(part)) else left
    )


def without_surroundings(text: str) -> str:
    """A text without its greeting and farewell, and without the names behind "ik werk bij" and "cliënt"."""
    text = unicodedata.normalize("NFC", text)
    text = _FAREWELL.sub("", _GREETING.sub(" ", text, 1), 1)
    return _BEHIND.sub(lambda found: found[0][: -len(found["name"])], text)
