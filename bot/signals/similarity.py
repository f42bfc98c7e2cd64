"""Messages as weighted features, so that the product of two of them tells how alike their subjects are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.signals.features import Features
from bot.signals.rarity import Rarity

Vector = Mapping[str, float]
_DAMPED = 0.5  # ten words for one concept say hardly more than two
_SHARPENED = 3.0  # what is heard most clearly is what it is about


@dataclass(frozen=True, slots=True)
class BlockWeights:
    """How much each block of features counts; two messages that agree fully on all score the sum."""

    concepts: float
    heard: float
    stems: float
    grams: float
    themes: float

    @property
    def total(self) -> float:
        """The highest possible similarity."""
        return self.concepts + self.heard + self.stems + self.grams + self.themes


class Vectors:
    """Makes vectors; every block has length one before it is weighted, so no block drowns another."""

    def __init__(self, weights: BlockWeights, rarity: Rarity) -> None:
        self.weights = weights
        self._rarity = rarity

    def vector(self, features: Features, themes: Mapping[str, float]) -> Vector:
        """The vector of one message; keys begin with a letter for their block: c, h, s, g or t."""
        rarity = self._rarity
        blocks = (
            ("c:", self.weights.concepts, {id_: value**_DAMPED for id_, value in features.concepts.items()}),
            ("h:", self.weights.heard, {id_: value**_SHARPENED for id_, value in features.heard.items()}),
            ("s:", self.weights.stems, {stem: rarity.of_stem(stem) for stem in sorted(features.stems)}),
            ("g:", self.weights.grams, {gram: rarity.of_gram(gram) for gram in sorted(features.grams)}),
            ("t:", self.weights.themes, themes),
        )
        vector: dict[str, float] = {}
        for prefix, weight, block in blocks:
            length = math.sqrt(sum(value * value for value in block.values()))
            scale = math.sqrt(weight) / length if length else 0.0
            vector.update((prefix + name, value * scale) for name, value in block.items())
        return vector


def likeness(one: Vector, other: Vector) -> float:
    """How alike two messages are: 0 up to the sum of the block weights."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[name] for name, value in one.items() if name in other)
