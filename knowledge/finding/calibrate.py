"""Makes config/knowledge/gate.toml from messages with a label, and tells how well it does on unseen ones.

    python -m knowledge.finding.calibrate config/knowledge messages.jsonl [more.jsonl …] > gate.toml

A message is `{"text", "label"}`, with the labels find, none-in-index and not-a-question; others are left out.
The lines that begin with # are a cross-validation over eight folds: what the rules do on messages they were
not made from.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.finding.finder import Finder, load_finder
from knowledge.finding.gate import Rule
from knowledge.finding.signs import Signs, votes
from knowledge.reading.dutch import words

FOLDS = 8
ROUNDS, STEP, SHRINK = 40, 0.3, 0.002
RARE, FAINT = 3, 0.05
"""In how many messages a word must occur to vote, and the weight below which its vote is dropped."""
SIGN, VOTE = 2.0, 0.5
"""How fast signs are learnt, and votes."""
ASKS, KNOWN = 0.45, 0.45
"""The thresholds: both answers count, a question left alone or a wrong list a little more than the other."""
FIND, NONE, CHAT = "find", "none-in-index", "not-a-question"


@dataclass(frozen=True, slots=True)
class Example:
    """A message as signs and words, with its label."""

    asking: Signs
    knowing: Signs
    said: tuple[str, ...]
    label: str


Case = tuple[Signs, tuple[str, ...], bool]


def examples(finder: Finder, files: Sequence[Path]) -> list[Example]:
    """The messages of some JSON Lines files as signs."""
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [
        Example(*finder.signs(row["text"]), tuple(words(row["text"])), row["label"])
        for row in rows
        if row["label"] in {FIND, NONE, CHAT}
    ]


def rules(found: Sequence[Example]) -> tuple[Rule, Rule]:
    """Both rules, fitted to examples; words vote only on whether somebody asks."""
    asks = learn([(e.asking, e.said, e.label != CHAT) for e in found], ASKS)
    known = learn([(e.knowing, (), e.label == FIND) for e in found if e.label != CHAT and e.knowing], KNOWN)
    return asks, known


def learn(cases: Sequence[Case], threshold: float) -> Rule:
    """A logistic rule by stochastic gradient descent with steps of its own per weight (Duchi et al. 2011).

    Both answers weigh the same however rare they are; the order of the examples is drawn from a fixed seed.
    """
    seen = Counter(vote for _, said, _ in cases for vote in set(votes(said)))
    common = {vote for vote, number in seen.items() if number >= RARE}
    drawn = [({**_scaled(signs), **_voting(said, common)}, yes) for signs, said, yes in cases]
    positive = sum(yes for *_, yes in cases)
    share = {True: len(cases) / 2 / max(1, positive), False: len(cases) / 2 / max(1, len(cases) - positive)}
    weights, steps = defaultdict[str, float](float), defaultdict[str, float](lambda: 1e-8)
    order = random.Random(1)  # noqa: S311 - a repeatable order, no secret
    for _ in range(ROUNDS):
        order.shuffle(drawn)
        for inputs, yes in drawn:
            error = (_chance(inputs, weights) - yes) * share[yes]
            for name, value in inputs.items():
                slope = error * value + (SHRINK * weights[name] if name != BIAS else 0.0)
                steps[name] += slope * slope
                weights[name] -= STEP * slope / math.sqrt(steps[name])
    return _rule(weights, threshold)


BIAS, WORD = "", "woord "
"""The names under which the bias and the votes are learnt, apart from the signs."""


def _scaled(signs: Signs) -> dict[str, float]:
    return {BIAS: 1.0, **{name: SIGN * value for name, value in signs.items()}}


def _voting(said: Sequence[str], common: set[str]) -> dict[str, float]:
    return {WORD + vote: VOTE for vote in votes(said) if vote in common}


def _chance(inputs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = sum(weights[name] * value for name, value in inputs.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _rule(weights: Mapping[str, float], threshold: float) -> Rule:
    signs = {n: SIGN * w for n, w in weights.items() if n != BIAS and not n.startswith(WORD)}
    said = {n.removeprefix(WORD): VOTE * w for n, w in weights.items() if n.startswith(WORD)}
    return Rule(signs, weights[BIAS], threshold, {n: w for n, w in said.items() if abs(w) >= FAINT})


def fit(data: Sequence[tuple[Signs, bool]], threshold: float) -> Rule:
    """A logistic rule by gradient descent, both answers weighing the same however rare they are."""
    names = sorted({name for signs, _ in data for name in signs})
    positive = sum(yes for _, yes in data)
    share = {True: 0.5 / max(1, positive), False: 0.5 / max(1, len(data) - positive)}
    weights, bias = dict.fromkeys(names, 0.0), 0.0
    for _ in range(400):
        rule = Rule(weights, bias, threshold)
        errors = [(signs, (rule.chance(signs) - yes) * share[yes]) for signs, yes in data]
        slope = {n: sum(e * signs.get(n, 0.0) for signs, e in errors) for n in names}
        weights = {n: w - 2.0 * (slope[n] + 0.002 * w) for n, w in weights.items()}
        bias -= 2.0 * sum(e for _, e in errors)
    return Rule(weights, bias, threshold)


def cross_validated(found: Sequence[Example]) -> dict[str, float]:
    """Per label, the share of messages that rules made without them handle right."""
    right: dict[str, list[bool]] = {FIND: [], NONE: [], CHAT: []}
    for fold in range(FOLDS):
        asks, known = rules([e for n, e in enumerate(found) if n % FOLDS != fold])
        for e in found[fold::FOLDS]:
            speaks = asks.holds(e.asking, e.said)
            answered = speaks and bool(e.knowing) and known.holds(e.knowing)
            wanted = {FIND: answered, NONE: not answered, CHAT: not speaks}
            right[e.label].append(wanted[e.label])
    return {label: sum(kept) / len(kept) if kept else math.nan for label, kept in right.items()}


def published(rule: Rule, name: str) -> Iterator[str]:
    """A rule as TOML, in lines."""
    yield from (
        f"[{name}]",
        f"threshold = {rule.threshold}",
        f"bias = {rule.bias:.3f}",
        "",
        f"[{name}.weights]",
    )
    yield from (f"{sign} = {weight:.3f}" for sign, weight in sorted(rule.weights.items()))
    yield from ("", f"[{name}.words]")
    strongest = sorted(rule.words.items(), key=lambda x: (-x[1], x[0]))
    yield from (f"{json.dumps(word, ensure_ascii=False)} = {weight:.2f}" for word, weight in strongest)
    yield ""


def main() -> None:
    """Print gate.toml."""
    folder, *files = (Path(a) for a in sys.argv[1:])
    found = examples(load_finder(folder), files)
    measured = ", ".join(f"{label} {share:.3f}" for label, share in cross_validated(found).items())
    lines = ["# Made by knowledge.finding.calibrate; the signs are explained in knowledge/finding/signs.py."]
    lines.append(f"# Handled right when unseen, of {len(found)} messages: {measured}.")
    asks, known = rules(found)
    lines += ["", *published(asks, "asks"), *published(known, "known")]
    sys.stdout.write("\n".join(lines).rstrip() + "\n")


if __name__ == "__main__":
    main()
