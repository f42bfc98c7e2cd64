"""Models of meaning are loaded from files as others make them, and reorder what was found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.core.errors import SetupError
from knowledge.finding.finder import Finder
from knowledge.finding.lists import load_lists
from knowledge.meaning.nearness import Nearness
from knowledge.meaning.pieces import Pieces
from knowledge.meaning.vectors import likeness, load_vectors
from tests.knowledge.conftest import CONFIG, made
from tests.knowledge.meaning.models import sentence_model, word_file

MEANINGS = {"hond": (1.0, 0.0), "poedel": (0.9, 0.1), "fiets": (0.0, 1.0), "tandem": (0.1, 0.9)}


@pytest.fixture(params=[word_file, sentence_model])
def model(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    where: Path = request.param(tmp_path, MEANINGS)
    return where


def test_words_alike_point_the_same_way(model: Path) -> None:
    vectors = load_vectors(model)
    dog, poodle, bicycle = (vectors.of(text) for text in ("de hond", "een poedel", "fiets!"))
    assert likeness(dog, poodle) > 0.9 > 0.3 > likeness(dog, bicycle)
    assert vectors.of("onbekend") == ()


def test_what_is_near_in_meaning_moves_up(model: Path) -> None:
    sources = [
        made("a-fiets", "Spelen met een fiets", summary="Samen spelen."),
        made("b-hond", "Spelen met een hond"),
    ]
    question = "Waar vind ik iets over spelen met een poedel?"
    plain = Finder(load_lists(CONFIG), sources).ask(question)
    near = Finder(load_lists(CONFIG, Nearness(load_vectors(model), 1.0)), sources).ask(question)
    assert {hit.resource.id for hit in plain.ranked} == {"a-fiets", "b-hond"}
    assert near.ranked[0].resource.id == "b-hond"
    assert near.ranked[0].score > plain.ranked[0].score


def test_the_longest_known_piece_goes_first() -> None:
    known = {
        mark: n for n, mark in enumerate(["[UNK]", "[CLS]", "[SEP]", "school", "##verzuim", "##ver", "s"])
    }
    assert Pieces(known).numbers("Schoolverzuim xyz", 10) == [1, 3, 4, 0, 2]
    assert Pieces(known).numbers("school " * 50, 8) == [1, *[3] * 6, 2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "must begin with a line of two numbers"),
        ("2 2\nhond 1.0 nul\n", "line 2: must be a word and its numbers"),
        ("2 2\nhond 1.0 0.0\nfiets 1.0\n", "line 3: has 1 numbers"),
        ("0 2\n", "holds no word vectors"),
    ],
)
def test_a_broken_file_of_words_is_named_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "kapot.vec"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SetupError, match=told):
        load_vectors(file)


def test_what_is_no_model_is_said_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"Leave finding\.meaning empty"):
        load_vectors(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"geen model")
    (tmp_path / "vocab.txt").write_text("[UNK]\n", encoding="utf-8")
    with pytest.raises(SetupError, match="cannot be read as a model"):
        load_vectors(tmp_path)


def test_a_vocabulary_without_its_marks_is_refused(tmp_path: Path) -> None:
    folder = sentence_model(tmp_path, MEANINGS)
    (folder / "vocab.txt").write_text("hond\nfiets\n", encoding="utf-8")
    with pytest.raises(SetupError, match=r"lacks \[UNK\], \[CLS\], \[SEP\]"):
        load_vectors(folder)


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = sentence_model(tmp_path, MEANINGS)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(SetupError, match=r"pip install 'vraagbaak\[meaning\]'"):
        load_vectors(folder)
