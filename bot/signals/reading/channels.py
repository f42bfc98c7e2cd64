"""What a channel is about: as the configuration says, else as its name tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.signals.reading.lexicon import Concept
from bot.signals.reading.terms import TermFinder
from bot.signals.reading.words import split

_REMEMBERED = 1_000
_REGIONAL = "regio-"
_NAMED = 2  # what a word of the theme's own name counts, against a word of one of its concepts


@dataclass(frozen=True, slots=True)
class Channel:
    """What a channel is about, and whether signals seldom fall there."""

    themes: tuple[str, ...] = ()
    quiet: bool = False


class Channels:
    """The channels of a community: those that are configured, and others by the words of their name."""

    def __init__(
        self, configured: Mapping[str, Channel], concepts: Mapping[str, Concept], finder: TermFinder
    ) -> None:
        self.configured = configured
        self._concepts = concepts
        self._finder = finder
        self._theme_words = _theme_words(each.theme for each in concepts.values())
        self._told = lru_cache(maxsize=_REMEMBERED)(self._by_name)

    def of(self, name: str | None) -> Channel:
        """What is known of a channel by its name, with or without '#'; nothing for one without a name."""
        plain = (name or "").removeprefix("#").casefold()
        return self.configured.get(plain) or self._told(plain)

    def _by_name(self, name: str) -> Channel:
        """The one theme that most words of a name speak of; a region is a place, not a theme."""
        if name.startswith(_REGIONAL):
            return Channel()
        words = split(name)
        votes = Counter(self._concepts[found].theme for found in sorted(self._finder.find(words)))
        for word in words.sequence:
            votes.update(dict.fromkeys(self._theme_words.get(word, ()), _NAMED))
        best = sorted(votes, key=lambda theme: (-votes[theme], theme))
        return Channel(tuple(best[:1]))


def _theme_words(themes: Iterable[str]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for theme in sorted(set(themes)):
        for word in theme.split("_"):
            words.setdefault(word, []).append(theme)
    return words
