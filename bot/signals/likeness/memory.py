"""Bundled signals in memory, kept in step with the database, which decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection

from bot.signals import reading_table as readings
from bot.signals.likeness.bundling import Bundler, BundlingWeights
from bot.signals.likeness.similarity import Vector, pack, unpack

LOOKED_BACK = 50
"""Lines of history that are looked at again: what was undone with its transaction is then seen."""
READ_AGAIN = 500
"""How many signals that other word lists read are read again at one start, so that no start takes long."""

Read = Callable[[str, str | None], Vector]


class BundleMemory:
    """Reads at the first question what is bundled, and after that only what changed."""

    def __init__(self, weights: BundlingWeights, read: Read, mark: str) -> None:
        self._weights = weights
        self._read = read
        self._mark = mark
        self._bundler = Bundler(weights)
        self._event: int | None = None
        self._oldest: datetime | None = None
        self._recent: list[str] = []
        self._keeps = True

    def bundler(self, unit: Connection, *, keeps: bool = True) -> Bundler:
        """The bundles as the database has them now; what is read anew is kept there where that `keeps`."""
        self._keeps = keeps
        last = readings.last_event(unit)
        if self._event is not None:
            changed = readings.changed_since(unit, min(self._event, last) - LOOKED_BACK)
            self._look_again(unit, [*changed, *self._recent])
            self._recent = changed
        oldest = readings.oldest(unit)
        if self._event is None or oldest != self._oldest:
            self._look_at_all(unit)
        self._event, self._oldest = last, oldest
        return self._bundler

    def _look_at_all(self, unit: Connection) -> None:
        self._bundler = Bundler(self._weights)
        unread: list[readings.Placed] = []
        stale: list[readings.Placed] = []
        for each in readings.placed(unit):
            if each.features is None:
                unread.append(each)
                continue
            self._bundler.confirm(each.id, each.bundle, unpack(each.features))
            if each.mark != self._mark:
                stale.append(each)
        for each in (*unread, *islice(reversed(stale), READ_AGAIN)):
            self._bundler.confirm(each.id, each.bundle, unpack(self._read_and_keep(unit, each)))

    def _look_again(self, unit: Connection, subjects: Iterable[str]) -> None:
        """Look again at signals, and at all that is or was in bundles, among these."""
        ids = set(subjects)
        if not ids:
            return
        bundles = {id_ for id_ in ids if self._bundler.holds(id_)}
        ids |= {member for bundle in bundles for member in self._bundler.members(bundle)}
        now = {each.id: each for each in readings.placed_among(unit, sorted(ids), sorted(ids))}
        for id_ in sorted(ids - now.keys()):
            self._bundler.release(id_)
        for each in now.values():
            if each.features is None or self._bundler.bundle_of(each.id) != each.bundle:
                packed = each.features or self._read_and_keep(unit, each)
                self._bundler.confirm(each.id, each.bundle, unpack(packed))

    def _read_and_keep(self, unit: Connection, each: readings.Placed) -> bytes:
        text, channel = readings.words_of(unit, each.id)
        packed = pack(self._read(text, channel))
        if self._keeps:
            readings.keep(unit, each.id, self._mark, packed)
        return packed
