"""Waiting for something to become so, without looking at the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Changes:
    """Tells whoever waits that something changed."""

    def __init__(self) -> None:
        self._condition = asyncio.Condition()

    async def tell(self) -> None:
        """Something changed: look again."""
        async with self._condition:
            self._condition.notify_all()

    async def until(self, so: Callable[[], object], seconds: float = 60) -> None:
        """Wait until it is so; raises TimeoutError when that takes too long."""
        async with asyncio.timeout(seconds), self._condition:
            await self._condition.wait_for(lambda: bool(so()))
