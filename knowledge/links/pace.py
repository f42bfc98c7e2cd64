"""How polite a visitor is: one call at a time per host, with a pause that is never quite the same."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

SECONDS = 2.0
AT_ONCE = 8
SLOWEST = 30.0


class Pace:
    """Gives turns to call a host: at least `seconds` between its calls, and `at_once` hosts together."""

    def __init__(self, seconds: float = SECONDS, at_once: int = AT_ONCE) -> None:
        self._seconds = seconds
        self._slots = asyncio.Semaphore(at_once)
        self._locks: dict[str, asyncio.Lock] = {}
        self._next: dict[str, float] = {}
        self._slower: dict[str, float] = {}
        self._random = secrets.SystemRandom()

    def slow_down(self, host: str, seconds: float) -> None:
        """Take more time between calls of a host that asks for it."""
        self._slower[host] = min(seconds, SLOWEST)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the turn of a host, and hold it."""
        loop = asyncio.get_running_loop()
        async with self._locks.setdefault(host, asyncio.Lock()):
            await asyncio.sleep(max(0.0, self._next.get(host, 0.0) - loop.time()))
            async with self._slots:
                try:
                    yield
                finally:
                    pause = max(self._seconds, self._slower.get(host, 0.0))
                    self._next[host] = loop.time() + pause * self._random.uniform(1.0, 1.5)
