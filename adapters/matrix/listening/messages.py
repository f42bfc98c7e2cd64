"""Messages as the grammar knows them, and the few that someone pointed at a moment ago, in memory only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from adapters.matrix.encryption import Encryption
from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.listening.reading import Said, moment, read, thread_of
from adapters.matrix.rooms.places import NAME, Places
from adapters.matrix.rooms.room import Room
from bot.core.errors import UnavailableError
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Audience, MessageRef

MOST = 300
MOST_AUTHORS = 5_000
NOT_FOUND = 404

Event = Mapping[str, Any]


class Messages:
    """Makes messages of events, and reads the one that someone points at."""

    def __init__(self, server: Homeserver, encryption: Encryption, places: Places) -> None:
        self._server = server
        self._encryption = encryption
        self._places = places
        self._kept: OrderedDict[str, Message] = OrderedDict()
        self._authors: OrderedDict[tuple[str, str], str] = OrderedDict()

    def read(self, room: Room, event: Event) -> Said | None:
        """What an event says, or None when it has no words for us."""
        content = event.get("content")
        me = self._server.me
        return read(content, me, room.called(me)) if isinstance(content, Mapping) else None

    def made(self, room: Room, event: Event, said: Said) -> Message:
        """A message as the grammar knows it."""
        where = self._places.where(room.id, said.thread)
        reply = MessageRef(where, said.reply_to) if said.reply_to else None
        author = self._places.actor(event["sender"], room)
        ref = MessageRef(where, event["event_id"])
        return Message(ref, author, said.text, moment(event, datetime.now(UTC)), reply)

    def wrote(self, author: str, room: Room, id_: str) -> None:
        """Remember who wrote a message; most are changed soon or never."""
        self._authors[room.id, id_] = author
        if len(self._authors) > MOST_AUTHORS:
            self._authors.popitem(last=False)

    def knows(self, room: Room, id_: str) -> bool:
        """Whether this was a message not long ago."""
        return (room.id, id_) in self._authors

    async def author(self, room: Room, id_: str) -> str | None:
        """Who wrote a message, or None when that cannot be known.

        Raises:
            UnavailableError: when the homeserver does not answer.
        """
        known = self._authors.get((room.id, id_))
        if known is not None:
            return known
        event = await self.fetch(room, id_)
        found = event.get("sender") if event is not None else None
        return found if isinstance(found, str) else None

    def get(self, ref: MessageRef) -> Message | None:
        """A message that was pointed at, or None."""
        return self._kept.get(ref.id)

    def point(self, message: Message) -> None:
        """Remember a message that someone pointed at."""
        self._kept[message.ref.id] = message
        self._kept.move_to_end(message.ref.id)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def drop(self, id_: str) -> None:
        """Forget a message that was changed or removed."""
        self._kept.pop(id_, None)

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Forget what these accounts said and that they wrote it; how many messages that were."""
        said = [id_ for id_, message in list(self._kept.items()) if theirs(message.author)]
        wrote = [key for key, user in list(self._authors.items()) if theirs(Actor(NAME, user, ""))]
        gone = sum(self._kept.pop(id_, None) is not None for id_ in said)
        return gone + sum(self._authors.pop(key, None) is not None for key in wrote)

    async def fetch(self, room: Room, id_: str) -> Event | None:
        """An event of a room as it is now; None when it is gone or cannot be read.

        Raises:
            UnavailableError: when the homeserver does not answer.
        """
        try:
            told = await self._server.ask("GET", at("rooms", room.id, "event", id_))
        except RefusedError:
            return None
        return self._encryption.decrypted(told, room.id)

    async def gone(self, ref: MessageRef) -> bool:
        """Whether a message was redacted, or is known nowhere in its room and the rooms it took the place of.

        Raises:
            UnavailableError: when the homeserver does not tell, or may not tell us.
        """
        room = self._room_of(ref)
        while room is not None:
            event = await self._found(room, ref.id)
            if event is not None:
                return _redacted(event)
            if room.predecessor is None:
                return True
            room = self._places.rooms.get(room.predecessor)
        raise UnavailableError("the assistant is not in that room")

    def _room_of(self, ref: MessageRef) -> Room | None:
        where = ref.conversation
        if where.audience is not Audience.DIRECT:
            return self._places.room_of(where)
        found = (room for room, user in self._places.private.items() if f"@{user}" == where.room)
        return next((known for room in found if (known := self._places.rooms.get(room))), None)

    async def _found(self, room: Room, id_: str) -> Event | None:
        """An event as the homeserver has it, or None when there is none by that id."""
        try:
            return await self._server.ask("GET", at("rooms", room.id, "event", id_))
        except RefusedError as error:
            if error.status == NOT_FOUND:
                return None
            raise UnavailableError("the homeserver did not tell") from error

    async def recall(self, room: Room, id_: str) -> MessageRef:
        """Read the message that someone points at, with its last edit, and where it stands.

        Raises:
            UnavailableError: when the homeserver does not answer.
        """
        held = self._kept.get(id_)
        if held is not None:
            return held.ref
        event = await self.fetch(room, id_)
        content = event.get("content") if event is not None else None
        if event is None or not isinstance(content, Mapping):
            return MessageRef(self._places.where(room.id), id_)
        said = self.read(room, self._edited(event, room))
        thread = thread_of(content)
        if said is not None and isinstance(event.get("sender"), str):
            own = Said(said.text, said.named, said.reply_to, thread)
            self.point(self.made(room, event, own))
        return MessageRef(self._places.where(room.id, thread), id_)

    def _edited(self, event: Event, room: Room) -> Event:
        """The event with the words of its last edit, which the homeserver sends along."""
        relations = event.get("unsigned", {}).get("m.relations", {})
        edit = relations.get("m.replace") if isinstance(relations, Mapping) else None
        whole = self._encryption.decrypted(edit, room.id) if isinstance(edit, Mapping) else None
        own = whole is not None and whole.get("sender") == event.get("sender")
        return whole if own and whole is not None and "content" in whole else event


def _redacted(event: Event) -> bool:
    """Whether the homeserver tells that an event was redacted (specification 1.11, redactions)."""
    unsigned = event.get("unsigned")
    return isinstance(unsigned, Mapping) and "redacted_because" in unsigned
