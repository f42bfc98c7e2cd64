"""The word lists that finding works with, read once; with the concepts of the files or others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from knowledge.finding.crisis import Crisis, load_crisis
from knowledge.finding.folder import IndexFolder
from knowledge.finding.gate import Gate, load_gate
from knowledge.finding.index import Index
from knowledge.finding.search import Searcher
from knowledge.lexicon.concepts import Concepts
from knowledge.lexicon.editing.controls import Controls, load_controls
from knowledge.lexicon.hearing import Hearing
from knowledge.lexicon.shipped import ShippedConcepts, load_shipped
from knowledge.meaning.nearness import Nearness
from knowledge.reading.compounds import Compounds
from knowledge.reading.dutch import load_dutch, words
from knowledge.reading.phrases import load_lexicon
from knowledge.reading.question import Reader, load_kind_words
from knowledge.reading.regions import load_regions

DUTCH_LISTS = ("stopwords.txt", "verbs.txt", "stems.txt")
FORMAT = 1
"""Raised when an index is made in another way, so that those on disk are made anew."""


@dataclass(frozen=True, slots=True, repr=False)
class Lists:
    """The word lists of config/knowledge, read once; several finders can share them.

    `halves` knows the words that may be half of a compound, `empty` is an index of nothing. `terms` and
    `named` are the words and sources of each concept, `names` what each is called, in words as well.
    `version` is a mark of all that an index is made with, `nearness` is there when a model of meaning was
    brought. `shipped` are the concepts of the files, `controls` is what a change of them is tried on.
    """

    reader: Reader
    halves: Compounds
    empty: Index
    shipped: ShippedConcepts
    named: Mapping[str, tuple[str, ...]]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    version: str
    crisis: Crisis
    gate: Gate
    controls: Controls
    nearness: Nearness | None = None

    def folder(self, place: Path | None = None) -> IndexFolder:
        """Where an index is kept; without a place only for as long as it is used."""
        return IndexFolder(self.reader.dutch, self.halves, self.version, place)

    def over(self, index: Index, into: Mapping[str, str]) -> Searcher:
        """A searcher over an index; `into` are ids of sources that were merged into another, with its id."""
        leading = {x: tuple(dict.fromkeys(into.get(s, s) for s in named)) for x, named in self.named.items()}
        return Searcher(index, self.reader.regions, self.reader.hearing.terms, leading)

    def hearing(self, concepts: Concepts) -> Lists:
        """The same lists with concepts that are mostly the shipped ones; an index of these serves those, too.

        `self` must be the lists as they were read.
        """
        hearing = self.reader.hearing.changed(self.shipped.whole, concepts, self.reader.dutch)
        return replace(self, reader=replace(self.reader, hearing=hearing), **_of_concepts(concepts))


def load_lists(folder: Path, nearness: Nearness | None = None) -> Lists:
    """The word lists of config/knowledge, and a model of meaning when there is one.

    Raises:
        OSError: when a file is missing.
        ValueError: naming what in a file can not be read.
    """
    dutch = load_dutch(folder)
    shipped = load_shipped(folder.parent / "lexicon", folder, dutch)
    reader = Reader(
        dutch,
        load_lexicon(folder, dutch),
        Hearing(shipped.bare, dutch, shipped.wordings),
        load_regions(folder),
        load_kind_words(folder / "kinds.toml"),
    )
    known = frozenset(reader.lexicon.known | shipped.vocabulary)
    version = _version(folder, known)
    halves = Compounds(word for word in known if not dutch.is_stopword(word))
    crisis, gate = load_crisis(folder / "crisis.toml", dutch), load_gate(folder)
    own, controls = _of_concepts(shipped.bare), load_controls(folder, dutch)
    # The words of the lists were stemmed once; those that are said will be remembered anew.
    dutch.stem.cache_clear()
    return Lists(
        reader,
        halves,
        IndexFolder(dutch, halves, version).make(tuple),
        shipped,
        **own,
        version=version,
        crisis=crisis,
        gate=gate,
        controls=controls,
        nearness=nearness,
    )


class _OfConcepts(TypedDict):
    named: Mapping[str, tuple[str, ...]]
    names: tuple[tuple[str, tuple[str, ...]], ...]


def _of_concepts(concepts: Concepts) -> _OfConcepts:
    """What lists hold of concepts besides the hearing."""
    return {
        "named": {c.id: c.sources for c in concepts.all},
        "names": tuple((name, tuple(words(name))) for name in sorted({c.name for c in concepts.all})),
    }


def _version(folder: Path, known: frozenset[str]) -> str:
    """A mark of all that says what a word tells an index."""
    digest = hashlib.blake2b(f"{FORMAT}".encode(), digest_size=16)
    for name in DUTCH_LISTS:
        digest.update((folder / name).read_bytes())
    digest.update(" ".join(sorted(known)).encode())
    return digest.hexdigest()
