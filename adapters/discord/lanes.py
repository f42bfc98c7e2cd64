"""One lane per channel: what is said in a channel is handled in order, channels side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

PAUSE = 0.5  # seconds before the second try of work that failed; twice as long before each next
TRIES = 7
NATIVE = "@"
"""What the lanes of people begin with: their commands and buttons wait for no channel."""

Work = Callable[[], Awaitable[None]]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Lane:
    """What waits in one channel; while `held` nothing is begun."""

    waiting: deque[tuple[int, Work]] = field(default_factory=deque)
    held: bool = False
    busy: bool = False


class Lanes:
    """Runs work in order per key; `done(key, number)` is told after each numbered work."""

    def __init__(self, done: Callable[[str, int], None]) -> None:
        self._done = done
        self._lanes: dict[str, Lane] = {}
        self._holding = False
        self._stopped = asyncio.Event()

    async def put(self, key: str, number: int, work: Work) -> None:
        """Add work at the end of a lane, and do what waits there unless someone is doing that already."""
        lane = self._lanes.setdefault(key, Lane())
        lane.waiting.append((number, work))
        await self._drain(key, lane)

    def hold_all(self) -> None:
        """Begin nothing in any channel until `let_go`; what someone did natively goes on."""
        self._holding = True

    async def let_go(self) -> None:
        """Go on in every channel but those that are held by name."""
        self._holding = False
        for key, lane in list(self._lanes.items()):
            await self._drain(key, lane)

    def hold(self, key: str) -> None:
        """Begin nothing in this lane until it is released."""
        self._lanes.setdefault(key, Lane()).held = True

    async def release(self, key: str, after: int) -> None:
        """Go on in this lane; work numbered up to `after` was done elsewhere and is dropped."""
        lane = self._lanes.setdefault(key, Lane())
        lane.waiting = deque(x for x in lane.waiting if x[0] == 0 or x[0] > after)
        lane.held = False
        self._done(key, after)
        await self._drain(key, lane)

    def stop(self) -> None:
        """Begin nothing any more."""
        self._stopped.set()

    async def _drain(self, key: str, lane: Lane) -> None:
        if lane.busy:
            return
        lane.busy = True
        try:
            while lane.waiting and self._may_begin(key, lane):
                number, work = lane.waiting.popleft()
                if await self._tried(work):
                    self._done(key, number)
        finally:
            lane.busy = False
        if not lane.waiting and not lane.held:
            self._lanes.pop(key, None)

    def _may_begin(self, key: str, lane: Lane) -> bool:
        held = lane.held or (self._holding and not key.startswith(NATIVE))
        return not held and not self._stopped.is_set()

    async def _tried(self, work: Work) -> bool:
        """Do the work, again after a failure; False when told to stop before it was done."""
        for number in range(TRIES):
            try:
                await work()
            except Exception as error:
                # Without the words of the error, which can be a member's.
                log.error("handling an event failed: %s", type(error).__name__)
                await self._passes(PAUSE * 2**number)
            else:
                return True
            if self._stopped.is_set():
                return False
        log.error("an event was passed over after %d tries", TRIES)
        return True

    async def _passes(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), seconds)
