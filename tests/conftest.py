"""What every test may share: the configuration, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.equipment import Equipment, equip


@pytest.fixture(scope="session")
def equipment() -> Equipment:
    """The shipped configuration, which nothing changes."""
    return equip(Path(__file__).resolve().parent.parent / "config")
