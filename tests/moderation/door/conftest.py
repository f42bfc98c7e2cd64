"""A database with all tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.store.engine import open_engine
from tests.databases import Template


@pytest.fixture
def unit(tmp_path: Path, migrated: Template) -> Iterator[Connection]:
    """An open transaction."""
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as opened:
        yield opened
    engine.dispose()
