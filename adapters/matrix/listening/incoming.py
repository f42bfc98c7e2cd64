"""From the homeserver's events to events for the bot: in order per room, and only what matters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from adapters.matrix import memory
from adapters.matrix.listening.messages import Messages
from adapters.matrix.listening.reading import Said, event_key, moment, reacted, spelled
from adapters.matrix.memory import Given
from adapters.matrix.rooms.places import Places
from adapters.matrix.rooms.room import Room
from bot.core.events import Edited, Heard, Joined, Left, Reacted, Removed
from bot.core.people import Actor
from bot.core.places import Audience, MessageRef
from bot.core.ports import Bot
from bot.store.writer import Database

PREFIX = "!"
MARKED = "#"
KEYCAP = "\N{COMBINING ENCLOSING KEYCAP}"

Raw = Mapping[str, Any]
Signs = Callable[[Room, str, str | None], None]
"""Shows someone who speaks to the assistant that it was heard: the room, their message, its thread."""


class Incoming:
    """Hands over what happened in a room; `person` gives the pseudonym of an account."""

    def __init__(
        self,
        bot: Bot,
        me: str,
        places: Places,
        messages: Messages,
        database: Database,
        person: Callable[[Actor], str],
        signs: Signs,
        *,
        welcome: bool,
    ) -> None:
        self._bot = bot
        self._me = me
        self._places = places
        self._messages = messages
        self._database = database
        self._person = person
        self._signs = signs
        self._welcome = welcome

    async def take(self, room: Room, event: Raw) -> None:
        """Handle one event of a room; what is malformed or none of ours is passed over."""
        sender, id_ = event.get("sender"), event.get("event_id")
        if not isinstance(sender, str) or not isinstance(id_, str) or sender == self._me:
            return
        match event.get("type"):
            case "m.room.message" if "state_key" not in event:
                await self._said(room, event)
            case "m.reaction":
                await self._reacted(room, event)
            case "m.room.redaction":
                await self._redacted(room, event)
            case "m.room.member":
                await self._member(room, event)

    async def _said(self, room: Room, event: Raw) -> None:
        said = self._messages.read(room, event)
        if said is None:
            return
        if said.edits is not None:
            if said.text or not said.file:
                await self._edited(room, event, said, said.edits)
            return
        message = self._messages.made(room, event, said)
        self._messages.wrote(message.author.id, room, message.ref.id)
        private = message.ref.conversation.audience is Audience.DIRECT
        if MARKED in said.text:
            # A hashtag points at the message it is in.
            self._messages.point(message)
        to_bot = private or said.named
        if to_bot or said.text.startswith(PREFIX):
            if said.reply_to is not None:
                await self._messages.recall(room, said.reply_to)
            self._signs(room, message.ref.id, said.thread)
        if said.text or (said.file and to_bot):
            await self._bot.handle(Heard(message, to_bot, with_files=said.file))

    async def _edited(self, room: Room, event: Raw, said: Said, target: str) -> None:
        """An edit counts when it is by the author: the homeserver does not look after that."""
        if await self._messages.author(room, target) != event["sender"]:
            return
        self._messages.drop(target)
        changed = self._messages.made(room, {**event, "event_id": target}, said)
        await self._bot.handle(Edited(event_key("e", event["event_id"]), changed))

    async def _reacted(self, room: Room, event: Raw) -> None:
        content = event.get("content")
        found = reacted(content) if isinstance(content, Mapping) else None
        emoji = next((x for x in spelled(found[1]) if self._bot.notices(x)), None) if found else None
        if found is None or emoji is None:
            return
        ref = await self._messages.recall(room, found[0])
        actor, id_ = self._places.actor(event["sender"], room), event["event_id"]
        if not emoji.endswith(KEYCAP):
            given = Given(room.id, found[0], emoji, self._person(actor))
            await self._database.promise(lambda unit: memory.keep_reaction(unit, id_, given))
        at = moment(event, datetime.now(UTC))
        await self._bot.handle(Reacted(event_key("r", id_), ref, actor, emoji, at))

    async def _redacted(self, room: Room, event: Raw) -> None:
        content = event.get("content")
        target = event.get("redacts") or (content.get("redacts") if isinstance(content, Mapping) else None)
        if not isinstance(target, str):
            return
        given = None
        if not self._messages.knows(room, target):
            given = await self._database.read(lambda unit: memory.reaction_of(unit, target))
        if given is None:
            self._messages.drop(target)
            gone = MessageRef(self._places.where(room.id), target)
            await self._bot.handle(Removed(event_key("d", target), gone))
        else:
            await self._taken_back(room, event, given)

    async def _taken_back(self, room: Room, event: Raw, given: Given) -> None:
        actor = self._places.actor(event["sender"], room)
        if self._person(actor) != given.person:
            return
        ref = await self._messages.recall(room, given.target)
        at = moment(event, datetime.now(UTC))
        key = event_key("r", event["event_id"])
        await self._bot.handle(Reacted(key, ref, actor, given.emoji, at, added=False))

    async def _member(self, room: Room, event: Raw) -> None:
        """Someone comes into or leaves the community: the space or, without one, its first room."""
        space = self._places.space_room
        entrance = space.id if space is not None else self._entrance
        member = event.get("state_key")
        if room.id != entrance or not isinstance(member, str) or member == self._me:
            return
        where = self._places.where(self._entrance or room.id)
        at, actor = moment(event, datetime.now(UTC)), self._places.actor(member, room)
        match _change(event):
            case ("join", before) if before != "join" and member == event["sender"]:
                key = event_key("j", event["event_id"])
                await self._bot.handle(Joined(key, actor, where, at, self._welcome))
            case ("leave" | "ban", "join"):
                await self._bot.handle(Left(event_key("l", event["event_id"]), actor, where, at))

    @property
    def _entrance(self) -> str | None:
        """The first open room of the settings."""
        open_rooms = (x for x in self._places.written if x != self._places.space)
        open_rooms = (x for x in open_rooms if self._places.lost(x).audience is Audience.COMMUNITY)
        known = (self._places.id_of(x) for x in open_rooms)
        return next((x for x in known if self._places.rooms.get(x) is not None), None)


def _change(event: Raw) -> tuple[object, object]:
    """What somebody's membership of a room is now, and what it was."""
    content, unsigned = event.get("content"), event.get("unsigned")
    was = unsigned.get("prev_content") if isinstance(unsigned, Mapping) else None
    now = content.get("membership") if isinstance(content, Mapping) else None
    return now, was.get("membership") if isinstance(was, Mapping) else None
