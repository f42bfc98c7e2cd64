"""Matrix keeps the adapter contract, on a real homeserver: in old and new rooms, encrypted and not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store.writer import Database
from tests.contract.matrix_rig import Kind, Town, town
from tests.contract.rig import Listener
from tests.contract.suite import AdapterContract
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import people, synapse

__all__ = ["people", "synapse"]


@pytest.fixture
def kind() -> Kind:
    return Kind()


@pytest_asyncio.fixture
async def rig(
    tmp_path: Path, migrated: Template, people: People, listener: Listener, kind: Kind
) -> AsyncIterator[Town]:
    database = Database(migrated.put(tmp_path / "data"))
    await database.start()
    made = await town(people, database, listener, tmp_path, kind)
    await made.starts()
    yield made
    await made.adapter.stop()
    await database.close()


class TestMatrix(AdapterContract):
    """Everything the contract asks, of the newest kind of room."""


class TestOlderRooms(AdapterContract):
    """The same in rooms where creators are listed and ids name a homeserver."""

    @pytest.fixture
    def kind(self) -> Kind:
        return Kind(version="11")


class TestEncryptedRooms(AdapterContract):
    """The same where the homeserver cannot read along."""

    @pytest.fixture
    def kind(self) -> Kind:
        return Kind(encrypted=True)
