"""Tiny models of meaning, made here and loaded as real ones are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

Words = Mapping[str, Sequence[float]]


def word_file(folder: Path, words: Words) -> Path:
    """A `.vec` file with these words."""
    size = len(next(iter(words.values())))
    rows = [f"{word} {' '.join(str(n) for n in numbers)}" for word, numbers in words.items()]
    file = folder / "klein.vec"
    file.write_text("\n".join([f"{len(words)} {size}", *rows]) + "\n", encoding="utf-8")
    return file


def sentence_model(folder: Path, pieces: Words) -> Path:
    """A folder with a model that looks each piece up, and its vocabulary."""
    size = len(next(iter(pieces.values())))
    marks = {mark: [0.0] * size for mark in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")}
    table = numpy.array([*marks.values(), *pieces.values()], dtype=numpy.float32)
    (folder / "vocab.txt").write_text("\n".join([*marks, *pieces]) + "\n", encoding="utf-8")
    look_up = helper.make_node("Gather", ["table", "input_ids"], ["told"])
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "pieces"])
    told = helper.make_tensor_value_info("told", TensorProto.FLOAT, ["texts", "pieces", size])
    graph = helper.make_graph([look_up], "klein", [ids], [told], [numpy_helper.from_array(table, "table")])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(made, str(folder / "model.onnx"))
    return folder
