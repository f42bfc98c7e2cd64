"""A local model of meaning, when somebody brings one: bundles near in meaning move up. Never needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.signals.likeness.bundling import Suggestion

Meaning = Callable[[str], Sequence[float]]
"""A text as a vector of length 1; empty when the model knows none of its words."""
REMEMBERED = 5_000
"""Vectors of signals that are kept in memory."""
NEWEST = 3
"""How many signals of a bundle it is compared with: the newest that are given."""


class Closeness:
    """Reorders suggested bundles; it adds none that terms did not find, and changes no group or threshold."""

    def __init__(self, meaning: Meaning, weight: float) -> None:
        self._of = lru_cache(maxsize=REMEMBERED)(meaning)
        self._weight = weight

    def reorder(
        self, text: str, found: Sequence[Suggestion], texts: Mapping[str, Sequence[str]]
    ) -> list[Suggestion]:
        """The suggestions, those near in meaning first, ties by bundle.

        Args:
            text: the words of the signal.
            found: suggested bundles; a score changes by at most the weight, as a share of it.
            texts: words of signals in these bundles, oldest first.
        """
        asked = self._of(text)
        moved = (self._moved(asked, each, texts.get(each.bundle, ())[-NEWEST:]) for each in found)
        return sorted(moved, key=lambda each: (-each.score, each.bundle))

    def _moved(self, asked: Sequence[float], each: Suggestion, texts: Sequence[str]) -> Suggestion:
        near = [_cosine(asked, self._of(text)) for text in texts]
        mean = sum(near) / len(near) if near else 0.0
        return replace(each, score=each.score * (1 + self._weight * mean))


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    """The cosine of two vectors of length 1; 0 when one is empty."""
    return sum(a * b for a, b in zip(one, other, strict=True)) if one and other else 0.0
