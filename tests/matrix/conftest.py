"""What the tests on a real homeserver share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.homeserver.server import Synapse
from tests.matrix.town import Town


@pytest.fixture(scope="session")
def synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """One homeserver for all of them."""
    with Synapse(tmp_path_factory.mktemp("synapse")) as running:
        yield running


@pytest.fixture(scope="session")
def town(synapse: Synapse) -> Town:
    """The people there."""
    return Town(synapse)
