"""The index on disk: opened as it was left, changed in place, and never half when somebody pulls the plug."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.finding.finder import Finder
from knowledge.finding.folder import IN_USE, PAGES, IndexFolder
from knowledge.finding.index import Index
from knowledge.finding.pages import TornError
from knowledge.reading.compounds import Compounds
from knowledge.reading.dutch import Dutch
from tests.knowledge.conftest import LISTS, SOURCES, made
from tests.knowledge.finding.child_changes import NUMBER, states

TEXTS = ("richtlijn pleegzorg", "werk toedeling norm", "richtlijn pleegzrog", "Home-Start in Ommen")
KILLS = 4


def ranked(index: Index) -> list[list[str]]:
    finder = Finder(LISTS)
    finder.use(index)
    # What was taken out still counts a little in how rare words are, until the library tidies up.
    return [[hit.resource.id for hit in finder.ask(text).ranked[:3]] for text in TEXTS]


def making(folder: Path) -> Path:
    """The folder with the files that count."""
    return folder / (folder / IN_USE).read_text(encoding="utf-8")


def test_an_index_is_opened_as_it_was_left(tmp_path: Path) -> None:
    left = LISTS.folder(tmp_path).make(lambda: SOURCES, 3, 4)
    opened = LISTS.folder(tmp_path).open()
    assert opened is not None
    assert opened.head == left.head
    assert (opened.head.base, opened.head.mark, opened.head.sources) == (3, 4, len(SOURCES))
    assert ranked(opened) == ranked(left)


def test_there_is_nothing_to_open_in_an_empty_folder_or_with_other_word_lists(
    tmp_path: Path, dutch: Dutch
) -> None:
    assert LISTS.folder(tmp_path).open() is None
    LISTS.folder(tmp_path).make(lambda: SOURCES)
    assert IndexFolder(dutch, Compounds(()), "other", tmp_path).open() is None


def test_sources_changed_in_place_are_found_as_if_they_had_always_been_so(tmp_path: Path) -> None:
    folder = LISTS.folder(tmp_path)
    index = folder.make(lambda: SOURCES[10:])
    before = making(tmp_path)
    gone, new = made("weg", "Richtlijn pleegzorg voor vuurtorens"), SOURCES[:10]
    index = folder.change(index, {"weg": gone}, 0, 1, ("weg",))
    assert index.entry("weg") is not None
    index = folder.change(index, {"weg": None} | {x.id: x for x in new}, 0, 2, ())
    assert making(tmp_path) == before
    assert index.entry("weg") is None
    assert index.head.sources == len(SOURCES)
    assert ranked(index) == ranked(LISTS.folder().make(lambda: SOURCES))
    opened = LISTS.folder(tmp_path).open()
    assert opened is not None
    assert ranked(opened) == ranked(index)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def spoilt(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(bytes(content))


@pytest.mark.parametrize("damage", [cut, spoilt])
@pytest.mark.parametrize("which", ["meta.json", "*.idx", "*.term", "*.fast", "*.store"])
def test_a_damaged_file_is_noticed(tmp_path: Path, which: str, damage: Callable[[Path], None]) -> None:
    LISTS.folder(tmp_path).make(lambda: SOURCES)
    damage(next(making(tmp_path).glob(which)))
    with pytest.raises(TornError):
        LISTS.folder(tmp_path).open()


def test_a_damaged_page_is_noticed_when_it_is_read(tmp_path: Path) -> None:
    LISTS.folder(tmp_path).make(lambda: SOURCES)
    pages = making(tmp_path) / PAGES
    pages.write_bytes(pages.read_bytes()[:20] + b"\xff" * (pages.stat().st_size - 20))
    opened = LISTS.folder(tmp_path).open()
    assert opened is not None
    with pytest.raises(TornError):
        ranked(opened)
    cut(pages)
    with pytest.raises(TornError):
        LISTS.folder(tmp_path).open()


@pytest.mark.parametrize("how", ["make", "change"])
def test_a_kill_leaves_the_old_state_or_the_new_one(tmp_path: Path, dutch: Dutch, how: str) -> None:
    for turns in range(1, KILLS + 1):
        command = [sys.executable, "-m", "tests.knowledge.finding.child_changes", how, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            for _ in range(turns):
                child.stdout.readline()
            child.kill()
        index = IndexFolder(dutch, Compounds(()), "test", tmp_path).open()
        assert index is not None
        assert index.head.sources == NUMBER
        entries = [index.entry(f"bron-{n}") for n in range(NUMBER)]
        assert {e.id: index.resource(e).title for e in entries if e} in states()
