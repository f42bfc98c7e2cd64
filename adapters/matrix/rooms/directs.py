"""Private rooms: one for each person, made once, found again after anything, and never shared with others."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from adapters.matrix import memory
from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.rooms.places import USER, Places
from adapters.matrix.rooms.room import HERE, MARK, Room
from bot.core.errors import NotDeliveredError
from bot.core.people import Actor
from bot.store.writer import Database

ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}

log = logging.getLogger(__name__)


class Directs:
    """Finds or makes the private room with someone; `encrypted` says how a new one is made."""

    def __init__(
        self,
        server: Homeserver,
        places: Places,
        database: Database,
        person: Callable[[Actor], str],
        *,
        encrypted: bool,
    ) -> None:
        self._server = server
        self._places = places
        self._database = database
        self._person = person
        self._encrypted = encrypted
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def load(self) -> None:
        """Take up the private rooms that were kept."""
        for room, user in (await self._database.read(memory.directs)).items():
            self._places.keep_private(room, user)

    async def keep(self, room: str, user: str) -> None:
        """Take a room for the private one with this user from now on."""
        person = self._person(self._places.actor(user, None))
        await self._database.promise(lambda unit: memory.keep_direct(unit, room, user, person))
        self._places.keep_private(room, user)

    async def look(self, room: Room) -> None:
        """Look at a room that something happened in: whether it is private, or is so no more."""
        user, own = self._places.private.get(room.id), self._made_for(room)
        if user is None and own is not None and not self._others(room, own):
            # Made by us and not written down: the assistant was cut off in between.
            await self.keep(room.id, own)
        if user is not None and self._others(room, user):
            await self._open(room.id)

    async def lose(self, room: str) -> None:
        """Forget a room that we are no longer in."""
        if room in self._places.private:
            await self._open(room)

    async def room(self, user: str) -> Room:
        """The private room with someone, who is in it or invited.

        Raises:
            NotDeliveredError: when this person cannot be reached in private.
            UnavailableError: when the homeserver does not answer.
        """
        if not USER.fullmatch(user):
            raise NotDeliveredError("nobody of that name on Matrix")
        async with self._turns[user]:
            try:
                return await self._found(user) or await self._made(user)
            except RefusedError as error:
                raise NotDeliveredError(f"this person cannot be reached in private: {error}") from error

    async def _found(self, user: str) -> Room | None:
        for id_, account in list(self._places.private.items()):
            room = self._places.rooms.get(id_)
            if account != user or room is None or room.successor is not None:
                continue
            # Asked each time: who came in a moment ago, or while listening hangs, must not read along.
            await self._meet(room)
            if self._others(room, user):
                await self._open(room.id)
                continue
            if room.members.get(user) not in HERE:
                await self._server.ask("POST", at("rooms", room.id, "invite"), {"user_id": user})
                room.members[user] = "invite"
            return room
        return None

    def _others(self, room: Room, user: str) -> set[str]:
        """Who else is in a room, or invited."""
        return {x for x, how in room.members.items() if how in HERE} - {self._server.me, user}

    def _made_for(self, room: Room) -> str | None:
        """For whom we made a room, if we did."""
        return room.made_for if room.creators == {self._server.me} else None

    async def _meet(self, room: Room) -> None:
        """Learn who is in a room now."""
        told = await self._server.ask("GET", at("rooms", room.id, "members"))
        for event in told.get("chunk", ()):
            room.learn(event)

    async def _made(self, user: str) -> Room:
        left = await self._left_behind(user)
        if left is None:
            await self._exists(user)
            left = str((await self._server.ask("POST", at("createRoom"), self._wanted(user)))["room_id"])
        await self.keep(left, user)
        return await self._places.rooms.arrives(left)

    async def _left_behind(self, user: str) -> str | None:
        """A room that was made for someone when the answer to that got lost."""
        told = await self._server.ask("GET", at("joined_rooms"))
        for id_ in told.get("joined_rooms", ()):
            room = self._places.rooms.get(id_) or Room(id_)
            if not room.creators:
                # It is not known yet what it is like.
                path = at("rooms", id_, "state", "m.room.create", "") + "?format=event"
                room.learn(await self._server.ask("GET", path))
            if self._made_for(room) == user:
                await self._meet(room)
                if not self._others(room, user):
                    return str(id_)
        return None

    async def _exists(self, user: str) -> None:
        """Homeservers invite whoever does not exist without a word."""
        try:
            await self._server.ask("GET", at("profile", user))
        except RefusedError as error:
            if error.status == 404:
                raise NotDeliveredError("nobody of that name on Matrix") from error

    def _wanted(self, user: str) -> dict[str, Any]:
        return {
            "preset": "private_chat",
            "is_direct": True,
            "invite": [user],
            "creation_content": {MARK: user},
            "initial_state": [ENCRYPTION] if self._encrypted else [],
        }

    async def _open(self, room: str) -> None:
        """A room with others in it is private no more."""
        self._places.keep_private(room, None)
        await self._database.promise(lambda unit: memory.lose_direct(unit, room))
