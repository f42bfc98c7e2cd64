"""A sentence model in ONNX that runs on this machine: the mean of what it makes of the pieces of a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import SetupError
from knowledge.meaning.pieces import Pieces, load_pieces
from knowledge.meaning.vectors import Vector, unit

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LONGEST = 128
"""Pieces of a text that are read; sentence models are made for about as many."""
IDS, MASK, TYPES = "input_ids", "attention_mask", "token_type_ids"


class SentenceVectors:
    """Runs the model; one text at a time, on one thread."""

    def __init__(self, session: InferenceSession, pieces: Pieces) -> None:
        self._session, self._pieces = session, pieces
        self._wanted = frozenset(given.name for given in session.get_inputs())

    def of(self, text: str) -> Vector:
        """The mean of the model's vectors of the pieces, at length 1."""
        import numpy

        ids = numpy.array([self._pieces.numbers(text, LONGEST)], dtype=numpy.int64)
        given = {IDS: ids, MASK: numpy.ones_like(ids), TYPES: numpy.zeros_like(ids)}
        told = self._session.run(None, {name: x for name, x in given.items() if name in self._wanted})[0]
        # One vector per piece is averaged; a model that pools by itself gives one for all.
        return unit([float(x) for x in (told[0].mean(axis=0) if told.ndim == 3 else told[0])])


def load_sentences(model: Path, vocabulary: Path) -> SentenceVectors:
    """Load the model and its vocabulary.

    Raises:
        SetupError: when the library is not installed, or the model cannot be read.
    """
    try:
        import onnxruntime
    except ImportError:
        raise SetupError(
            "finding.meaning: a sentence model needs onnxruntime. Try: pip install 'vraagbaak[meaning]'"
        ) from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library raises bare exceptions of its own making
        raise SetupError(f"{model}: cannot be read as a model ({type(error).__name__})") from None
    if IDS not in {given.name for given in session.get_inputs()}:
        raise SetupError(f"{model}: takes no {IDS}, so it is no sentence model of the BERT family")
    return SentenceVectors(session, load_pieces(vocabulary))
