"""The finder follows the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, update

from knowledge.finding.finder import Finder
from knowledge.finding.folder import IN_USE, PAGES
from knowledge.finding.gate import Verdict
from knowledge.finding.lists import Lists
from knowledge.finding.shelf import NEWEST, Shelf
from knowledge.gaps import gaps
from knowledge.gaps.gaps import MissReason
from knowledge.reading.question import Question
from knowledge.room import KnowledgeRoom
from knowledge.sources import store
from knowledge.sources.resource import NATIONAL
from knowledge.sources.tables import knowledge_number, resource
from tests.knowledge.conftest import LISTS, NOW, SOURCES, made

LIGHTHOUSE = made("vuurtoren", "Handreiking vuurtorens", keywords=("vuurtoren",))
HOLES = ("vuurtorens", "molens", "sluizen", "bakens", "bruggen")
MISSED = MissReason.NOTHING


def first(room: KnowledgeRoom, unit: Connection) -> str:
    ranked = room.shelf.ask(unit, "handreiking vuurtorens").ranked
    return ranked[0].resource.id if ranked else ""


def test_the_shipped_sources_are_found_after_filling(room: KnowledgeRoom, unit: Connection) -> None:
    assert len(store.every_resource(unit)) == len(SOURCES)
    assert room.shelf.ask(unit, "richtlijn pleegzorg").why is Verdict.ANSWER
    assert room.shelf.fill(unit) == 0


def test_a_new_source_is_found_at_once_and_a_hidden_one_no_more(
    room: KnowledgeRoom, unit: Connection
) -> None:
    assert first(room, unit) != "vuurtoren"
    store.keep(unit, LIGHTHOUSE, NOW)
    assert first(room, unit) == "vuurtoren"
    store.retire(unit, "vuurtoren", NOW)
    assert first(room, unit) != "vuurtoren"


def test_a_change_that_was_undone_is_not_found(room: KnowledgeRoom, unit: Connection) -> None:
    step = unit.begin_nested()
    store.keep(unit, LIGHTHOUSE, NOW)
    assert first(room, unit) == "vuurtoren"
    step.rollback()
    assert first(room, unit) != "vuurtoren"


def test_a_change_after_one_that_was_undone_is_found(room: KnowledgeRoom, unit: Connection) -> None:
    step = unit.begin_nested()
    store.keep(unit, LIGHTHOUSE, NOW)
    assert first(room, unit) == "vuurtoren"
    step.rollback()
    store.keep(unit, made("baken", "Handreiking bakens", keywords=("baken",)), NOW)
    assert first(room, unit) != "vuurtoren"


class Counting(Finder):
    """A finder that notes what it reads."""

    def __init__(self, lists: Lists) -> None:
        super().__init__(lists)
        self.reads: list[str] = []

    def read(self, text: str) -> Question:
        """Note it and read it."""
        self.reads.append(text)
        return super().read(text)


def test_an_edit_of_a_source_does_not_reread_what_waits(unit: Connection) -> None:
    finder = Counting(LISTS)
    shelf = Shelf(finder, [LIGHTHOUSE])
    for n in range(NEWEST + 50):
        gaps.note(unit, f"Wie kent {HOLES[n % 5]} nummer {n}?", NATIONAL, MISSED, NOW + timedelta(minutes=n))
    finder.reads = []
    shelf.miss(unit, "Waar leer ik vliegeren?", MISSED, NOW + timedelta(days=1))
    assert len(finder.reads) == NEWEST + 1
    store.keep(unit, made("baken", "Handreiking bakens"), NOW)
    finder.reads = []
    shelf.miss(unit, "Waar leer ik kantklossen?", MISSED, NOW + timedelta(days=1))
    assert set(finder.reads) == {"Waar leer ik kantklossen?", "Waar leer ik vliegeren?"}


def test_a_question_under_the_number_of_one_that_was_undone_is_read_anew(
    room: KnowledgeRoom, unit: Connection
) -> None:
    kites = "Waar leer ik vliegeren met kinderen?"
    step = unit.begin_nested()
    undone = room.shelf.miss(unit, kites, MISSED, NOW)
    assert room.shelf.miss(unit, kites, MISSED, NOW) == undone
    step.rollback()
    assert room.shelf.miss(unit, "Is er een opleiding tot imker?", MISSED, NOW) == undone
    assert room.shelf.miss(unit, kites, MISSED, NOW) != undone


def test_a_change_by_another_process_is_found(engine: Engine) -> None:
    shelves = [Shelf(Finder(LISTS), [LIGHTHOUSE]) for _ in range(2)]
    with engine.begin() as unit:
        for shelf in shelves:
            shelf.fill(unit)
    with engine.begin() as unit:
        store.retire(unit, "vuurtoren", NOW)
        assert shelves[0].ask(unit, "handreiking vuurtorens").ranked == ()
    with engine.begin() as unit:
        assert shelves[1].ask(unit, "handreiking vuurtorens").ranked == ()


def in_use(folder: Path) -> str:
    return (folder / IN_USE).read_text(encoding="utf-8")


def found(shelf: Shelf, unit: Connection) -> list[str]:
    return [hit.resource.id for hit in shelf.ask(unit, "handreiking vuurtorens", addressed=True).ranked]


def test_a_start_opens_the_index_and_a_change_is_made_in_it(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as unit:
        Shelf(Finder(LISTS), SOURCES, tmp_path / "index").fill(unit)
    made_at_first = in_use(tmp_path / "index")
    shelf = Shelf(Finder(LISTS), SOURCES, tmp_path / "index")
    with engine.begin() as unit:
        assert shelf.fill(unit) == 0
        store.keep(unit, LIGHTHOUSE, NOW)
        assert found(shelf, unit)[0] == "vuurtoren"
    with engine.begin() as unit:
        store.retire(unit, "vuurtoren", NOW)
        assert "vuurtoren" not in found(shelf, unit)
    assert in_use(tmp_path / "index") == made_at_first


def test_a_change_that_was_undone_while_we_were_down_is_not_found(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as unit:
        Shelf(Finder(LISTS), SOURCES, tmp_path / "index").fill(unit)
    cut_off = Shelf(Finder(LISTS), SOURCES, tmp_path / "index")
    with engine.connect() as connection, connection.begin() as step:
        store.keep(connection, LIGHTHOUSE, NOW)
        assert found(cut_off, connection)[0] == "vuurtoren"
        step.rollback()
    with engine.begin() as unit:
        assert "vuurtoren" not in found(Shelf(Finder(LISTS), SOURCES, tmp_path / "index"), unit)


def test_a_first_filling_that_was_undone_is_not_found(engine: Engine, tmp_path: Path) -> None:
    with engine.connect() as connection, connection.begin() as step:
        Shelf(Finder(LISTS), [LIGHTHOUSE], tmp_path).fill(connection)
        step.rollback()
    with engine.begin() as unit:
        store.keep(unit, made("baken", "Baken"), NOW)
        assert found(Shelf(Finder(LISTS), (), tmp_path), unit) == []


def test_what_another_process_changed_while_we_were_down_is_found(engine: Engine, tmp_path: Path) -> None:
    for name in ("one", "other"):
        with engine.begin() as unit:
            Shelf(Finder(LISTS), SOURCES, tmp_path / name).fill(unit)
    other = Shelf(Finder(LISTS), SOURCES, tmp_path / "other")
    with engine.begin() as unit:
        store.keep_all(unit, [LIGHTHOUSE, made("baken", "Handreiking bakens")], NOW)
        assert found(other, unit)[0] == "vuurtoren"
    before = in_use(tmp_path / "one")
    with engine.begin() as unit:
        assert found(Shelf(Finder(LISTS), SOURCES, tmp_path / "one"), unit)[0] == "vuurtoren"
    assert in_use(tmp_path / "one") == before


def test_an_index_of_a_newer_state_of_the_database_is_made_anew(engine: Engine, tmp_path: Path) -> None:
    shelf = Shelf(Finder(LISTS), [LIGHTHOUSE], tmp_path)
    with engine.begin() as unit:
        shelf.fill(unit)
        put_back = store.stamp(unit)
    with engine.begin() as unit:
        store.keep(unit, replace(LIGHTHOUSE, title="Wegwijzer molens", keywords=()), NOW)
        assert found(shelf, unit) == []
    with engine.begin() as unit:
        store.keep(unit, LIGHTHOUSE, NOW)
        shelf.ask(unit, "molens")
        unit.execute(update(knowledge_number).values(last=put_back - 1))
        unit.execute(update(resource).values(mark=put_back - 1))
    with engine.begin() as unit:
        assert found(Shelf(Finder(LISTS), (), tmp_path), unit) == ["vuurtoren"]


def test_a_damaged_index_is_made_anew_with_one_line_in_the_log(
    engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with engine.begin() as unit:
        Shelf(Finder(LISTS), SOURCES, tmp_path).fill(unit)
    pages = tmp_path / in_use(tmp_path) / PAGES
    pages.write_bytes(pages.read_bytes()[:20] + b"\xff" * (pages.stat().st_size - 20))
    shelf = Shelf(Finder(LISTS), SOURCES, tmp_path)
    for _ in range(2):
        with engine.begin() as unit:
            assert shelf.ask(unit, "richtlijn pleegzorg").why is Verdict.ANSWER
    assert [record.message for record in caplog.records if "anew" in record.message] == [
        "the index of the sources is made anew: a page is damaged"
    ]
