"""Concepts: what the field calls something, and how people say it in everyday words. Data only.

A concept is written down in config/lexicon/*.toml; README.md there explains the form. Finding hears concepts
in questions, and signals may hear them in what people tell.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.reading.dutch import words

GROUPS_FILE = "groepen.toml"
SPOKEN = ("spreektaal", "jongeren", "vlaams", "engels")
"""Who says it so: anyone, young people, Flemish speakers, English speakers."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept.

    `name` is how a button calls it, `terms` are the words by which sources name it, `wider` the concepts and
    themes it falls under, `sources` the ids of the sources about it, best first, `origin` where it is from.
    """

    id: str
    terms: tuple[str, ...]
    lines: tuple[str, ...]
    words: tuple[str, ...] = ()
    name: str = ""
    wider: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Concepts:
    """All concepts, and the groups of words that their lines may name."""

    all: tuple[Concept, ...]
    groups: Mapping[str, tuple[str, ...]]

    def vocabulary(self) -> frozenset[str]:
        """Every folded word in the terms and wordings of the concepts."""
        return frozenset(w for c in self.all for text in (*c.terms, *c.lines, *c.words) for w in words(text))


def load_concepts(folder: Path) -> Concepts:
    """Read all concept files of a folder.

    Raises:
        OSError: when the folder or the file with word groups is missing.
        ValueError: when a file is no valid TOML or a concept stands in two files.
    """
    groups = tomllib.loads((folder / GROUPS_FILE).read_text(encoding="utf-8"))
    found: dict[str, Concept] = {}
    for file in sorted(folder.glob("*.toml")):
        if file.name == GROUPS_FILE:
            continue
        for id_, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if id_ in found:
                raise ValueError(f"{file}: concept {id_!r} stands in two files")
            found[id_] = concept(id_, entry)
    return Concepts(tuple(found.values()), {name: tuple(text.split()) for name, text in groups.items()})


def concept(id_: str, entry: Mapping[str, Any]) -> Concept:
    """A concept from its table in a concept file."""
    terms = tuple(entry["vakterm"])
    return Concept(
        id_,
        terms,
        tuple(_lines(entry)),
        tuple(entry.get("woorden", "").split()),
        entry.get("naam", terms[0] if terms else id_),
        tuple(entry.get("boven", ())),
        tuple(entry.get("bronnen", ())),
        entry.get("herkomst", ""),
    )


def _lines(entry: Mapping[str, Any]) -> Iterator[str]:
    for speaker in SPOKEN:
        yield from (line.strip() for line in entry.get(speaker, "").splitlines() if line.strip())
