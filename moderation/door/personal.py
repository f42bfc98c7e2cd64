"""What the door holds of a person: to see it, and to erase it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select, update

from moderation.door.holding import Holding
from moderation.door.small_world import Hints
from moderation.door.tables import door_change


class DoorPersonalData:
    """The person's side of the door: changes they made as a moderator, and what was just held back."""

    name = "door"

    def __init__(self, holding: Holding, hints: Hints | None = None) -> None:
        self._holding = holding
        self._hints = hints

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """How often a moderator changed how strict the door is, ready for JSON."""
        made = unit.execute(select(func.count()).where(door_change.c.who == person)).scalar_one()
        return {"changes": made} if made else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Unlink what they changed and forget what was held back; how many rows that touched."""
        self._holding.forget(person)
        if self._hints is not None:
            self._hints.forget(person)
        unlinked = update(door_change).where(door_change.c.who == person).values(who=None)
        return unit.execute(unlinked).rowcount
