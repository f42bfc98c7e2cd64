"""One act in every room of the community, and what could not be done said by name."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol, TypeVar

from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.rooms.room import Room, Rooms
from bot.core.errors import NotDeliveredError
from bot.core.places import Conversation

T = TypeVar("T")
AT_ONCE = 8
"""Requests that only read, at the same moment."""
PRESENT = frozenset({"join", "invite", "knock"})
RANK = "rank"
"""The name of what misses when somebody has as much power as the assistant."""


class Community(Protocol):
    """What is asked of `Places`."""

    rooms: Rooms
    private: dict[str, str]

    def room_of(self, where: Conversation) -> Room | None:
        """The room behind an open conversation, as it is now."""

    def community(self) -> Iterable[Room]:
        """The rooms of the community, the space among them; private ones are none."""


class MissingError(Exception):
    """A right that misses in one room; `name` as in the text `permission-<name>`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


async def everywhere(rooms: Iterable[T], deed: Callable[[T], Awaitable[None]]) -> None:
    """Do it in each room, also where it misses in another.

    Raises:
        NotDeliveredError: naming what missed, and in how many rooms, after doing all that could be done.
        UnavailableError: when the homeserver does not answer.
    """
    missed: Counter[str] = Counter()
    done = 0
    for room in rooms:
        try:
            await deed(room)
            done += 1
        except MissingError as error:
            missed[error.name] += 1
    if missed:
        told = ", ".join(f"{name} in {count}" for name, count in sorted(missed.items()))
        raise NotDeliveredError(f"permission missing: {told} of {done + missed.total()} rooms")


async def memberships(homeserver: Homeserver, rooms: Iterable[Room], user: str) -> list[tuple[Room, str]]:
    """What someone is in each of these rooms, as the homeserver says now; empty when they were never there.

    Raises:
        UnavailableError: when the homeserver does not answer.
    """
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(room: Room) -> tuple[Room, str]:
        async with turns:
            return room, await membership(homeserver, room.id, user)

    found = await asyncio.gather(*(one(room) for room in rooms), return_exceptions=True)
    for outcome in found:
        if isinstance(outcome, BaseException):
            raise outcome
    return [outcome for outcome in found if not isinstance(outcome, BaseException)]


async def membership(homeserver: Homeserver, room: str, user: str) -> str:
    """What someone is in a room now; empty when they were never there, or the room cannot be looked into.

    Raises:
        UnavailableError: when the homeserver does not answer.
    """
    try:
        told = await homeserver.ask("GET", at("rooms", room, "state", "m.room.member", user))
    except RefusedError:
        return ""
    return str(told.get("membership", ""))
