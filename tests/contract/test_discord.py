"""Discord keeps the adapter contract, over real HTTPS and a real WebSocket, on the peer."""

from __future__ import annotations

import pytest

from tests.contract.discord_rig import Server
from tests.contract.suite import AdapterContract


@pytest.fixture
def rig(server: Server) -> Server:
    return server


class TestDiscord(AdapterContract):
    """Everything the contract asks, of Discord."""
