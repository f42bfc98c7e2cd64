"""Cooldowns: the least time between two calls of one command by one person; memory only."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

MAX_KEPT = 10_000


class Cooldowns:
    """Remembers recent calls of a bounded number of people."""

    def __init__(self) -> None:
        self._last: OrderedDict[tuple[str, str], datetime] = OrderedDict()

    def wait(self, person: str, command: str, pause: timedelta, now: datetime) -> timedelta:
        """How long this person must still wait; zero when the call may go on, which then counts."""
        if not pause:
            return pause
        key = (person, command)
        last = self._last.get(key)
        if last is not None and now - last < pause:
            return pause - (now - last)
        self._last[key] = now
        self._last.move_to_end(key)
        if len(self._last) > MAX_KEPT:
            self._last.popitem(last=False)
        return timedelta(0)

    def forget(self, person: str) -> int:
        """Forget when this person called what; how many calls that were."""
        theirs = [key for key in list(self._last) if key[0] == person]
        return sum(self._last.pop(key, None) is not None for key in theirs)
