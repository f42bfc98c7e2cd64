"""Databases for tests: made once by the real migrations, then copied, so that each test has its own."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL

from bot.store.engine import FILE, database_url, open_engine
from bot.store.upgrade import upgrade
from knowledge.resource import Resource
from knowledge.store import take_in_shipped


class Template:
    """A SQLite database that is whole and closed, to be copied."""

    def __init__(self, folder: Path) -> None:
        # The last connection that closes leaves everything in the one file.
        assert not list(folder.glob(f"{FILE}-*"))
        self._content = (folder / FILE).read_bytes()

    def put(self, folder: Path) -> URL:
        """Put a copy in a folder that has no database yet, and give its address."""
        address = database_url(folder)
        with (folder / FILE).open("xb") as file:
            file.write(self._content)
        return address


def migrated(folder: Path) -> Template:
    """A database with all tables and nothing in them."""
    engine = open_engine(database_url(folder))
    upgrade(engine)
    engine.dispose()
    return Template(folder)


def stocked(folder: Path, empty: Template, sources: tuple[Resource, ...]) -> Template:
    """A database as after a first start: with the shipped sources."""
    engine = open_engine(empty.put(folder))
    with engine.begin() as unit:
        take_in_shipped(unit, sources)
    engine.dispose()
    return Template(folder)
