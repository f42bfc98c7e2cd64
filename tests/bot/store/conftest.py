"""A database to write in: a SQLite file each time, and PostgreSQL as well where an address is given."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import URL, Connection, Engine, MetaData

from bot.store.engine import database_url, open_engine
from bot.store.upgrade import upgrade
from bot.store.writer import Database
from tests.databases import Template

POSTGRESQL = os.environ.get("VRAAGBAAK_TEST_POSTGRESQL", "")


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRESQL else [])])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """The address of an empty database."""
    address = database_url(tmp_path, POSTGRESQL if request.param == "postgresql" else None)
    yield address
    if request.param == "postgresql":
        _empty(address)


@pytest.fixture
def engine(url: URL, tmp_path: Path, migrated: Template) -> Iterator[Engine]:
    """An engine on a database with all tables."""
    if url.get_backend_name() == "sqlite":
        migrated.put(tmp_path)
    made = open_engine(url)
    upgrade(made)
    yield made
    made.dispose()


@pytest.fixture
def unit(engine: Engine) -> Iterator[Connection]:
    """A transaction on a database with all tables."""
    with engine.begin() as connection:
        yield connection


@pytest_asyncio.fixture
async def database(engine: Engine) -> AsyncIterator[Database]:
    """A running database with all tables."""
    running = Database(engine.url)
    await running.start()
    yield running
    await running.close()


def _empty(address: URL) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        found = MetaData()
        found.reflect(connection)
        found.drop_all(connection)
    engine.dispose()
