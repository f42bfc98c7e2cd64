"""A question taken apart: which words must be found, what else counts for them, what it is about."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA

from knowledge.finding.index import Index
from knowledge.lexicon.hearing import Heard, Hearing, Said
from knowledge.lexicon.wordings import NEGATIONS
from knowledge.reading.dutch import Dutch, fold, words
from knowledge.reading.phrases import Lexicon, Phrase
from knowledge.reading.regions import Regions
from knowledge.sources.resource import ResourceKind

MOST_WORDS = 120
SYNONYM, HALF, MISSPELT, ALIKE = 0.45, 0.5, 0.74, 0.55
KNOWN_ALIKE = 0.75
WHOLE = 0.9
WEAK = 0.2
NEAR = 0.2
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

    `single` holds the variants of each word; `whole` what may stand for all of them at once.
    """

    said: tuple[str, ...]
    single: tuple[tuple[Variant, ...], ...]
    whole: tuple[Variant, ...]
    mass: float
    is_region: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a text asks for."""

    said: tuple[str, ...]
    slots: tuple[Slot, ...]
    heard: tuple[Heard, ...]
    kinds: frozenset[ResourceKind]
    regions: frozenset[str]
    english: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Takes questions apart with the word lists it was given."""

    dutch: Dutch
    lexicon: Lexicon
    hearing: Hearing
    regions: Regions
    kind_words: Mapping[str, ResourceKind]

    def read(self, text: str, index: Index) -> Question:
        """Take a text apart; its first 120 words count."""
        said = words(text)[:MOST_WORDS]
        english = self.lexicon.is_english(said)
        spans = self._spans(said, index, english)
        regional = self._regional(said)
        slots = [s for span in _groups(said, spans) if (s := self._slot(said, span, regional, index))]
        stems = self._stems(said, slots, index)
        kinds = frozenset(self.kind_words[w] for w in said if w in self.kind_words)
        heard = tuple(self.hearing.hear(stems))
        return Question(tuple(said), tuple(slots), heard, kinds, self.regions.mentioned(said), english)

    def _spans(
        self, said: Sequence[str], index: Index, english: bool
    ) -> list[tuple[int, int, list[Variant]]]:
        spans = [
            (first, last, [Variant((self.dutch.stem(word),), 1.0, f"{word} aaneen")])
            for (first, last), word in index.compounds.joined(said).items()
        ]
        for found in self.lexicon.synonyms.find(said):
            if self._empty(said, found):  # "om" is no public prosecutor
                continue
            spans.append((found.first, found.last, self._variants(found.others, SYNONYM)))
        for found in self.lexicon.thesaurus.find(said):
            if not self._empty(said, found):
                spans.append((found.first, found.last, self._variants(found.others, NEAR)))
        if english:
            for found in self.lexicon.glossary.find(said):
                spans.append((found.first, found.last, self._variants(found.others, 1.0)))
        return spans

    def _empty(self, said: Sequence[str], found: Phrase) -> bool:
        return all(self.dutch.is_stopword(w) for w in said[found.first : found.last + 1])

    def _variants(self, others: Iterable[str], weight: float) -> list[Variant]:
        listed = ((o, tuple(self.dutch.stems(o))) for o in others)
        return [Variant(stems, weight, o) for o, stems in listed if stems]

    def _regional(self, said: Sequence[str]) -> frozenset[int]:
        return frozenset(n for n in range(len(said)) if self.regions.is_named(said[n]))

    def _slot(
        self,
        said: Sequence[str],
        span: tuple[int, int, list[Variant]],
        regional: frozenset[int],
        index: Index,
    ) -> Slot | None:
        first, last, whole = span
        places = [n for n in range(first, last + 1) if not self.dutch.is_stopword(said[n])]
        if not places and not whole:
            return None
        translated = any(v.weight == 1.0 for v in whole)
        single = tuple(tuple(self._word(said[n], index, translated)) for n in places)
        mass = sum(index.idf(self.dutch.stem(said[n])) * self._strength(said[n]) for n in places)
        if translated:
            mass = max(min(index.idf(s) for s in v.stems) for v in whole if v.weight == 1.0)
        return Slot(
            tuple(said[n] for n in range(first, last + 1)),
            single,
            tuple(whole),
            mass,
            bool(places) and all(n in regional for n in places),
        )

    def _strength(self, word: str) -> float:
        return WEAK if self.dutch.is_weak(word) else 1.0

    def _word(self, word: str, index: Index, translated: bool) -> Iterable[Variant]:
        stem = self.dutch.stem(word)
        full = (UNTRANSLATED if translated else 1.0) * self._strength(word)
        if index.holds(stem):
            yield Variant((stem,), full, word)
        parts = tuple(self.dutch.stem(p) for p in index.compounds.parts(word))
        if parts and not index.holds(stem):
            yield Variant(parts, WHOLE * full, " + ".join(parts))
        for part in parts:
            yield Variant((part,), HALF * full, part)
        if word.isdecimal():
            return
        known = index.holds(stem) or stem in self.hearing.stems
        for other, likeness in index.alike(stem):
            weight = likeness if known else max(likeness, _likeness(stem, other))
            if weight >= (KNOWN_ALIKE if known else MISSPELT):
                yield Variant((other,), full * weight * (HALF if known else 1.0), f"~{other}")

    def _stems(self, said: Sequence[str], slots: Sequence[Slot], index: Index) -> dict[str, Said]:
        """Each stem of the text, its halves, repairs, translations and words alike, and how it was said."""
        stems = {}
        for at, word in enumerate(said):
            empty = self.dutch.is_stopword(word)
            if not empty or self.dutch.stem(word) not in stems:
                stems[self.dutch.stem(word)] = Said(word, 1.0, empty and word not in NEGATIONS, at)
            share = HALF_OF_KNOWN if self.dutch.stem(word) in self.hearing.stems else HALF_OF_NEW
            for part in () if empty else index.compounds.parts(word):
                stems.setdefault(self.dutch.stem(part), Said(part, share, False, at))
        for verb in self.dutch.separable(said):
            stems.setdefault(self.dutch.stem(verb), Said(verb))
        for at, slot in enumerate(slots):
            for variant in (v for vs in (*slot.single, slot.whole) for v in vs):
                if variant.weight >= MISSPELT or variant.weight == SYNONYM:  # no halves, no weak words
                    for stem in variant.stems:
                        stems.setdefault(stem, Said(" ".join(slot.said), ALIKE, False, at))
        for found in self.lexicon.thesaurus.find(said):
            for other in () if self._empty(said, found) else found.others:
                word = " ".join(said[found.first : found.last + 1])
                stems.setdefault(self.dutch.stem(fold(other)), Said(word, ALIKE, False, found.first))
        return stems


