"""Who and what someone means by a mention, a number, a name or a link."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

import discord

from adapters.discord.places import PRIVATE, Places, person_id, room_id
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef

LINK = re.compile(r"https://(?:\w+\.)?discord(?:app)?\.com/channels/(\d{15,20}|@me)/(\d{15,20})/(\d{15,20})")
NUMBER = re.compile(r"\d{15,20}")
MOST = 2_000


class Directory:
    """Looks in what the library knows, and in who was met through commands a moment ago."""

    def __init__(self, client: Callable[[], discord.Client], places: Places) -> None:
        self._client = client
        self._places = places
        self._met: OrderedDict[int, Actor] = OrderedDict()

    def meet(self, person: discord.abc.User) -> Actor:
        """Remember someone that Discord told us about, for servers too big to know everyone."""
        return self._keep(person.id, self._places.actor(person))

    def meet_raw(self, user: Mapping[str, Any], member: Mapping[str, Any] | None) -> Actor:
        """Remember someone of whom Discord sent the bare facts along with a command."""
        return self._keep(int(user["id"]), self._places.raw_actor(user, member or {}))

    def lose(self, number: int) -> None:
        """Forget someone."""
        self._met.pop(number, None)

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Forget these accounts; how many that were."""
        gone = [number for number, actor in list(self._met.items()) if theirs(actor)]
        return sum(self._met.pop(number, None) is not None for number in gone)

    def _keep(self, number: int, actor: Actor) -> Actor:
        self._met[number] = actor
        if len(self._met) > MOST:
            self._met.popitem(last=False)
        return actor

    def actor(self, text: str, where: Conversation) -> Actor | None:
        """The member meant by a mention, a number or a name that one member has."""
        number = person_id(text)
        found = self._by_number(number, where) if number is not None else self._by_name(text, where)
        if found is not None:
            return self._places.actor(found)
        return self._met.get(number) if number is not None else None

    def room(self, text: str, where: Conversation) -> Conversation | None:
        """The channel meant by a mention, a number or its name."""
        number, name = room_id(text), text.strip().removeprefix("#").casefold()
        for guild in self._guilds(where):
            for channel in guild.channels:
                if channel.id == number or (number is None and channel.name.casefold() == name):
                    return self._places.conversation(channel)
        return None

    def message(self, text: str, where: Conversation) -> MessageRef | None:
        """The message meant by its link, or by its number here."""
        link = LINK.fullmatch(text.strip())
        if link is None:
            return MessageRef(where, text.strip()) if NUMBER.fullmatch(text.strip()) else None
        if link[1] == PRIVATE:
            return MessageRef(self._places.direct(int(link[2])), link[3])
        guild = self._client().get_guild(int(link[1]))
        channel = guild.get_channel_or_thread(int(link[2])) if guild else None
        return MessageRef(self._places.conversation(channel), link[3]) if channel else None

    def link(self, ref: MessageRef) -> str:
        """The address that opens a message."""
        where = ref.conversation
        return f"https://discord.com/channels/{where.space}/{where.thread or where.room}/{ref.id}"

    def _by_number(self, number: int, where: Conversation) -> discord.abc.User | None:
        return next((m for g in self._guilds(where) if (m := g.get_member(number))), None)

    def _by_name(self, text: str, where: Conversation) -> discord.abc.User | None:
        wanted = text.strip().removeprefix("@").casefold()
        named = [
            member
            for guild in self._guilds(where)
            for member in guild.members
            if wanted in {member.name.casefold(), member.display_name.casefold()}
        ]
        return named[0] if len(named) == 1 else None

    def _guilds(self, where: Conversation) -> list[discord.Guild]:
        """The server of a conversation; in private all that are ours."""
        client = self._client()
        numbers = [int(where.space)] if where.space.isdecimal() else sorted(self._places.guilds)
        return [guild for number in numbers if (guild := client.get_guild(number))]
