"""Says things in rooms, once per key, and never plainly where a room is encrypted."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from adapters.matrix.encryption import Encryption
from adapters.matrix.homeserver import MOST_WAIT, Homeserver, RefusedError, SlowDownError, at, meaning
from adapters.matrix.measures.everywhere import membership
from adapters.matrix.rooms.directs import Directs
from adapters.matrix.rooms.places import Places
from adapters.matrix.rooms.room import Room
from adapters.matrix.speaking.letters import KEY, Content, Letter, attachment, letters
from adapters.matrix.speaking.signs import Signs
from bot.core.errors import NotDeliveredError, UnavailableError
from bot.core.places import Address, Audience, Conversation, Direct, MessageRef
from bot.core.plan import Part
from bot.core.reply import File

REMEMBERS = timedelta(hours=20)
"""A homeserver knows the keys of one device for a day; after this we look in the room first."""
SLACK = timedelta(minutes=5)
"""How far the homeserver's clock and ours may differ."""
LOOKED_AT, PAGES = 100, 20
MOST_KEYS = 2_000
MOST_NUMBERS = 9
MESSAGE = "m.room.message"
PLAIN = frozenset({"M_NOT_FOUND", "M_FORBIDDEN"})
FORBIDDEN = 403

Event = Mapping[str, Any]


