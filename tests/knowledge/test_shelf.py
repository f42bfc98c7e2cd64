"""The finder follows the database."""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from knowledge import store
from knowledge.finder import Finder
from knowledge.gate import Verdict
from knowledge.room import KnowledgeRoom
from knowledge.shelf import Shelf
from tests.knowledge.conftest import LISTS, NOW, SOURCES, made

LIGHTHOUSE = made("vuurtoren", "Handreiking vuurtorens", keywords=("vuurtoren",))


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
