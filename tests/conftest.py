"""What every test may share: the configuration, read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.equipment import Equipment, equip

# A busy machine is no failure: how long an example takes is not judged here.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def equipment() -> Equipment:
    """The shipped configuration, which nothing changes."""
    return equip(Path(__file__).resolve().parent.parent / "config")
