"""The homeserver of a test run, and people who come to live there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

from adapters.matrix.homeserver import Homeserver
from tests.homeserver.server import Synapse
from tests.matrix.square import speaking


class Town:
    """Newcomers each get a name of their own, so that tests share one server."""

    def __init__(self, synapse: Synapse) -> None:
        self.synapse = synapse
        self._numbers = count(1)

    @asynccontextmanager
    async def newcomer(self, name: str, *, admin: bool = False) -> AsyncIterator[Homeserver]:
        """Someone new, and the requests they make."""
        made = self.synapse.register(f"{name}{next(self._numbers)}", "geheim", admin=admin)
        async with speaking(self.synapse.base_url, made.user_id, made.access_token) as person:
            yield person
