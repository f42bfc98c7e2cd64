"""Speaking up or not: is a message a question for the assistant, and do the sources hold its answer.

Two logistic rules weigh a dozen signs each (knowledge/finding/signs.py); in the first the words of the
message vote as well. Their weights and thresholds are published in config/knowledge/gate.toml, made by
`knowledge.finding.calibrate`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from knowledge.finding import signs
from knowledge.finding.rules import Rule
from knowledge.finding.search import Hit
from knowledge.finding.signs import Seen
from knowledge.reading.dutch import function_words, words
from knowledge.reading.question import Question

SURE = 0.7
"""From this chance on a question asks for something, whatever stands around it."""


class Verdict(StrEnum):
    """What the assistant does with a message in a channel where it listens."""

    ANSWER = "answer"
    NOT_KNOWN = "not-known"
    SILENT = "silent"
    DANGER = "danger"


class Gate:
    """Judges messages with two rules: `asks` and `known`."""

    def __init__(
        self, cues: Mapping[str, Sequence[str]], verbs: frozenset[str], asks: Rule, known: Rule
    ) -> None:
        self._cues = {name: frozenset(c.replace("_", " ") for c in listed) for name, listed in cues.items()}
        self._cues["werkwoord"] = verbs
        self._longest = max((c.count(" ") + 1 for listed in self._cues.values() for c in listed), default=1)
        self._asks = asks
        self._known = known

    def seen(self, text: str) -> Seen:
        """What both rules look at in a message."""
        said = words(text)
        sizes = range(1, self._longest + 1)
        rows = {" ".join(said[n : n + size]) for size in sizes for n in range(len(said) - size + 1)}
        return Seen(text, said, {name: len(rows & cues) for name, cues in self._cues.items()})

    def asks(self, seen: Seen, question: Question, hits: Sequence[Hit]) -> float:
        """How likely it is that a message asks for something: as a whole, or surely what is its core."""
        chance = self._asks.chance(signs.asking(seen, question, hits), seen.said)
        if chance >= self._asks.threshold or question.core == seen.text:
            return chance
        core = self.seen(question.core)
        alone = self._asks.chance(signs.asking(core, question, hits), core.said)
        return alone if alone >= SURE else chance

    def judge(
        self,
        seen: Seen,
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
        known = hits and self._known.holds(signs.knowing(seen, question, hits, sourceless))
        return Verdict.ANSWER if known else Verdict.NOT_KNOWN


def load_gate(folder: Path) -> Gate:
    """Read cues.toml, functionwords.toml and gate.toml.

    Raises:
        OSError: when a file is missing.
    """
    cues = tomllib.loads((folder / "cues.toml").read_text(encoding="utf-8"))
    rules = tomllib.loads((folder / "gate.toml").read_text(encoding="utf-8"))
    listed = {name: text.split() for name, text in cues.items()}
    asks, known = (
        Rule(rules[n]["weights"], rules[n]["bias"], rules[n]["threshold"], rules[n].get("words", {}))
        for n in ("asks", "known")
    )
    return Gate(listed, function_words(folder)["persoonsvorm"], asks, known)
