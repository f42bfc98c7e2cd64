"""The questions again, each judged by a gate made without it and without the others about its source.

The lexicon is written from knowledge of the field, and none of its entries was made from these questions: the
gate is all that must be learnt anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge.finding.calibrate import Example, examples, rules
from knowledge.finding.finder import Finder, load_finder
from tests.evaluation.finding import PERFECT, RIGHT
from tests.evaluation.finding import SHOWN as CARDS
from tests.evaluation.rows import Row, share

CONFIG = Path(__file__).resolve().parents[2] / "config" / "knowledge"
ALWAYS = Path(__file__).resolve().parents[1] / "knowledge" / "data"
LEARNT = ("messages.jsonl", "chat.jsonl", "chat-2.jsonl", "chat-3.jsonl", "chat-4.jsonl")
"""Messages about no source in particular, from which the gate may always learn."""
NEAR = "near.jsonl"
"""As these, but whether somebody asks is not learnt from it."""
FOLDS = 8
SHOWN = 10


def answers(questions: Sequence[Row]) -> list[Row]:
    """What the assistant does with each question, unseen: rows as ``ask --jsonl`` gives them."""
    finder = load_finder(CONFIG)
    folds = list(_folds(questions))
    seen = [_example(finder, q) for q in questions]
    always = examples(finder, [ALWAYS / name for name in LEARNT])
    near = examples(finder, [ALWAYS / NEAR])
    given: list[Row] = []
    for fold in range(FOLDS):
        held = [n for n, number in enumerate(folds) if number == fold]
        kept = [e for n, e in enumerate(seen) if folds[n] != fold and e.label != "crisis"]
        asks, known = rules([*always, *kept], near)
        for n in held:
            answer, example = finder.ask(questions[n]["text"]), seen[n]
            speaks = asks.holds(example.asking, example.said) and answer.crisis is None
            shown = speaks and bool(example.knowing) and known.holds(example.knowing)
            ranked = [hit.resource.id for hit in answer.ranked[:SHOWN]]
            row = {"answered": shown, "crisis": answer.crisis is not None, "ranked": ranked}
            given.append({"id": questions[n]["id"], **row})
    return given


def _example(finder: Finder, question: Row) -> Example:
    return Example(*finder.signs(question["text"]), question["label"])


def _folds(questions: Sequence[Row]) -> Iterator[int]:
    """The fold of each question; those that share a source that answers them perfectly go together."""
    group: dict[str, int] = {}
    for number, question in enumerate(questions):
        targets = [id_ for id_, grade in question["relevant"].items() if grade == PERFECT]
        fold = next((group[id_] for id_ in targets if id_ in group), number % FOLDS)
        group.update(dict.fromkeys(targets, fold))
        yield fold


def pressed(questions: Sequence[Row]) -> float:
    """The share of findable questions with a right source among the first three, if need be after one press.

    Somebody whose source is not there presses the concept that is meant, when it is offered.
    """
    finder = load_finder(CONFIG)
    find = [q for q in questions if q["label"] == "find"]
    return share(sum(_is_helped(finder, q) for q in find), len(find))


def _is_helped(finder: Finder, question: Row) -> bool:
    right = {id_ for id_, grade in question["relevant"].items() if grade >= RIGHT}
    answer = finder.ask(question["text"])
    lists = [answer.ranked, *(finder.about(c.id, question["text"]) for c in answer.choices)]
    return any(right & {hit.resource.id for hit in hits[:CARDS]} for hits in lists)
