"""A running peer, and the unmodified library as a guest on it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio

from adapters.discord.loopback import loopback
from tests.discord_peer.peer import Peer


class Guest(discord.Client):
    """The library as it is; it notes which events it handed out."""

    def __init__(self, peer: Peer, folder: Path, **more: Any) -> None:  # noqa: ANN401 - the library's settings
        intents = more.pop("intents", discord.Intents(**{**dict(discord.Intents.all()), "presences": False}))
        super().__init__(
            intents=intents,
            connector=loopback(peer.port, str(folder / "peer.pem")),
            guild_ready_timeout=0.05,
            chunk_guilds_at_startup=False,
            **more,
        )
        self.peer = peer
        self.noted: list[tuple[str, Any]] = []
        self.done = asyncio.Event()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as the library has it
        """Note the event, and hand it out as ever."""
        self.noted.append((event, args))
        super().dispatch(event, *args, **kwargs)
        asyncio.get_running_loop().create_task(self.peer.changes.tell())

    async def close(self) -> None:
        """Disconnect, and end the thread that the library leaves running when the socket broke before."""
        await super().close()
        socket: Any = self.ws
        beating = socket._keep_alive if socket else None
        if beating is not None:
            beating.stop()

    def count(self, event: str) -> int:
        """How often an event was handed out."""
        return sum(name == event for name, _ in self.noted)

    def last(self, event: str) -> Any:  # noqa: ANN401 - whatever the library hands out
        """What the last event of this name came with."""
        return next(args for name, args in reversed(self.noted) if name == event)[0]

    def text(self, name: str) -> discord.TextChannel:
        """A text channel of the peer, as the library has it."""
        found = self.get_channel(int(self.peer.room(name).id))
        assert isinstance(found, discord.TextChannel)
        return found

    @property
    def server(self) -> discord.Guild:
        """The peer's server, as the library has it."""
        return self.guilds[0]


@asynccontextmanager
async def visiting(guest: Guest) -> AsyncIterator[Guest]:
    """The guest while it is connected."""
    async with guest:
        running = asyncio.create_task(guest.start(guest.peer.token))
        waiting = asyncio.create_task(guest.wait_until_ready())
        done, _ = await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
        if running in done:
            await running
        try:
            yield guest
        finally:
            await guest.close()
            await running


@pytest_asyncio.fixture
async def peer(tmp_path: Path) -> AsyncIterator[Peer]:
    """A running peer, on which nobody may break Discord's rules."""
    made = Peer()
    async with made.running(tmp_path):
        yield made
    assert made.violations == []


@pytest_asyncio.fixture
async def guest(peer: Peer, tmp_path: Path) -> AsyncIterator[Guest]:
    """The library, connected."""
    async with visiting(Guest(peer, tmp_path)) as made:
        yield made


@pytest.fixture
def make_guest(peer: Peer, tmp_path: Path) -> Any:  # noqa: ANN401 - a function that makes guests
    """Makes a guest with settings of its own, not connected yet."""
    return lambda **more: Guest(peer, tmp_path, **more)
