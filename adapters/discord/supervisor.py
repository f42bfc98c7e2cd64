"""Keeps a client connected: starts it again when it ends, when it goes deaf, and when Discord is away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

import aiohttp
import discord

from adapters.discord.gateway import Client
from bot.core.errors import SetupError

DEAF_AFTER = 60.0
"""Seconds within which READY or RESUMED has to follow a new or lost connection."""
PATIENCE = 30.0
"""Seconds the start waits for Discord; after that it is tried in the background."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
BAD_TOKEN, BAD_INTENTS = 4004, 4014
ENDED = (aiohttp.ClientError, discord.DiscordException, OSError, TimeoutError, AttributeError, KeyError)

log = logging.getLogger(__name__)


class Supervisor:
    """Runs one client after the other; `client` is the present one."""

    def __init__(self, make: Callable[[], Client], token: str) -> None:
        self._make = make
        self._token = token
        self._stopping = asyncio.Event()
        # Set once it is known whether Discord takes us.
        self._known = asyncio.Event()
        self._refusal: SetupError | None = None
        self._connected = False
        self.client = make()

    async def start(self) -> None:
        """Connect.

        Raises:
            SetupError: when Discord refuses the token or what the settings ask for.
        """
        self._task = asyncio.create_task(self._keep_connected())
        with suppress(TimeoutError):
            await asyncio.wait_for(self._known.wait(), PATIENCE)
        if self._refusal is not None:
            await self.stop()
            raise self._refusal
        if not self._known.is_set():
            log.warning("Discord does not answer yet; the assistant keeps trying")

    async def stop(self) -> None:
        """Disconnect and stay away."""
        self._stopping.set()
        await self._task

    async def _keep_connected(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            self._connected = False
            error = await self._session()
            pause = FIRST_PAUSE if self._connected else min(pause * 2, LONGEST_PAUSE)
            if self._stopping.is_set():
                return
            if (refusal := _refusal(error)) is not None:
                self._refuse(refusal)
                pause = LONGEST_PAUSE
            else:
                log.warning("Discord: the connection ended (%s); trying again", type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            self.client = self._make()

    async def _session(self) -> BaseException | None:
        """Run the present client until it ends, goes deaf or has to stop; what it raised."""
        client = self.client
        running = asyncio.create_task(client.start(self._token))
        watches = {asyncio.create_task(self._deaf(client)), asyncio.create_task(self._stopping.wait())}
        await asyncio.wait({running, *watches}, return_when=asyncio.FIRST_COMPLETED)
        for watch in watches:
            watch.cancel()
        with suppress(*ENDED):
            await client.close()
        running.cancel()
        (result,) = await asyncio.gather(running, return_exceptions=True)
        return result if isinstance(result, BaseException) else None

    async def _deaf(self, client: Client) -> None:
        """Return when the connection is neither new nor resumed in time, although it may look alive."""
        while True:
            try:
                await asyncio.wait_for(client.alive.wait(), DEAF_AFTER)
            except TimeoutError:
                log.warning("Discord: connected, but nothing is heard; connecting anew")
                return
            self._connected = True
            self._known.set()
            await client.lost.wait()

    def _refuse(self, refusal: SetupError) -> None:
        self._refusal = refusal
        self._known.set()
        log.error("Discord: %s", refusal)


def _refusal(error: BaseException | None) -> SetupError | None:
    """What the person who installs can mend, or None."""
    code = error.code if isinstance(error, discord.ConnectionClosed) else None
    if isinstance(error, discord.LoginFailure) or code == BAD_TOKEN:
        return SetupError(
            "Discord refuses the token: reset it in the developer portal (Bot, Reset Token) and put it in "
            "VRAAGBAAK_DISCORD_TOKEN or in the file that `discord.token_file` names"
        )
    if isinstance(error, discord.PrivilegedIntentsRequired) or code == BAD_INTENTS:
        return SetupError(
            "Discord refuses the intents: switch on Message Content and Server Members in the developer "
            "portal (Bot, Privileged Gateway Intents), or set message_content and members to false"
        )
    return None
