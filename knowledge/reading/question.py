"""A question taken apart: which words must be found, what else counts for them, what it is about."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from knowledge.finding.index import Index
from knowledge.lexicon.hearing import Heard, Hearing, Said
from knowledge.reading.around import core
from knowledge.reading.dutch import Dutch, fold, words
from knowledge.reading.phrases import Lexicon, Phrase
from knowledge.reading.regions import Regions
from knowledge.reading.word import SYNONYM, Slot, Variant, Word, Words, heard_by
from knowledge.sources.resource import ResourceKind

MOST_WORDS = 120
ALIKE, NEAR = 0.55, 0.2
MOST_PHRASES = 1_000
"""Of how many phrases is remembered what counts for them."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a text asks for: `core` is the text without what stands around the question, `said` its words."""

    core: str
    said: tuple[str, ...]
    slots: tuple[Slot, ...]
    heard: tuple[Heard, ...]
    kinds: frozenset[ResourceKind]
    regions: frozenset[str]
    english: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """The word lists that questions are taken apart with."""

    dutch: Dutch
    lexicon: Lexicon
    hearing: Hearing
    regions: Regions
    kind_words: Mapping[str, ResourceKind]

    def over(self, index: Index) -> Reading:
        """Reading questions about the sources of an index."""
        return Reading(self, index)


_Span = tuple[int, int, list[Variant]]
"""The first and last of some neighbouring words, and what may stand for all of them at once."""


class Reading:
    """Takes questions about the sources of one index apart."""

    def __init__(self, reader: Reader, index: Index) -> None:
        self._dutch, self._lexicon, self._index = reader.dutch, reader.lexicon, index
        self._regions, self._hearing, self._kind_words = reader.regions, reader.hearing, reader.kind_words
        self._words = Words(reader.dutch, reader.hearing.stems, reader.regions.is_named, index)
        self._variants = lru_cache(MOST_PHRASES)(self._variants_of)
        self._stems_of = lru_cache(MOST_PHRASES)(self._folded_stems)

    def read(self, text: str) -> Question:
        """Take a text apart; its first 120 words count."""
        asked = core(text, self._dutch)
        said = words(asked)[:MOST_WORDS]
        known = [self._words.word(w) for w in said]
        english = self._lexicon.is_english(said)
        alike = [found for found in self._lexicon.thesaurus.find(said) if not _empty(known, found)]
        spans = self._spans(said, known, alike, english)
        slots = [s for span in _groups(len(said), spans) if (s := self._slot(known, span))]
        kinds = frozenset([self._kind_words[w] for w in said if w in self._kind_words])
        heard = tuple(self._hearing.hear(self._stems(known, slots, alike)))
        return Question(
            asked, tuple(said), tuple(slots), heard, kinds, self._regions.mentioned(said), english
        )

    def _spans(
        self, said: Sequence[str], known: Sequence[Word], alike: Iterable[Phrase], english: bool
    ) -> list[_Span]:
        spans: list[_Span] = [
            (first, last, [Variant((self._dutch.stem(word),), 1.0, f"{word} aaneen")])
            for (first, last), word in self._index.compounds.joined(said).items()
        ]
        for found in self._lexicon.synonyms.find(said):
            if not _empty(known, found):  # "om" is no public prosecutor
                spans.append((found.first, found.last, self._variants(found.others, SYNONYM)))
        for found in alike:
            spans.append((found.first, found.last, self._variants(found.others, NEAR)))
        if english:
            for found in self._lexicon.glossary.find(said):
                spans.append((found.first, found.last, self._variants(found.others, 1.0)))
        return spans

    def _variants_of(self, others: Iterable[str], weight: float) -> list[Variant]:
        listed = ((o, tuple(self._dutch.stems(o))) for o in others)
        return [Variant(stems, weight, o) for o, stems in listed if stems]

    def _folded_stems(self, others: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._dutch.stem(fold(other)) for other in others)

    def _slot(self, known: Sequence[Word], span: _Span) -> Slot | None:
        first, last, whole = span
        if first == last and not whole:
            return known[first].slot
        covered = known[first : last + 1]
        telling = [word for word in covered if not word.empty]
        if not telling and not whole:
            return None
        translated = any(v.weight == 1.0 for v in whole)
        single = tuple([self._words.variants(word.said, translated) for word in telling])
        mass = sum([word.mass for word in telling])
        if translated:
            mass = max(min(self._index.idf(s) for s in v.stems) for v in whole if v.weight == 1.0)
        is_region = bool(telling) and all(word.is_region for word in telling)
        said = tuple([word.said for word in covered])
        return Slot(said, single, tuple(whole), mass, heard_by((*single, whole)), is_region)

    def _stems(
        self, known: Sequence[Word], slots: Sequence[Slot], alike: Iterable[Phrase]
    ) -> dict[str, Said]:
        """Each stem of the text, its halves, repairs, translations and words alike, and how it was said."""
        stems = {}
        for at, word in enumerate(known):
            if not word.empty or word.stem not in stems:
                stems[word.stem] = Said(word.said, 1.0, word.empty, at)
            for part, stem in word.parts:
                if stem not in stems:
                    stems[stem] = Said(part, word.part_counts, False, at)
        for verb in self._dutch.separable([word.said for word in known]):
            stems.setdefault(self._dutch.stem(verb), Said(verb))
        for at, slot in enumerate(slots):
            for stem in slot.heard:
                if stem not in stems:
                    stems[stem] = Said(" ".join(slot.said), ALIKE, False, at)
        for found in alike:
            for stem in self._stems_of(found.others):
                if stem not in stems:
                    told = " ".join([word.said for word in known[found.first : found.last + 1]])
                    stems[stem] = Said(told, ALIKE, False, found.first)
        return stems


def _empty(known: Sequence[Word], found: Phrase) -> bool:
    return all(word.empty for word in known[found.first : found.last + 1])


def _groups(size: int, spans: Iterable[_Span]) -> Iterable[_Span]:
    """The spans, overlapping ones as one, and every word outside them on its own."""
    at = 0
    merged: list[_Span] = []
    for first, last, variants in sorted(spans, key=itemgetter(0, 1)):
        if merged and first <= merged[-1][1]:
            start, end, others = merged[-1]
            merged[-1] = (start, max(end, last), others + variants)
        else:
            merged.append((first, last, variants))
    for first, last, variants in merged:
        yield from ((n, n, []) for n in range(at, first))
        yield first, last, variants
        at = last + 1
    yield from ((n, n, []) for n in range(at, size))


def load_kind_words(file: Path) -> dict[str, ResourceKind]:
    """Read kinds.toml: the words that ask for a kind of source.

    Raises:
        OSError: when the file is missing.
        ValueError: when a key is no kind.
    """
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return {w: ResourceKind(kind) for kind, listed in content.items() for w in words(listed)}
