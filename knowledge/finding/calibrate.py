"""Makes config/knowledge/gate.toml from messages with a label, and tells how well it does on unseen ones.

    python -m knowledge.finding.calibrate config/knowledge near.jsonl more.jsonl [more.jsonl …] > gate.toml

A message is `{"text", "label"}`, with the labels find, none-in-index and not-a-question; others are left out.
The first file holds what lies near what the sources hold; whether somebody asks is not learnt from it, for
hardly anybody asks for so much that is not there.
The lines that begin with # are a cross-validation over eight folds: what the rules do on messages they were
not made from.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.finding.finder import Finder, load_finder
from knowledge.finding.rules import Rule, learn, published
from knowledge.finding.signs import Signs

FOLDS = 8
ASKS, KNOWN = 0.36, 0.28
"""The thresholds: no list for what is there is worse than a list for what is not."""
FIND, NONE, CHAT = "find", "none-in-index", "not-a-question"


@dataclass(frozen=True, slots=True)
class Example:
    """A message as signs and words, with its label."""

    asking: Signs
    knowing: Signs
    said: tuple[str, ...]
    label: str


def examples(finder: Finder, files: Sequence[Path]) -> list[Example]:
    """The messages of some JSON Lines files as signs."""
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [
        Example(*finder.signs(row["text"]), row["label"])
        for row in rows
        if row["label"] in {FIND, NONE, CHAT}
    ]


def rules(found: Sequence[Example], near: Sequence[Example] = ()) -> tuple[Rule, Rule]:
    """Both rules, fitted to examples, the second to `near` too; words vote only in the first."""
    asks = learn([(e.asking, e.said, e.label != CHAT) for e in found], ASKS)
    asked = [e for e in (*found, *near) if e.label != CHAT and e.knowing]
    known = learn([(e.knowing, (), e.label == FIND) for e in asked], KNOWN)
    return asks, known


def cross_validated(found: Sequence[Example], near: Sequence[Example]) -> dict[str, float]:
    """Per label, the share of messages that rules made without them handle right; `near` they may know."""
    right: dict[str, list[bool]] = {FIND: [], NONE: [], CHAT: []}
    for fold in range(FOLDS):
        asks, known = rules([e for n, e in enumerate(found) if n % FOLDS != fold], near)
        for e in found[fold::FOLDS]:
            speaks = asks.holds(e.asking, e.said)
            answered = speaks and bool(e.knowing) and known.holds(e.knowing)
            wanted = {FIND: answered, NONE: not answered, CHAT: not speaks}
            right[e.label].append(wanted[e.label])
    return {label: sum(kept) / len(kept) if kept else math.nan for label, kept in right.items()}


def main() -> None:
    """Print gate.toml."""
    folder, close, *files = (Path(a) for a in sys.argv[1:])
    finder = load_finder(folder)
    near, found = examples(finder, [close]), examples(finder, files)
    measured = ", ".join(f"{label} {share:.3f}" for label, share in cross_validated(found, near).items())
    lines = ["# Made by knowledge.finding.calibrate; the signs are explained in knowledge/finding/signs.py."]
    lines.append(f"# Handled right when unseen, of {len(found)} messages: {measured}.")
    asks, known = rules(found, near)
    lines += ["", *published(asks, "asks"), *published(known, "known")]
    sys.stdout.write("\n".join(lines).rstrip() + "\n")


if __name__ == "__main__":
    main()
