"""Messages as weighted features, so that the product of two of them tells how alike their subjects are."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

from bot.signals.reading.features import Features
from bot.signals.reading.rarity import Rarity

Vector = Mapping[str, float]
CONCEPT, STEM = "c:", "s:"
"""How the names of these features begin."""

_DAMPED = 0.5  # ten words for one concept say hardly more than two
_SHARPENED = 3.0  # what is heard most clearly is what it is about


@dataclass(frozen=True, slots=True)
class BlockWeights:
    """How much each block of features counts; two messages that agree fully on all score the sum."""

    concepts: float
    heard: float
    stems: float
    themes: float

    @property
    def total(self) -> float:
        """The highest possible similarity."""
        return self.concepts + self.heard + self.stems + self.themes


class Vectors:
    """Makes vectors; every block has length one before it is weighted, so no block drowns another."""

    def __init__(self, weights: BlockWeights, rarity: Rarity) -> None:
        self.weights = weights
        self._rarity = rarity

    def vector(self, features: Features, themes: Mapping[str, float]) -> Vector:
        """The vector of one message; keys begin with a letter for their block: c, h, s or t."""
        rarity = self._rarity
        blocks = (
            (
                CONCEPT,
                self.weights.concepts,
                {id_: value**_DAMPED for id_, value in features.concepts.items()},
            ),
            ("h:", self.weights.heard, {id_: value**_SHARPENED for id_, value in features.heard.items()}),
            (STEM, self.weights.stems, {stem: rarity.of_stem(stem) for stem in sorted(features.stems)}),
            ("t:", self.weights.themes, themes),
        )
        vector: dict[str, float] = {}
        for prefix, weight, block in blocks:
            length = math.sqrt(sum(value * value for value in block.values()))
            scale = math.sqrt(weight) / length if length else 0.0
            vector.update((prefix + name, value * scale) for name, value in block.items())
        return vector


def key(name: str) -> int:
    """A feature as a number of 32 bits; two features with one number are so rare that they do no harm."""
    return crc32(name.encode())


def pack(vector: Vector) -> bytes:
    """A vector to keep: how many features, their numbers, their values; small end first."""
    told = [(key(name), value) for name, value in vector.items() if value]
    return struct.pack(f"<H{len(told)}I{len(told)}f", len(told), *(k for k, _ in told), *(v for _, v in told))


def unpack(packed: bytes) -> Iterator[tuple[int, float]]:
    """The features of a vector that was kept, by number."""
    (size,) = struct.unpack_from("<H", packed)
    keys, values = (
        struct.unpack_from(f"<{size}I", packed, 2),
        struct.unpack_from(f"<{size}f", packed, 2 + 4 * size),
    )
    return zip(keys, values, strict=True)


def keyed(vector: Vector) -> Iterator[tuple[int, float]]:
    """The features of a vector by number."""
    return ((key(name), value) for name, value in vector.items())


def likeness(one: Vector, other: Vector) -> float:
    """How alike two messages are: 0 up to the sum of the block weights."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[name] for name, value in one.items() if name in other)
