"""What the client saw, brought to the room that handles it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any

import discord

from adapters.discord import memory
from adapters.discord.catching_up import CatchingUp
from adapters.discord.gateway import Client
from adapters.discord.incoming import Incoming
from adapters.discord.interactions import Interactions
from adapters.discord.lanes import Lanes
from adapters.discord.options import Options
from adapters.discord.places import Places
from adapters.discord.publish import fingerprint
from adapters.discord.reader import Reader
from bot.core.ports import Bot
from bot.store.writer import Database

TROUBLE = (discord.HTTPException, OSError, TimeoutError)

log = logging.getLogger(__name__)


class Ears:
    """The listener of the client."""

    def __init__(
        self,
        bot: Bot,
        places: Places,
        database: Database,
        reader: Reader,
        incoming: Incoming,
        interactions: Interactions,
        lanes: Lanes,
        catching_up: CatchingUp,
        commands: Sequence[dict[str, Any]],
        client: Callable[[], Client],
        options: Options,
    ) -> None:
        self._bot = bot
        self._places = places
        self._database = database
        self._reader = reader
        self._incoming = incoming
        self._interactions = interactions
        self._lanes = lanes
        self._catching_up = catching_up
        self._commands = commands
        self._client = client
        self._options = options
        self.caught_up = asyncio.Event()
        self.missed = 0

    async def introduce(self) -> int:
        """Count one more introduction today."""
        return await self._database.promise(memory.introduced)

    def connected(self) -> None:
        """Let what is said now wait until what was said before is handled."""
        self._lanes.hold_all()

    async def ready(self) -> None:
        """Publish the commands, know the members, and catch up."""
        client = self._client()
        self._catching_up.hold(client)
        await self._lanes.let_go()
        try:
            for number in sorted(self._places.guilds):
                guild = client.get_guild(number)
                if guild is None:
                    log.error("the assistant is not on the Discord server %d; invite it there", number)
                    continue
                await self._publish(client, guild)
                if client.intents.members and (guild.member_count or 0) <= self._options.most_members:
                    await guild.chunk()
        except TROUBLE as error:
            log.warning("Discord: a server could not be prepared: %s", type(error).__name__)
        self.missed += await self._catching_up.catch_up(client)
        self.caught_up.set()

    async def _publish(self, client: Client, guild: discord.Guild) -> None:
        """Send the complete list of commands, only when it is another than the server has."""
        print_ = fingerprint(self._commands)
        known = await self._database.read(lambda unit: memory.fingerprint_of(unit, str(guild.id)))
        if known == print_ or client.application_id is None:
            return
        payload: Any = list(self._commands)
        await client.http.bulk_upsert_guild_commands(client.application_id, guild.id, payload)
        await self._database.promise(lambda unit: memory.keep_fingerprint(unit, str(guild.id), print_))

    async def message(self, message: discord.Message) -> None:
        """Something was said, on our servers or in private."""
        if not self._ours(message.guild.id if message.guild else None):
            return
        if message.guild is None and message.author.id != self._me:
            self._reader.meet(message.channel.id, message.author)
        await self._incoming.said(message, self._me, self._placed)

    async def _placed(self, message: discord.Message) -> discord.Message:
        """The message, in the thread it belongs to also when the library does not know that thread."""
        if message.guild is not None and isinstance(message.channel, discord.PartialMessageable):
            room: Any = await self._client().fetch_channel(message.channel.id)
            message.channel = room
        return message

    async def edited(self, payload: discord.RawMessageUpdateEvent) -> None:
        """A message was changed."""
        if self._ours(payload.guild_id):
            await self._incoming.edited(await self._placed(payload.message), self._me)

    async def removed(self, guild: int | None, channel: int, messages: set[int]) -> None:
        """Messages were deleted."""
        if self._ours(guild):
            for number in sorted(messages):
                await self._incoming.removed(guild, self._client().get_channel(channel), channel, number)

    async def reaction(self, payload: discord.RawReactionActionEvent, *, added: bool) -> None:
        """A reaction was added or taken back; the message is fetched when it can mean something."""
        emoji = str(payload.emoji)
        if not self._ours(payload.guild_id) or payload.user_id == self._me or not self._bot.notices(emoji):
            return
        client = self._client()
        try:
            room: Any = client.get_channel(payload.channel_id) or await client.fetch_channel(
                payload.channel_id
            )
            message = await room.fetch_message(payload.message_id)
            person = payload.member or await self._person(payload)
        except TROUBLE as error:
            log.warning("a message that was reacted to cannot be read: %s", type(error).__name__)
            return
        await self._incoming.reacted(message, person, emoji, added=added)

    async def _person(self, payload: discord.RawReactionActionEvent) -> discord.abc.User:
        client, guild = self._client(), self._client().get_guild(payload.guild_id or 0)
        if guild is None:
            return client.get_user(payload.user_id) or await client.fetch_user(payload.user_id)
        return guild.get_member(payload.user_id) or await guild.fetch_member(payload.user_id)

    async def joined(self, member: discord.Member) -> None:
        """Someone came in."""
        rooms = [x for x in (member.guild.system_channel, *member.guild.text_channels) if x is not None]
        if member.guild.id in self._places.guilds and rooms:
            await self._incoming.joined(member, rooms[0], greet=self._options.welcome)

    async def left(self, guild: int, person: discord.abc.User) -> None:
        """Someone went away, or was put out; who is on another of our servers is still there."""
        others = (self._client().get_guild(number) for number in self._places.guilds - {guild})
        elsewhere = any(other is not None and other.get_member(person.id) for other in others)
        if guild in self._places.guilds and not elsewhere:
            await self._incoming.left(guild, person)

    async def interaction(self, live: discord.Interaction[Any]) -> None:
        """A command, button or form was used."""
        await self._interactions.came(live)

    @property
    def _me(self) -> int:
        user = self._client().user
        return user.id if user else 0

    def _ours(self, guild: int | None) -> bool:
        return guild is None or guild in self._places.guilds
