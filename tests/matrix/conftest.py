"""What the tests on a real homeserver share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store.writer import Database
from tests.databases import Template
from tests.homeserver.fixtures import own_synapse, people, synapse
from tests.homeserver.server import Synapse
from tests.matrix.moderating import Community, community
from tests.matrix.town import Town

__all__ = ["own_synapse", "people", "synapse"]


@pytest.fixture(scope="session")
def town(synapse: Synapse) -> Town:
    """The people there."""
    return Town(synapse)


@pytest_asyncio.fixture
async def database(migrated: Template, tmp_path: Path) -> AsyncIterator[Database]:
    """A database with all tables."""
    made = Database(migrated.put(tmp_path / "data"))
    await made.start()
    yield made
    await made.close()


@pytest_asyncio.fixture
async def here(town: Town, database: Database) -> AsyncIterator[Community]:
    """A community of the assistant's own, still without rooms."""
    async with town.newcomer("vraagbaak") as me, community(me, database) as made:
        yield made
