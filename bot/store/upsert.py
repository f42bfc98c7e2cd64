"""Insert-or-leave and insert-or-change in one statement, in the dialect of the database at hand."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_once(unit: Connection, table: Table, values: Mapping[str, object]) -> bool:
    """Insert a row unless its key is taken; tells whether it was inserted."""
    statement = _insert(unit, table).values(values).on_conflict_do_nothing()
    return unit.execute(statement, execution_options={"preserve_rowcount": True}).rowcount == 1


def insert_or_change(
    unit: Connection, table: Table, key: Mapping[str, object], values: Mapping[str, object]
) -> None:
    """Insert a row, or give the row with this (primary or unique) key these values."""
    statement = _insert(unit, table).values({**key, **values})
    unit.execute(statement.on_conflict_do_update(index_elements=list(key), set_=dict(values)))


def _insert(unit: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return postgresql.insert(table) if unit.dialect.name == "postgresql" else sqlite.insert(table)
