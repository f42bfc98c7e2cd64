"""What a source tells: which stems it holds, and how much each weighs by where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from knowledge.reading.compounds import Compounds
from knowledge.reading.dutch import Dutch, words
from knowledge.sources.resource import NATIONAL, Resource

TITLE, KEYWORDS, SUMMARY, PUBLISHER, REGION = 3.0, 2.5, 1.0, 0.7, 1.5
PART = 0.4
"""What half a compound weighs against a word of its own."""
MOST_KNOWN = 100_000
"""Of how many words is remembered what they tell."""


class Analysis:
    """Takes sources apart, the same for each; `compounds` are the words that may be half of another."""

    def __init__(self, dutch: Dutch, compounds: Compounds) -> None:
        self.compounds = compounds
        self._dutch = dutch
        self._told: dict[str, tuple[tuple[str, float], ...]] = {}

    def counts(self, source: Resource) -> dict[str, float]:
        """How much each stem weighs in a source, before rarity and length count."""
        found: dict[str, float] = defaultdict(float)
        for text, weight in _fields(source):
            for stem, share in self._tell(words(text)):
                found[stem] += weight * share
        return dict(found)

    def title(self, source: Resource) -> frozenset[str]:
        """The stems of a title."""
        return frozenset(self._dutch.stems(source.title))

    def words(self, source: Resource) -> set[str]:
        """The words of a source that may be half of a compound."""
        return own_words(source, self._dutch)

    def name(self, source: Resource) -> list[str]:
        """The words by which a source is called: of its title, with halves of compounds, and of its id."""
        titled = words(source.title)
        halves = (half for word in titled for half in self.compounds.parts(word))
        return list(dict.fromkeys([*titled, *halves, *words(source.id)]))

    def _tell(self, said: Sequence[str]) -> Iterator[tuple[str, float]]:
        content = [w for w in said if not self._dutch.is_stopword(w)]
        for word in (*content, *self.compounds.joined(content).values()):
            yield from self._told.get(word) or self._learn(word)

    def _learn(self, word: str) -> tuple[tuple[str, float], ...]:
        stem = self._dutch.stem
        halves = ((stem(part), PART) for part in self.compounds.parts(word))
        told = ((stem(word), 1.0), *halves)
        if len(self._told) < MOST_KNOWN:
            self._told[word] = told
        return told


def own_words(source: Resource, dutch: Dutch) -> set[str]:
    """The words of a source that may be half of a compound, stop words aside."""
    return {w for text, _ in _fields(source) for w in words(text) if not dutch.is_stopword(w)}


def all_words(sources: Iterable[Resource], dutch: Dutch) -> set[str]:
    """The words of some sources that may be half of a compound."""
    found: set[str] = set()
    for source in sources:
        found |= own_words(source, dutch)
    return found


def _fields(r: Resource) -> list[tuple[str, float]]:
    region = "" if r.region == NATIONAL else r.region
    return [
        (r.title, TITLE),
        ("; ".join(r.keywords), KEYWORDS),
        (r.summary, SUMMARY),
        (r.publisher, PUBLISHER),
        (region, REGION),
    ]