class Sending:
    """Posts parts; the key is the transaction id, so that the homeserver itself drops a repeat."""

    def __init__(
        self,
        server: Homeserver,
        encryption: Encryption,
        places: Places,
        directs: Directs,
        signs: Signs,
        device_since: datetime,
        *,
        show_choices: bool,
    ) -> None:
        self._server = server
        self._encryption = encryption
        self._places = places
        self._directs = directs
        self._signs = signs
        self._device_since = device_since
        self._show_choices = show_choices
        self._sent: OrderedDict[str, MessageRef] = OrderedDict()

    async def send(self, part: Part, key: str, since: datetime | None) -> MessageRef:
        """Say it where the part says; raises what `Adapter.post` raises."""
        if key not in self._sent:
            with self._signs.saying():
                self._sent[key] = await meaning(self._said(part, key, since))
            if len(self._sent) > MOST_KEYS:
                self._sent.popitem(last=False)
        return self._sent[key]

    async def room(self, to: Address) -> Room:
        """The room meant.

        Raises:
            NotDeliveredError: when the assistant is not there, or the person cannot be reached in private.
            UnavailableError: when the homeserver does not answer.
        """
        if isinstance(to, Direct):
            return await self._directs.room(to.actor_id)
        if to.audience is Audience.DIRECT:
            return await self._directs.room(to.room.removeprefix("@"))
        room = self._places.room_of(to)
        if room is not None and room.successor is None:
            return room
        if to.room in self._places.written:
            # Ours by the settings: it is being followed after an upgrade, or who put us out invites us again.
            raise UnavailableError("the assistant is not in that room now")
        if room is not None:
            raise UnavailableError("that room was replaced, and its successor could not be entered yet")
        raise NotDeliveredError("the assistant is not in that room on Matrix")

    async def _said(self, part: Part, key: str, since: datetime | None) -> MessageRef:
        room = await self.room(part.to)
        where = part.to if isinstance(part.to, Conversation) else self._places.direct(part.to.actor_id)
        forgotten = since is not None and (
            since < datetime.now(UTC) - REMEMBERS or since < self._device_since
        )
        first = ""
        for letter in letters(part, key):
            said = await self._once(room, letter, since if forgotten else None)
            first = first or said
        for number, file in enumerate(part.files):
            address = await self._put(room, file)
            letter = attachment(part, number, address, key)
            said = await self._once(room, letter, since if forgotten else None)
            first = first or said
        if part.choices and self._show_choices:
            self._signs.offer(room, first, min(len(part.choices), MOST_NUMBERS), key[:20])
        self._signs.said(room)
        return MessageRef(where, part.replaces.id if part.replaces is not None else first)

    async def _once(self, room: Room, letter: Letter, forgotten: datetime | None) -> str:
        """Send one event, unless the homeserver forgot the key and it stands there already; its id."""
        if forgotten is not None and (found := await self._found(room, letter.key, forgotten)):
            return found
        waited = 0.0
        while True:
            try:
                return await self._put_event(room, letter)
            except SlowDownError as told:
                waited += told.pause
                if waited > MOST_WAIT:
                    raise
                await asyncio.sleep(told.pause)
            except RefusedError as error:
                if error.status == FORBIDDEN and await self._changing(room):
                    raise UnavailableError("the assistant was put out, or the room is replaced") from error
                raise

    async def _put_event(self, room: Room, letter: Letter) -> str:
        """Send one event now; whether it must be encrypted is looked at anew with each try."""
        kind, content = MESSAGE, letter.content
        if await self._secret(room):
            kind, content = await self._encryption.encrypt(room.id, MESSAGE, content)
        path = at("rooms", room.id, "send", kind, letter.key)
        return str((await self._server.ask("PUT", path, content, most_wait=0))["event_id"])

    async def _changing(self, room: Room) -> bool:
        """Whether a room that is ours was taken from us or replaced, which we have not heard of yet."""
        ours = room.id in self._places.private or self._places.name_of(room.id) in self._places.written
        if not ours or await membership(self._server, room.id, self._server.me) != "join":
            return ours
        try:
            await self._server.ask("GET", at("rooms", room.id, "state", "m.room.tombstone", ""))
        except RefusedError:
            return False
        return True

    async def _put(self, room: Room, file: File) -> Content:
        """Put a file on the homeserver: sealed where the room is encrypted."""
        if not await self._secret(room):
            return {"url": await self._server.upload(file.content, file.media_type, file.name)}
        sealed, keys = await asyncio.to_thread(self._encryption.sealed, file.content)
        address = await self._server.upload(sealed, "application/octet-stream", "")
        return {"file": {**keys, "url": address}}

    async def _secret(self, room: Room) -> bool:
        """Whether a room is encrypted; without keys nothing is said in one that is.

        The homeserver is asked where neither of the two that keep it know: we may not have heard of it yet.
        """
        if not room.encrypted and not self._encryption.knows(room.id):
            room.encrypted = await self._became_secret(room)
        secret = room.encrypted or self._encryption.knows(room.id)
        if secret and not self._encryption.on:
            raise NotDeliveredError("an encrypted room, and encryption is off")
        return secret

    async def _became_secret(self, room: Room) -> bool:
        """Whether the homeserver says that a room is encrypted; other refusals prove nothing."""
        try:
            await self._server.ask("GET", at("rooms", room.id, "state", "m.room.encryption", ""))
        except RefusedError as error:
            # Where we may not look we may not speak either, and that is told by the next request.
            if error.code not in PLAIN:
                raise UnavailableError("it is not known whether a room is encrypted") from error
            return False
        return True

    async def _found(self, room: Room, key: str, since: datetime) -> str | None:
        """What was said under this key already; nothing older than the decision to say it is looked at."""
        place = None
        for _ in range(PAGES):
            asked: dict[str, Any] = {"dir": "b", "limit": LOOKED_AT}
            asked |= {"from": place} if place else {}
            told = await self._server.ask("GET", f"{at('rooms', room.id, 'messages')}?{urlencode(asked)}")
            for event in told.get("chunk", ()):
                if event.get("sender") == self._server.me and self._is(event, room, key):
                    return str(event["event_id"])
            chunk, place = told.get("chunk", ()), told.get("end")
            oldest = min((x.get("origin_server_ts", 0) for x in chunk), default=0) / 1000
            if not chunk or place is None or oldest < (since - SLACK).timestamp():
                return None
        return None

    def _is(self, event: Event, room: Room, key: str) -> bool:
        if event.get("unsigned", {}).get("transaction_id") == key:
            return True
        whole = self._encryption.decrypted(event, room.id)
        return whole is not None and whole.get("content", {}).get(KEY) == key
