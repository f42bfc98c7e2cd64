"""Who and what someone means by an id, a name or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from adapters.matrix.rooms.places import USER, Places
from adapters.matrix.rooms.room import Room
from bot.core.people import Actor
from bot.core.places import Audience, Conversation, MessageRef

LINK = re.compile(r"<?https://matrix\.to/#/([^\s/?]{1,300})(?:/([^\s/?]{1,300}))?(?:\?\S*)?>?")
EVENT = re.compile(r"\$[^\s/?]{1,255}")
PRESENT = frozenset({"join", "invite"})


class Directory:
    """Looks in what is known of the rooms."""

    def __init__(self, places: Places, me: str) -> None:
        self._places = places
        self._me = me

    def actor(self, text: str, where: Conversation) -> Actor | None:
        """The member meant by an id, a link or a name that one member has."""
        wanted = _target(text.strip())
        rooms = self._rooms(where)
        if USER.fullmatch(wanted):
            return self._places.actor(wanted, next((x for x in rooms if wanted in x.members), None))
        name = wanted.removeprefix("@").casefold()
        found = {user: room for room in reversed(rooms) for user in self._named(room, name)}
        if len(found) != 1:
            return None
        user, room = found.popitem()
        return self._places.actor(user, room)

    def room(self, text: str, where: Conversation) -> Conversation | None:
        """The room meant by its id, an alias, a link or its name."""
        wanted = _target(text.strip())
        name = wanted.removeprefix("#").casefold()
        for room in self._places.community():
            own = {room.id, room.alias, self._places.name_of(room.id)}
            if wanted in own or name == room.name.casefold() or name == _local(room.alias):
                return self._places.where(room.id)
        return None

    def message(self, text: str, where: Conversation) -> MessageRef | None:
        """The message meant by its link, or by its id here."""
        words = text.strip()
        link = LINK.fullmatch(words)
        if link is None or link[2] is None:
            return MessageRef(where, words) if EVENT.fullmatch(words) else None
        room, event = unquote(link[1]), unquote(link[2])
        known = next((x for x in self._places.rooms if room in {x.id, x.alias}), None)
        return MessageRef(self._places.where(known.id), event) if known is not None else None

    def link(self, ref: MessageRef) -> str | None:
        """The address that opens a message; None for what was said in private."""
        room = self._places.room_of(ref.conversation)
        if room is None:
            return None
        via = "&".join(f"via={quote(x)}" for x in self._servers(room))
        return f"https://matrix.to/#/{quote(room.id)}/{quote(ref.id)}?{via}"

    def _servers(self, room: Room) -> list[str]:
        """Homeservers that are in the room: our own, and those of its creators."""
        return list(dict.fromkeys(x.partition(":")[2] for x in (self._me, *sorted(room.creators))))

    def _rooms(self, where: Conversation) -> list[Room]:
        """The room of a conversation, and then all others of the community."""
        here = None if where.audience is Audience.DIRECT else self._places.room_of(where)
        others = [x for x in self._places.community() if here is None or x.id != here.id]
        return [here, *others] if here is not None else others

    def _named(self, room: Room, name: str) -> Iterable[str]:
        for user, how in room.members.items():
            if how in PRESENT and user != self._me and name in {room.called(user).casefold(), _local(user)}:
                yield user


def _target(words: str) -> str:
    """What a link to an account or room stands for; other words as they are."""
    link = LINK.fullmatch(words)
    return unquote(link[1]) if link is not None and link[2] is None else words


def _local(id_: str) -> str:
    """The part of an id or alias before the homeserver."""
    return id_[1:].partition(":")[0].casefold()
