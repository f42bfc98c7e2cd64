"""Details that are harmless one by one and make a person recognisable together.

Age, place, family, school, date, a rare condition, an event and what the media told: three kinds of these
about one person leave few people in a region (the small world of youth care). Nothing is held back for it:
the writer gets a hint.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping

from moderation.door.phrases import Phrases, read
from moderation.guard.lexicon import PLACE, Lexicon

ENOUGH = 3
"""Kinds of details that together earn a hint."""
EVERY = 20
"""Messages of one person for which one hint is enough."""
_REMEMBERED = 2_000
_SUBJECT = "subject"
_YEARS = r"\b1?\d(?: |-)?(?:jaar|jarige?|jr|maanden|mnd|weken)\b"
_AGE = re.compile(rf"{_YEARS}|\b(?:jongen|meisje|kind|baby) van 1?\d\b|\(1?\d\)")
_MONTHS = "jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec"
_DATE = re.compile(rf"\b[0-3]?\d(?:[-/][01]?\d(?:[-/](?:20)?\d\d)?\b(?![-/\d])| (?:{_MONTHS})[a-z]*\b)")
_WORD = re.compile(r"(?:\b(in|uit|te|naar|bij) )?\b([^\W\d_]{3,}(?:-[^\W\d_]+)*)")


class SmallWorld:
    """Sees kinds of details in a text; `lists` are those of small_world.toml, `lexicon` knows the towns."""

    def __init__(self, lists: Mapping[str, str], lexicon: Lexicon) -> None:
        self._phrases = Phrases(lists)
        self._words = lexicon.words

    def details(self, text: str) -> tuple[str, ...]:
        """The kinds of details about one person, in alphabetical order; none when nobody is meant."""
        lower = read(text)
        seen = {each.listed for each in self._phrases.find(lower)}
        if _SUBJECT not in seen:
            return ()
        seen.discard(_SUBJECT)
        for name, pattern in (("age", _AGE), ("date", _DATE)):
            if pattern.search(lower):
                seen.add(name)
        if any(self._is_town(m[1], m[2]) for m in _WORD.finditer(lower)):
            seen.add("place")
        return tuple(sorted(seen))

    def _is_town(self, before: str | None, word: str) -> bool:
        return before is not None and bool(self._words.get(word, 0) & PLACE)


class Hints:
    """Tells a person about it once in a while; who got a hint is remembered in memory, by pseudonym.

    `danger` tells whether a text speaks of danger now: then there is something else to say.
    """

    def __init__(self, world: SmallWorld, danger: Callable[[str], bool]) -> None:
        self._world = world
        self._danger = danger
        self._since: OrderedDict[str, int] = OrderedDict()

    def forget(self, person: str) -> None:
        """Forget when a person got a hint."""
        self._since.pop(person, None)

    def due(self, person: str, text: str) -> tuple[str, ...]:
        """The kinds of details to hint at after this message, or none."""
        since = self._since.get(person)
        if since is not None:
            self._since[person] = since + 1
            if since < EVERY:
                return ()
        seen = self._world.details(text)
        if len(seen) < ENOUGH or self._danger(text):
            return ()
        self._since[person] = 1
        self._since.move_to_end(person)
        if len(self._since) > _REMEMBERED:
            self._since.popitem(last=False)
        return seen
