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

from ahocorasick_rs import AhoCorasick, MatchKind

from knowledge.reading.dutch import sentences, words

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
        self._rules_with = _rules_with(self._rules)
        self._heaviest: dict[str, float] = {}
        for weight, options in self._telling:
            for option in options:
                self._heaviest[option] = max(weight, self._heaviest.get(option, 0.0))
        slots = (slot for rule in self._rules for slot in rule.slots)
        single = (options for _, options in self._telling)
        self._options = _Options(
            option for listed in (*self._groups.values(), *single, *slots) for option in listed
        )

    def look(self, text: str) -> Danger | None:
        """The danger a message tells of, or None; its first 3,000 characters count."""
        parts = [words(_NO_HASTE.sub(" ", s)) for s in sentences(text[:LONGEST])]
        whole = self._options.said_in([w for part in parts for w in part])
        scopes = [self._options.said_in([*a, *b]) for a, b in zip(parts, [*parts[1:], []], strict=False)]
        found = sorted(self._matches(whole, scopes), key=lambda m: -self._weights[m[0].level])
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
        for option in filter(whole.options.__contains__, self._heaviest):
            word, weight = whole.word_for(option), self._heaviest[option]
            if word not in known and weights.get(word, 0.0) < weight:
                weights[word] = weight
        return tuple(weights), min(sum(weights.values()), self._weights["meeste-woorden"])

    def _matches(self, whole: _Said, scopes: Sequence[_Said]) -> Iterator[tuple[_Rule, tuple[str, ...]]]:
        likely = {number for option in whole.options for number in self._rules_with.get(option, ())}
        for number in sorted(likely):
            rule = self._rules[number]
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


def _rules_with(rules: Sequence[_Rule]) -> Mapping[str, list[int]]:
    """The rules by the options of their shortest slot, of which one must be said."""
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for option in min(rule.slots, key=len):
            found.setdefault(option, []).append(number)
    return found


class _Options:
    """Every word, beginning*, *ending and row of words of the rules, found in one pass over a text."""

    def __init__(self, options: Iterable[str]) -> None:
        self._all = tuple(dict.fromkeys(options))
        self._automaton = AhoCorasick([_pattern(o) for o in self._all], matchkind=MatchKind.Standard)

    def said_in(self, said: Sequence[str]) -> _Said:
        """What these words say of them."""
        found = self._automaton.find_matches_as_indexes(f" {' '.join(said)} ", overlapping=True)
        return _Said(frozenset(said), frozenset(self._all[number] for number, _, _ in found))


def _pattern(option: str) -> str:
    """An option as it stands in a text of words with a space before, between and after them."""
    if option.endswith("*"):
        return f" {option[:-1]}"
    return f"{option[1:]} " if option.startswith("*") else f" {option} "


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a stretch of text, and which options they say."""

    words: frozenset[str]
    options: frozenset[str]

    def fill(self, slots: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """A different word for every slot, or nothing when one stays empty."""
        filled: dict[str, None] = {}
        for slot in slots:
            if not self.says_any(slot):
                return ()
            word = next((o for o in slot if o not in filled and o in self.options), None)
            if word is None:
                return ()
            filled[word] = None
        return tuple(filled)

    def says_any(self, options: Iterable[str]) -> bool:
        """Tell whether one of some options is said."""
        return not self.options.isdisjoint(options)

    def word_for(self, option: str) -> str:
        """The word by which an option is said, the longest of a row; nothing when it is not said."""
        if option not in self.options:
            return ""
        if option.endswith("*"):
            return min(w for w in self.words if w.startswith(option[:-1]))
        if option.startswith("*"):
            return min(w for w in self.words if w.endswith(option[1:]))
        return max(option.split(), key=len)


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
