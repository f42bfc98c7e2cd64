"""The Discord adapter on the peer, started, with a listener as its bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store.writer import Database
from tests.contract.discord_rig import Server
from tests.contract.rig import Listener
from tests.databases import Template
from tests.discord_peer.peer import Peer

NEVER = 3600.0
COMPLETE_AFTER = 0.05
"""Seconds without a further server; there is one only."""


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def message_content() -> bool:
    """Whether the assistant may read what people say without calling it."""
    return True


@pytest.fixture
def defers_after() -> float:
    """Seconds after which Discord is asked for more time."""
    return NEVER


@pytest_asyncio.fixture
async def unstarted(
    tmp_path: Path,
    migrated: Template,
    listener: Listener,
    message_content: bool,
    defers_after: float,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Server]:
    monkeypatch.setattr("adapters.discord.interactions.DEFER_AFTER", defers_after)
    monkeypatch.setattr("adapters.discord.gateway.READY_AFTER", COMPLETE_AFTER)
    database = Database(migrated.put(tmp_path / "data"))
    await database.start()
    peer = Peer()
    # A busy machine is no failure: deadlines are set by the tests that are about them.
    peer.exchanges.first_word = NEVER
    async with peer.running(tmp_path):
        yield Server(peer, listener, database, tmp_path, message_content=message_content)
    await database.close()
    assert peer.violations == []


@pytest_asyncio.fixture
async def server(unstarted: Server) -> AsyncIterator[Server]:
    await unstarted.starts()
    yield unstarted
    await unstarted.adapter.stop()
