"""Keeps below Discord's limits: requests per second, refused requests, introductions per day.

Numbers: Discord's documentation, "Rate Limits" and "Gateway" (50 requests a second; 10,000 refused requests
in ten minutes; 1,000 IDENTIFYs a day).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from types import SimpleNamespace

import aiohttp

PER_SECOND = 45
"""What we allow ourselves of the 50 requests a second."""
REFUSED_AT_MOST, WINDOW = 5_000, 600.0
"""After so many refused requests in ten minutes nothing is asked any more; Discord bans at 10,000."""
FREE = ("/interactions/", "/webhooks/")
"""What Discord leaves out of the limit per second."""
COUNTED = frozenset({401, 403, 429})

log = logging.getLogger(__name__)


class RefusedTooOftenError(aiohttp.ClientError):
    """So many requests were refused that one more endangers the whole address; nothing was sent."""


class Pace:
    """Sees every request the library makes, holds it until its turn, and counts what is refused."""

    def __init__(self) -> None:
        self._last = 0.0
        self._turns = asyncio.Lock()
        self._refused: deque[float] = deque()

    @property
    def refused(self) -> int:
        """How many requests were refused in the last ten minutes."""
        while self._refused and self._refused[0] < time.monotonic() - WINDOW:
            self._refused.popleft()
        return len(self._refused)

    def trace(self) -> aiohttp.TraceConfig:
        """What the library hands its requests to."""
        config = aiohttp.TraceConfig()
        config.on_request_start.append(self._before)
        config.on_request_end.append(self._after)
        return config

    async def _before(
        self, session: aiohttp.ClientSession, _: SimpleNamespace, asked: aiohttp.TraceRequestStartParams
    ) -> None:
        if "/api/" not in asked.url.path:
            return
        if self.refused >= REFUSED_AT_MOST:
            raise RefusedTooOftenError("too many refused requests; nothing is asked for ten minutes")
        if not any(part in asked.url.path for part in FREE):
            await self._turn()

    async def _turn(self) -> None:
        """Wait until 1/45 of a second after the request before, so that none ever leave together."""
        async with self._turns:
            early = self._last + 1 / PER_SECOND - time.monotonic()
            if early > 0:
                await asyncio.sleep(early)
            self._last = time.monotonic()

    async def _after(
        self, session: aiohttp.ClientSession, _: SimpleNamespace, done: aiohttp.TraceRequestEndParams
    ) -> None:
        shared = done.response.headers.get("X-RateLimit-Scope") == "shared"
        if done.response.status in COUNTED and not shared:
            self._refused.append(time.monotonic())
            if self.refused == REFUSED_AT_MOST:
                log.error(
                    "Discord refused %d requests in ten minutes; nothing is asked for a while", self.refused
                )