def _likeness(stem: str, other: str) -> float:
    """How alike two words are written; short words must be nearly the same."""
    return OSA.normalized_similarity(stem, other) - (0.06 if len(stem) < 7 else 0.0)


def _groups(
    said: Sequence[str], spans: Iterable[tuple[int, int, list[Variant]]]
) -> Iterable[tuple[int, int, list[Variant]]]:
    """The spans, overlapping ones as one, and every word outside them on its own."""
    at = 0
    merged: list[tuple[int, int, list[Variant]]] = []
    for first, last, variants in sorted(spans, key=lambda s: (s[0], s[1])):
        if merged and first <= merged[-1][1]:
            start, end, others = merged[-1]
            merged[-1] = (start, max(end, last), others + variants)
        else:
            merged.append((first, last, list(variants)))
    for first, last, variants in merged:
        yield from ((n, n, []) for n in range(at, first))
        yield first, last, variants
        at = last + 1
    yield from ((n, n, []) for n in range(at, len(said)))


def load_kind_words(file: Path) -> dict[str, ResourceKind]:
    """Read kinds.toml: the words that ask for a kind of source.

    Raises:
        OSError: when the file is missing.
        ValueError: when a key is no kind.
    """
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return {w: ResourceKind(kind) for kind, listed in content.items() for w in words(listed)}
