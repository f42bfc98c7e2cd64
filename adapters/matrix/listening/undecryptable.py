"""Messages whose key is not here: kept by their ids, read when the key comes, and explained once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.matrix import memory
from adapters.matrix.encryption import ENCRYPTED
from adapters.matrix.listening.messages import Messages
from adapters.matrix.listening.reading import moment
from adapters.matrix.memory import Unread
from adapters.matrix.rooms.places import Places
from adapters.matrix.rooms.room import Room
from bot.core.errors import NotDeliveredError, UnavailableError
from bot.store.writer import Database

LOOKED_AT_EVERY = 20.0
"""Seconds between two looks at what still waits."""
EXPLAINED_AFTER = timedelta(seconds=60)
"""Keys often come a moment after the message; so long nothing is said about it."""

Event = Mapping[str, Any]
Take = Callable[[Room, Event], Awaitable[None]]
HasKey = Callable[[str, str], bool]
"""Whether the key of this name is here, for this room."""
Explain = Callable[[Room, str], Awaitable[None]]
"""Tells in a room that the assistant could not read something; the message it is about."""

log = logging.getLogger(__name__)


class Undecryptable:
    """Keeps what cannot be read yet; `count` is how many messages wait."""

    def __init__(
        self,
        database: Database,
        places: Places,
        messages: Messages,
        take: Take,
        explain: Explain,
        has_key: HasKey,
    ) -> None:
        self._database = database
        self._places = places
        self._messages = messages
        self._take = take
        self._explain = explain
        self._has_key = has_key
        self._waiting: dict[str, Unread] = {}
        self._explained: set[str] = set()
        self._task: asyncio.Task[None] | None = None

    @property
    def count(self) -> int:
        """How many messages wait for their key."""
        return len(self._waiting)

    async def start(self) -> None:
        """Take up what still waits, and look after it from now on."""
        self._waiting = {x.event: x for x in await self._database.read(memory.unread_messages)}
        self._task = asyncio.create_task(self._look_after())

    async def stop(self) -> None:
        """Look after it no more; it is kept."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def keep(self, room: Room, event: Event) -> None:
        """Keep a message that cannot be read; twice is once."""
        content, id_ = event.get("content"), event.get("event_id")
        session = content.get("session_id") if isinstance(content, Mapping) else None
        if not isinstance(id_, str) or id_ in self._waiting:
            return
        one = Unread(id_[:255], room.id, str(session)[:255], moment(event, datetime.now(UTC)))
        await self._database.promise(lambda unit: memory.keep_unread(unit, one))
        self._waiting[one.event] = one
        log.warning("Matrix: %d messages cannot be decrypted yet", self.count)

    async def came(self, sessions: set[str]) -> None:
        """Keys came: read what waited for them.

        Raises:
            UnavailableError: when the homeserver does not answer.
        """
        await self._read([x for x in self._waiting.values() if x.session in sessions])

    async def _read(self, those: Sequence[Unread]) -> None:
        done = []
        for one in sorted(those, key=lambda x: x.at):
            room = self._places.rooms.get(one.room)
            event = await self._messages.fetch(room, one.event) if room is not None else None
            if room is not None and event is not None and event.get("type") != ENCRYPTED:
                await self._take(room, event)
                done.append(one.event)
        if done:
            await self._database.promise(lambda unit: memory.lose_unread(unit, done))
            for id_ in done:
                self._waiting.pop(id_, None)

    async def _look_after(self) -> None:
        """A key may have come while we were away; and who wrote hears that it could not be read."""
        while True:
            with suppress(UnavailableError, NotDeliveredError):
                await self._read([x for x in self._waiting.values() if self._has_key(x.room, x.session)])
                await self._tell()
            await asyncio.sleep(LOOKED_AT_EVERY)

    async def _tell(self) -> None:
        """Explain once a room, about what was written while the assistant was listening."""
        for one in list(self._waiting.values()):
            room = self._places.rooms.get(one.room)
            waited = datetime.now(UTC) - one.at
            if (
                room is None
                or one.room in self._explained
                or not EXPLAINED_AFTER < waited < timedelta(days=1)
            ):
                continue
            self._explained.add(one.room)
            await self._explain(room, one.event)
