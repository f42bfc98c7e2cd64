"""What touches the database is tried on a SQLite file, and on PostgreSQL where an address is given."""

from __future__ import annotations

from tests.bot.store.conftest import engine, unit, url

__all__ = ["engine", "unit", "url"]
