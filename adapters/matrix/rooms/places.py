"""Matrix's rooms and accounts as the grammar knows them, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from adapters.matrix.rooms.permissions import power_of
from adapters.matrix.rooms.room import Room, Rooms
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation

NAME = "matrix"
USER = re.compile(r"@[^\s:/?#]{1,200}:[A-Za-z0-9.:\[\]-]{1,200}")
NONE: frozenset[Role] = frozenset()


class Places:
    """What the settings say: who reads which room, which account or power means what.

    `audiences` goes by the ids and aliases that are written in the settings, `roles` by account and by power
    level. What is written stays the name of a room, whatever room takes its place.
    """

    def __init__(
        self,
        audiences: Mapping[str, Audience],
        roles: Mapping[str, frozenset[Role]],
        locale: str,
        community: str,
        space: str = "",
    ) -> None:
        self.rooms = Rooms()
        self.private: dict[str, str] = {}
        self.space = space
        self._audiences = audiences
        self._roles = {user: held for user, held in roles.items() if not user.isdecimal()}
        ranks = [(int(level), held) for level, held in roles.items() if level.isdecimal()]
        self._ranks = sorted(ranks, key=lambda x: x[0], reverse=True)
        self._locale = locale
        self._community = community
        self._written: dict[str, str] = {}
        self._real: dict[str, str] = {}
        # One value per room, made once: it is asked for with every message.
        self._made: dict[str, Conversation] = {}

    @property
    def written(self) -> tuple[str, ...]:
        """The rooms of the settings, and the space, as they are written there."""
        return (*self._audiences, *((self.space,) if self.space else ()))

    def stands_for(self, room: str, written: str) -> None:
        """Take this room for the one that the settings write so."""
        self._written[room] = written
        self._real[written] = room
        self._made.pop(room, None)

    def name_of(self, room: str) -> str:
        """What a room is called in conversations: as the settings write it, or its own id."""
        return self._written.get(room, room)

    def id_of(self, written: str) -> str:
        """The present room behind a name in conversations."""
        return self._real.get(written, written)

    def where(self, room: str, thread: str | None = None) -> Conversation:
        """A room, or a thread in it, as a conversation."""
        if room not in self._made:
            self._made[room] = self._conversation(room)
        made = self._made[room]
        return made if thread is None else replace(made, thread=thread)

    def lost(self, written: str) -> Conversation:
        """A room of the settings, before it is known which it is."""
        audience = self._audiences.get(written, Audience.COMMUNITY)
        return Conversation(NAME, self._community, written, audience, self._locale)

    def direct(self, user: str) -> Conversation:
        """The private conversation with someone; it has the key of `Direct`, so their order is one."""
        return Conversation(NAME, "", f"@{user}", Audience.DIRECT, self._locale)

    def keep_private(self, room: str, user: str | None) -> None:
        """Take a room for the private one with this user, or for an open one again."""
        if user is None:
            self.private.pop(room, None)
        else:
            self.private[room] = user
        self._made.pop(room, None)

    def room_of(self, where: Conversation) -> Room | None:
        """The room behind an open conversation, as it is now; None when the assistant is not in it."""
        return self.rooms.get(self.id_of(where.room))

    def community(self) -> Iterator[Room]:
        """The rooms of the community, the space among them; private ones are none."""
        return (room for room in self.rooms if room.id not in self.private and room.successor is None)

    @property
    def space_room(self) -> Room | None:
        """The community's space, or None."""
        return self.rooms.get(self.id_of(self.space)) if self.space else None

    def actor(self, user: str, room: Room | None) -> Actor:
        """Someone, with the roles that the settings give to their account or to their power in the space."""
        held = self._roles.get(user, NONE)
        space = self.space_room if self._ranks else None
        if space is not None and self._ranks:
            power = power_of(space, user)
            held |= next((given for level, given in self._ranks if power >= level), NONE)
        name = room.called(user) if room is not None else user
        return Actor(NAME, user, name, held)

    def _conversation(self, room: str) -> Conversation:
        user = self.private.get(room)
        return self.direct(user) if user is not None else self.lost(self.name_of(room))
