"""Makes config/knowledge/crisisweights.toml from labelled messages, and tells how it does on unseen ones.

    python -m knowledge.finding.calibrate_crisis config/knowledge set.jsonl [more …] > crisisweights.toml

A row is `{"text", "acute"}`, or of another labelled set: with the label crisis it is acute, else not. Rows of
half b are left out. The line that begins with # is a cross-validation over eight folds: what the rule does on
messages it was not made from. Made from danger.jsonl and messages.jsonl of tests/knowledge/data, and crisis,
knowledge, signals, moderation and privacy.jsonl of tests/evaluation/data.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge.finding.calibrate import FOLDS, fit
from knowledge.finding.crisis import Crisis, load_crisis
from knowledge.finding.gate import Rule
from knowledge.finding.signs import Signs

SEEN = 0.45
"""The threshold: danger that is missed weighs more than a false alarm, however rare danger is."""
UNSEEN = "b"
"""The half of a set that is kept for the last check."""


def examples(crisis: Crisis, files: Sequence[Path]) -> Iterator[tuple[Signs, bool]]:
    """The messages of some JSON Lines files as signs, with whether they tell of danger now."""
    for file in files:
        for line in file.read_text(encoding="utf-8").split("\n"):
            row = json.loads(line) if line.strip() else {"half": UNSEEN}
            if row.get("half") != UNSEEN:
                acute = bool(row.get("acute", row.get("label") == "crisis"))
                yield from ((crisis.signs(said["text"]), acute) for said in row.get("messages", [row]))


def rule(found: Sequence[tuple[Signs, bool]]) -> Rule:
    """The rule, fitted to the messages in which something points at danger."""
    return fit([(signs, acute) for signs, acute in found if signs], SEEN)


def cross_validated(found: Sequence[tuple[Signs, bool]]) -> tuple[float, float]:
    """The share of danger seen and of false alarms, by rules made without the message."""
    said: dict[bool, list[bool]] = {True: [], False: []}
    for fold in range(FOLDS):
        made = rule([e for n, e in enumerate(found) if n % FOLDS != fold])
        for signs, acute in found[fold::FOLDS]:
            said[acute].append(bool(signs) and made.holds(signs))
    return sum(said[True]) / len(said[True]), sum(said[False]) / len(said[False])


def main() -> None:
    """Print crisisweights.toml."""
    folder, *files = (Path(a) for a in sys.argv[1:])
    found = list(examples(load_crisis(folder / "crisis.toml"), files))
    recall, alarms = cross_validated(found)
    made = rule(found)
    head = "# Made by knowledge.finding.calibrate_crisis; the signs are those of crisis.py.\n"
    head += f"# Of {len(found)} messages, when unseen: danger seen {recall:.3f}, false alarms {alarms:.3f}.\n"
    body = "\n".join(f"{name} = {weight:.3f}" for name, weight in sorted(made.weights.items()))
    sys.stdout.write(f"{head}\nthreshold = {made.threshold}\nbias = {made.bias:.3f}\n\n[weights]\n{body}\n")


if __name__ == "__main__":
    main()
