"""What a model of meaning gives: a text as a direction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from bot.core.errors import SetupError

ONNX, VOCABULARY = "model.onnx", "vocab.txt"
Vector = Sequence[float]


class Vectors(Protocol):
    """A model that turns texts into vectors."""

    def of(self, text: str) -> Vector:
        """The text as a vector of length 1; empty when the model knows none of its words."""
        ...


def load_vectors(where: Path) -> Vectors:
    """The model at `where`: a `.vec` file with word vectors, or a folder with model.onnx and vocab.txt.

    Raises:
        SetupError: saying what is missing or wrong, and what to do.
    """
    # Only what is used is imported: the sentence model needs a library that few installations have.
    if where.suffix == ".vec" and where.is_file():
        from knowledge.meaning.words import load_words

        return load_words(where)
    if (where / ONNX).is_file() and (where / VOCABULARY).is_file():
        from knowledge.meaning.sentences import load_sentences

        return load_sentences(where / ONNX, where / VOCABULARY)
    raise SetupError(
        f"finding.meaning: {where} is no file of word vectors (.vec), and no folder with {ONNX} and "
        f"{VOCABULARY}. Leave finding.meaning empty to work without a model"
    )


def unit(vector: Vector) -> Vector:
    """The vector at length 1; empty when it has no length."""
    length = math.sqrt(sum(x * x for x in vector))
    return [x / length for x in vector] if length else ()


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1, between -1 and 1; 0 when one is empty."""
    return sum(a * b for a, b in zip(one, other, strict=True)) if one and other else 0.0
