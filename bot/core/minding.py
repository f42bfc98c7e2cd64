"""The contracts of rooms that mind what becomes of messages and people on their platforms."""

from __future__ import annotations

from typing import Protocol

from bot.core.commands import Call, Unit
from bot.core.places import MessageRef


class PointsAt(Protocol):
    """A room that keeps something of single messages."""

    def points_at(self, unit: Unit, ref: MessageRef) -> bool:
        """Whether something is kept of this message."""


class NoticesPresence(Protocol):
    """A room that minds whether somebody is still in the community."""

    def left(self, call: Call) -> None:
        """Take note that `call.actor` is not any more."""

    def seen(self, call: Call) -> None:
        """Take note that `call.actor` is."""
