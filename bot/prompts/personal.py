"""What a harvest holds of a person: shown on request, and erased."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from bot.prompts import harvest_store as kept
from bot.store.base import kept_until


class HarvestPersonalData:
    """The person's side of the harvest."""

    name = "harvest"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """What a person added to discussions, ready for JSON; empty when that is nothing."""
        added = [
            {
                "kind": item.kind.value,
                "text": item.text,
                "at": item.at.isoformat(),
                "until": kept_until(kept.harvest.c.at, item.at, unit),
            }
            for item in kept.items_of(unit, person)
        ]
        return {"added": added} if added else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Erase what a person added; how many items that were."""
        return kept.forget(unit, person)
