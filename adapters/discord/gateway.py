"""The library's client: shielded against events it cannot read, and handing all it sees to one listener."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Callable
from functools import wraps
from traceback import format_tb
from typing import Any, Protocol

import aiohttp
import discord
from discord.gateway import KeepAliveHandler

INTRODUCTIONS = 900
"""Introductions (IDENTIFY) a day we allow ourselves; at 1,000 Discord takes the token away."""
TRY_AGAIN_LATER = 3600.0
READY_AFTER = 0.5
"""Seconds without a further server after which the list of servers counts as complete."""

Raw = Any
"""An event as Discord wrote it."""

log = logging.getLogger(__name__)


class Listens(Protocol):
    """Who hears what the client saw."""

    def connected(self) -> None:
        """A new session begins; its servers are still to come."""

    async def ready(self) -> None:
        """A new session began: what was said before it is not sent again."""

    async def message(self, message: discord.Message) -> None:
        """Something was said."""

    async def edited(self, payload: discord.RawMessageUpdateEvent) -> None:
        """A message was changed."""

    async def removed(self, guild: int | None, channel: int, messages: set[int]) -> None:
        """Messages were deleted."""

    async def reaction(self, payload: discord.RawReactionActionEvent, *, added: bool) -> None:
        """A reaction was added or taken back."""

    async def joined(self, member: discord.Member) -> None:
        """Someone came in."""

    async def left(self, guild: int, person: discord.abc.User) -> None:
        """Someone went away, or was put out."""

    async def interaction(self, live: discord.Interaction[Any]) -> None:
        """A command, button or form was used."""

    async def introduce(self) -> int:
        """Count one more introduction today, and tell how many that makes."""


class Client(discord.Client):
    """The library's client, handing everything to one listener."""

    def __init__(
        self,
        listener: Listens,
        intents: discord.Intents,
        trace: aiohttp.TraceConfig,
        connector: aiohttp.TCPConnector | None,
    ) -> None:
        # Nothing is cached that we do not read: no messages, and members only as the listener asks for them.
        super().__init__(
            intents=intents,
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=READY_AFTER,
            http_trace=trace,
            connector=connector,
        )
        self._listener = listener
        self.alive, self.lost = asyncio.Event(), asyncio.Event()
        # One malformed event would end the connection: the library does not catch what its parsers raise.
        parsers = self._connection.parsers
        for name, parse in list(parsers.items()):
            parsers[name] = _shielded(name, parse)

    @property
    def usable(self) -> bool:
        """Whether requests can be made: after logging in, until it is closed."""
        return self.application_id is not None and not self.is_closed()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Keep to the number of introductions a day."""
        await super().before_identify_hook(shard_id, initial=initial)
        while await self._listener.introduce() > INTRODUCTIONS:
            log.error("Discord allows no more new sessions today; trying again in an hour")
            await asyncio.sleep(TRY_AGAIN_LATER)

    async def close(self) -> None:
        """Disconnect, also where the library lost hold of a connection that broke or never began."""
        threads = [x for x in threading.enumerate() if isinstance(x, KeepAliveHandler)]
        await super().close()
        for thread in threads:
            if thread.ws._connection is self._connection:
                thread.stop()
                await thread.ws.socket.close()

    async def on_connect(self) -> None:
        """A new session begins: from here until it is ready messages can come in already."""
        self._listener.connected()

    async def on_ready(self) -> None:
        """A new session."""
        self._connected()
        await self._listener.ready()

    async def on_resumed(self) -> None:
        """The session goes on, and what was missed comes by itself."""
        self._connected()

    async def on_disconnect(self) -> None:
        """The connection is gone; the library tries again by itself."""
        self.alive.clear()
        self.lost.set()

    def _connected(self) -> None:
        self.lost.clear()
        self.alive.set()

    async def on_message(self, message: discord.Message) -> None:
        """Something was said."""
        await self._listener.message(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """A message was changed."""
        await self._listener.edited(payload)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A message was deleted."""
        await self._listener.removed(payload.guild_id, payload.channel_id, {payload.message_id})

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Many messages were deleted."""
        await self._listener.removed(payload.guild_id, payload.channel_id, payload.message_ids)

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction was added."""
        await self._listener.reaction(payload, added=True)

    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction was taken back."""
        await self._listener.reaction(payload, added=False)

    async def on_member_join(self, member: discord.Member) -> None:
        """Someone came in."""
        await self._listener.joined(member)

    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        """Someone went away, or was put out; also of whom the library knows nothing more."""
        await self._listener.left(payload.guild_id, payload.user)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """A command, button or form was used."""
        await self._listener.interaction(interaction)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log where handling an event failed, without anyone's words."""
        _, error, trace = sys.exc_info()
        log.error("%s failed: %s\n%s", event_method, type(error).__name__, "".join(format_tb(trace)))


def _shielded(name: str, parse: Callable[[Raw], None]) -> Callable[[Raw], None]:
    @wraps(parse)
    def shielded(data: Raw) -> None:
        try:
            parse(data)
        except Exception as error:
            log.warning("Discord sent an event that can not be read: %s, %s", name, type(error).__name__)

    return shielded
