"""Speaking up or not: is a message a question for the assistant, and do the sources hold its answer.

Two logistic rules over a dozen signs each. Their weights and thresholds are published in
config/knowledge/gate.toml, made by `knowledge.finding.calibrate`; what the signs are is written here.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.finding.search import Hit
from knowledge.reading.dutch import function_words, words
from knowledge.reading.question import Question

_NAME_FIRST = re.compile(r"^\s*(?:[Vv]raag(?:je)? )?[A-Z][a-zë]+[,:]\s")
_NAME_LAST = re.compile(r",\s+[A-Z][a-zë]+[?!.]*\s*$")
Signs = dict[str, float]


class Verdict(StrEnum):
    """What the assistant does with a message in a channel where it listens."""

    ANSWER = "answer"
    NOT_KNOWN = "not-known"
    SILENT = "silent"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Rule:
    """A logistic rule: from its threshold on, it says yes."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def chance(self, signs: Signs) -> float:
        """How likely a yes is, between 0 and 1; signs without a weight do not count."""
        total = self.bias + sum(w * signs.get(name, 0.0) for name, w in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def holds(self, signs: Signs) -> bool:
        """Tell whether the rule says yes."""
        return self.chance(signs) >= self.threshold


class Gate:
    """Judges messages with two rules: `asks` and `known`."""

    def __init__(
        self, cues: Mapping[str, Sequence[str]], verbs: frozenset[str], asks: Rule, known: Rule
    ) -> None:
        self._cues = {name: frozenset(c.replace("_", " ") for c in listed) for name, listed in cues.items()}
        self._longest = max(len(cue.split()) for listed in self._cues.values() for cue in listed)
        self._verbs = verbs
        self._asks = asks
        self._known = known

    def asks(self, text: str, question: Question, hits: Sequence[Hit]) -> float:
        """How likely it is that a message asks the assistant for something."""
        return self._asks.chance(self.asking(text, question, hits))

    def judge(
        self,
        text: str,
        question: Question,
        hits: Sequence[Hit],
        sourceless: frozenset[str],
        asks: float,
    ) -> Verdict:
        """What to do with a message; `sourceless` are the concepts that no source is about.

        `asks` is how likely it asks something: 1 when it was put to the assistant.
        """
        if asks < self._asks.threshold:
            return Verdict.SILENT
        if hits and self._known.holds(self.knowing(text, question, hits, sourceless)):
            return Verdict.ANSWER
        return Verdict.NOT_KNOWN

    def asking(self, text: str, question: Question, hits: Sequence[Hit]) -> Signs:
        """The signs that tell whether a message asks the assistant for something."""
        said = words(text)
        content = [s for s in question.slots if s.mass > 2]
        rows = self._rows(said)
        signs = {name: min(len(rows & cues), 2) / 2 for name, cues in self._cues.items()}
        signs |= {
            "vraagteken": float("?" in text),
            "uitroep": float("!" in text),
            "naam": float(bool(_NAME_FIRST.search(text) or _NAME_LAST.search(text))),
            "kort": float(len(said) <= 3),
            "telegram": float(2 <= len(said) <= 9 and not signs["ik"] and self._verbs.isdisjoint(said)),
            "inhoud": min(len(content), 6) / 6,
            "gedekt": hits[0].covered if hits else 0.0,
            "score": min(hits[0].score if hits else 0.0, 40) / 40,
            "begrip": question.heard[0].strength if question.heard else 0.0,
        }
        return signs

    def knowing(
        self, text: str, question: Question, hits: Sequence[Hit], sourceless: frozenset[str]
    ) -> Signs:
        """The signs that tell whether the sources hold what is asked for."""
        said = words(text)
        mass = sum(s.mass for s in question.slots if not s.is_region) or 1.0
        top = next((h for h in hits[:3] if h.in_region), hits[0])
        strange = next((h.strength for h in question.heard if h.concept.id in sourceless), 0.0)
        familiar = next((h.strength for h in question.heard if h.concept.id not in sourceless), 0.0)
        return {
            "gedekt": top.covered,
            "gedekt2": top.covered**2,
            "samen": sum(h.covered for h in hits[:3]) / len(hits[:3]),
            "score": min(top.score, 40) / 40,
            "per-massa": min(top.score / mass, 4) / 4,
            "begrip": familiar,
            "vreemd-begrip": max(0.0, strange - familiar / 2),
            "woorden": min(len(question.slots), 16) / 16,
            "praktisch": min(len(self._rows(said) & self._cues["praktisch"]), 2) / 2,
            "andere-regio": float(not any(h.in_region for h in hits[:3])),
        }

    def _rows(self, said: Sequence[str]) -> set[str]:
        """Every row of words that is as long as a cue at most."""
        sizes = range(1, self._longest + 1)
        return {" ".join(said[n : n + size]) for size in sizes for n in range(len(said) - size + 1)}


def load_gate(folder: Path) -> Gate:
    """Read cues.toml, functionwords.toml and gate.toml.

    Raises:
        OSError: when a file is missing.
    """
    cues = tomllib.loads((folder / "cues.toml").read_text(encoding="utf-8"))
    rules = tomllib.loads((folder / "gate.toml").read_text(encoding="utf-8"))
    listed = {name: text.split() for name, text in cues.items()}
    asks, known = (
        Rule(rules[n]["weights"], rules[n]["bias"], rules[n]["threshold"]) for n in ("asks", "known")
    )
    return Gate(listed, function_words(folder)["persoonsvorm"], asks, known)
