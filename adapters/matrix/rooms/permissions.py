"""Who may do what in a room, from its state alone.

The rules are those of the client-server API (m.room.power_levels) and of the authorization rules of the room
versions: from room version 12 on creators outrank everybody and stand in no list (MSC4289).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum

from adapters.matrix.rooms.room import Room

POWER_LEVELS = "m.room.power_levels"
REDACTION = "m.room.redaction"
MOST = 100
"""What the creator of an older room has as long as the room says nothing about levels."""
STATE_DEFAULT = 50


class Right(StrEnum):
    """What a room sets a level for by name."""

    INVITE = "invite"
    KICK = "kick"
    BAN = "ban"
    REDACT = "redact"


_DEFAULT = {Right.INVITE: 0, Right.KICK: 50, Right.BAN: 50, Right.REDACT: 50}


def power_of(room: Room, user: str) -> float:
    """The power of a user: a whole number, or infinity for a creator who outranks everybody."""
    if room.created_as_rank and user in room.creators:
        return math.inf
    if not room.levelled:
        return MOST if user in room.creators else 0
    listed = listed_level(room, user)
    return default_level(room) if listed is None else listed


def listed_level(room: Room, user: str) -> int | None:
    """The level written down for this user; None when the default holds for them."""
    return _number(_part(room.levels, "users").get(user))


def silent_level(room: Room) -> int:
    """A level with which nothing at all can be sent."""
    own = (_number(level) for level in _part(room.levels, "events").values())
    return min([_or(room.levels.get("events_default"), 0), *(x for x in own if x is not None)]) - 1


def default_level(room: Room) -> int:
    """The level of whoever is not listed."""
    return _or(room.levels.get("users_default"), 0)


def with_level(levels: Mapping[str, object], user: str, level: int | None) -> dict[str, object]:
    """The same levels, but for this one user; None takes them off the list."""
    users = {who: own for who, own in _part(levels, "users").items() if who != user}
    return {**levels, "users": users if level is None else {**users, user: level}}


def level_for(room: Room, right: Right) -> int:
    """The level that this right takes."""
    return _or(room.levels.get(right.value), _DEFAULT[right])


def level_to_send(room: Room, kind: str, *, state: bool = False) -> int:
    """The level that sending this type of event takes; `state` for an event with a state key."""
    own = _number(_part(room.levels, "events").get(kind))
    if own is not None:
        return own
    if state:
        return _or(room.levels.get("state_default"), STATE_DEFAULT)
    return _or(room.levels.get("events_default"), 0)


def may_send(room: Room, by: str, kind: str, *, state: bool = False) -> bool:
    """Whether someone may send this type of event."""
    return power_of(room, by) >= level_to_send(room, kind, state=state)


def may_redact(room: Room, by: str, author: str | None = None) -> bool:
    """Whether someone may take away a message of the author; of somebody else when that is not known."""
    own = by == author
    return may_send(room, by, REDACTION) and (own or power_of(room, by) >= level_for(room, Right.REDACT))


def may_invite(room: Room, by: str) -> bool:
    """Whether someone may invite."""
    return power_of(room, by) >= level_for(room, Right.INVITE)


def may_kick(room: Room, by: str, target: str) -> bool:
    """Whether someone may send another away."""
    return _over(room, by, target, Right.KICK)


def may_ban(room: Room, by: str, target: str) -> bool:
    """Whether someone may ban another."""
    return _over(room, by, target, Right.BAN)


def may_unban(room: Room, by: str, target: str) -> bool:
    """Whether someone may end another's ban, which takes the right to kick as well."""
    return may_ban(room, by, target) and may_kick(room, by, target)


def may_set_level(room: Room, by: str, target: str, level: int | None) -> bool:
    """Whether someone may give another (or themselves) this level; None takes them off the list."""
    if not may_send(room, by, POWER_LEVELS, state=True):
        return False
    own, before = power_of(room, by), listed_level(room, target)
    if before == level:
        return True
    if room.created_as_rank and target in room.creators:
        return False
    if before is not None and (before > own or (before == own and by != target)):
        return False
    return level is None or level <= own


def _over(room: Room, by: str, target: str, right: Right) -> bool:
    own = power_of(room, by)
    return own >= level_for(room, right) and own > power_of(room, target)


def _part(levels: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = levels.get(key)
    return found if isinstance(found, Mapping) else {}


def _number(value: object) -> int | None:
    """A level as written; rooms older than version 10 may write it as text."""
    if not isinstance(value, int | float | str):
        return None
    try:
        return int(value)
    except (ValueError, OverflowError):
        return None


def _or(value: object, default: int) -> int:
    found = _number(value)
    return default if found is None else found
