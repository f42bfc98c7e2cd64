"""Measures for ranked detection, for labels and for groups compared with the true groups.

B-cubed: Bagga and Baldwin (1998). Adjusted Rand index: Hubert and Arabie (1985).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.evaluation.rows import Figures, harmonic, share


class Point(NamedTuple):
    """What one threshold gives: recall, precision, and the share of negatives that raise an alarm."""

    recall: float
    precision: float
    alarms: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall of a grouping."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return harmonic(self.precision, self.recall)


@dataclass(slots=True)
class Ranks:
    """At which place of each list of suggestions the right one stood."""

    places: list[int | None] = field(default_factory=list)

    def add(self, suggestions: Sequence[str], right: str) -> None:
        """Note the place of the right one, if it is there."""
        self.places.append(suggestions.index(right) + 1 if right in suggestions else None)

    def figures(self) -> Figures:
        """The share within the first 1, 3 and 5, and the mean reciprocal rank."""
        n = len(self.places)
        hits: Figures = {
            f"hit@{k}": share(sum(p is not None and p <= k for p in self.places), n) for k in (1, 3, 5)
        }
        return hits | {"MRR": share(sum(1 / p for p in self.places if p), n)}


def sweep(pairs: Iterable[tuple[bool, float]]) -> tuple[list[Point], float]:
    """Every threshold's point, highest score first, and the average precision; equal scores move together."""
    ordered = sorted(pairs, key=lambda pair: -pair[1])
    positives = sum(truth for truth, _ in ordered)
    points: list[Point] = []
    hits = alarms = 0
    average = recall = 0.0
    for _, tied in itertools.groupby(ordered, key=lambda pair: pair[1]):
        truths = [truth for truth, _ in tied]
        hits += sum(truths)
        alarms += len(truths) - sum(truths)
        point = Point(
            share(hits, positives), share(hits, hits + alarms), share(alarms, len(ordered) - positives)
        )
        average += (point.recall - recall) * point.precision
        recall = point.recall
        points.append(point)
    return points, average


def pairwise(gold: Sequence[str], own: Sequence[str]) -> Agreement:
    """Over all pairs of items: together in the one, together in the other."""
    both, gold_pairs, own_pairs = _pair_counts(gold, own)
    return Agreement(share(both, own_pairs), share(both, gold_pairs))


def adjusted_rand(gold: Sequence[str], own: Sequence[str]) -> float:
    """Agreement on pairs, corrected for chance: 1 is the same grouping, 0 is what chance gives."""
    both, gold_pairs, own_pairs = _pair_counts(gold, own)
    expected = share(gold_pairs * own_pairs, _pairs(len(gold)))
    most = (gold_pairs + own_pairs) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def b_cubed(gold: Sequence[str], own: Sequence[str]) -> Agreement:
    """Per item: how much of its group belongs there, and how much of what belongs there is in it."""
    gold_size, own_size = Counter(gold), Counter(own)
    shared = Counter(zip(gold, own, strict=True)).items()
    precision = sum(n * n / own_size[group] for (_, group), n in shared)
    recall = sum(n * n / gold_size[truth] for (truth, _), n in shared)
    return Agreement(share(precision, len(gold)), share(recall, len(gold)))


def macro_f1(gold: Sequence[str], own: Sequence[str | None]) -> float:
    """The mean F1 over the labels that occur in the truth."""
    labels = sorted(set(gold))
    pairs = Counter(zip(gold, own, strict=True))
    wanted, said = Counter(gold), Counter(own)
    return share(sum(share(2 * pairs[one, one], wanted[one] + said[one]) for one in labels), len(labels))


def _pair_counts(gold: Sequence[str], own: Sequence[str]) -> tuple[int, int, int]:
    groupings = (Counter(zip(gold, own, strict=True)), Counter(gold), Counter(own))
    both, gold_pairs, own_pairs = (sum(map(_pairs, sizes.values())) for sizes in groupings)
    return both, gold_pairs, own_pairs


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
