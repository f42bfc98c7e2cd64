"""A person planted in every table is gone from every table; a new table is covered unasked."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Date, Engine, Integer, Table, select
from sqlalchemy.types import Boolean

from adapters.discord.memory import ReadingPersonalData
from bot.core import wire
from bot.core.ports import KeepsPersonalData
from bot.core.reply import Action, Field, FieldKind, Form
from bot.prompts.harvest import HarvestKind
from bot.prompts.personal import HarvestPersonalData
from bot.signals.model import ConsentLevel, Kind, Level, Perspective, SignalState, Source, Theme
from bot.signals.personal import SignalPersonalData
from bot.store.base import DataClass, UtcDateTime, declarations, metadata
from bot.store.choices import Choices
from bot.store.dialogs import Dialogs
from bot.store.engine import open_engine
from bot.store.outbox import Undelivered
from bot.store.people import Contacts, Pseudonyms
from knowledge.personal import FindPersonalData
from moderation.cases.model import CaseKind, CaseState
from moderation.cases.personal import CasePersonalData
from moderation.members.access import erase, held_of
from tests.bot.store.rooms import rooms_with_tables
from tests.databases import Template
from tests.moderation.members.rig import NOW, SECRET

PERSON = "zzplantedpersonzzzzzzzzzzz"
ROOMS: tuple[KeepsPersonalData, ...] = (
    Contacts(),
    Choices(),
    Dialogs(),
    Undelivered(Pseudonyms(SECRET)),
    SignalPersonalData(),
    HarvestPersonalData(),
    FindPersonalData(),
    CasePersonalData(),
    ReadingPersonalData(),
)
# Values that a table's own room must be able to read back.
READABLE: dict[str, object] = {
    "choice.call": wire.encode(Action("x", "signaal", {"tekst": "x"})),
    "dialog.form": wire.encode(Form("x", (Field("a", "a", FieldKind.LINE, True),), Action("x", "signaal"))),
    "harvest.kind": HarvestKind.INSIGHT.value,
    "signal.consent": next(iter(ConsentLevel)).value,
    "signal.kind": Kind.RUBS.value,
    "signal.theme_by": Source.RULE.value,
    "signal.level_by": Source.RULE.value,
    "signal.theme": next(iter(Theme)).value,
    "signal.level": next(iter(Level)).value,
    "signal.perspective": next(iter(Perspective)).value,
    "signal.state": next(iter(SignalState)).value,
    "moderation_case.kind": next(iter(CaseKind)).value,
    "moderation_case.state": next(iter(CaseState)).value,
}
for module in rooms_with_tables():
    importlib.import_module(module)
PEOPLE = {(x.table, x.column) for x in declarations(metadata) if x.data_class is DataClass.PSEUDONYM}


@pytest.fixture
def engine(tmp_path: Path, migrated: Template) -> Iterator[Engine]:
    """A fresh database with every table."""
    made = open_engine(migrated.put(tmp_path))
    yield made
    made.dispose()


def test_a_person_planted_everywhere_is_gone_everywhere(engine: Engine) -> None:
    with engine.begin() as unit:
        for table in metadata.sorted_tables:
            if any(name == table.name for name, _ in PEOPLE):
                plant(unit, table, set())
        assert places(unit) == {f"{table}.{column}" for table, column in PEOPLE}
        erased = erase(unit, ROOMS, PERSON)
        assert places(unit) == set()
        assert erased.remaining == ()
        assert held_of(unit, ROOMS, PERSON) == {}


def places(unit: Connection) -> set[str]:
    """Every column of every table that still holds the person."""
    found = set()
    for table in metadata.sorted_tables:
        for row in unit.execute(select(table)).mappings():
            found |= {f"{table.name}.{name}" for name, value in row.items() if PERSON in str(value)}
    return found


def plant(unit: Connection, table: Table, done: set[str]) -> None:
    """A row with the person in every column for people, and the rows it points at."""
    if unit.execute(select(table).limit(1)).first() or table.name in done:
        return
    for key in table.foreign_keys:
        if key.column.table is not table:
            plant(unit, key.column.table, done | {table.name})
    unit.execute(table.insert().values({column.name: value(table, column) for column in table.columns}))


def value(table: Table, column: Column[object]) -> object:
    name = f"{table.name}.{column.name}"
    if (table.name, column.name) in PEOPLE:
        return PERSON
    if name in READABLE:
        return READABLE[name]
    if column.nullable:
        return None
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, Integer):
        return 1
    if isinstance(column.type, UtcDateTime):
        return NOW
    if isinstance(column.type, Date):
        return date(2026, 11, 18)
    return "x"
