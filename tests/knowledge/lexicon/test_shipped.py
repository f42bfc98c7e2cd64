"""The concepts of the files come from a cache, and are never other than what reading the files gives."""

from __future__ import annotations

import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from knowledge.lexicon import cache
from knowledge.lexicon.concepts import load_concepts
from knowledge.lexicon.shipped import ShippedConcepts, load_shipped
from knowledge.lexicon.wordings import Wordings, wordings
from knowledge.reading.dutch import load_dutch

CONFIG = Path(__file__).resolve().parents[3] / "config" / "knowledge"
AREA = """
[stelen]
vakterm = ["stelen"]
bronnen = []
spreektaal = "pikt geld"
woorden = "jatten"
"""
GROUPS = 'ouder = "vader moeder"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small lexicon, and a cache of its own with nothing in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = tmp_path / "lexicon"
    made.mkdir()
    (made / "gebied.toml").write_text(AREA, encoding="utf-8")
    (made / "groepen.toml").write_text(GROUPS, encoding="utf-8")
    return made


def load(folder: Path) -> ShippedConcepts:
    return load_shipped(folder, CONFIG, load_dutch(CONFIG))


def cached(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache" / cache.FOLDER).glob("*"))


def read(folder: Path) -> Wordings:
    return wordings(load_concepts(folder), load_dutch(CONFIG))


def test_what_comes_from_the_cache_is_what_reading_gives(folder: Path) -> None:
    first, second = load(folder), load(folder)
    assert len(cached(folder)) == 1
    for found in (first, second):
        assert found.whole == load_concepts(folder)
        assert found.wordings == read(folder)
        assert found.vocabulary == found.whole.vocabulary()
        assert [c.id for c in found.bare.all] == ["stelen"]
        assert (found.bare.all[0].lines, found.bare.all[0].words) == ((), ())


def test_the_shipped_lexicon_comes_back_the_same(folder: Path) -> None:
    shipped = CONFIG.parent / "lexicon"
    load(shipped)
    found = load(shipped)
    assert found.whole == load_concepts(shipped)
    assert found.wordings == read(shipped)


def test_a_changed_file_is_read(folder: Path) -> None:
    load(folder)
    file = folder / "gebied.toml"
    file.write_text(AREA.replace("jatten", "gappen"), encoding="utf-8")
    assert load(folder).whole.all[0].words == ("gappen",)


def test_a_changed_word_list_is_read(folder: Path, tmp_path: Path) -> None:
    load(folder)
    lists = tmp_path / "knowledge"
    shutil.copytree(CONFIG, lists)
    with (lists / "stems.txt").open("a", encoding="utf-8") as file:
        file.write("\nstelen: jatten\n")
    found = load_shipped(folder, lists, load_dutch(lists))
    assert "jat" not in found.wordings.single
    assert "jat" in load(folder).wordings.single


@pytest.mark.parametrize("damage", [b"", b"\x00", b"1234 and something else"])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes) -> None:
    load(folder)
    (file,) = cached(folder)
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert load(folder).whole == load_concepts(folder)
    assert file.read_bytes() == whole


def test_without_a_place_for_it_everything_is_read_each_time(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load(folder).whole == load_concepts(folder)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", _homeless)
    assert load(folder).whole == load_concepts(folder)


def _homeless() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_a_fault_in_a_file_is_told_and_nothing_is_kept(folder: Path) -> None:
    (folder / "gebied.toml").write_text("[stelen", encoding="utf-8")
    with pytest.raises(ValueError, match="Expected"):
        load(folder)
    assert cached(folder) == []


def test_only_the_last_few_are_kept_and_what_was_left_behind_goes(folder: Path) -> None:
    load(folder)
    (half,) = cached(folder)
    half.rename(half.with_name(f"{half.name}-killed"))
    for number in range(cache.MOST + 1):
        (folder / "gebied.toml").write_text(AREA.replace("jatten", f"jatten woord{number}"), encoding="utf-8")
        load(folder)
    names = [file.name for file in cached(folder)]
    assert len(names) == cache.MOST
    assert not any(name.endswith("killed") for name in names)


def _words(folder: Path) -> tuple[str, ...]:
    return load(folder).whole.all[0].words


def test_several_processes_at_once_all_get_it_whole(folder: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as processes:
        assert set(processes.map(_words, [folder] * 8)) == {("jatten",)}
    assert [file.name.count("-") for file in cached(folder)] == [1]
