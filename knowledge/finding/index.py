"""The index: which source holds which stem, how much that weighs, and which stems look alike.

An index never changes; it is built as a whole and swapped. Ranking weights are those of BM25 over
weighted fields (Robertson, Zaragoza & Taylor 2004), with the tuning constants below.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.reading.compounds import Compounds
from knowledge.reading.dutch import Dutch, words
from knowledge.sources.resource import NATIONAL, Resource

K1 = 1.2
B = 0.4
TITLE, KEYWORDS, SUMMARY, PUBLISHER, REGION = 3.0, 2.5, 1.0, 0.7, 1.5
PART = 0.4
"""What half a compound weighs against a word of its own."""
ALIKE = 0.5
MOST_ALIKE = 6
MOST_LIKENED = 10_000
"""Of how many words is remembered what looks like them."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The sources that hold a stem, by position, and how much it weighs in each."""

    positions: array[int]
    weights: array[float]
    idf: float


@dataclass(frozen=True, slots=True)
class Index:
    """Everything searching needs of the sources; make it with `build`."""

    resources: tuple[Resource, ...]
    postings: Mapping[str, Posting]
    compounds: Compounds
    title_stems: tuple[frozenset[str], ...]
    grams: Mapping[str, tuple[str, ...]]
    gram_idf: Mapping[str, float]
    gram_mass: Mapping[str, float]
    _likened: dict[str, list[tuple[str, float]]] = field(default_factory=dict, compare=False)

    def idf(self, stem: str) -> float:
        """How rare a stem is; a stem that no source holds counts as rarest."""
        posting = self.postings.get(stem)
        return posting.idf if posting else math.log(1 + len(self.resources) + 0.5)

    def alike(self, stem: str) -> list[tuple[str, float]]:
        """Stems of the index that look like this one, with how much (0.5 to 1), most alike first.

        Likeness is the Dice measure over character trigrams, each weighed by its rarity; that catches
        misspellings, inflections and shared halves of compounds alike.
        """
        if stem not in self._likened:
            if len(self._likened) >= MOST_LIKENED:
                self._likened.clear()
            self._likened[stem] = self._liken(stem)
        return self._likened[stem]

    def _liken(self, stem: str) -> list[tuple[str, float]]:
        own = trigrams(stem)
        if len(stem) < 4 or not own:
            return []
        shared: dict[str, float] = defaultdict(float)
        for gram in own:
            for other in self.grams.get(gram, ()):
                shared[other] += self.gram_idf[gram]
        rare = math.log(1 + len(self.postings))
        mine = sum(self.gram_idf.get(g, rare) for g in own)
        found = ((o, 2 * s / (mine + self.gram_mass[o])) for o, s in shared.items() if o != stem)
        best = [(o, likeness) for o, likeness in found if likeness >= ALIKE]
        return sorted(best, key=lambda x: (-x[1], x[0]))[:MOST_ALIKE]


def trigrams(stem: str) -> frozenset[str]:
    """The character trigrams of a stem; its beginning counts, its ending does not."""
    marked = "_" + stem
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


def build(resources: Iterable[Resource], dutch: Dutch, more_words: Iterable[str] = ()) -> Index:
    """Index the sources; `more_words` are words of the lexicon that may be halves of compounds."""
    kept = tuple(resources)
    texts = [[(words(text), weight) for text, weight in _fields(r)] for r in kept]
    known = {w for fields in texts for said, _ in fields for w in said}
    compounds = Compounds(w for w in known.union(more_words) if not dutch.is_stopword(w))
    stems = _Stems(dutch, compounds)
    counts = [_counts(fields, stems) for fields in texts]
    postings = _postings(counts)
    grams, gram_idf = _grams(postings)
    titles = tuple(frozenset(dutch.stems(r.title)) for r in kept)
    masses = {stem: sum(gram_idf[g] for g in trigrams(stem)) for stem in postings}
    return Index(kept, postings, compounds, titles, grams, gram_idf, masses)


def _fields(r: Resource) -> list[tuple[str, float]]:
    region = "" if r.region == NATIONAL else r.region
    return [
        (r.title, TITLE),
        ("; ".join(r.keywords), KEYWORDS),
        (r.summary, SUMMARY),
        (r.publisher, PUBLISHER),
        (region, REGION),
    ]


class _Stems:
    """What each word tells: its stem, and in part those of its halves; worked out once per word."""

    def __init__(self, dutch: Dutch, compounds: Compounds) -> None:
        self._dutch = dutch
        self._compounds = compounds
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}

    def told_by(self, said: Sequence[str]) -> Iterator[tuple[str, float]]:
        """The stems that a row of words tells, each with its share."""
        content = [w for w in said if not self._dutch.is_stopword(w)]
        for word in (*content, *self._compounds.joined(content).values()):
            yield from self._known.get(word) or self._learn(word)

    def _learn(self, word: str) -> tuple[tuple[str, float], ...]:
        stem = self._dutch.stem
        halves = ((stem(part), PART) for part in self._compounds.parts(word))
        told = self._known[word] = ((stem(word), 1.0), *halves)
        return told


def _counts(fields: Sequence[tuple[Sequence[str], float]], stems: _Stems) -> dict[str, float]:
    """How much each stem weighs in one source, before rarity and length count."""
    found: dict[str, float] = defaultdict(float)
    for said, weight in fields:
        for stem, share in stems.told_by(said):
            found[stem] += weight * share
    return found


def _postings(counts: Sequence[Mapping[str, float]]) -> dict[str, Posting]:
    lengths = [sum(c.values()) for c in counts]
    average = sum(lengths) / max(1, len(lengths))
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for position, count in enumerate(counts):
        norm = K1 * (1 - B + B * lengths[position] / (average or 1))
        for stem, weight in count.items():
            holders[stem].append((position, weight * (K1 + 1) / (weight + norm)))
    return {stem: _posting(held, len(counts)) for stem, held in holders.items()}


def _posting(held: Sequence[tuple[int, float]], total: int) -> Posting:
    idf = math.log(1 + (total - len(held) + 0.5) / (len(held) + 0.5))
    return Posting(array("I", [p for p, _ in held]), array("f", [w * idf for _, w in held]), idf)


def _grams(postings: Mapping[str, Posting]) -> tuple[dict[str, tuple[str, ...]], dict[str, float]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for stem in sorted(postings):
        for gram in trigrams(stem):
            holders[gram].append(stem)
    idf = {g: math.log(1 + len(postings) / len(held)) for g, held in holders.items()}
    return {g: tuple(held) for g, held in holders.items()}, idf
