"""Measures finding among one number of sources, and prints figures as JSON; see find.py.

python -m tests.benchmarks.find_size make FOLDER NUMBER
python -m tests.benchmarks.find_size ask FOLDER NUMBER
"""

from __future__ import annotations

import gc
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
QUESTIONS = frozenset({"find", "none-in-index"})
COLD = 100
"""How many questions are put to a finder that has read nothing yet."""
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
    """Open the index as after a start, and ask questions.

    Those that are measured are of the second set, each put once to a finder that read the first set and
    ordinary messages, so that it knows the words people use but none of the questions. `again` is what they
    take a second time, and `cold` what some take in a finder that knows no word yet.
    """
    known, second = load(DATA / "knowledge.jsonl"), load(DATA / "questions.jsonl")
    texts = [row["text"] for row in second if row["label"] in QUESTIONS]
    finder = Finder(load_lists(SHIPPED.parent))
    began = time.perf_counter()
    _open(finder, folder)
    finder.ask(known[0]["text"])
    figures = {"sources": number, "start": time.perf_counter() - began}
    figures["cold"] = 1000 * share(times(finder.ask, texts[-COLD:]), 0.5)
    _open(finder, folder)
    ranked = [{"id": q["id"], "ranked": [h.resource.id for h in finder.ask(q["text"]).ranked]} for q in known]
    figures["s@3"] = float(score(known, ranked)["s@3"])
    figures["type"] = 1000 * max(times(lambda typed: finder.suggest(typed, SUGGESTED), TYPED))
    gc.collect()  # only then the index that was opened first lets go of its files
    figures["memory"] = resident()
    plain = Plain(folder / "plain")
    for row in load(MESSAGES):
        finder.ask(row["text"])
        plain.ask(row["text"])
    # As the assistant does once it serves.
    gc.collect()
    gc.freeze()
    ours, theirs = in_turns(finder.ask, plain.ask, texts)
    again, _ = in_turns(finder.ask, plain.ask, texts)
    figures["again"] = 1000 * share(again, 0.5)
    for name, measured in (("", ours), ("plain-", theirs)):
        figures |= {f"{name}p50": 1000 * share(measured, 0.5), f"{name}p99": 1000 * share(measured, 0.99)}
    return figures


def _open(finder: Finder, folder: Path) -> None:
    index = finder.folder(folder / "index").open()
    if index is None:
        raise SystemExit("the index was not kept")
    finder.use(index)


def in_turns(
    ours: Callable[[str], object], theirs: Callable[[str], object], texts: Sequence[str]
) -> tuple[list[float], list[float]]:
    """How long each text takes us and them, one after the other, so that what else happens hits both."""
    both = [(times(theirs, [text]), times(ours, [text])) for text in texts]
    return [mine[0] for _, mine in both], [plain[0] for plain, _ in both]


def sources(number: int) -> Iterator[Resource]:
    """So many sources."""
    return map(resource, grown(number))


def times(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """How many seconds of this thread on a processor each text takes; waiting for others does not count."""
    measured = []
    for text in texts:
        began = time.thread_time()
        work(text)
        measured.append(time.thread_time() - began)
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
