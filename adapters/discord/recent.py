"""The messages someone pointed at a moment ago, in memory: what a command on a message needs to read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import discord

from adapters.discord.places import Places
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import MessageRef

MOST = 300


class Recent:
    """Keeps the last few messages that were pointed at; nothing of it is written anywhere."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._kept: OrderedDict[str, Message] = OrderedDict()

    def keep(self, message: discord.Message) -> Message:
        """Remember a message, and give it as the grammar knows it."""
        made = self.made(message)
        self.point(made)
        return made

    def point(self, message: Message) -> None:
        """Remember a message that someone pointed at."""
        self._kept[message.ref.id] = message
        self._kept.move_to_end(message.ref.id)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def get(self, ref: MessageRef) -> Message | None:
        """A message that was pointed at, or None."""
        return self._kept.get(ref.id)

    def drop(self, id_: int) -> None:
        """Forget a message that was changed or removed."""
        self._kept.pop(str(id_), None)

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Forget the messages of these accounts; how many that were."""
        gone = [id_ for id_, message in list(self._kept.items()) if theirs(message.author)]
        return sum(self._kept.pop(id_, None) is not None for id_ in gone)

    def made(self, message: discord.Message) -> Message:
        """A message as the grammar knows it."""
        places = self._places
        where = places.conversation(message.channel)
        told = message.reference
        replied = None
        if told is not None and told.message_id is not None:
            replied = MessageRef(where, str(told.message_id))
            if isinstance(told.resolved, discord.Message) and str(told.message_id) not in self._kept:
                self.keep(told.resolved)
        ref = MessageRef(where, str(message.id))
        return Message(ref, places.actor(message.author), message.content, message.created_at, replied)
