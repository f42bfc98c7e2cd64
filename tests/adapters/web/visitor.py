"""A browser without a screen: one WebSocket that speaks the page's own language."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from aiohttp import ClientSession, ClientWebSocketResponse

Frame = dict[str, Any]


class Visitor:
    """One open tab of one person; keeps every frame it was told."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self.frames: list[Frame] = []

    async def hello(self, account: str, locale: str = "nl") -> Frame:
        """Become someone; the welcome that follows."""
        await self._socket.send_json({"type": "hello", "key": "hello", "account": account, "locale": locale})
        welcome = await self.told(lambda frame: frame["type"] in {"welcome", "error"})
        if welcome["type"] == "welcome":
            await self.told(lambda frame: frame.get("key") == "hello")
        return welcome

    async def sends(self, **fields: object) -> Frame:
        """Send a frame and wait for its answer: done, or error with a text."""
        key = fields.get("key") or str(uuid4())
        await self._socket.send_json({"key": key, **fields})
        return await self.told(lambda frame: frame["type"] in {"done", "error"} and frame.get("key") == key)

    async def told(self, wanted: Callable[[Frame], bool]) -> Frame:
        """The first frame from now on that is wanted; at most a minute."""
        async with asyncio.timeout(60):
            while True:
                frame: Frame = await self._socket.receive_json()
                self.frames.append(frame)
                if wanted(frame):
                    return frame

    async def raw(self, text: str) -> Frame:
        """Send something that no page would send."""
        await self._socket.send_str(text)
        return await self.told(lambda frame: frame["type"] in {"done", "error"})


@asynccontextmanager
async def visit(address: str) -> AsyncIterator[Visitor]:
    """Open the page's live connection."""
    async with ClientSession() as session, session.ws_connect(address + "live", max_msg_size=0) as socket:
        yield Visitor(socket)
