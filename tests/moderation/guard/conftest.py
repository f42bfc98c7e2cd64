"""The guard with the shipped lists, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from moderation.guard.guard import Guard

FOLDER = Path(__file__).resolve().parents[3] / "config" / "guard"


@pytest.fixture(scope="session")
def guard() -> Guard:
    return Guard.load(FOLDER)
