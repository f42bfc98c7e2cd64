"""Which rooms we are in: those of the settings and the space, their successors, and where we are asked."""

from __future__ import annotations

import logging
from urllib.parse import quote

from adapters.matrix import memory
from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.options import Options
from adapters.matrix.rooms.directs import Directs
from adapters.matrix.rooms.inviting import Inviter, accepts, acquainted, expected_rooms, invitation
from adapters.matrix.rooms.places import Places
from adapters.matrix.rooms.room import SPACE, Event, Room
from bot.core.people import OUTSIDE
from bot.store.writer import Database

ALIAS = "#"

log = logging.getLogger(__name__)


class Entering:
    """Joins rooms and follows them when they are upgraded."""

    def __init__(
        self, server: Homeserver, places: Places, directs: Directs, database: Database, options: Options
    ) -> None:
        self._server = server
        self._places = places
        self._directs = directs
        self._database = database
        self._options = options
        self._tried: dict[str, bool] = {}
        self._coming: set[str] = set()

    async def find(self) -> None:
        """Look up which rooms the settings mean.

        Raises:
            UnavailableError: when the homeserver does not answer.
        """
        for written in self._places.written:
            real: str | None = written
            if written.startswith(ALIAS):
                real = await self._behind(written)
            if real is None:
                log.error("Matrix: %s is not known to the homeserver; is it written right?", written)
            else:
                self._places.stands_for(real, written)
        for room, written in (await self._database.read(memory.moves)).items():
            self._places.stands_for(room, written)

    async def _behind(self, alias: str) -> str | None:
        try:
            told = await self._server.ask("GET", at("directory", "room", alias))
        except RefusedError:
            return None
        return str(told["room_id"])

    async def enter_all(self) -> None:
        """Go into the rooms of the settings and of the space where we are not yet."""
        ours = {self._places.id_of(x): x for x in self._places.written}
        # An alias that stands for nothing was told already.
        known = {room: written for room, written in ours.items() if not room.startswith(ALIAS)}
        entered = [room for room, written in known.items() if await self.enter(room, said=written)]
        for room in entered:
            await self.look(await self._places.rooms.arrives(room))
        for each in list(self._places.rooms):
            await self.look(each)

    async def enter(self, room: str, via: tuple[str, ...] = (), said: str = "") -> bool:
        """Go into a room; whether we are in. Once refused, it waits for an invitation or the next start."""
        if self._places.rooms.get(room) is not None:
            return True
        if room in self._tried:
            return self._tried[room]
        self._tried[room] = False
        servers = "&".join(f"server_name={quote(x, safe='')}" for x in via[:3])
        try:
            await self._server.ask("POST", at("join", room) + (f"?{servers}" if servers else ""), {})
        except RefusedError as error:
            log.warning("Matrix: %s cannot be entered (%s): invite the assistant there", said or room, error)
            return False
        self._tried[room] = True
        return True

    async def look(self, room: Room) -> None:
        """Look whether a room was upgraded, or the space got more rooms."""
        if room.successor is not None:
            self._coming.add(room.successor)
            await self.enter(room.successor, _servers(room), self._places.name_of(room.id))
        await self._take_over(room)
        space = self._places.space_room
        if room.kind == SPACE and space is not None and room.id == space.id:
            for child, via in room.children.items():
                await self.enter(child, via)

    async def _take_over(self, room: Room) -> None:
        """Have a successor stand for what its predecessor stood for, with all its settings.

        Both must name each other: else whoever has power in one room could put it in the place of another.
        """
        before = self._places.rooms.get(room.predecessor or "")
        if before is None or before.successor != room.id:
            return
        written, user = self._places.name_of(before.id), self._places.private.get(before.id)
        if user is not None:
            await self._directs.keep(room.id, user)
        elif self._places.name_of(room.id) != written:
            await self._database.promise(lambda unit: memory.keep_move(unit, room.id, written))
            self._places.stands_for(room.id, written)

    async def invited(self, room: str, shown: list[Event]) -> None:
        """Go along with an invitation, or turn it down, as the settings say."""
        asked = invitation(room, shown, self._server.me)
        if asked is None:
            return
        # Who is invited is not in: that we were put out can be missed when both happen at once.
        self._places.rooms.leave(room)
        actor = self._places.actor(asked.by, None)
        by = Inviter(await acquainted(self._ask, self._places.rooms, asked.by), bool(actor.roles - OUTSIDE))
        if not accepts(asked, by, self._expected, self._options.invites):
            log.warning("Matrix: an invitation was turned down; who may invite is set by matrix.invites")
            await self._turn_down(room)
            return
        self._tried.pop(room, None)
        if asked.direct and room not in self._expected:
            await self._directs.keep(room, asked.by)
        # Refused: the invitation was taken back, or it comes again.
        await self.enter(room)

    async def _turn_down(self, room: str) -> None:
        try:
            await self._server.ask("POST", at("rooms", room, "leave"), {})
        except RefusedError as error:
            log.warning("Matrix: an invitation could not be turned down: %s", error)

    async def _ask(self, method: str, path: str) -> dict[str, object]:
        return await self._server.ask(method, path)

    @property
    def _expected(self) -> frozenset[str]:
        named = (self._places.id_of(x) for x in self._places.written)
        return expected_rooms((*named, *self._coming), self._places.space_room)


def _servers(room: Room) -> tuple[str, ...]:
    """Homeservers that know a room: those of its creators."""
    return tuple(x.partition(":")[2] for x in sorted(room.creators))
