"""Small signs that nobody waits for: that a message was read, that an answer comes, numbers to tap.

Each costs the homeserver as much as an answer does, so no sign goes out while something is being said, and
they go out one at a time.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.listening.reading import KEYCAP, VARIATION
from adapters.matrix.rooms.room import Room
from bot.core.errors import UnavailableError

MOST = 64
"""Signs on their way; more are left out, so that a busy room never waits for them."""
SOON = 0.5
"""Seconds after which is shown that an answer comes; most have come by then."""
TYPING = 10_000
MAIN = "main"

log = logging.getLogger(__name__)


class Signs:
    """Sends signs beside the work; one that does not arrive is not missed."""

    def __init__(self, server: Homeserver) -> None:
        self._server = server
        self._going: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        self._saying = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._answers: Counter[str] = Counter()
        self._typing: set[str] = set()

    async def stop(self) -> None:
        """Leave the rest."""
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)

    @contextmanager
    def saying(self) -> Iterator[None]:
        """Signs wait while something is being said."""
        self._saying += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._saying -= 1
            if not self._saying:
                self._quiet.set()

    def heard(self, room: Room, event: str, thread: str | None) -> None:
        """Show that a message was read and, unless it is there soon, that an answer comes."""
        self._send(self._heard(room.id, event, thread))

    def said(self, room: Room) -> None:
        """Show that the answer has come, where it was shown that one would."""
        self._answers[room.id] += 1
        if room.id in self._typing:
            self._typing.discard(room.id)
            self._send(self._types(room.id, {"typing": False}))

    def offer(self, room: Room, event: str, most: int, key: str) -> None:
        """Put the numbers under a list, so that they can be tapped."""
        self._send(self._numbers(room, event, most, key))

    async def _heard(self, room: str, event: str, thread: str | None) -> None:
        before = self._answers[room]
        await asyncio.sleep(SOON)
        if self._answers[room] == before:
            self._typing.add(room)
            await self._types(room, {"typing": True, "timeout": TYPING})
        receipt = at("rooms", room, "receipt", "m.read", event)
        await self._ask("POST", receipt, {"thread_id": thread or MAIN})

    async def _types(self, room: str, how: dict[str, Any]) -> None:
        await self._ask("PUT", at("rooms", room, "typing", self._server.me), how)

    async def _numbers(self, room: Room, event: str, most: int, key: str) -> None:
        for number in range(1, most + 1):
            emoji = f"{number}{VARIATION}{KEYCAP}"
            related = {"rel_type": "m.annotation", "event_id": event, "key": emoji}
            path = at("rooms", room.id, "send", "m.reaction", f"{key}-{number}")
            await self._ask("PUT", path, {"m.relates_to": related})

    async def _ask(self, method: str, path: str, body: dict[str, Any]) -> None:
        async with self._turn:
            await self._quiet.wait()
            began = time.monotonic()
            with suppress(RefusedError, UnavailableError):
                await self._server.ask(method, path, body)
            # A homeserver that is busy gets as long a rest.
            await asyncio.sleep(time.monotonic() - began)

    def _send(self, work: Coroutine[Any, Any, None]) -> None:
        if len(self._going) >= MOST:
            work.close()
            return
        task = asyncio.create_task(work)
        self._going.add(task)
        task.add_done_callback(self._going.discard)
