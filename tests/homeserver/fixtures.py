"""Fixtures for tests on a real homeserver; a folder's conftest.py imports the ones it wants.

`from tests.homeserver.fixtures import own_synapse, people, synapse`, all three named in its `__all__`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Protocol

import pytest
import pytest_asyncio

from tests.homeserver.arriving import People
from tests.homeserver.configuration import Options
from tests.homeserver.server import Synapse

SHARED = pytest.StashKey[Synapse]()


class OwnSynapse(Protocol):
    """Starts a server of the test's own; each name is another server."""

    async def __call__(
        self, options: Options | None = None, *, name: str = "own", port: int = 0
    ) -> Synapse: ...


@pytest.fixture(scope="session")
def synapse(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """A running server that the tests of all folders share: never stop it."""
    running = pytestconfig.stash.get(SHARED, None)
    if running:
        yield running
        return
    with Synapse(tmp_path_factory.mktemp("synapse")) as server:
        pytestconfig.stash[SHARED] = server
        yield server
        del pytestconfig.stash[SHARED]


@pytest_asyncio.fixture
async def people(synapse: Synapse, tmp_path: Path) -> AsyncIterator[People]:
    """Makes new people on the shared server."""
    async with People(synapse, tmp_path / "devices") as made:
        yield made


@pytest_asyncio.fixture
async def own_synapse(tmp_path: Path) -> AsyncIterator[OwnSynapse]:
    """Starts a server of the test's own, to do with as it likes; stopped at the end."""
    async with AsyncExitStack() as stack:

        async def start(options: Options | None = None, *, name: str = "own", port: int = 0) -> Synapse:
            return await stack.enter_async_context(Synapse(tmp_path / name, options, port=port))

        yield start
