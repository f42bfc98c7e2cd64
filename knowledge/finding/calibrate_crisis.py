"""Makes config/knowledge/crisisweights.toml from labelled messages, and tells how it does on unseen ones.

    python -m knowledge.finding.calibrate_crisis config/knowledge set.jsonl [more …] > crisisweights.toml

A row is `{"text", "acute"}`, or of another labelled set: with the label crisis it is acute, else not. Rows of
half b are left out. The line that begins with # is a cross-validation over eight folds: what the rule does on
messages it was not made from. Made from danger, danger-2, messages and
chat.jsonl of tests/knowledge/data, and crisis, knowledge, questions, signals, moderation and privacy.jsonl of
tests/evaluation/data.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge.finding.calibrate import FOLDS
from knowledge.finding.crisis import Crisis, load_crisis
from knowledge.finding.rules import Case, Rule, learn, published
from knowledge.reading.dutch import load_dutch

SEEN = 0.7
"""The threshold: lower, and talk about danger alarms; higher, and danger told in plain words is missed."""
UNSEEN = "b"
"""The half of a set that is kept for the last check."""


def examples(crisis: Crisis, files: Sequence[Path]) -> Iterator[Case]:
    """The messages of some JSON Lines files as signs and stems, with whether they tell of danger now."""
    for file in files:
        for line in file.read_text(encoding="utf-8").split("\n"):
            row = json.loads(line) if line.strip() else {"half": UNSEEN}
            if row.get("half") != UNSEEN:
                acute = bool(row.get("acute", row.get("label") == "crisis"))
                texts = (said["text"] for said in row.get("messages", [row]))
                yield from ((crisis.signs(text), crisis.said(text), acute) for text in texts)


def rule(found: Sequence[Case]) -> Rule:
    """The rule, fitted to the messages."""
    return learn(found, SEEN)


def cross_validated(found: Sequence[Case]) -> tuple[float, float]:
    """The share of danger seen and of false alarms, by rules made without the message."""
    said: dict[bool, list[bool]] = {True: [], False: []}
    for fold in range(FOLDS):
        made = rule([e for n, e in enumerate(found) if n % FOLDS != fold])
        for signs, stems, acute in found[fold::FOLDS]:
            said[acute].append(made.holds(signs, stems))
    return sum(said[True]) / len(said[True]), sum(said[False]) / len(said[False])


def main() -> None:
    """Print crisisweights.toml."""
    folder, *files = (Path(a) for a in sys.argv[1:])
    found = list(examples(load_crisis(folder / "crisis.toml", load_dutch(folder)), files))
    recall, alarms = cross_validated(found)
    made = rule(found)
    head = "# Made by knowledge.finding.calibrate_crisis; the signs are those of crisis.py.\n"
    head += f"# Of {len(found)} messages, when unseen: danger seen {recall:.3f}, false alarms {alarms:.3f}.\n"
    sys.stdout.write("\n".join([head, *published(made)]).rstrip() + "\n")


if __name__ == "__main__":
    main()
