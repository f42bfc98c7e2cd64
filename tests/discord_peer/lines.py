"""One socket of the gateway, and what is remembered of a session while its socket is away."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from aiohttp import web

KEPT = 20_000
SENDS, PER = 120, 60.0
"""How many payloads a client may send in how many seconds."""

Json = Any


class Line:
    """One socket, compressed as it was asked to be; `session` is None until it introduced itself."""

    def __init__(
        self, socket: web.WebSocketResponse, transport: asyncio.Transport | None, *, compress: bool
    ) -> None:
        self.socket = socket
        self.session: Session | None = None
        self.closed_here = False
        self._transport = transport
        self._squeeze = zlib.compressobj() if compress else None
        self._heard: deque[float] = deque(maxlen=SENDS + 1)

    async def send(self, text: str) -> None:
        """Send one payload; nothing happens when the socket is gone."""
        if self.socket.closed:
            return
        try:
            if self._squeeze is None:
                await self.socket.send_str(text)
            else:
                data = self._squeeze.compress(text.encode()) + self._squeeze.flush(zlib.Z_SYNC_FLUSH)
                await self.socket.send_bytes(data)
        except ConnectionError:
            # The other side just left; what was sent waits in the session for its return.
            return

    async def say(self, op: int, data: Json = None) -> None:
        """Send a payload that is no event."""
        await self.send(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def close(self, code: int) -> None:
        """Close the socket with a code."""
        self.closed_here = True
        await self.socket.close(code=code)

    def drop(self) -> None:
        """Break the socket without a word."""
        if self._transport is not None:
            self._transport.abort()

    def floods(self) -> bool:
        """Count one more payload of the client, and tell whether that is too many."""
        self._heard.append(monotonic())
        return len(self._heard) > SENDS and self._heard[-1] - self._heard[0] < PER


@dataclass(eq=False)
class Session:
    """One session of the assistant; `socket` is None while it is away."""

    id: str
    intents: int
    socket: Line | None = None
    sequence: int = 0
    buffer: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=KEPT))
    late: str | None = None
    """An event that was held back, to come after the next."""
