"""Measures finding among one number of sources, and prints figures as JSON; see find.py.

python -m tests.benchmarks.find_size make FOLDER NUMBER
python -m tests.benchmarks.find_size ask FOLDER NUMBER
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from knowledge.finding.finder import Finder
from knowledge.finding.lists import load_lists
from knowledge.sources.resource import Resource, resource
from tests.benchmarks.growing import SHIPPED, grown
from tests.benchmarks.plain import Plain
from tests.evaluation.finding import score
from tests.evaluation.rows import DATA, load

MESSAGES = Path(__file__).resolve().parents[1] / "knowledge" / "data" / "messages.jsonl"
ROUNDS = 3
TYPED = ("p", "pl", "ple", "plee", "pleeg", "pleegz", "pleegzr", "richtlijn p", "jeugd en ge", "gezin")
SUGGESTED = 25
Figures = dict[str, float]


def make(folder: Path, number: int) -> Figures:
    """Make both indexes of so many sources."""
    began = time.perf_counter()
    load_lists(SHIPPED.parent).folder(folder / "index").make(lambda: sources(number))
    seconds = time.perf_counter() - began
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    Plain(folder / "plain", sources(number))
    return {"make": seconds, "disk": disk}


def ask(folder: Path, number: int) -> Figures:
    """Open the index as after a start, and ask all questions."""
    questions = load(DATA / "knowledge.jsonl")
    texts = [row["text"] for row in [*questions, *load(MESSAGES)]]
    finder = Finder(lists := load_lists(SHIPPED.parent))
    began = time.perf_counter()
    index = lists.folder(folder / "index").open()
    if index is None:
        raise SystemExit("the index was not kept")
    finder.use(index)
    finder.ask(texts[0])
    figures = {"sources": number, "start": time.perf_counter() - began}
    ranked = [
        {"id": q["id"], "ranked": [h.resource.id for h in finder.ask(q["text"]).ranked]} for q in questions
    ]
    figures["s@3"] = float(score(questions, ranked)["s@3"])
    figures["type"] = 1000 * max(times(lambda typed: finder.suggest(typed, SUGGESTED), TYPED))
    figures["memory"] = resident()
    plain = Plain(folder / "plain")
    ours: list[float] = []
    theirs: list[float] = []
    # In turns, so that what else the machine does hits both.
    for _ in range(ROUNDS):
        theirs += times(plain.ask, texts)
        ours += times(finder.ask, texts)
    for name, measured in (("", ours), ("plain-", theirs)):
        figures |= {f"{name}p50": 1000 * share(measured, 0.5), f"{name}p99": 1000 * share(measured, 0.99)}
    return figures


def sources(number: int) -> Iterator[Resource]:
    """So many sources."""
    return map(resource, grown(number))


def times(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """How many seconds each text takes."""
    measured = []
    for text in texts:
        began = time.perf_counter()
        work(text)
        measured.append(time.perf_counter() - began)
    return measured


def share(measured: Sequence[float], part: float) -> float:
    """What this share of the measurements does not exceed."""
    return sorted(measured)[min(len(measured) - 1, int(part * len(measured)))]


def resident() -> float:
    """Resident memory of this process, in megabytes of a million bytes."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) * 1024 / 1e6


if __name__ == "__main__":
    what, where, how_many = sys.argv[1:]
    print(json.dumps({"make": make, "ask": ask}[what](Path(where), int(how_many))))
