"""The finder follows the database."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, Engine

from knowledge.finding.finder import Finder, Lists
from knowledge.finding.gate import Verdict
from knowledge.finding.shelf import NEWEST, Shelf
from knowledge.gaps import gaps
from knowledge.gaps.gaps import MissReason
from knowledge.reading.question import Question
from knowledge.room import KnowledgeRoom
from knowledge.sources import store
from knowledge.sources.resource import NATIONAL
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
