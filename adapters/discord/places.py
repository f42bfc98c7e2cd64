"""Discord's servers, channels and members as the grammar knows them, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import discord

from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation

NAME = "discord"
PRIVATE = "@me"
"""The space of direct messages, as Discord writes it in its addresses."""

NONE: frozenset[Role] = frozenset()
_PERSON = re.compile(r"<@!?(\d{15,20})>|(\d{15,20})")
_ROOM = re.compile(r"<#(\d{15,20})>|(\d{15,20})")


class Places:
    """What the settings say: which servers are ours, who reads which channel, which role means what.

    `audiences` and `roles` go by the numbers of channels, and of roles and accounts.
    """

    def __init__(
        self,
        guilds: frozenset[int],
        audiences: Mapping[str, Audience],
        roles: Mapping[str, frozenset[Role]],
        locale: str,
    ) -> None:
        self.guilds = guilds
        self._audiences = audiences
        self._roles = {int(number): given for number, given in roles.items()}
        self._locale = locale
        # One value per channel, made once: it is asked for with every message.
        self._made: dict[tuple[int, int, int | None], Conversation] = {}

    def conversation(self, channel: object) -> Conversation:
        """A channel, thread or direct conversation of the library, as a conversation.

        Raises:
            ValueError: for anything else, so that an open room is never taken for a private one.
        """
        match channel:
            case discord.Thread():
                return self._in_guild(channel.guild.id, channel.parent_id, channel.id)
            case discord.abc.GuildChannel():
                return self._in_guild(channel.guild.id, channel.id, None)
            case discord.DMChannel():
                return self.direct(channel.id)
            case discord.PartialMessageable() if channel.guild_id is None:
                return self.direct(channel.id)
            case _:
                raise ValueError("this is no place to talk")

    def direct(self, channel_id: int) -> Conversation:
        """The private conversation with this channel id."""
        return Conversation(NAME, PRIVATE, str(channel_id), Audience.DIRECT, self._locale)

    def lost(self, guild: int | None, channel: int) -> Conversation:
        """A channel that is not known any more, by its numbers alone."""
        return self.direct(channel) if guild is None else self._in_guild(guild, channel, None)

    def _in_guild(self, guild: int, room: int, thread: int | None) -> Conversation:
        key = (guild, room, thread)
        if key not in self._made:
            audience = self._audiences.get(str(room), Audience.COMMUNITY)
            where = str(thread) if thread else None
            self._made[key] = Conversation(NAME, str(guild), str(room), audience, self._locale, where)
        return self._made[key]

    def actor(self, person: discord.abc.User) -> Actor:
        """Someone with the roles that the settings give to their account and their roles on the server."""
        held = self._roles.get(person.id, NONE)
        if isinstance(person, discord.Member):
            for role, given in self._roles.items():
                if person.get_role(role) is not None:
                    held |= given
        return Actor(NAME, str(person.id), person.display_name, held, person.bot)

    def raw_actor(self, user: Mapping[str, Any], member: Mapping[str, Any]) -> Actor:
        """Someone as Discord writes them in a command: an account, and what they are on the server."""
        held = self._roles.get(int(user["id"]), NONE)
        for role in member.get("roles", ()):
            held |= self._roles.get(int(role), NONE)
        name = member.get("nick") or user.get("global_name") or user["username"]
        return Actor(NAME, user["id"], name, held, bool(user.get("bot")))


def person_id(text: str) -> int | None:
    """The account meant by a mention or a number."""
    found = _PERSON.fullmatch(text.strip())
    return int(found[1] or found[2]) if found else None


def room_id(text: str) -> int | None:
    """The channel meant by a mention or a number."""
    found = _ROOM.fullmatch(text.strip())
    return int(found[1] or found[2]) if found else None


def channel_id(where: Conversation) -> int:
    """The channel or thread in which something is said there."""
    return int(where.thread or where.room)
