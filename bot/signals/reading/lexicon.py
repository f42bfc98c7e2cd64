"""The concept lexicon: the things signals are about, as moderators write them down."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.signals.reading.terms import read_terms

_KEYS = frozenset({"label", "level", "triage", "terms"})


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing signals are about, with what it hints about theme, level and triage."""

    id: str
    label: str
    theme: str
    level: str
    triage: str | None
    terms: tuple[str, ...]


def load_concepts(folder: Path) -> dict[str, Concept]:
    """Reads the concepts of one folder, by id: one file per theme, named after it.

    Raises:
        ValueError: a concept without terms, with an unknown or missing key, or an id used twice.
    """
    found: dict[str, Concept] = {}
    for file in sorted(folder.glob("*.toml")):
        for name, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in found:
                raise ValueError(f"{file.name}: concept '{name}' exists already")
            found[name] = _concept(file, name, entry)
    return found


def _concept(file: Path, name: str, entry: Mapping[str, str]) -> Concept:
    wrong = sorted((entry.keys() - _KEYS) | (_KEYS - {"triage"} - entry.keys()))
    if wrong:
        raise ValueError(f"{file.name}: concept '{name}' has unknown or missing keys: {', '.join(wrong)}")
    terms = read_terms(entry["terms"])
    if not terms:
        raise ValueError(f"{file.name}: concept '{name}' has no terms")
    return Concept(name, entry["label"], file.stem, entry["level"], entry.get("triage"), terms)
