"""Rounds by the clock, beside a running assistant; nothing waits for them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta

from bot.core.beside import beside
from knowledge.links.rounds import Rounds, Works

LOOK = timedelta(minutes=10)
"""A machine that slept wakes up late; so the clock is looked at now and then."""

log = logging.getLogger(__name__)


class Patrol:
    """Makes a round at each moment that `next_after` gives; what is due is in the database."""

    def __init__(
        self, rounds: Rounds, works: Works, next_after: Callable[[datetime], datetime | None]
    ) -> None:
        self._rounds, self._works, self._next_after = rounds, works, next_after

    def walking(self) -> AbstractAsyncContextManager[None]:
        """On patrol as long as the block lasts; a round under way is cut off, and goes on next time."""
        return beside(self._walk(), "link patrol")

    async def _walk(self) -> None:
        while (due := self._next_after(self._rounds.clock())) is not None:
            while (left := due - self._rounds.clock()) > timedelta(0):  # noqa: ASYNC110 # it is the clock
                await asyncio.sleep(min(left, LOOK).total_seconds())
            try:
                called = await self._rounds.make(self._works)
                log.info("%d links called", called)
            except Exception as error:
                # The next round goes on from here; what a page said is in no log.
                log.error("a round past the links failed: %s", type(error).__name__)
