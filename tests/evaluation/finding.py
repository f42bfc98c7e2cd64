"""Scores for finding sources: is the right source shown, is silence kept where it should be.

A source of grade 2 or 3 is right. ``s@k``, ``mrr`` and ``ndcg`` look at ``ranked`` for findable questions
only; ``served@3`` also demands that the assistant shows it. ``ans`` is showing sources against the label
*find*, ``abs`` is staying silent against the rest. ``refuse``: share of questions without an answer in the
index that get no list. ``silent``: share of messages not meant for the assistant that stay unanswered.
``crisisR``: acute danger flagged and no list given; ``crisisP`` counts every flag, except on findable
questions about safety, where a list with a referral is fine. ``e2e``: share of all messages handled right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.evaluation.rows import Figures, Row, harmonic, share

LABELS = ("find", "none-in-index", "not-a-question", "crisis")
RIGHT, PERFECT = 2, 3
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant did with one message; without a row: silence."""

    ranked: tuple[str, ...] = ()
    answered: bool = False
    crisis: bool = False


def score(questions: Sequence[Row], rows: Iterable[Row]) -> Figures:
    """The figures of one run over one question set."""
    given = {row["id"]: row for row in rows}
    answers = {q["id"]: _answer(given.get(q["id"], {})) for q in questions}
    find = [q for q in questions if q["label"] == "find"]
    figures = _ranking(find, answers)
    for name, part in _groups(find).items():
        if part:
            measured = _ranking(part, answers)
            figures |= {f"{name}.s@1": measured["s@1"], f"{name}.s@3": measured["s@3"]}
    figures |= _answering(questions, answers)
    figures |= _silence(questions, answers)
    figures["e2e"] = share(sum(_right(q, answers[q["id"]]) for q in questions), len(questions))
    figures["missing"] = sum(q["id"] not in given for q in questions)
    return figures


def line(figures: Figures) -> str:
    """The figures on one line."""
    return " ".join(f"{k}={v}" if isinstance(v, int) else f"{k}={v:.3f}" for k, v in figures.items())


def misses(questions: Iterable[Row], rows: Iterable[Row]) -> list[str]:
    """One line per message that was handled wrong."""
    given = {row["id"]: _answer(row) for row in rows}
    wrong = [(q, a) for q in questions if not _right(q, a := given.get(q["id"], Answer()))]
    return [
        f"{q['id']} {q['label']} answered={a.answered} crisis={a.crisis} {q['text'][:90]!r} "
        f"want={[i for i, grade in q['relevant'].items() if grade >= RIGHT]} got={list(a.ranked[:SHOWN])}"
        for q, a in wrong
    ]


def _answer(row: Row) -> Answer:
    ranked = dict.fromkeys(i for i in row.get("ranked") or () if isinstance(i, str))
    return Answer(tuple(ranked)[:10], bool(row.get("answered")), bool(row.get("crisis")))


def _groups(find: Sequence[Row]) -> dict[str, list[Row]]:
    named = ("woordkloof", "engels")
    groups = {name: [q for q in find if name in q["styles"]] for name in named}
    return groups | {"overig": [q for q in find if not set(named) & set(q["styles"])]}


def _ranking(find: Sequence[Row], answers: Mapping[str, Answer]) -> Figures:
    ranks = [_rank(q, answers[q["id"]]) for q in find]
    perfect = [_rank(q, answers[q["id"]], PERFECT) for q in find]
    n = len(find)
    figures: Figures = {
        "n": n,
        "s@1": _within(ranks, 1),
        "s@3": _within(ranks, SHOWN),
        "s@3g3": _within(perfect, SHOWN),
        "mrr@10": share(sum(1 / rank for rank in ranks if rank), n),
        "ndcg@10": share(sum(_ndcg(answers[q["id"]].ranked, q["relevant"]) for q in find), n),
        "served@3": share(sum(answers[q["id"]].answered and _shown(q, answers[q["id"]]) for q in find), n),
    }
    several = [q for q in find if "intents" in q]
    if several:
        figures["cov@5"] = share(sum(_covered(q, answers[q["id"]]) for q in several), len(several))
    return figures


def _rank(question: Row, answer: Answer, grade: int = RIGHT) -> int | None:
    relevant = question["relevant"]
    return next((rank for rank, i in enumerate(answer.ranked, 1) if relevant.get(i, 0) >= grade), None)


def _shown(question: Row, answer: Answer) -> bool:
    rank = _rank(question, answer)
    return rank is not None and rank <= SHOWN


def _within(ranks: Sequence[int | None], k: int) -> float:
    return share(sum(rank is not None and rank <= k for rank in ranks), len(ranks))


def _ndcg(ranked: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    def gain(values: Iterable[int]) -> float:
        return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(values))

    best = gain(sorted(grades.values(), reverse=True)[:k])
    return share(gain(grades.get(i, 0) for i in ranked[:k]), best)


def _covered(question: Row, answer: Answer) -> float:
    top = [i for i in answer.ranked[:5] if question["relevant"].get(i, 0) >= RIGHT]
    intents = question["intents"]
    return share(sum(any(i in top for i in wanted) for wanted in intents), len(intents))


def _answering(questions: Iterable[Row], answers: Mapping[str, Answer]) -> Figures:
    pairs = [(q["label"] == "find", answers[q["id"]].answered) for q in questions]
    precision, recall, f1 = _prf(pairs)
    return {
        "ansP": precision,
        "ansR": recall,
        "ansF1": f1,
        "absF1": _prf([(not want, not got) for want, got in pairs])[2],
    }


def _prf(pairs: Sequence[tuple[bool, bool]]) -> tuple[float, float, float]:
    hits = sum(want and got for want, got in pairs)
    precision = share(hits, sum(got for _, got in pairs))
    recall = share(hits, sum(want for want, _ in pairs))
    return precision, recall, harmonic(precision, recall)


def _silence(questions: Sequence[Row], answers: Mapping[str, Answer]) -> Figures:
    by = {label: [answers[q["id"]] for q in questions if q["label"] == label] for label in LABELS}
    flagged = [
        q["label"]
        for q in questions
        if answers[q["id"]].crisis and not (q["label"] == "find" and "veiligheid" in q["styles"])
    ]
    none, chat, crisis = by["none-in-index"], by["not-a-question"], by["crisis"]
    return {
        "refuse": share(sum(not a.answered for a in none), len(none)),
        "silent": share(sum(not a.answered and not a.crisis for a in chat), len(chat)),
        "crisisR": share(sum(a.crisis and not a.answered for a in crisis), len(crisis)),
        "crisisP": share(flagged.count("crisis"), len(flagged)),
    }


def _right(question: Row, answer: Answer) -> bool:
    if question["label"] == "find":
        return answer.answered and _shown(question, answer)
    return not answer.answered and answer.crisis == (question["label"] == "crisis")
