"""What we know of each room: built from the state events the homeserver sends, and nothing else."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.core.errors import UnavailableError

Event = Mapping[str, Any]
"""An event as the homeserver wrote it."""

SPACE = "m.space"
MARK = "nl.vraagbaak.direct"
"""In the create event of a private room that we made: for whom, so that it is found again after anything."""
CREATORS_RULE = 12
"""From this room version on creators outrank everybody and are not listed (MSC4289)."""
ARRIVES_WITHIN = 20.0
"""Seconds within which a room that we went into comes in with what we listen to."""
HERE = frozenset({"join", "invite"})


@dataclass
class Room:
    """One room; `members` holds those we met, `levels` what m.room.power_levels says, once `levelled`."""

    id: str
    version: str = "1"
    kind: str = ""
    creators: frozenset[str] = frozenset()
    made_for: str | None = None
    predecessor: str | None = None
    successor: str | None = None
    levels: Mapping[str, Any] = field(default_factory=dict)
    levelled: bool = False
    encrypted: bool = False
    name: str = ""
    alias: str = ""
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def created_as_rank(self) -> bool:
        """Whether creators outrank everybody here."""
        return not self.version.isdecimal() or int(self.version) >= CREATORS_RULE

    def learn(self, event: Event) -> None:
        """Take in a state event; whatever is malformed changes nothing."""
        content, key = event.get("content"), event.get("state_key")
        if not isinstance(content, Mapping) or not isinstance(key, str):
            return
        match event.get("type"):
            case "m.room.create" if key == "":
                self._created(str(event.get("sender", "")), content)
            case "m.room.power_levels" if key == "":
                self.levels, self.levelled = content, True
            case "m.room.encryption" if key == "":
                # Once encrypted, always encrypted: no later event can make us write plainly.
                self.encrypted = True
            case "m.room.member":
                self._member(key, content)
            case "m.room.tombstone" if key == "":
                self.successor = _text(content.get("replacement_room")) or self.successor
            case "m.room.name" if key == "":
                self.name = _text(content.get("name"))
            case "m.room.canonical_alias" if key == "":
                self.alias = _text(content.get("alias"))
            case "m.space.child":
                self._child(key, content)

    def _created(self, sender: str, content: Mapping[str, Any]) -> None:
        self.version = _text(content.get("room_version")) or "1"
        self.kind = _text(content.get("type"))
        more = content.get("additional_creators")
        self.creators = frozenset(
            {sender, *(x for x in more if isinstance(x, str))} if isinstance(more, list) else {sender}
        )
        self.made_for = _text(content.get(MARK)) or None
        before = content.get("predecessor")
        self.predecessor = _text(before.get("room_id")) if isinstance(before, Mapping) else None

    def _member(self, user: str, content: Mapping[str, Any]) -> None:
        self.members[user] = _text(content.get("membership"))
        name = _text(content.get("displayname"))
        if name:
            self.names[user] = name
        elif self.members[user] in HERE:
            self.names.pop(user, None)

    def _child(self, room: str, content: Mapping[str, Any]) -> None:
        via = content.get("via")
        if isinstance(via, list) and via:
            self.children[room] = tuple(x for x in via if isinstance(x, str))
        else:
            self.children.pop(room, None)

    def called(self, user: str) -> str:
        """What someone is called here: their own name, or that of their account."""
        return self.names.get(user) or user.removeprefix("@").partition(":")[0]


class Rooms:
    """The rooms we are in, by id."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._arrived: dict[str, asyncio.Event] = defaultdict(asyncio.Event)

    def __iter__(self) -> Iterator[Room]:
        return iter(tuple(self._rooms.values()))

    def get(self, id_: str) -> Room | None:
        """A room we are in, or None."""
        return self._rooms.get(id_)

    def enter(self, id_: str) -> Room:
        """A room we are in; a new one when it was not known."""
        return self._rooms.setdefault(id_, Room(id_))

    def leave(self, id_: str) -> None:
        """Forget a room we are no longer in."""
        self._rooms.pop(id_, None)
        self._arrived.pop(id_, None)

    def arrived(self, id_: str) -> None:
        """Tell that what a room is like is known."""
        self._arrived[id_].set()

    async def arrives(self, id_: str) -> Room:
        """A room that we just went into, once it is known what it is like.

        Raises:
            UnavailableError: when that takes too long.
        """
        try:
            await asyncio.wait_for(self._arrived[id_].wait(), ARRIVES_WITHIN)
        except TimeoutError:
            raise UnavailableError("a room that was entered did not come in yet") from None
        return self.enter(id_)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
