"""Makes config/knowledge/gate.toml from messages with a label, and tells how well it does on unseen ones.

    python -m knowledge.finding.calibrate config/knowledge messages.jsonl [more.jsonl …] > gate.toml

A message is `{"text", "label"}`, with the labels find, none-in-index and not-a-question; others are left out.
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
from knowledge.finding.gate import Rule, Signs

FOLDS = 8
ROUNDS, STEP, SHRINK = 400, 2.0, 0.002
ASKS, KNOWN = 0.4, 0.35
"""The thresholds: silence is broken from an even chance on, nearly; an answer is worth more than a no."""
FIND, NONE, CHAT = "find", "none-in-index", "not-a-question"


@dataclass(frozen=True, slots=True)
class Example:
    """A message as signs, with its label."""

    asking: Signs
    knowing: Signs
    label: str


def examples(finder: Finder, files: Sequence[Path]) -> list[Example]:
    """The messages of some JSON Lines files as signs."""
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    found = []
    for row in rows:
        if row["label"] in {FIND, NONE, CHAT}:
            asking, knowing = finder.signs(row["text"])
            found.append(Example(asking, knowing, row["label"]))
    return found


def rules(found: Sequence[Example]) -> tuple[Rule, Rule]:
    """Both rules, fitted to examples."""
    asks = fit([(e.asking, e.label != CHAT) for e in found], ASKS)
    known = fit([(e.knowing, e.label == FIND) for e in found if e.label != CHAT and e.knowing], KNOWN)
    return asks, known


def fit(data: Sequence[tuple[Signs, bool]], threshold: float) -> Rule:
    """A logistic rule by gradient descent, both answers weighing the same however rare they are."""
    names = sorted({name for signs, _ in data for name in signs})
    positive = sum(yes for _, yes in data)
    share = {True: 0.5 / max(1, positive), False: 0.5 / max(1, len(data) - positive)}
    weights, bias = dict.fromkeys(names, 0.0), 0.0
    for _ in range(ROUNDS):
        rule = Rule(weights, bias, threshold)
        errors = [(signs, (rule.chance(signs) - yes) * share[yes]) for signs, yes in data]
        slope = {n: sum(e * signs.get(n, 0.0) for signs, e in errors) for n in names}
        weights = {n: w - STEP * (slope[n] + SHRINK * w) for n, w in weights.items()}
        bias -= STEP * sum(e for _, e in errors)
    return Rule(weights, bias, threshold)


def cross_validated(found: Sequence[Example]) -> dict[str, float]:
    """Per label, the share of messages that rules made without them handle right."""
    right: dict[str, list[bool]] = {FIND: [], NONE: [], CHAT: []}
    for fold in range(FOLDS):
        asks, known = rules([e for n, e in enumerate(found) if n % FOLDS != fold])
        for e in found[fold::FOLDS]:
            answered = asks.holds(e.asking) and bool(e.knowing) and known.holds(e.knowing)
            right[e.label].append(answered == (e.label == FIND))
    return {label: sum(kept) / len(kept) if kept else math.nan for label, kept in right.items()}


def published(rule: Rule, name: str) -> str:
    """A rule as TOML."""
    lines = [f"[{name}]", f"threshold = {rule.threshold}", f"bias = {rule.bias:.3f}", "", f"[{name}.weights]"]
    return "\n".join([*lines, *(f"{n} = {w:.3f}" for n, w in sorted(rule.weights.items()))])


def main() -> None:
    """Print gate.toml."""
    folder, *files = (Path(a) for a in sys.argv[1:])
    found = examples(load_finder(folder), files)
    measured = ", ".join(f"{label} {share:.3f}" for label, share in cross_validated(found).items())
    head = ["# Made by knowledge.finding.calibrate; the signs are explained in knowledge/finding/gate.py."]
    head.append(f"# Handled right when unseen, of {len(found)} messages: {measured}.")
    asks, known = rules(found)
    text = "\n\n".join(["\n".join(head), published(asks, "asks"), published(known, "known")])
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
