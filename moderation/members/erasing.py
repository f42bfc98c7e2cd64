"""Erasing a person in every room, and once more when an older copy of the database is put back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.core.commands import Unit
from bot.core.ports import KeepsPersonalData
from bot.store.erasures import Erasures, people_in
from moderation.members.access import held_of


@runtime_checkable
class KnowsPeople(Protocol):
    """A room that holds people in another way than by a pseudonym in a column."""

    def people(self, unit: Unit) -> Iterable[str]:
        """The pseudonyms of everyone it may hold something of."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: rows touched per room, and the rooms that still hold something."""

    touched: Mapping[str, int]
    remaining: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many rows were erased or unlinked."""
        return sum(self.touched.values())


class Eraser:
    """Erases people in `rooms`, and keeps a mark of each erasure in `erasures`."""

    def __init__(self, rooms: Sequence[KeepsPersonalData], erasures: Erasures) -> None:
        self._rooms = rooms
        self._erasures = erasures

    def erase(self, unit: Unit, keys: Sequence[str], now: datetime) -> Erased:
        """Erase a person in every room, in the open transaction; `keys` are all their pseudonyms."""
        touched = {room.name: sum(room.forget(unit, key) for key in keys) for room in self._rooms}
        # Last, so that an erasure that fails leaves no mark.
        self._erasures.note(unit, keys, now)
        return Erased(touched, tuple(held_of(unit, self._rooms, *keys)))

    def again(self, unit: Unit, now: datetime) -> int:
        """Erase whom an older copy of the database brought back; how many people that were.

        GDPR article 17: a copy that is put back may not undo an erasure.
        """
        unknown = self._erasures.unknown(unit, now)
        if unknown:
            marks = {mark for mark, _ in unknown}
            back = [person for person in self._everyone(unit) if self._erasures.mark(person) in marks]
            for room in self._rooms:
                for person in back:
                    room.forget(unit, person)
            self._erasures.learn(unit, unknown)
        self._erasures.write(unit)
        return len(back) if unknown else 0

    def _everyone(self, unit: Unit) -> set[str]:
        found = people_in(unit)
        for room in self._rooms:
            if isinstance(room, KnowsPeople):
                found.update(room.people(unit))
        return found
