"""JSON Lines in and out, and the few ratios that every scorer uses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Figures = dict[str, Any]

DATA = Path(__file__).with_name("data")


def load(path: Path) -> list[Row]:
    """The objects of a JSON Lines file, in order."""
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> list[Row]:
    """The objects of JSON Lines, in order; empty lines are skipped."""
    # Not splitlines(): a text may hold U+2028 and its kind, which only JSON's own newline separates.
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def dump(rows: Iterable[Row]) -> str:
    """The rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def share(part: float, whole: float) -> float:
    """Part of the whole, nothing of nothing being 0."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1: the harmonic mean of precision and recall."""
    return share(2 * precision * recall, precision + recall)
