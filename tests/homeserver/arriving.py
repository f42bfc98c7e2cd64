"""Everybody on one server in one test: names that nobody has yet, and all gone at the end."""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Self
from uuid import uuid4

from tests.homeserver.encrypted import Encrypted
from tests.homeserver.people import Person
from tests.homeserver.registering import Registered
from tests.homeserver.server import Synapse


class People:
    """Makes people on a running server; `async with`, and they go at its end."""

    def __init__(self, server: Synapse, folder: Path) -> None:
        self.server = server
        self._folder = folder
        self._here = AsyncExitStack()

    async def person(self, name: str = "Anna Bos", *, admin: bool = False) -> Person:
        """A new person of this name."""
        made, password = await self.registered(name, admin=admin)
        return await self._here.enter_async_context(Person(self.server.base_url, made, password))

    async def encrypted(self, name: str = "Els Jansen") -> Encrypted:
        """A new person of this name whose client encrypts."""
        made, password = await self.registered(name)
        folder = self._folder / made.device_id
        return await self._here.enter_async_context(Encrypted(self.server.base_url, made, password, folder))

    async def registered(self, name: str, *, admin: bool = False) -> tuple[Registered, str]:
        """A new account and its password, for a client of your own; the name in the id is made unique."""
        localpart = f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{uuid4().hex[:8]}"
        password = uuid4().hex
        made = await asyncio.to_thread(
            self.server.register, localpart, password, displayname=name, admin=admin
        )
        return made, password

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._here.aclose()
