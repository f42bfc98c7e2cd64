"""Work that waits for the writer: promises that someone awaits, and counts that nobody does."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition, Lock
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection

Task = Callable[[Connection], Any]
T = TypeVar("T")

BATCH = 500
LINGER = 0.05  # seconds that a count waits for others to share a commit with
COUNTS_KEPT = 10_000


@dataclass(slots=True, eq=False)
class Promised:
    """A work and the future of who awaits it; it is begun or given up, never both."""

    task: Task
    future: asyncio.Future[Any]
    _turn: Lock = field(default_factory=Lock)

    def claim(self) -> bool:
        """Take the one turn there is, to run the work or to give it up; False when it was taken."""
        return self._turn.acquire(blocking=False)


class Lanes:
    """Two queues in front of one writer; safe to use from any thread."""

    def __init__(self, counts_kept: int = COUNTS_KEPT) -> None:
        self.dropped = 0
        self._counts_kept = counts_kept
        self._promises: deque[Promised] = deque()
        self._counts: deque[Task] = deque()
        self._counting_since = 0.0
        self._closed = False
        self._changed = Condition()

    def promise(self, item: Promised) -> bool:
        """Queue a promise; False when the lanes are closed."""
        with self._changed:
            if not self._closed:
                self._promises.append(item)
                self._changed.notify()
            return not self._closed

    def count(self, task: Task) -> None:
        """Queue a count; when the lane is full or closed it is dropped and `dropped` goes up by one."""
        with self._changed:
            if self._closed or len(self._counts) >= self._counts_kept:
                self.dropped += 1
                return
            if not self._counts:
                self._counting_since = monotonic()
                self._changed.notify()
            self._counts.append(task)

    def lose(self, number: int) -> None:
        """Record that this many counts were taken out and could not be written."""
        with self._changed:
            self.dropped += number

    def close(self) -> None:
        """Take nothing more; what is queued is still handed out, without lingering."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def take(self) -> tuple[list[Promised], list[Task]] | None:
        """Wait for the next promises and the counts that have lingered enough; None when closed and empty."""
        with self._changed:
            while not self._promises and (wait := self._linger()) != 0:
                if self._closed and not self._counts:
                    return None
                self._changed.wait(wait)
            counts = _first(self._counts) if self._linger() == 0 else []
            return _first(self._promises), counts

    def _linger(self) -> float | None:
        """Seconds until the counts are due; None when there are none."""
        if not self._counts:
            return None
        return 0 if self._closed else max(0, self._counting_since + LINGER - monotonic())


def _first(queue: deque[T]) -> list[T]:
    return [queue.popleft() for _ in range(min(BATCH, len(queue)))]
