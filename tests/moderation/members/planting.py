"""Plants a person in every table there is, to see where they are found afterwards."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Column, Connection, Date, Integer, Table, UniqueConstraint, select
from sqlalchemy.types import Boolean

from bot.core import wire
from bot.core.reply import Action, Field, FieldKind, Form
from bot.prompts.harvest import HarvestKind
from bot.signals.model import ConsentLevel, Kind, Level, Perspective, SignalState, Source, Theme
from bot.store.base import DataClass, UtcDateTime, declarations, metadata
from moderation.cases.model import CaseKind, CaseState
from tests.bot.store.rooms import rooms_with_tables
from tests.moderation.members.rig import NOW

PERSON = "zzplantedpersonzzzzzzzzzzz"
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


def tables_with_people() -> list[Table]:
    """Every table that holds a pseudonym, parents first."""
    return [table for table in metadata.sorted_tables if any(name == table.name for name, _ in PEOPLE)]


def places(unit: Connection, person: str = PERSON) -> set[str]:
    """Every column of every table that still holds the person."""
    found = set()
    for table in metadata.sorted_tables:
        for row in unit.execute(select(table)).mappings():
            found |= {f"{table.name}.{name}" for name, value in row.items() if person in str(value)}
    return found


def plant(unit: Connection, table: Table, person: str = PERSON, number: int = 1) -> None:
    """A row with the person in every column for people, and the rows it points at.

    Two rows with other persons and numbers are alike in all that is not unique by itself.
    """
    for key in table.foreign_keys:
        parent = key.column.table
        if parent is not table and not unit.execute(select(parent).limit(1)).first():
            plant(unit, parent, person)
    row = {column.name: value(table, column, person, number) for column in table.columns}
    unit.execute(table.insert().values(row))


def unique_sets(table: Table) -> Iterable[frozenset[str]]:
    """The sets of columns that are unique together."""
    yield frozenset(table.primary_key.columns.keys())
    for each in table.constraints:
        if isinstance(each, UniqueConstraint):
            yield frozenset(each.columns.keys())
    for index in table.indexes:
        if index.unique:
            yield frozenset(index.columns.keys())


def value(table: Table, column: Column[object], person: str, number: int) -> object:
    """Something to keep in a column: the person where it is for people, else as little as may be."""
    if (table.name, column.name) in PEOPLE:
        return person
    name = f"{table.name}.{column.name}"
    if name in READABLE:
        return READABLE[name]
    if column.nullable:
        return None
    people = {column for owner, column in PEOPLE if owner == table.name}
    own = any(column.name in names and not names & people for names in unique_sets(table))
    return _plain(column, number if own else 1)


def _plain(column: Column[object], number: int) -> object:
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, Integer):
        return number
    if isinstance(column.type, UtcDateTime):
        return NOW
    if isinstance(column.type, Date):
        return date(2026, 11, 18)
    return f"x{number}"
