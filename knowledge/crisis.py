"""Danger now: does a message tell that a person is in danger at this moment, and whom to call.

The rules are lines of words in config/knowledge/crisis.toml, explained there. Several observations add up:
what happens, whether it happens now, whether the writer is there; asking for information or speaking of the
past takes away. A question about a training on suicide is no crisis, a boy on a roof is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.dutch import sentences, words

WEIGHTS, GROUPS, WORDS = "gewicht", "groepen", "woorden"
LEVELS = ("sterk", "matig", "licht")
PERSON = "persoon"
CIRCUMSTANCES = ("nu", "erbij", PERSON, "zoekt", "algemeen", "vroeger")
UNKNOWN = "gevaar"
LONGEST = 3_000
_NO_HASTE = re.compile(
    r"\b(?:wat|en|tot|hoe) nu\b|\bnu (?:al|pas|eindelijk|een)\b|\bnet (?:zo|als|even|niet|begonnen|een)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Danger:
    """A kind of danger that was recognised, whom to call first, and the words that told so."""

    kind: str
    call: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    level: str
    slots: tuple[tuple[str, ...], ...]


class Crisis:
    """The rules, ready to read messages."""

    def __init__(self, content: Mapping[str, Mapping[str, object]]) -> None:
        self._weights = {name: float(str(value)) for name, value in content[WEIGHTS].items()}
        self._groups = {name: tuple(_joined(str(text).split())) for name, text in content[GROUPS].items()}
        self._telling = tuple((float(w), _joined(str(t).split())) for w, t in content[WORDS].items())
        kinds = {k: entry for k, entry in content.items() if k not in {WEIGHTS, GROUPS, WORDS}}
        self._call = {k: tuple(str(c) for c in _listed(entry["verwijs"])) for k, entry in kinds.items()}
        self._call_first = ("112", "veilig-thuis")
        self._rules = tuple(r for kind, entry in kinds.items() for r in self._read(kind, entry))

    def look(self, text: str) -> Danger | None:
        """The danger a message tells of, or None; its first 3,000 characters count."""
        parts = [words(_NO_HASTE.sub(" ", s)) for s in sentences(text[:LONGEST])]
        whole = _Said([w for part in parts for w in part])
        scopes = [_Said([*a, *b]) for a, b in zip(parts, [*parts[1:], []], strict=False)]
        found = sorted(self._matches(scopes), key=lambda m: -self._weights[m[0].level])
        lines = self._lines(found)
        telling, single = self._single(whole, found[0][1] if found else ())
        around = sum(self._weights[c] for c in CIRCUMSTANCES if whole.says_any(self._groups[c]))
        enough = single >= self._weights["zonder-regel"] and whole.says_any(self._groups[PERSON])
        if not (lines or enough) or lines + single + around < self._weights["drempel"]:
            return None
        if not found:
            return Danger(UNKNOWN, self._call_first, telling)
        return Danger(found[0][0].kind, self._call[found[0][0].kind], found[0][1])

    def _lines(self, found: Sequence[tuple[_Rule, tuple[str, ...]]]) -> float:
        """What the lines weigh together: the first in full, others in part when they add words."""
        told = set(self._groups[PERSON])
        total, share = 0.0, 1.0
        for rule, said in found:
            if not told.issuperset(said):
                total += share * self._weights[rule.level]
                share = self._weights["nog-een"] if total < self._weights["meeste-regels"] else 0.0
                told.update(said)
        return total

    def _single(self, whole: _Said, counted: Sequence[str]) -> tuple[tuple[str, ...], float]:
        """The telling words besides those that were counted already, and what they weigh together."""
        weights: dict[str, float] = {}
        known = {word for option in counted for word in (*option.split(), whole.word_for(option))}
        for weight, options in self._telling:
            for option in options:
                word = whole.word_for(option)
                if word and word not in known and weights.get(word, 0.0) < weight:
                    weights[word] = weight
        return tuple(weights), min(sum(weights.values()), self._weights["meeste-woorden"])

    def _matches(self, scopes: Sequence[_Said]) -> Iterator[tuple[_Rule, tuple[str, ...]]]:
        for rule in self._rules:
            for scope in scopes:
                said = scope.fill(rule.slots)
                if said:
                    yield rule, said
                    break

    def _read(self, kind: str, entry: Mapping[str, object]) -> Iterator[_Rule]:
        for level in LEVELS:
            for line in str(entry.get(level, "")).splitlines():
                if line.strip():
                    yield _Rule(kind, level, tuple(self._words(slot) for slot in line.split()))

    def _words(self, slot: str) -> tuple[str, ...]:
        found: list[str] = []
        for option in slot.split("/"):
            found += self._groups[option[1:]] if option.startswith("@") else _joined([option])
        return tuple(dict.fromkeys(found))


class _Said:
    """The words of a stretch of text."""

    def __init__(self, said: Sequence[str]) -> None:
        self._set = frozenset(said)
        self._text = f" {' '.join(said)} "

    def fill(self, slots: Iterable[Iterable[str]]) -> tuple[str, ...]:
        """A different word for every slot, or nothing when one stays empty."""
        filled: dict[str, None] = {}
        for slot in slots:
            word = next((o for o in slot if o not in filled and self.says(o)), None)
            if word is None:
                return ()
            filled[word] = None
        return tuple(filled)

    def says_any(self, options: Iterable[str]) -> bool:
        """Tell whether one of some words, beginnings*, *endings or rows of words is said."""
        return any(self.says(o) for o in options)

    def word_for(self, option: str) -> str:
        """The word by which an option is said, the longest of a row; nothing when it is not said."""
        if not self.says(option):
            return ""
        if option.endswith("*"):
            return min(w for w in self._set if w.startswith(option[:-1]))
        if option.startswith("*"):
            return min(w for w in self._set if w.endswith(option[1:]))
        return max(option.split(), key=len)

    def says(self, option: str) -> bool:
        """Tell whether a word, a beginning*, an *ending or a row of words is said."""
        if option.endswith("*"):
            return f" {option[:-1]}" in self._text
        if option.startswith("*"):
            return f"{option[1:]} " in self._text
        return f" {option} " in self._text if " " in option else option in self._set


def _joined(options: Iterable[str]) -> list[str]:
    return [o.replace("_", " ").replace("-", " ") for o in options]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def load_crisis(file: Path) -> Crisis:
    """Read crisis.toml.

    Raises:
        OSError: when the file is missing.
        KeyError: when a weight is missing or a line names a group that does not exist.
    """
    return Crisis(tomllib.loads(file.read_text(encoding="utf-8")))
