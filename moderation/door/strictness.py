"""How strict the door is at this moment, room by room and rule by rule: in memory, as the database has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from bot.core.places import Conversation
from moderation.door import store
from moderation.door.model import Sensitivity, Subject
from moderation.door.publicity import Publicity
from moderation.guard.guard import Policy

NEVER = 2.0
"""A confidence that no find has."""


class Strictness:
    """What moderators set goes before what the settings say, of a room as of all rooms.

    `usual` holds where nothing else is said; `rooms` gives what the settings say of some, by room key.
    """

    def __init__(self, policy: Policy, usual: Sensitivity, rooms: Mapping[str, Sensitivity]) -> None:
        self._policy = policy
        self._usual = usual
        self._rooms = rooms
        self._set: Mapping[str, Sensitivity] = {}
        self._known: int | None = -1
        self._policies = _policies(policy)
        self.public = Publicity(())

    def refresh(self, unit: Connection) -> None:
        """Follow the settings as they are in this transaction; only for the one that writes.

        Every written work begins with it, so that a change rolled back or made by another process is
        never missed.
        """
        mark = store.mark(unit)
        if mark == self._known:
            return
        rooms = store.settings(unit, Subject.ROOM)
        self._set = {room: Sensitivity(value) for room, value in rooms.items()}
        lenient = frozenset(store.settings(unit, Subject.RULE))
        self._policies = _policies(replace(self._policy, lenient=lenient))
        self.public = Publicity(store.settings(unit, Subject.PUBLIC))
        self._known = mark

    def of(self, where: Conversation) -> Sensitivity:
        """How strict the door is in this room."""
        key = where.whole_room.key
        return self._set.get(key) or self._rooms.get(key) or self._usual

    def usually(self, where: Conversation) -> Sensitivity:
        """How strict the door is in this room when no moderator says otherwise."""
        return self._rooms.get(where.whole_room.key) or self._usual

    def policy(self, where: Conversation) -> Policy:
        """The working points of the guard in this room."""
        return self._policies[self.of(where)]


def _policies(normal: Policy) -> Mapping[Sensitivity, Policy]:
    return {
        # Whatever would be masked is held back.
        Sensitivity.STRICT: replace(normal, refuse_from=normal.mask_from),
        Sensitivity.NORMAL: normal,
        Sensitivity.OBSERVE: replace(normal, refuse_from=NEVER),
    }
