"""Undoing what was changed: one source back to an earlier form, or a whole batch at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection

from knowledge.sources import history
from knowledge.sources.changes import SHOWN, Changes, Stored, applied, back, between, overtaken
from knowledge.sources.history import Deed, Mark, Revision
from knowledge.sources.resource import RowError
from knowledge.sources.rows import Pair, stored, write


@dataclass(frozen=True, slots=True)
class Undone:
    """How many sources were put back, and which were left because somebody changed them since."""

    number: int
    left: tuple[str, ...]


def as_it_was(unit: Connection, source: str, after: int) -> Changes | None:
    """What changes when a source becomes as it was right after one of its changes.

    None when the source has no change with that number; 0 is before all that is written down.
    """
    later = history.revisions(unit, source, limit=None)
    now = stored(unit, [source]).get(source)
    if now is None or after not in {0, *(each.id for each in later)}:
        return None
    was = now
    for each in later:
        if each.id <= after:
            break
        was = applied(was, inverse(each))
    return between(now, was)


def undo(unit: Connection, batch: str, mark: Mark) -> Undone:
    """Undo the changes of a batch, but for sources that somebody changed since.

    What `mark` names as its batch makes this one that can be undone, too.
    """
    pairs, left = plan(unit, batch)
    return Undone(write(unit, pairs, mark), left)


def plan(unit: Connection, batch: str) -> tuple[list[Pair], tuple[str, ...]]:
    """What undoing a batch would make of its sources, and which it would leave."""
    by_source = attrgetter("source")
    changed = sorted(history.in_batch(unit, batch), key=by_source)  # within one source: newest first
    now = stored(unit, {each.source for each in changed})
    touched = history.touched_since(unit, batch)
    pairs: list[Pair] = []
    left = []
    for source, revisions in groupby(changed, key=by_source):
        was = _before(now[source], list(revisions), source in touched)
        if was is None:
            left.append(source)
        else:
            pairs.append((now[source], was))
    return pairs, tuple(left)


def inverse(each: Revision) -> Changes:
    """The changes that undo a revision; a source that came is hidden, not removed, so that it can return."""
    undoing = back(each.changes)
    if SHOWN in undoing and undoing[SHOWN][1] is None:
        undoing[SHOWN] = (True, False)
    return undoing


def _before(now: Stored, revisions: Sequence[Revision], touched: bool) -> Stored | None:
    """A source before these changes; None when they were overtaken, or it would not be right.

    One that came with them and that somebody worked on since is not taken away.
    """
    was = now
    for each in revisions:
        undoing = inverse(each)
        if overtaken(was, undoing) or (touched and each.deed is Deed.ADDED):
            return None
        try:
            was = applied(was, undoing)
        except RowError:
            return None
    return was
