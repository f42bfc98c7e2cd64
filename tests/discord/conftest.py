"""What the tests of the whole assistant on Discord share."""

from __future__ import annotations

import pytest

from adapters.discord import catching_up, gateway, lanes, supervisor
from bot.store import deliverer


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between tries that fit a test."""
    monkeypatch.setattr(deliverer, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(lanes, "PAUSE", 0.02)
    monkeypatch.setattr(catching_up, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(supervisor, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(gateway, "READY_AFTER", 0.05)
