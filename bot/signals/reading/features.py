"""What a message is about: weighed domain concepts with the words that showed them, and stems."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.signals.reading.generalising import bare
from bot.signals.reading.rarity import Rarity
from bot.signals.reading.terms import TermFinder
from bot.signals.reading.words import LONGEST, Stemmer, Words, split

_SHARPNESS = 1.5  # how much more a rare term counts than a common one

Hear = Callable[[str], Mapping[str, float]]
"""Concepts of another lexicon that a text speaks of, by id, with how much it says of each."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one message; `evidence` tells per concept which words showed it.

    `heard` are concepts of the lexicon that finding uses: seen by other words, so they add to one's own.
    """

    words: Words
    evidence: Mapping[str, tuple[str, ...]]
    concepts: Mapping[str, float]
    heard: Mapping[str, float]
    stems: frozenset[str]


class FeatureReader:
    """Reads features from texts; `finder` finds concepts, `hear` those of the lexicon that finding uses."""

    def __init__(
        self,
        finder: TermFinder,
        stopwords: frozenset[str],
        rarity: Rarity,
        stemmer: Stemmer,
        hear: Hear,
    ) -> None:
        self._finder = finder
        self._stopwords = stopwords
        self._stemmer = stemmer
        self._hear = hear
        self.rarity = rarity

    def finding(self, finder: TermFinder) -> FeatureReader:
        """The same reader with other terms."""
        return FeatureReader(finder, self._stopwords, self.rarity, self._stemmer, self._hear)

    def finder(self, terms: Mapping[str, Sequence[str]]) -> TermFinder:
        """A finder of some terms, with the stems of this reader."""
        return TermFinder(terms, self._stemmer)

    def again(self, read: Features) -> Features:
        """The features of a text that was read with other terms: only the concepts can differ."""
        evidence = self._finder.find(read.words)
        return replace(read, evidence=evidence, concepts=weigh(evidence, self.rarity))

    def stem(self, word: str) -> str:
        """The stem of one folded word."""
        return self._stemmer.stem(word)

    def read(self, text: str) -> Features:
        """The features of a text; a text without known words has empty blocks."""
        text = bare(text)
        words = split(text)
        evidence = self._finder.find(words)
        return Features(
            words,
            evidence,
            weigh(evidence, self.rarity),
            self._hear(text[:LONGEST]),
            frozenset(self._stemmer.content_stems(words.sequence, self._stopwords)),
        )


def weigh(evidence: Mapping[str, tuple[str, ...]], rarity: Rarity) -> dict[str, float]:
    """A weight per group: the rarity of its evidence, less for words that speak for several groups."""
    claims = Counter(words for found in evidence.values() for words in found)
    return {
        group: sum(rarity.of_phrase(words) ** _SHARPNESS / math.sqrt(claims[words]) for words in found)
        for group, found in evidence.items()
    }
