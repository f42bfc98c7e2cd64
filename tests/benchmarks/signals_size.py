"""Measures suggestions among one number of bundled signals, and prints figures as JSON; see signals.py.

python -m tests.benchmarks.signals_size make FOLDER NUMBER
python -m tests.benchmarks.signals_size ask FOLDER NUMBER
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Engine, insert, select

from bot.signals import store
from bot.signals.editing.following import FollowedTerms
from bot.signals.likeness.similarity import Vector, pack
from bot.signals.likeness.suggesting import Suggester
from bot.signals.model import BundleState, ConsentLevel, Kind, SignalState, Source
from bot.signals.reading.rules import SignalRules, load_rules
from bot.signals.reading_table import signal_reading
from bot.signals.signal_table import signal
from bot.signals.tables import bundle
from bot.store.engine import database_url, open_engine
from bot.store.upgrade import upgrade
from knowledge.lexicon.gist import load_gist
from tests.benchmarks.find_size import resident, share
from tests.evaluation.rows import DATA, load

CONFIG = Path(__file__).resolve().parents[2] / "config"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
_T = TypeVar("_T")
IN_A_BUNDLE, WRITTEN, SCANS = 50, 5_000, 20


def make(folder: Path, number: int) -> dict[str, float]:
    """Fill a database with so many bundled signals: each is half of one message and half of another."""
    engine = _open(folder)
    upgrade(engine)
    rules, rng = _rules(), random.Random(1)
    parts = [(text.split(), list(_vector(rules, text).items())) for text in _texts()]
    with engine.begin() as unit:
        shelves = [_shelf(n) for n in range(number // IN_A_BUNDLE)]
        unit.execute(insert(bundle), shelves)
        for start in range(0, number, WRITTEN):
            _write(unit, rules.mark, range(start, min(number, start + WRITTEN)), parts, rng, len(shelves))
    engine.dispose()
    return {"disk": sum(file.stat().st_size for file in folder.iterdir()) / 1e6}


def ask(folder: Path, number: int) -> dict[str, float]:
    """Open the database as after a start, and ask where each message of the sets belongs."""
    engine, suggester = _open(folder), Suggester(FollowedTerms(_rules()))
    before = resident()
    with engine.begin() as unit:
        found = next(iter(store.members(unit, "B-000")))
        began = time.perf_counter()
        suggester.near(unit, found)
        figures = {"signals": float(number), "start": time.perf_counter() - began}
    figures["memory"] = resident() - before
    ours = []
    for text in _texts():
        with engine.begin() as unit:
            began = time.perf_counter()
            suggester.near(unit, replace(found, text=text))
            ours.append(time.perf_counter() - began)
    scans = [_scan(engine, text) for text in _texts()[:SCANS]]
    return figures | {
        "p50": 1000 * share(ours, 0.5),
        "p95": 1000 * share(ours, 0.95),
        "scan": 1000 * share(scans, 0.5),
    }


def _write(
    unit: Connection,
    mark: str,
    numbers: range,
    parts: Sequence[tuple[list[str], list[tuple[str, float]]]],
    rng: random.Random,
    shelves: int,
) -> None:
    signals, readings = [], []
    for number in numbers:
        id_ = f"S-2026-{number:06}"
        (words, features), (more_words, more) = rng.sample(parts, 2)
        text = " ".join(_half(words, rng) + _half(more_words, rng))
        signals.append(_signal(id_, text, f"B-{number % shelves:03}"))
        vector = dict(_half(features, rng) + _half(more, rng))
        readings.append({"signal": id_, "mark": mark, "features": pack(vector)})
    unit.execute(insert(signal), signals)
    unit.execute(insert(signal_reading), readings)


def _half(whole: Sequence[_T], rng: random.Random) -> list[_T]:
    return rng.sample(list(whole), (len(whole) + 1) // 2)


def _signal(id_: str, text: str, where: str) -> dict[str, object]:
    return {
        "id": id_,
        "text": text,
        "kind": Kind.RUBS.value,
        "consent": ConsentLevel.ANONYMOUS.value,
        "follows": False,
        "state": SignalState.BUNDLED.value,
        "theme_by": Source.RULE.value,
        "level_by": Source.RULE.value,
        "platform": "web",
        "channel": "praktijk",
        "given_at": NOW,
        "bundle": where,
    }


def _shelf(number: int) -> dict[str, object]:
    return {"id": f"B-{number:03}", "title": "-", "state": BundleState.OPEN.value, "created_at": NOW}


def _scan(engine: Engine, text: str) -> float:
    """How long it takes to compare a text with all others by their letters."""
    with engine.begin() as unit:
        began = time.perf_counter()
        texts = list(unit.execute(select(signal.c.text)).scalars())
        process.extract(text, texts, scorer=fuzz.token_set_ratio, limit=5)
        return time.perf_counter() - began


def _vector(rules: SignalRules, text: str) -> Vector:
    features = rules.reader.read(text)
    return rules.vectors.vector(features, rules.classifier.classify(features, (), None).themes)


def _texts() -> list[str]:
    return [row["text"] for name in ("signals", "signals-2") for row in load(DATA / f"{name}.jsonl")]


def _rules() -> SignalRules:
    return load_rules(CONFIG / "signals", load_gist(CONFIG).of)


def _open(folder: Path) -> Engine:
    return open_engine(database_url(folder))


if __name__ == "__main__":
    what, where, how_many = sys.argv[1:]
    print(json.dumps({"make": make, "ask": ask}[what](Path(where), int(how_many))))
