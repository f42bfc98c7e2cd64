"""Reading the feeds that editors asked for, beside a running assistant; the staff rooms hear the outcome."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol, TypeVar

from sqlalchemy import Connection

from bot.core.beside import beside
from bot.core.commands import Say
from bot.core.content import p
from bot.core.reply import Reply
from knowledge.exchange import requests
from knowledge.exchange.requests import FeedRequest
from knowledge.lent import Lent

if TYPE_CHECKING:
    from knowledge.exchange.harvest import Harvest
    from knowledge.exchange.taking_in import Report, WrongRow
    from knowledge.links.visiting import Visitor

T = TypeVar("T")
LOOK_EVERY = 5.0
MOST_DOCUMENTS = 20
"""What a feed goes on with after this many is left to the operator."""
REASON = "feed"

log = logging.getLogger(__name__)


class Works(Protocol):
    """The database."""

    def promise(self, work: Callable[[Connection], T]) -> Awaitable[T]:
        """Run work in one transaction."""

    def read(self, work: Callable[[Connection], T]) -> Awaitable[T]:
        """Run work that only reads."""


class FeedReader:
    """Reads one feed after the other; `visitor` opens what calls addresses."""

    def __init__(
        self, lent: Lent, database: Works, visitor: Callable[[], Visitor], clock: Callable[[], datetime]
    ) -> None:
        self._lent, self._database, self._visitor, self._clock = lent, database, visitor, clock

    def walking(self) -> AbstractAsyncContextManager[None]:
        """Read as long as the block lasts; a feed that is cut off is read again after the next start."""
        return beside(self._walk(), "feeds")

    async def read(self) -> int:
        """Read all feeds that wait; how many that were."""
        number = 0
        while (wanted := await self._database.read(requests.oldest)) is not None:
            try:
                reply = await self._read(wanted)
            except Exception as error:
                # What a feed said is in no log; the next one is read all the same.
                log.error("a feed could not be read: %s", type(error).__name__)
                reply = partial(_failed, wanted)
            await self._database.promise(partial(self._tell, wanted, reply))
            number += 1
        return number

    async def _walk(self) -> None:
        while True:
            try:
                await self.read()
            except Exception as error:
                log.error("the feeds could not be looked at: %s", type(error).__name__)
            await asyncio.sleep(LOOK_EVERY)

    async def _read(self, wanted: FeedRequest) -> Callable[[Say], Reply]:
        """What is to be said of a feed, when it was taken in."""
        # Here, because a start would read every form for who never takes a feed in.
        from knowledge.exchange.harvest import harvest

        with TemporaryDirectory() as folder:
            async with self._visitor() as visitor:
                found = await harvest(wanted.address, visitor, Path(folder), MOST_DOCUMENTS)
            wrong: list[WrongRow] = []
            loop = asyncio.get_running_loop()
            report = await asyncio.to_thread(self._take_in, wanted, found, wrong, loop)
        return partial(_told, wanted, report, wrong)

    def _take_in(
        self, wanted: FeedRequest, found: Harvest, wrong: list[WrongRow], loop: asyncio.AbstractEventLoop
    ) -> Report:
        """Take the rows in by the hundreds, so that nobody waits for all of a long feed."""
        from knowledge.exchange.taking_in import Told, take_in

        def works(work: Callable[[Connection], T], /) -> T:
            async def promised() -> T:
                return await self._database.promise(work)

            return asyncio.run_coroutine_threadsafe(promised(), loop).result()

        return take_in(found.rows, wanted.id, works, self._clock(), Told(wrong.append))

    def _tell(self, wanted: FeedRequest, reply: Callable[[Say], Reply], unit: Connection) -> None:
        """Say what came of a feed where editors read along, and have it wait no longer."""
        for room in self._lent.staff_rooms:
            key = f"feed:{wanted.id}:{wanted.at.isoformat()}:{room.key}"
            self._lent.outbox.say(unit, room, reply(self._lent.say_in(room.locale)), reason=REASON, key=key)
        requests.drop(unit, wanted.id)


def _told(wanted: FeedRequest, report: Report, wrong: list[WrongRow], say: Say) -> Reply:
    from knowledge.exchange.telling import told

    reply = told(say, report, wrong)
    return Reply((p(say("exchange-feed-read", address=wanted.address)), *reply.blocks), files=reply.files)


def _failed(wanted: FeedRequest, say: Say) -> Reply:
    return Reply(p(say("exchange-feed-failed", address=wanted.address)))
