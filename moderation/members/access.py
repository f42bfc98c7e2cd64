"""What is held of a person across every room that keeps something."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.core.commands import Unit
from bot.core.ports import KeepsPersonalData

Held = Mapping[str, Mapping[str, object]]


def held_of(unit: Unit, rooms: Sequence[KeepsPersonalData], *keys: str) -> Held:
    """What each room holds of a person, by the room's name; rooms that hold nothing are left out.

    `keys` are all pseudonyms of the person, see `bot.store.links.keys_of`.
    """
    found = ((room.name, _together(room.export(unit, key) for key in keys)) for room in rooms)
    return {name: held for name, held in found if holds(held)}


def holds(value: object) -> bool:
    """Whether there is anything in what a room exported."""
    if isinstance(value, Mapping):
        return any(holds(one) for one in value.values())
    if isinstance(value, list | tuple):
        return bool(value)
    return value not in (None, "", 0, False)


def _together(found: Iterable[Mapping[str, object]]) -> Mapping[str, object]:
    """What was found under several pseudonyms as one: lists one after the other, else what says something."""
    whole: dict[str, object] = {}
    for name, value in (item for one in found for item in one.items()):
        known = whole.get(name)
        if isinstance(known, list) and isinstance(value, list):
            whole[name] = [*known, *value]
        elif not holds(known):
            whole[name] = value
    return whole


def as_json(held: Held, now: datetime) -> bytes:
    """The whole of it as a file that a person can keep or take elsewhere (GDPR article 20)."""
    page = {"made_at": now.isoformat(), "held": held}
    return json.dumps(page, ensure_ascii=False, indent=2, default=str).encode()
