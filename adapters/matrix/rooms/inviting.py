"""Which invitations the assistant accepts, and which rooms it goes to of its own accord."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from adapters.matrix.homeserver import RefusedError, at
from adapters.matrix.options import Invites
from adapters.matrix.rooms.room import Event, Room, Rooms

MEMBER = "m.room.member"


class Ask(Protocol):
    """One request to the homeserver; raises RefusedError when it says no."""

    async def __call__(self, method: str, path: str) -> dict[str, Any]:
        """The answer to one request."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody wants the assistant in a room; `direct` is what they say it is for."""

    room: str
    by: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Inviter:
    """What we know of who invites: whether we share a room with them, and whether they have a role."""

    acquainted: bool
    staff: bool


def invitation(room: str, shown: Iterable[Event], me: str) -> Invitation | None:
    """The invitation in what a homeserver shows of a room before one is in; None when there is none for us.

    What it shows besides is the word of the inviter's server: a name or alias in it proves nothing.
    """
    for event in shown:
        content = event.get("content")
        if event.get("type") != MEMBER or event.get("state_key") != me or not isinstance(content, Mapping):
            continue
        if content.get("membership") == "invite" and isinstance(event.get("sender"), str):
            return Invitation(room, event["sender"], content.get("is_direct") is True)
    return None


def accepts(asked: Invitation, by: Inviter, expected: frozenset[str], policy: Invites) -> bool:
    """Whether to go along; `expected` are the ids of the rooms that are ours by the settings or the space.

    A private conversation with whom we share a room is no further room, so it does not depend on the policy.
    """
    if asked.room in expected or (asked.direct and by.acquainted):
        return True
    return (policy == "members" and by.acquainted) or (policy == "staff" and by.staff)


def expected_rooms(named: Iterable[str], space: Room | None) -> frozenset[str]:
    """The rooms that are ours: those the settings name (by id, aliases looked up) and those of the space."""
    return frozenset({*named, *(space.children if space is not None else ())})


async def acquainted(ask: Ask, rooms: Rooms, user: str) -> bool:
    """Whether we share a room with someone.

    The homeserver is asked where we have not met them: it does not tell all members of a room at once.
    Raises UnavailableError when it does not answer.
    """
    if any(room.members.get(user) == "join" for room in rooms):
        return True
    for room in rooms:
        if user not in room.members and await _is_in(ask, room.id, user):
            return True
    return False


async def _is_in(ask: Ask, room: str, user: str) -> bool:
    try:
        found = await ask("GET", at("rooms", room, "state", MEMBER, user))
    except RefusedError:
        return False
    return found.get("membership") == "join"
