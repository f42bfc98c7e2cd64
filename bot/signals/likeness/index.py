"""An inverted index over vectors: finds the messages that share features without comparing all."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from bot.signals.likeness.similarity import Vector, key

STEPS = 15_000
"""How many places in the index one question may look at before only the best are looked at in full."""
BEST = 200

_Posting: TypeAlias = "tuple[array[int], array[float]]"


class SignalIndex:
    """Messages by number, in order of adding; forgetting leaves an empty place.

    Among some hundreds of messages every one is compared. Beyond that a question spends its steps on the
    features that tell most per message that has them, and the rest counts for the best so far only.
    """

    def __init__(self, steps: int = STEPS, best: int = BEST) -> None:
        self._postings: dict[int, _Posting] = {}
        self._gone: set[int] = set()
        self._count = 0
        self._steps = steps
        self._best = best

    def __len__(self) -> int:
        return self._count - len(self._gone)

    def add(self, keyed: Iterable[tuple[int, float]]) -> int:
        """Adds a message as the keys of its features with their values; gives its number."""
        number = self._count
        self._count += 1
        for feature, value in keyed:
            if value:
                numbers, values = self._postings.setdefault(feature, (array("I"), array("f")))
                numbers.append(number)
                values.append(value)
        return number

    def forget(self, number: int) -> None:
        """Takes a message out of every later answer."""
        self._gone.add(number)

    def alike(self, vector: Vector) -> dict[int, float]:
        """The likeness of the messages that share a feature with this one; at most the best few of a lot."""
        first, rest = self._planned(vector)
        scores: dict[int, float] = {}
        for value, posting in first:
            for number, weight in zip(*posting, strict=True):
                scores[number] = scores.get(number, 0.0) + value * weight
        for number in self._gone & scores.keys():
            del scores[number]
        if not rest and len(scores) <= self._best:
            return scores
        return {number: scores[number] + _further(number, rest) for number in _highest(scores, self._best)}

    def shared(self, vector: Vector, numbers: Sequence[int]) -> list[str]:
        """The names of the features of a vector that any of these messages has, in the vector's order."""
        return [
            name
            for name, value in vector.items()
            if value and (posting := self._postings.get(key(name))) and _holds_any(posting, numbers)
        ]

    def _planned(self, vector: Vector) -> tuple[list[tuple[float, _Posting]], list[tuple[float, _Posting]]]:
        """The features to look at in every message, and those for the best only."""
        known = [
            (value, name, posting)
            for name, value in vector.items()
            if (posting := self._postings.get(key(name))) is not None
        ]
        if sum(len(posting[0]) for *_, posting in known) <= self._steps:
            return [(value, posting) for value, _, posting in known], []
        known.sort(key=lambda each: (-each[0] / len(each[2][0]), each[1]))
        first: list[tuple[float, _Posting]] = []
        rest: list[tuple[float, _Posting]] = []
        left = self._steps
        for value, _, posting in known:
            left -= len(posting[0])
            (first if left >= 0 else rest).append((value, posting))
        return first, rest


def _highest(scores: Mapping[int, float], count: int) -> list[int]:
    """The numbers with the highest scores, ties by number."""
    least = min(heapq.nlargest(count, scores.values()), default=0.0)
    above = [number for number, score in scores.items() if score > least]
    level = sorted(number for number, score in scores.items() if score == least)
    return above + level[: count - len(above)]


def _further(number: int, features: Sequence[tuple[float, _Posting]]) -> float:
    return sum(value * _weight(number, posting) for value, posting in features)


def _weight(number: int, posting: _Posting) -> float:
    numbers, values = posting
    place = bisect_left(numbers, number)
    return values[place] if place < len(numbers) and numbers[place] == number else 0.0


def _holds_any(posting: _Posting, numbers: Sequence[int]) -> bool:
    return any(_weight(number, posting) for number in numbers)
