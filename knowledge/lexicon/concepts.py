"""Concepts: what the field calls something, and how people say it in everyday words. Data only.

A concept is written down in config/knowledge/concepts/*.toml: `vakterm` lists how sources name it, each line
of `spreektaal` is one way to say it in everyday words, `woorden` are words that go with it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading.dutch import words

GROUPS_FILE = "groepen.toml"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept; `terms` are the words by which sources name it."""

    id: str
    terms: tuple[str, ...]
    lines: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
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
            lines = tuple(line.strip() for line in entry["spreektaal"].splitlines() if line.strip())
            found[id_] = Concept(id_, tuple(entry["vakterm"]), lines, tuple(entry.get("woorden", "").split()))
    return Concepts(tuple(found.values()), {name: tuple(text.split()) for name, text in groups.items()})
