"""One measure per verb: feed it the labelled set and score what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.evaluation import alarming, bundling, crossing, finding, guarding, moderating, signalling
from tests.evaluation.rows import Figures, load
from tests.evaluation.unseen import answers, pressed
from tests.evaluation.verbs import Conversation, run


@dataclass(frozen=True, slots=True)
class Result:
    """What one verb scored: the figures, the same as one line, and a line per mistake."""

    figures: Figures
    line: str
    misses: list[str]


def find(data: Path) -> Result:
    """``ask`` over the questions."""
    gold = load(data / "knowledge.jsonl")
    rows = run(["ask", "--jsonl"], ({k: q[k] for k in ("id", "text")} for q in gold))
    figures = finding.score(gold, rows)
    return Result(figures, "knowledge " + finding.line(figures), finding.misses(gold, rows))


def questions(data: Path) -> Result:
    """``ask`` over the questions of other authors, and over talk that is no question."""
    gold = load(data / "questions.jsonl")
    rows = run(["ask", "--jsonl"], ({k: q[k] for k in ("id", "text")} for q in gold))
    figures = finding.score(gold, rows)
    return Result(figures, "questions " + finding.line(figures), finding.misses(gold, rows))


def unseen(data: Path) -> Result:
    """Both sets of questions, each judged by a gate that did not see it."""
    sets = {name: load(data / f"{name}.jsonl") for name in ("knowledge", "questions")}
    rows = answers([q for gold in sets.values() for q in gold])
    figures = {name: finding.score(gold, rows) | {"pressed": pressed(gold)} for name, gold in sets.items()}
    lines = (f"unseen {name} {finding.line(found)}" for name, found in figures.items())
    misses = [miss for gold in sets.values() for miss in finding.misses(gold, rows)]
    return Result(figures, "\n".join(lines), misses)


def crisis(data: Path) -> Result:
    """``ask`` over messages about danger, now or not, and over the ordinary messages of the other sets."""
    gold, ordinary = load(data / "crisis.jsonl"), alarming.ordinary(data)
    rows = run(["ask", "--jsonl"], ({k: q[k] for k in ("id", "text")} for q in [*gold, *ordinary]))
    figures = alarming.score(gold, ordinary, rows)
    return Result(figures, alarming.line(figures), alarming.misses(gold, ordinary, rows))


def guard(data: Path) -> Result:
    """``guard`` over messages with and without client data."""
    gold = load(data / "privacy.jsonl")
    rows = run(["guard", "--jsonl"], guarding.inputs(gold))
    figures = guarding.score(gold, rows)
    return Result(figures, guarding.line(figures), guarding.misses(gold, rows))


def guard_halves(data: Path, name: str) -> Result:
    """``guard`` over messages whose writer had seen neither the rules nor the other sets."""
    gold = load(data / f"{name}.jsonl")
    rows = run(["guard", "--jsonl"], guarding.inputs(gold))
    halves = {half: [row for row in gold if row["half"] == half] for half in ("a", "b")}
    figures = {half: guarding.score(part, rows) for half, part in halves.items()}
    lines = (f"{name} {half} {guarding.line(found)}" for half, found in figures.items())
    return Result(figures, "\n".join(lines), guarding.misses(halves["a"], rows))


def moderate(data: Path) -> Result:
    """``moderate`` over honest and dishonest messages, with the community's own set-up."""
    gold = load(data / "moderation.jsonl")
    config = str(data / "moderation-config.json")
    rows = run(["moderate", "--jsonl", "--config", config], moderating.inputs(gold))
    figures = moderating.score(gold, rows)
    return Result(figures, moderating.line(figures), moderating.misses(gold, rows))


def signals(data: Path, name: str = "signals") -> Result:
    """``signals predict`` over a quarter of a year of messages."""
    gold, duplicates = load(data / f"{name}.jsonl"), load(data / f"{name}-duplicates.jsonl")
    rows = run(["signals", "predict", "--jsonl"], signalling.inputs(gold, duplicates))
    figures = signalling.score(gold, rows, duplicates)
    return Result(figures, signalling.line(figures, name), signalling.misses(gold, rows))


def bundles(data: Path, name: str = "signals") -> Result:
    """``signals loop`` with a moderator who always decides right."""
    with Conversation(["signals", "loop"]) as conversation:
        figures = bundling.score(load(data / f"{name}.jsonl"), conversation.ask)
    return Result(figures, f"{name} {bundling.line(figures)}", [])


def crossed(data: Path) -> Result:
    """The signals again, each issue judged by numbers that were fitted without it."""
    gold, duplicates = load(data / "signals.jsonl"), load(data / "signals-duplicates.jsonl")
    rows = crossing.answers(gold, duplicates)
    figures = signalling.score(gold, rows, duplicates)
    return Result(figures, signalling.line(figures, "signals crossed"), signalling.misses(gold, rows))


SECOND = "signals-2"
"""Issues of another author's choice, written before looking at how signals are recognised."""

MEASURES: dict[str, Callable[[Path], Result]] = {
    "find": find,
    "questions": questions,
    "unseen": unseen,
    "crisis": crisis,
    "guard": guard,
    "guard-2": partial(guard_halves, name="guard-2"),
    "guard-3": partial(guard_halves, name="guard-3"),
    "guard-4": partial(guard_halves, name="guard-4"),
    "guard-5": partial(guard_halves, name="guard-5"),
    "guard-6": partial(guard_halves, name="guard-6"),
    "moderate": moderate,
    "signals": signals,
    "bundles": bundles,
    "signals-crossed": crossed,
    "signals-2": partial(signals, name=SECOND),
    "bundles-2": partial(bundles, name=SECOND),
}
