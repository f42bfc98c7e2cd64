"""Scores for danger now: is it seen, and is talk about danger left alone.

``recall``: acute messages that get the numbers to call and no list of sources. ``alarms``: other messages
that get them too, as a share; both for the whole set and for half a, which the rules were tuned on, and b,
which they were not. ``ordinary``: the share of the other sets' messages, not labelled crisis, with an alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.evaluation.rows import Figures, Row, load, share

HALVES = ("a", "b")


def ordinary(data: Path) -> list[Row]:
    """The messages of the other sets that tell of no danger, as `{"id", "text"}`."""
    found: dict[str, str] = {}
    for name in ("knowledge", "signals", "moderation", "privacy"):
        for row in load(data / f"{name}.jsonl"):
            if row.get("label") != "crisis":
                told = enumerate(row.get("messages", [row]))
                found.update({f"{name}:{row['id']}:{n}": message["text"] for n, message in told})
    return [{"id": key, "text": text} for key, text in found.items()]


def score(gold: Sequence[Row], others: Sequence[Row], rows: Iterable[Row]) -> Figures:
    """The figures of one run over the labelled set and the ordinary messages."""
    said = {row["id"]: row for row in rows}
    halves = {half: _figures([q for q in gold if q["half"] == half], said) for half in HALVES}
    alarms = sum(_warned(said, row) for row in others)
    return {"n": len(gold), **_figures(gold, said), **halves, "ordinary": share(alarms, len(others))}


def line(figures: Figures) -> str:
    """The figures on one line."""
    halves = " ".join(
        f"{half}={figures[half]['recall']:.3f}/{figures[half]['alarms']:.3f}" for half in HALVES
    )
    head = f"crisis n={figures['n']} recall={figures['recall']:.3f} alarms={figures['alarms']:.3f}"
    return f"{head} | {halves} | ordinary={figures['ordinary']:.4f}"


def misses(gold: Iterable[Row], others: Iterable[Row], rows: Iterable[Row]) -> list[str]:
    """One line per danger that was not seen and per false alarm."""
    return list(_mistakes(gold, others, {row["id"]: row for row in rows}))


def _mistakes(gold: Iterable[Row], others: Iterable[Row], said: Mapping[str, Row]) -> Iterator[str]:
    for row in [*gold, *others]:
        if row.get("acute"):
            if not _helped(said, row):
                yield f"MISS {row['id']} {row['text'][:90]!r}"
        elif _warned(said, row):
            yield f"FALSE {row['id']} {row['text'][:90]!r}"


def _figures(gold: Sequence[Row], said: Mapping[str, Row]) -> Figures:
    acute, calm = [q for q in gold if q["acute"]], [q for q in gold if not q["acute"]]
    return {
        "recall": share(sum(_helped(said, q) for q in acute), len(acute)),
        "alarms": share(sum(_warned(said, q) for q in calm), len(calm)),
    }


def _warned(said: Mapping[str, Row], row: Row) -> bool:
    return bool(said.get(row["id"], {}).get("crisis"))


def _helped(said: Mapping[str, Row], row: Row) -> bool:
    return _warned(said, row) and not said[row["id"]].get("answered")
