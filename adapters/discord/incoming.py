"""From what the library saw to events for the bot: in order per channel, and only what matters."""

from __future__ import annotations

import logging
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import discord

from adapters.discord.directory import Directory
from adapters.discord.lanes import Lanes
from adapters.discord.places import PRIVATE, Places
from adapters.discord.recent import Recent
from bot.core.events import Edited, Event, Heard, Joined, Left, Reacted, Removed
from bot.core.places import Audience, MessageRef
from bot.core.ports import Bot

MOST_REPEATS = 1_000
Placed = Callable[[discord.Message], Awaitable[discord.Message]]
"""Gives the message in the channel it belongs to."""

log = logging.getLogger(__name__)


class Incoming:
    """Turns the library's objects into events; `reader` is told how far each channel was handled."""

    def __init__(self, bot: Bot, places: Places, directory: Directory, recent: Recent, lanes: Lanes) -> None:
        self._bot = bot
        self._places = places
        self._directory = directory
        self._recent = recent
        self._lanes = lanes
        self._again: OrderedDict[tuple[int, int, str], int] = OrderedDict()
        self._since = f"{datetime.now(UTC):%y%m%d%H%M%S}"

    async def said(self, message: discord.Message, me: int, placed: Placed) -> None:
        """Hand over a message in its channel's turn, when it is known which channel that is."""
        if message.author.id != me and not message.is_system():
            work = partial(self._hear_placed, message, me, placed)
            await self._lanes.put(str(message.channel.id), message.id, work)
        elif message.author.id == me:
            await self._lanes.put(str(message.channel.id), message.id, _nothing)

    async def _hear_placed(self, message: discord.Message, me: int, placed: Placed) -> None:
        await self.hear(await placed(message), me)

    async def hear(self, message: discord.Message, me: int) -> None:
        """Hand over a message now."""
        heard = self._recent.made(message)
        private = heard.ref.conversation.audience is Audience.DIRECT
        for each in message.mentions:
            # On a large server this may be the first that is heard of them.
            self._directory.meet(each)
        named = any(each.id == me for each in message.mentions)
        if named:
            heard = replace(heard, text=_unnamed(message.content, me))
        if "#" in heard.text:
            # A hashtag points at the message it is in.
            self._recent.point(heard)
        # Files are never fetched: who sends them to the assistant hears so.
        files = bool(message.attachments)
        if heard.text or (files and (private or named)):
            await self._bot.handle(Heard(heard, to_bot=private or named, with_files=files))

    async def edited(self, message: discord.Message, me: int) -> None:
        """Hand over a message whose words were changed."""
        self._recent.drop(message.id)
        at = message.edited_at
        if message.author.id != me and at is not None and message.content:
            changed = self._recent.made(message)
            changed = replace(changed, text=_unnamed(changed.text, me))
            event = Edited(f"e{message.id}-{at.timestamp():.3f}", changed)
            await self._put(str(message.channel.id), event)

    async def removed(self, guild: int | None, channel: object, channel_id: int, message_id: int) -> None:
        """Tell that a message is gone."""
        self._recent.drop(message_id)
        where = self._places.conversation(channel) if channel else self._places.lost(guild, channel_id)
        await self._put(str(channel_id), Removed(f"d{message_id}", MessageRef(where, str(message_id))))

    async def reacted(
        self, message: discord.Message, person: discord.abc.User, emoji: str, *, added: bool
    ) -> None:
        """Hand over a reaction that can mean something."""
        made = self._recent.keep(message)
        key = (message.id, person.id, emoji)
        times = self._again.get(key, 0)
        if not added:
            self._again[key] = times + 1
            if len(self._again) > MOST_REPEATS:
                self._again.popitem(last=False)
        # The first time it has a name of its own, so that catching up and the live event are one.
        number = f"-{self._since}.{times}" if times else ""
        id_ = f"r{message.id}-{person.id}-{emoji}{number}{'' if added else '-'}"
        actor = self._places.actor(person)
        event = Reacted(id_, made.ref, actor, emoji, datetime.now(UTC), added)
        await self._put(str(message.channel.id), event)

    async def joined(self, member: discord.Member, room: object, *, greet: bool) -> None:
        """Tell that someone came in."""
        where = self._places.conversation(room)
        at = member.joined_at or datetime.now(UTC)
        id_ = f"j{member.guild.id}-{member.id}-{at.timestamp():.0f}"
        await self._put(f"{PRIVATE}/{member.id}", Joined(id_, self._places.actor(member), where, at, greet))

    async def left(self, guild: int, person: discord.abc.User) -> None:
        """Tell that someone is gone; what was remembered of them goes too."""
        now, actor = datetime.now(UTC), self._places.actor(person)
        self._directory.lose(person.id)
        event = Left(
            f"l{guild}-{person.id}-{now.timestamp():.0f}", actor, self._places.lost(guild, guild), now
        )
        await self._put(f"{PRIVATE}/{person.id}", event)

    async def _put(self, lane: str, event: Event) -> None:
        await self._lanes.put(lane, 0, partial(self._bot.handle, event))


async def _nothing() -> None:
    """The assistant's own words: read, and nothing to do."""


def _unnamed(text: str, me: int) -> str:
    """The words without mentions of the assistant."""
    return re.sub(rf"\s*<@!?{me}>\s*", " ", text).strip()
