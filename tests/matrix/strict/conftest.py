"""The strict client, signed in on the homeserver of the test run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.matrix.strict.client import StrictClient
from tests.matrix.strict.installing import cache, installed
from tests.matrix.town import Town

PASSWORD = "geheim"  # noqa: S105 - of accounts on a homeserver that lives as long as the test


@pytest.fixture(scope="session")
def modules() -> Path:
    """The client's packages."""
    return installed(cache())


@pytest_asyncio.fixture
async def strict(town: Town, modules: Path, tmp_path: Path) -> AsyncIterator[StrictClient]:
    """Someone new who uses it."""
    url, folder = town.synapse.base_url, tmp_path / "strict"
    async with town.newcomer("strict") as person, StrictClient(modules, url, folder) as client:
        await client.sign_in(person.me, PASSWORD)
        yield client
