"""What members report to the homeserver becomes the command with which they report to the assistant.

Synapse shows reports to its administrators alone. On other homeservers, and without that right, there is
nothing to read and members use the command.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from adapters.matrix.homeserver import Homeserver, RefusedError
from adapters.matrix.measures.report_tables import read_until
from adapters.matrix.rooms.places import Places
from adapters.matrix.rooms.room import Room
from bot.core.errors import UnavailableError
from bot.core.events import Called
from bot.core.places import MessageRef
from bot.store.upsert import insert_or_change
from bot.store.writer import Database, TooBusyError

EVERY = 60.0
"""Seconds between two looks."""
APART = 6.0
"""Seconds between two reports of one person: the command asks for a pause, and none may be lost to it."""
PAGE = 100
LONGEST = 1000
"""Characters of what a reporter wrote."""
PATH = "/_synapse/admin/v1/event_reports"
COMMAND = "meld-bericht"

log = logging.getLogger(__name__)

Point = Callable[[Room, str], Awaitable[MessageRef]]
"""Reads the message someone points at, so that the bot can be asked about it."""
Report = Mapping[str, Any]


class Reports:
    """Reads new reports every minute, as long as the homeserver shows them."""

    def __init__(
        self,
        homeserver: Homeserver,
        handle: Callable[[Called], Awaitable[None]],
        places: Places,
        point: Point,
        database: Database,
    ) -> None:
        self._homeserver = homeserver
        self._handle = handle
        self._places = places
        self._point = point
        self._database = database
        self._task: asyncio.Task[None] | None = None
        self._heard: dict[str, float] = {}

    async def start(self) -> None:
        """Begin to read, once the rooms are known."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop reading."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        while True:
            try:
                await self._look()
            except RefusedError as error:
                log.info("this homeserver shows the assistant no reports (%s)", error)
                return
            except (UnavailableError, TooBusyError) as error:
                log.warning("reports could not be read: %s", type(error).__name__)
            await asyncio.sleep(EVERY)

    async def _look(self) -> None:
        """Take in what is new, oldest first."""
        last = await self._database.read(lambda unit: _last(unit, self._homeserver.me))
        if last is None:
            # What was reported before the assistant was asked to look has been dealt with by others.
            page = await self._homeserver.ask("GET", f"{PATH}?dir=b&limit=1")
            await self._keep(max((report["id"] for report in _of(page)), default=0))
            return
        for report in await self._after(last):
            try:
                await self._take(report)
            except (UnavailableError, TooBusyError):
                raise
            except Exception as error:
                # One that cannot be handled would keep all others waiting.
                log.error("a report could not be handled: %s", type(error).__name__)
            await self._keep(report["id"])

    async def _after(self, last: int) -> list[Report]:
        """The reports after this one, oldest first; the homeserver gives the newest first."""
        found: dict[int, Report] = {}
        start = 0
        while True:
            page = _of(await self._homeserver.ask("GET", f"{PATH}?dir=b&limit={PAGE}&from={start}"))
            found |= {report["id"]: report for report in page if report["id"] > last}
            if len(page) < PAGE or page[-1]["id"] <= last:
                return [found[id_] for id_ in sorted(found)]
            start += PAGE

    async def _take(self, report: Report) -> None:
        id_, who, event = report.get("room_id"), report.get("user_id"), report.get("event_id")
        room = self._places.rooms.get(id_) if isinstance(id_, str) else None
        if room is None or room.id in self._places.private:
            return
        if not isinstance(who, str) or not isinstance(event, str) or who == self._homeserver.me:
            return
        await self._apart(who)
        target = await self._point(room, event)
        words = report.get("reason")
        given = {"toelichting": words[:LONGEST]} if isinstance(words, str) and words.strip() else {}
        # The answer is for the reporter alone, so it is asked in private.
        where, at = self._places.direct(who), _moment(report.get("received_ts"))
        actor = self._places.actor(who, room)
        await self._handle(Called(f"report{report['id']}", COMMAND, given, actor, where, at, target))

    async def _apart(self, who: str) -> None:
        loop = asyncio.get_running_loop()
        self._heard = {user: at for user, at in self._heard.items() if loop.time() - at < APART}
        if who in self._heard:
            await asyncio.sleep(self._heard[who] + APART - loop.time())
        self._heard[who] = loop.time()

    async def _keep(self, last: int) -> None:
        key, values = {"account": self._homeserver.me}, {"last": last}
        await self._database.promise(lambda unit: insert_or_change(unit, read_until, key, values))


def _last(unit: Connection, account: str) -> int | None:
    return unit.execute(select(read_until.c.last).where(read_until.c.account == account)).scalar_one_or_none()


def _of(page: Mapping[str, Any]) -> list[Report]:
    """The reports of a page, without what has no number."""
    found = page.get("event_reports")
    return [x for x in found if isinstance(x, dict) and isinstance(x.get("id"), int)] if found else []


def _moment(milliseconds: object) -> datetime:
    if not isinstance(milliseconds, int):
        return datetime.now(UTC)
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
