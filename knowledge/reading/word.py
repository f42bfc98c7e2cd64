"""One word of a question over one index: what counts for it in sources, and by which stems it is heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.finding.index import Index
from knowledge.reading.dutch import Dutch

REMEMBERED = 4_000
"""Of how many words is remembered what counts for them."""
SYNONYM, HALF, MISSPELT = 0.45, 0.5, 0.74
KNOWN_ALIKE = 0.75
WHOLE = 0.9
WEAK = 0.2
UNTRANSLATED = 0.5
HALF_OF_KNOWN, HALF_OF_NEW = 0.3, 0.8
"""What half a compound counts for a concept: less when the whole word is known there."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Stems that count for a word when a source holds all of them, how much they count, and why."""

    stems: tuple[str, ...]
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Neighbouring words of the question that belong together; one word mostly.

    `single` holds the variants of each word; `whole` what may stand for all of them at once. `heard` are the
    stems by which concepts are heard besides those of the words themselves.
    """

    said: tuple[str, ...]
    single: tuple[tuple[Variant, ...], ...]
    whole: tuple[Variant, ...]
    mass: float
    heard: tuple[str, ...]
    is_region: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word: its stem and what it is worth in a question.

    An `empty` word, a stop word, has no slot. `parts` are the halves of a compound, each with its stem, and
    `part_counts` is what they count for a concept. `slot` is what the word is by itself.
    """

    said: str
    stem: str
    empty: bool
    mass: float
    is_region: bool
    parts: tuple[tuple[str, str], ...] = ()
    part_counts: float = 0.0
    slot: Slot | None = None


class Words:
    """All words over one index; those that were said before are remembered, for people repeat words."""

    def __init__(
        self, dutch: Dutch, heard: frozenset[str], is_region: Callable[[str], bool], index: Index
    ) -> None:
        self._dutch = dutch
        self._heard = heard
        self._is_region = is_region
        self._index = index
        self.word = lru_cache(REMEMBERED)(self._word)
        self.variants = lru_cache(REMEMBERED)(self._variants)

    def _word(self, word: str) -> Word:
        dutch = self._dutch
        stem, is_region = dutch.stem(word), self._is_region(word)
        mass = self._index.idf(stem) * self._strength(word)
        if dutch.is_stopword(word):
            return Word(word, stem, True, mass, is_region)
        parts = tuple((part, dutch.stem(part)) for part in self._index.compounds.parts(word))
        counts = HALF_OF_KNOWN if stem in self._heard else HALF_OF_NEW
        single = (self.variants(word, False),)
        slot = Slot((word,), single, (), mass, heard_by(single), is_region)
        return Word(word, stem, False, mass, is_region, parts, counts, slot)

    def _strength(self, word: str) -> float:
        return WEAK if self._dutch.is_weak(word) else 1.0

    def _variants(self, word: str, translated: bool) -> tuple[Variant, ...]:
        return tuple(self._each_variant(word, translated))

    def _each_variant(self, word: str, translated: bool) -> Iterator[Variant]:
        index, stem = self._index, self._dutch.stem(word)
        full = (UNTRANSLATED if translated else 1.0) * self._strength(word)
        held = index.holds(stem)
        if held:
            yield Variant((stem,), full, word)
        parts = tuple(self._dutch.stem(p) for p in index.compounds.parts(word))
        if parts and not held:
            yield Variant(parts, WHOLE * full, " + ".join(parts))
        for part in parts:
            yield Variant((part,), HALF * full, part)
        if word.isdecimal():
            return
        known = held or stem in self._heard
        for other, likeness in index.alike(stem):
            weight = likeness if known else max(likeness, _likeness(stem, other))
            if weight >= (KNOWN_ALIKE if known else MISSPELT):
                yield Variant((other,), full * weight * (HALF if known else 1.0), f"~{other}")


def heard_by(variants: Iterable[Iterable[Variant]]) -> tuple[str, ...]:
    """The stems of variants by which concepts are heard: neither halves nor weak words."""
    near = (v for vs in variants for v in vs if v.weight >= MISSPELT or v.weight == SYNONYM)
    return tuple(dict.fromkeys(stem for variant in near for stem in variant.stems))


def _likeness(stem: str, other: str) -> float:
    """How alike two words are written; short words must be nearly the same."""
    return OSA.normalized_similarity(stem, other) - (0.06 if len(stem) < 7 else 0.0)
