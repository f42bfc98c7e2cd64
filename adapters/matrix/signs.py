"""Small signs that nobody waits for: that a message was read, that an answer comes, numbers to tap."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.reading import KEYCAP, VARIATION
from adapters.matrix.rooms import Room
from bot.core.errors import UnavailableError

MOST = 64
"""Signs on their way; more are left out, so that a busy room never waits for them."""
TYPING = 10_000
MAIN = "main"

log = logging.getLogger(__name__)


class Signs:
    """Sends signs beside the work; one that does not arrive is not missed."""

    def __init__(self, server: Homeserver) -> None:
        self._server = server
        self._going: set[asyncio.Task[None]] = set()
        self._typing: set[str] = set()

    async def stop(self) -> None:
        """Leave the rest."""
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)

    def heard(self, room: Room, event: str, thread: str | None) -> None:
        """Show that a message was read and that an answer comes."""
        receipt = at("rooms", room.id, "receipt", "m.read", event)
        self._send(self._ask("POST", receipt, {"thread_id": thread or MAIN}))
        self._typing.add(room.id)
        typing = at("rooms", room.id, "typing", self._server.me)
        self._send(self._ask("PUT", typing, {"typing": True, "timeout": TYPING}))

    def said(self, room: Room) -> None:
        """Show that the answer has come, where it was shown that one would."""
        if room.id not in self._typing:
            return
        self._typing.discard(room.id)
        typing = at("rooms", room.id, "typing", self._server.me)
        self._send(self._ask("PUT", typing, {"typing": False}))

    def offer(self, room: Room, event: str, most: int, key: str) -> None:
        """Put the numbers under a list, so that they can be tapped."""
        self._send(self._numbers(room, event, most, key))

    async def _numbers(self, room: Room, event: str, most: int, key: str) -> None:
        for number in range(1, most + 1):
            emoji = f"{number}{VARIATION}{KEYCAP}"
            related = {"rel_type": "m.annotation", "event_id": event, "key": emoji}
            path = at("rooms", room.id, "send", "m.reaction", f"{key}-{number}")
            await self._ask("PUT", path, {"m.relates_to": related})

    async def _ask(self, method: str, path: str, body: dict[str, Any]) -> None:
        with suppress(RefusedError, UnavailableError):
            await self._server.ask(method, path, body)

    def _send(self, work: Coroutine[Any, Any, None]) -> None:
        if len(self._going) >= MOST:
            work.close()
            return
        task = asyncio.create_task(work)
        self._going.add(task)
        task.add_done_callback(self._going.discard)
