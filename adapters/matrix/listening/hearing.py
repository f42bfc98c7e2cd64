"""What was heard, brought to whom it concerns: what we know of rooms, the bot, and what waits for keys."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from nio.client.async_client import AsyncClient
from nio.events import ForwardedRoomKeyEvent, RoomKeyEvent
from nio.responses import RoomInfo

from adapters.matrix import memory
from adapters.matrix.encryption import Encryption
from adapters.matrix.homeserver import Homeserver
from adapters.matrix.listening.gaps import between
from adapters.matrix.listening.incoming import Incoming
from adapters.matrix.listening.undecryptable import Undecryptable
from adapters.matrix.login.keeping import SAYABLE
from adapters.matrix.measures.muting import Muting
from adapters.matrix.rooms.directs import Directs
from adapters.matrix.rooms.entering import Entering
from adapters.matrix.rooms.places import Places
from adapters.matrix.rooms.room import Room
from bot.core.errors import UnavailableError
from bot.store.writer import Database

PAUSE = 0.5
"""Seconds before the second try of an event that could not be handled; twice as long before each next."""
TRIES = 7

Event = Mapping[str, Any]

log = logging.getLogger(__name__)


class Hearing:
    """Handles the answers of the sync loop."""

    def __init__(
        self,
        client: AsyncClient,
        server: Homeserver,
        encryption: Encryption,
        places: Places,
        directs: Directs,
        entering: Entering,
        incoming: Incoming,
        unread: Undecryptable,
        muting: Muting,
        database: Database,
    ) -> None:
        self._client = client
        self._server = server
        self._encryption = encryption
        self._places = places
        self._directs = directs
        self._entering = entering
        self._incoming = incoming
        self._unread = unread
        self._muting = muting
        self._database = database
        self._began = False
        self.handled = 0

    async def happened(self, room: str, info: RoomInfo, since: str | None) -> None:
        """Take in what changed in a room, and hand over what was said there, also what was left out."""
        before = self._places.rooms.get(room)
        known = self._places.rooms.enter(room)
        for event in info.state:
            known.learn(event.source)
        events = [_opened(event) for event in info.timeline.events]
        start = _own_entry(events, self._server.me)
        # Someone else's history is not ours; what was said in private was said to us.
        first = 0 if start is None or room in self._places.private else start
        if info.timeline.limited and since is not None and start is None:
            mine = before is not None or not self._began or room in self._places.private
            await self._fill(known, since, str(info.timeline.prev_batch), mine=mine)
        for number, event in enumerate(events):
            if "state_key" in event and not isinstance(event, Opened):
                known.learn(event)
            if number >= first and since is not None:
                await self.one(known, event)
        await self._directs.look(known)
        self._places.rooms.arrived(room)
        await self._entering.look(known)

    async def left(self, room: str, info: RoomInfo) -> None:
        """Hear what was said before we had to go, and forget the room."""
        known = self._places.rooms.get(room)
        if known is not None:
            for event in info.timeline.events:
                await self.one(known, _opened(event))
            self._places.rooms.leave(room)
        # The library keeps rooms that it left, with the people who were in them.
        self._client.rooms.pop(room, None)
        self._client.invited_rooms.pop(room, None)
        await self._directs.lose(room)

    async def invited(self, room: str, shown: list[Event]) -> None:
        """Somebody invites us."""
        self._client.rooms.pop(room, None)
        await self._entering.invited(room, shown)

    async def keys(self, events: list[Any]) -> None:
        """Keys came for this device."""
        came = {x.session_id for x in events if isinstance(x, RoomKeyEvent | ForwardedRoomKeyEvent)}
        if came:
            await self._unread.came(came)

    async def read(self, token: str) -> None:
        """Remember how far was read."""
        me = self._server.me
        await self._database.promise(lambda unit: memory.keep_position(unit, me, token))
        self._began = True

    async def lost(self) -> None:
        """Begin anew."""
        me = self._server.me
        await self._database.promise(lambda unit: memory.forget_position(unit, me))
        self._began = False

    async def one(self, room: Room, event: Event) -> None:
        """Hand over one event; again when it failed, and not for ever.

        Raises:
            UnavailableError: when the homeserver does not answer.
        """
        whole = self._encryption.decrypted(event, room.id)
        if whole is None:
            await self._unread.keep(room, event)
            return
        opened = whole is not event or isinstance(event, Opened)
        if opened and ("state_key" in whole or whole.get("type") not in SAYABLE):
            return
        for number in range(TRIES):
            try:
                await self._incoming.take(room, whole)
                if whole.get("type") == "m.room.member" and not opened:
                    await self._came_in(room, whole)
            except UnavailableError:
                raise
            except Exception as error:
                # Without the words of the error, which can be a member's.
                log.error("handling an event failed: %s", type(error).__name__)
                await asyncio.sleep(PAUSE * 2**number)
            else:
                self.handled += 1
                return
        log.error("an event was passed over after %d tries", TRIES)

    async def _came_in(self, room: Room, event: Event) -> None:
        """Who is kept from writing stays so in a room that they come into."""
        user, content = event.get("state_key"), event.get("content")
        if isinstance(user, str) and isinstance(content, Mapping) and content.get("membership") == "join":
            await self._muting.came_in(room, user)

    async def _fill(self, room: Room, since: str, until: str, *, mine: bool) -> None:
        """Hand over what the answer left out, oldest first; from our entry on unless all of it is ours."""
        async for event in between(self._server, room.id, since, until):
            if "state_key" in event:
                room.learn(event)
            mine = mine or _own_entry([event], self._server.me) is not None
            if mine:
                await self.one(room, event)


class Opened(dict[str, Any]):
    """An event that the library decrypted."""


def _opened(event: Any) -> Event:  # noqa: ANN401 - the library has no common type for all it gives
    """The event as written, marked when it was decrypted."""
    return Opened(event.source) if getattr(event, "decrypted", False) else event.source


def _own_entry(events: Sequence[Event], me: str) -> int | None:
    """Where in these events we came in, or None when we were in before."""
    found = None
    for number, event in enumerate(events):
        if event.get("type") != "m.room.member" or event.get("state_key") != me:
            continue
        content, unsigned = event.get("content"), event.get("unsigned")
        was = unsigned.get("prev_content") if isinstance(unsigned, Mapping) else None
        before = was.get("membership") if isinstance(was, Mapping) else None
        if isinstance(content, Mapping) and content.get("membership") == "join" and before != "join":
            found = number
    return found
