"""Someone with an account on the server: a device, and hearing of what changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Self, TypeVar
from uuid import uuid4

from tests.homeserver.asking import Json, Line, at
from tests.homeserver.registering import Registered

T = TypeVar("T")
PATIENCE = 60.0
"""Seconds to wait for something to become so."""
LITTLE = {
    "presence": {"types": []},
    "room": {"timeline": {"limit": 1}, "state": {"lazy_load_members": True}},
}


class Account:
    """An account and one device of it; `async with`, or `close` at the end."""

    def __init__(self, base: str, registered: Registered, password: str) -> None:
        self.id = registered.user_id
        self.device = registered.device_id
        self.password = password
        self.line = Line(base, registered.access_token)
        self._since: str | None = None

    @property
    def localpart(self) -> str:
        """The part of the user id before the colon."""
        return self.id[1:].partition(":")[0]

    async def asks(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Json:
        """Any question (`asking.at` makes paths); raises RefusedError when the server says no."""
        return await self.line.ask(method, path, body)

    async def logs_in(self, device: str | None = None) -> None:
        """Log in with the password: on a new device, or on one named."""
        body: Json = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": self.id},
            "password": self.password,
        }
        told = await self.asks("POST", at("login"), body | ({"device_id": device} if device else {}))
        self.line.token, self.device = told["access_token"], told["device_id"]

    async def logs_out(self) -> None:
        """Make the access token worthless, and the device gone."""
        await self.asks("POST", at("logout"), {})

    async def until(self, so: Callable[[], Awaitable[T]], seconds: float = PATIENCE) -> T:
        """What `so` gives, once that is true; looked at again after each change this account hears of.

        Raises TimeoutError after so many seconds.
        """
        async with asyncio.timeout(seconds):
            position = await self._position()
            while not (found := await so()):
                position = await self._moved(position)
            return found

    async def glance(self, room: str | None = None) -> Json:
        """A sync from nothing: what rooms, invitations, typing people and receipts there are now."""
        of_rooms: Json = {"timeline": {"limit": 0}, "state": {"lazy_load_members": True}}
        # Never the same question twice: Synapse gives the answer of two minutes ago.
        of_rooms["not_rooms"] = [f"!{uuid4().hex}:localhost"]
        if room:
            of_rooms["rooms"] = [room]
        told = await self.asks("GET", at("sync", timeout=0, filter=json.dumps({"room": of_rooms})))
        rooms: Json = told.get("rooms", {})
        return rooms

    async def close(self) -> None:
        """Go away; the account stays."""
        await self.line.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _position(self) -> str:
        """How far this account has heard."""
        if self._since is None:
            self._since = await self._sync(timeout=0)
        return self._since

    async def _moved(self, position: str) -> str:
        """A later position, as soon as something happened."""
        self._since = await self._sync(since=position, timeout=30_000)
        return self._since

    async def _sync(self, **query: object) -> str:
        return str((await self.asks("GET", at("sync", filter=json.dumps(LITTLE), **query)))["next_batch"])
