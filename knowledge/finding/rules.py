"""Logistic rules: what they weigh, how they are learned from examples, and how they are written down."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.finding.signs import Signs, votes

ROUNDS, STEP, SHRINK = 40, 0.3, 0.0005
RARE, FAINT = 3, 0.05
"""In how many messages a word must occur to vote, and the weight below which its vote is dropped."""
SIGN, VOTE = 2.0, 0.5
"""How fast signs are learnt, and votes."""
BIAS, WORD = "", "woord "
"""The names under which the bias and the votes are learnt, apart from the signs."""

Case = tuple[Signs, tuple[str, ...], bool]
"""A message as signs and as the words that may vote, and whether the answer is yes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A logistic rule: from its threshold on, it says yes. `words` is what each word or two of them votes."""

    weights: Mapping[str, float]
    bias: float
    threshold: float
    words: Mapping[str, float] = field(default_factory=dict)

    def chance(self, seen: Signs, said: Sequence[str] = ()) -> float:
        """How likely a yes is, between 0 and 1; what has no weight does not count."""
        total = self.bias + sum([w * seen.get(name, 0.0) for name, w in self.weights.items()])
        total += sum([self.words.get(vote, 0.0) for vote in votes(said)]) if self.words else 0.0
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def holds(self, seen: Signs, said: Sequence[str] = ()) -> bool:
        """Tell whether the rule says yes."""
        return self.chance(seen, said) >= self.threshold


def learn(cases: Sequence[Case], threshold: float) -> Rule:
    """A logistic rule by stochastic gradient descent with steps of its own per weight (Duchi et al. 2011).

    Both answers weigh the same however rare they are; the order of the examples is drawn from a fixed seed.
    """
    seen = Counter(vote for _, said, _ in cases for vote in set(votes(said)))
    common = {vote for vote, number in seen.items() if number >= RARE}
    positive = sum(yes for *_, yes in cases)
    share = {True: len(cases) / 2 / max(1, positive), False: len(cases) / 2 / max(1, len(cases) - positive)}
    numbers: dict[str, int] = {BIAS: 0}  # first, for the bias alone does not shrink
    drawn = [
        (_numbered({**_scaled(signs), **_voting(said, common)}, numbers), yes) for signs, said, yes in cases
    ]
    weights, steps = [0.0] * len(numbers), [1e-8] * len(numbers)
    order = random.Random(1)  # noqa: S311 - a repeatable order, no secret
    for _ in range(ROUNDS):
        order.shuffle(drawn)
        for inputs, yes in drawn:
            error = (_chance(inputs, weights) - yes) * share[yes]
            for number, value in inputs:
                slope = error * value + (SHRINK * weights[number] if number else 0.0)
                steps[number] += slope * slope
                weights[number] -= STEP * slope / math.sqrt(steps[number])
    return _rule(dict(zip(numbers, weights, strict=True)), threshold)


def _numbered(inputs: Mapping[str, float], numbers: dict[str, int]) -> list[tuple[int, float]]:
    """Inputs by number; a name that has none yet gets the next one."""
    return [(numbers.setdefault(name, len(numbers)), value) for name, value in inputs.items()]


def _scaled(signs: Signs) -> dict[str, float]:
    return {BIAS: 1.0, **{name: SIGN * value for name, value in signs.items()}}


def _voting(said: Sequence[str], common: set[str]) -> dict[str, float]:
    return {WORD + vote: VOTE for vote in votes(said) if vote in common}


def _chance(inputs: Sequence[tuple[int, float]], weights: Sequence[float]) -> float:
    total = sum([weights[number] * value for number, value in inputs])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _rule(weights: Mapping[str, float], threshold: float) -> Rule:
    signs = {n: SIGN * w for n, w in weights.items() if n != BIAS and not n.startswith(WORD)}
    said = {n.removeprefix(WORD): VOTE * w for n, w in weights.items() if n.startswith(WORD)}
    return Rule(signs, weights[BIAS], threshold, {n: w for n, w in said.items() if abs(w) >= FAINT})


def published(rule: Rule, name: str = "") -> Iterator[str]:
    """A rule as TOML, in lines; under a name when the file holds more than one."""
    within = f"{name}." if name else ""
    yield from ([f"[{name}]"] if name else [])
    yield from (f"threshold = {rule.threshold}", f"bias = {rule.bias:.3f}", "", f"[{within}weights]")
    yield from (f"{sign} = {weight:.3f}" for sign, weight in sorted(rule.weights.items()))
    yield from ("", f"[{within}words]")
    strongest = sorted(rule.words.items(), key=lambda x: (-x[1], x[0]))
    yield from (f"{json.dumps(word, ensure_ascii=False)} = {weight:.2f}" for word, weight in strongest)
    yield ""
