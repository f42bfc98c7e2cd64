"""An erasure reaches every room, and stays done when an older copy of the database is put back."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.core.commands import Unit
from bot.core.places import Direct
from bot.store.base import kept_for
from bot.store.engine import FILE, database_url, open_engine
from bot.store.erasures import FILE as LIST
from bot.store.erasures import Erasures, erasure
from bot.store.housekeeping import tidy
from bot.store.people import Contacts
from moderation.members.access import held_of
from moderation.members.erasing import Eraser
from tests.databases import Template
from tests.moderation.members.rig import NOW, SECRET

LATER = NOW + timedelta(days=1)


@dataclass
class Room:
    """A room that holds a list of words per person, in memory."""

    name: str
    held: dict[str, list[str]] = field(default_factory=dict)
    stubborn: bool = False

    def export(self, unit: Unit, person: str) -> Mapping[str, object]:
        """The words of a person."""
        return {"words": list(self.held.get(person, []))}

    def forget(self, unit: Unit, person: str) -> int:
        """Forget them, unless the room is stubborn."""
        return 0 if self.stubborn else len(self.held.pop(person, []))

    def people(self, unit: Unit) -> Iterable[str]:
        """Everyone it holds words of."""
        return list(self.held)


@dataclass
class Machine:
    """A data folder with a database in which people asked to hear something, and who erases them."""

    folder: Path
    room: Room

    def eraser(self) -> Eraser:
        """Who erases, as after a start."""
        return Eraser((Contacts(), self.room), Erasures(SECRET, self.folder))

    @contextmanager
    def at_work(self) -> Iterator[Connection]:
        """A transaction on its database."""
        engine = open_engine(database_url(self.folder))
        with engine.begin() as unit:
            yield unit
        engine.dispose()


@pytest.fixture
def machine(tmp_path: Path, migrated: Template) -> Machine:
    """Anna and bob asked to hear something; the room has words of both."""
    migrated.put(tmp_path)
    made = Machine(tmp_path, Room("a", {"anna": ["1"], "bob": ["2"]}))
    with made.at_work() as unit:
        for person in ("anna", "bob"):
            Contacts().remember(unit, person, Direct("web", person), NOW)
    return made


def test_erasing_reaches_every_room_and_only_that_person(machine: Machine) -> None:
    with machine.at_work() as unit:
        erased = machine.eraser().erase(unit, ("anna",), NOW)
        assert (erased.touched, erased.total, erased.remaining) == ({"contact": 1, "a": 1}, 2, ())
        assert set(held_of(unit, (Contacts(), machine.room), "bob")) == {"contact", "a"}


def test_a_room_that_still_holds_something_is_named(machine: Machine) -> None:
    machine.room.stubborn = True
    with machine.at_work() as unit:
        assert machine.eraser().erase(unit, ("anna",), NOW).remaining == ("a",)


def test_who_was_erased_after_a_copy_is_erased_again_when_it_is_put_back(machine: Machine) -> None:
    copy = machine.folder / "copy"
    shutil.copyfile(machine.folder / FILE, copy)
    with machine.at_work() as unit:
        machine.eraser().erase(unit, ("anna",), NOW)
    shutil.copyfile(copy, machine.folder / FILE)
    machine.room.held["anna"] = ["1"]
    with machine.at_work() as unit:
        assert machine.eraser().again(unit, LATER) == 1
        assert held_of(unit, (Contacts(), machine.room), "anna") == {}
        assert set(held_of(unit, (Contacts(), machine.room), "bob")) == {"contact", "a"}
        assert machine.eraser().again(unit, LATER) == 0


def test_who_comes_back_after_an_erasure_is_left_alone(machine: Machine) -> None:
    with machine.at_work() as unit:
        machine.eraser().erase(unit, ("anna",), NOW)
        Contacts().remember(unit, "anna", Direct("web", "anna"), LATER)
    with machine.at_work() as unit:
        assert machine.eraser().again(unit, LATER) == 0
        assert Contacts().address(unit, "anna") is not None


def test_the_list_names_nobody_and_is_for_its_owner_only(machine: Machine) -> None:
    with machine.at_work() as unit:
        machine.eraser().erase(unit, ("anna",), NOW)
    file = machine.folder / LIST
    assert "anna" not in file.read_text(encoding="ascii")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_cut_short_is_passed_over(machine: Machine) -> None:
    with machine.at_work() as unit:
        machine.eraser().erase(unit, ("anna",), NOW)
    with (machine.folder / LIST).open("a", encoding="ascii") as file:
        file.write("3f2a 2026-1")
    with machine.at_work() as unit:
        assert machine.eraser().again(unit, LATER) == 0
    assert len((machine.folder / LIST).read_text(encoding="ascii").splitlines()) == 1


def test_marks_end_in_time_in_the_database_and_in_the_file(machine: Machine) -> None:
    with machine.at_work() as unit:
        machine.eraser().erase(unit, ("anna",), NOW)
    with machine.at_work() as unit:
        over = NOW + kept_for(erasure.c.at, unit) + timedelta(seconds=1)
        tidy(unit, over)
        Contacts().remember(unit, "anna", Direct("web", "anna"), over)
        assert machine.eraser().again(unit, over) == 0
        assert Contacts().address(unit, "anna") is not None
    assert (machine.folder / LIST).read_text(encoding="ascii") == ""
