"""After being away: what was said in the meantime is read from the channels, in order, and handled once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import discord

from adapters.discord.incoming import Incoming
from adapters.discord.lanes import Lanes
from adapters.discord.places import Places
from adapters.discord.reader import Reader
from bot.core.ports import Bot

AT_ONCE = 4  # channels that are read side by side; the pace of all requests is kept elsewhere
LOOKED_BACK = 50
"""How many messages from before the absence are looked at for new reactions."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a channel is tried again
TROUBLE = (discord.HTTPException, OSError, TimeoutError)
OnServer = discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel
Readable = OnServer | discord.DMChannel

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Missed:
    """How far a channel was caught up."""

    newest: int
    count: int = 0


class CatchingUp:
    """Reads the channels of our servers from where each was left."""

    def __init__(self, bot: Bot, places: Places, incoming: Incoming, lanes: Lanes, reader: Reader) -> None:
        self._bot = bot
        self._places = places
        self._incoming = incoming
        self._lanes = lanes
        self._reader = reader
        self._session = 0
        self._latest: dict[int, int] = {}

    def hold(self, client: discord.Client) -> None:
        """A new session began: let what is said from now on wait until the channel was caught up."""
        self._session += 1
        for number in self._reader.so_far:
            self._lanes.hold(number)
        for room in self._rooms(client):
            self._lanes.hold(str(room.id))
            # Kept now: the library moves it on with what is said while we hold.
            self._latest[room.id] = room.last_message_id or 0

    async def catch_up(self, client: discord.Client) -> int:
        """Handle what was missed since each channel was read; how many messages that were."""
        turn, read = asyncio.Semaphore(AT_ONCE), self._reader.so_far
        newest = max(read.values(), default=0)

        async def one(room: Readable) -> int:
            # A channel or thread that was made while the assistant was away is read from its beginning.
            since = read.get(str(room.id)) or (room.id if 0 < newest < room.id else None)
            async with turn:
                return await self._room(client, room, since)

        rooms = [*self._rooms(client), *await self._private(client, read)]
        return sum(await asyncio.gather(*(one(room) for room in rooms)))

    async def _private(self, client: discord.Client, read: Mapping[str, int]) -> list[discord.DMChannel]:
        """The private conversations that were going on; what is gone is forgotten."""
        found = []
        known = {str(room.id) for room in self._rooms(client)}
        for number in read.keys() - known:
            try:
                room = client.get_channel(int(number)) or await client.fetch_channel(int(number))
            except (discord.NotFound, discord.Forbidden):
                await self._reader.lose(number)
                room = None
            except TROUBLE as error:
                log.warning("a private conversation cannot be looked at: %s", type(error).__name__)
                room = None
            if isinstance(room, discord.DMChannel):
                if room.recipient is not None:
                    self._reader.meet(room.id, room.recipient)
                found.append(room)
            else:
                await self._lanes.release(number, 0)
        return found

    async def _room(self, client: discord.Client, room: Readable, last: int | None) -> int:
        """Read one channel; one that was never read begins now, so that nobody's history is dug up."""
        latest = self._latest.get(room.id)
        if last is None or (latest is not None and latest <= last):
            await self._lanes.release(str(room.id), last or latest or 0)
            return 0
        session, pause = self._session, FIRST_PAUSE
        missed = Missed(last)
        while not await self._read_on(client, room, missed):
            # Until it succeeds nothing newer is handled here, so that nothing is passed over.
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
            if session != self._session:
                return missed.count
        await self._lanes.release(str(room.id), missed.newest)
        return missed.count

    async def _read_on(self, client: discord.Client, room: Readable, missed: Missed) -> bool:
        """Handle what came after the newest; False when Discord failed halfway."""
        try:
            await self._look_back(room, missed.newest)
            after = discord.Object(missed.newest)
            async for message in room.history(after=after, oldest_first=True, limit=None):
                await self._handle(client, message)
                missed.count, missed.newest = missed.count + 1, message.id
        except (discord.Forbidden, discord.NotFound):
            return True
        except TROUBLE as error:
            log.warning("a channel could not be caught up yet: %s", type(error).__name__)
            return False
        return True

    async def _handle(self, client: discord.Client, message: discord.Message) -> None:
        me = client.user.id if client.user else 0
        if message.author.id != me and not message.is_system():
            await self._incoming.hear(message, me)
        await self._reactions(message)

    async def _look_back(self, room: Readable, last: int) -> None:
        """See which messages from before got a reaction that can mean something."""
        before = discord.Object(last + 1)
        async for message in room.history(before=before, limit=LOOKED_BACK, oldest_first=False):
            await self._reactions(message)

    async def _reactions(self, message: discord.Message) -> None:
        for reaction in message.reactions:
            emoji = str(reaction.emoji)
            if self._bot.notices(emoji):
                async for person in reaction.users():
                    await self._incoming.reacted(message, person, emoji, added=True)

    def _rooms(self, client: discord.Client) -> Iterator[OnServer]:
        """The channels and threads that the assistant can read."""
        for number in sorted(self._places.guilds):
            guild = client.get_guild(number)
            for room in (*guild.channels, *guild.threads) if guild is not None else ():
                if isinstance(room, OnServer) and _readable(room):
                    yield room


def _readable(room: OnServer) -> bool:
    may = room.permissions_for(room.guild.me)
    return may.view_channel and may.read_message_history
