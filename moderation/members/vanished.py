"""The nightly look whether the messages that something is kept of are still there.

A platform tells of a deletion once, to who listens then. What was deleted while the assistant was off, or got
lost on the way, is found by asking: one message at a time, at a pace that leaves the platform to its members.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from bot.core.beside import beside
from bot.core.commands import Unit
from bot.core.errors import UnavailableError
from bot.core.events import Event, Removed
from bot.core.minding import PointsAt
from bot.core.places import MessageRef
from bot.core.ports import Adapter
from bot.store import pointers
from bot.store.schedules import Job

T = TypeVar("T")

CHECK = "messages-check"
MOST = 10_000
"""Messages a night; what is left over goes first the next night."""
PAUSE = 0.25
"""Seconds between two questions to a platform."""
LOOK_EVERY = 60.0
"""Seconds between two looks whether something is due."""
_BATCH = 100

log = logging.getLogger(__name__)


class Works(Protocol):
    """The database."""

    async def promise(self, work: Callable[[Unit], T]) -> T:
        """Run work in one transaction."""

    async def read(self, work: Callable[[Unit], T]) -> T:
        """Run work that only reads."""


def nightly_check() -> Job:
    """The job that has messages asked about every night, and after a night that the assistant was off."""
    return Job(CHECK, "20 3 * * *", timedelta(hours=24), lambda unit, slot: _make_due(unit))


class Vanished:
    """Asks the platforms about what is due; a message that is gone is handled as a live deletion.

    `rooms` tell whether they still keep anything of a message; `handle` takes the event.
    """

    def __init__(
        self,
        database: Works,
        adapters: Mapping[str, Adapter],
        rooms: Sequence[PointsAt],
        handle: Callable[[Event], Awaitable[None]],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._adapters = adapters
        self._rooms = rooms
        self._handle = handle
        self._clock = clock

    def walking(self) -> AbstractAsyncContextManager[None]:
        """Look as long as the block lasts; a look that is cut off goes on after the next start."""
        return beside(self._walk(), "vanished messages")

    async def look(self) -> int:
        """Ask about all that is due; how many messages turned out to be gone."""
        gone, silent = 0, set[str]()
        while due := await self._database.read(lambda unit: pointers.due(unit, _BATCH)):
            for ref in due:
                gone += await self._one(ref, silent)
        return gone

    async def _walk(self) -> None:
        while True:
            try:
                if gone := await self.look():
                    log.info("%d messages were deleted meanwhile", gone)
            except Exception as error:
                log.error("the look for deleted messages failed: %s", type(error).__name__)
            await asyncio.sleep(LOOK_EVERY)

    async def _one(self, ref: MessageRef, silent: set[str]) -> bool:
        """One message; where a platform does not tell, the rest of that room waits for the next night."""
        if not await self._database.read(lambda unit: any(x.points_at(unit, ref) for x in self._rooms)):
            await self._database.promise(lambda unit: pointers.drop(unit, ref))
            return False
        room = ref.conversation.key
        gone = room not in silent and await self._asked(ref, silent)
        now = self._clock()
        if gone:
            await self._handle(Removed(f"gone:{pointers.hashed(ref)}:{now.timestamp():.0f}", ref))
        await self._database.promise(lambda unit: pointers.asked(unit, ref, now))
        return gone

    async def _asked(self, ref: MessageRef, silent: set[str]) -> bool:
        where = ref.conversation
        try:
            return await self._adapters[where.platform].gone(ref)
        except UnavailableError:
            silent.add(where.key)
        except Exception as error:
            silent.add(where.key)
            log.error("%s cannot tell whether a message is gone: %s", where.platform, type(error).__name__)
        finally:
            await asyncio.sleep(PAUSE)
        return False


def _make_due(unit: Unit) -> None:
    pointers.make_due(unit, MOST)
