"""Fixtures for tests on a real homeserver; a folder's conftest.py imports the ones it wants.

`from tests.homeserver.fixtures import community, own_synapse, synapse` (with `__all__`, or they look unused).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio

from tests.homeserver.community import Community
from tests.homeserver.configuration import Options
from tests.homeserver.server import Synapse

OwnSynapse = Callable[..., Awaitable[Synapse]]


@pytest.fixture(scope="session")
def synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """A running server that many tests share: never stop it."""
    with Synapse(tmp_path_factory.mktemp("synapse")) as server:
        yield server


@pytest_asyncio.fixture
async def community(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Community]:
    """Makes new people on the shared server."""
    async with Community(synapse, tmp_path / "devices") as made:
        yield made


@pytest_asyncio.fixture
async def own_synapse(tmp_path: Path) -> AsyncIterator[OwnSynapse]:
    """Starts a server of the test's own, with these options, to do with as it likes."""
    async with AsyncExitStack() as stack:

        async def start(options: Options | None = None, name: str = "synapse") -> Synapse:
            return await stack.enter_async_context(Synapse(tmp_path / name, options))

        yield start
