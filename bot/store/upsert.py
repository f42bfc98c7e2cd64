"""Insert-or-leave and insert-or-change in one statement, in the dialect of the database at hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def insert_once(unit: Connection, table: Table, values: Mapping[str, object]) -> bool:
    """Insert a row unless its key is taken; tells whether it was inserted."""
    statement = _insert(unit, table).on_conflict_do_nothing()
    # The values go beside the statement, so that it is compiled once, and not with each row.
    done = unit.execute(statement, dict(values), execution_options={"preserve_rowcount": True})
    return done.rowcount == 1


def insert_or_change(
    unit: Connection, table: Table, key: Mapping[str, object], values: Mapping[str, object]
) -> None:
    """Insert a row, or give the row with this (primary or unique) key these values."""
    statement = _insert(unit, table).values({**key, **values})
    unit.execute(statement.on_conflict_do_update(index_elements=list(key), set_=dict(values)))


def _insert(unit: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    if unit.dialect.name == "postgresql":
        # Imported where it is used: megabytes that an embedded database does without.
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    return sqlite.insert(table)
