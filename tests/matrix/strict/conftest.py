"""The strict client, signed in on the homeserver of the test run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.homeserver.arriving import People
from tests.homeserver.fixtures import people
from tests.matrix.strict.client import StrictClient
from tests.matrix.strict.installing import cache, installed

__all__ = ["people"]


@pytest.fixture(scope="session")
def modules() -> Path:
    """The client's packages."""
    return installed(cache())


@pytest_asyncio.fixture
async def strict(people: People, modules: Path, tmp_path: Path) -> AsyncIterator[StrictClient]:
    """Someone new who uses it."""
    made, password = await people.registered("Sam de Strikte")
    async with StrictClient(modules, people.server.base_url, tmp_path / "strict") as client:
        await client.sign_in(made.user_id, password)
        yield client
