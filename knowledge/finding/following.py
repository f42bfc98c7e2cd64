"""The index that goes with the database: brought up to date with what changed, also by another process."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection, RootTransaction

from knowledge.finding.folder import IndexFolder
from knowledge.finding.index import Index
from knowledge.finding.pages import TornError
from knowledge.sources import store

log = logging.getLogger("vraagbaak.knowledge")


NONE = -1
"""The base when no state is certain yet."""


@dataclass(frozen=True, slots=True)
class _State:
    """Which state of the database the index holds, and since which state that is not certain.

    A change is seen before it is kept, and may be undone. So `unsure` are the sources that were read after
    `base`, a state that certainly stays; they are read again with the next change. `within` is the
    transaction in which `mark` was seen.
    """

    base: int = NONE
    mark: int = 0
    unsure: tuple[str, ...] = ()
    within: RootTransaction | None = None


class Following:
    """Keeps the index of one folder with one database; several threads may ask for it."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._index: Index | None = None
        self._state = _State()
        self._lock = Lock()

    def index(self, unit: Connection) -> Index:
        """The index of the sources as this transaction sees them; the same one when nothing changed."""
        with self._lock:
            index = self._index or self._opened() or self._made(unit)
            mark = store.stamp(unit)
            if mark != self._state.mark:
                self._settle(unit)
                index = self._changed(unit, index, mark)
            self._index = index
            return index

    def renewed(self, unit: Connection, why: TornError) -> Index:
        """The index made anew of all sources, because it was damaged."""
        with self._lock:
            log.warning("the index of the sources is made anew: %s", why)
            self._index = self._made(unit)
            return self._index

    def _opened(self) -> Index | None:
        try:
            index = self._folder.open()
        except TornError as error:
            log.warning("the index of the sources is made anew: %s", error)
            return None
        if index is not None:
            self._state = _State(index.head.base, index.head.mark, index.head.unsure)
        return index

    def _made(self, unit: Connection) -> Index:
        mark = store.stamp(unit)
        index = self._folder.make(lambda: store.each_resource(unit), NONE, mark)
        self._state = _State(NONE, mark, (), unit.get_transaction())
        return index

    def _settle(self, unit: Connection) -> None:
        """What another transaction saw, and this one too, was kept."""
        state, within = self._state, unit.get_transaction()
        if within is not state.within and store.is_kept(unit, state.mark):
            self._state = _State(state.mark, state.mark, (), within)

    def _changed(self, unit: Connection, index: Index, mark: int) -> Index:
        base = self._state.base
        # A mark only rises, so a lower one is that of a database which was put back.
        if base == NONE or mark < base:
            return self._made(unit)
        changed = store.changed_since(unit, base, self._state.unsure)
        if len(changed) > index.head.sources:
            return self._made(unit)
        unsure = tuple(sorted(changed)) if mark != base else ()
        try:
            index = self._folder.change(index, changed, base, mark, unsure)
        except TornError as error:
            log.warning("the index of the sources is made anew: %s", error)
            return self._made(unit)
        self._state = _State(base, mark, unsure, unit.get_transaction())
        return index
