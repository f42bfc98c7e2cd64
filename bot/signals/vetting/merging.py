"""Two bundles about one issue become one, and two again; nothing is lost either way.

The lower number stays, the other keeps pointing at it. Signals remember the bundle they came from, and
recognitions stay where they were given, so that splitting puts each back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from bot.core.errors import UserError
from bot.signals import policy, store
from bot.signals.model import ActorRole, Bundle, BundleState, Signal, SignalState
from bot.signals.signal_table import signal
from bot.signals.tables import bundle
from bot.signals.vetting import followups

TAKES_IN = frozenset({BundleState.OPEN, BundleState.SCHEDULED, BundleState.DISCUSSED, BundleState.TAKEN_UP})
"""Where a bundle can stand when another is merged into it."""
NOT_THE_SAME = "niet-hetzelfde"


def merge(unit: Connection, one: Bundle, other: Bundle, now: datetime) -> Bundle:
    """Merge two bundles; the lower number stays, the other keeps pointing at it, nobody counts twice.

    Raises:
        UserError: it is one bundle, or where they stand does not allow it.
    """
    if one.id == other.id:
        raise UserError("signal-same-bundle", id=one.id)
    kept, gone = sorted((one, other), key=_number)
    if kept.state not in TAKES_IN:
        raise UserError("signal-not-possible", id=kept.id)
    policy.move(unit, gone, BundleState.MERGED, ActorRole.MODERATOR, now, kept.id)
    unit.execute(update(bundle).where(bundle.c.id == gone.id).values(merged_into=kept.id))
    came_from = func.coalesce(signal.c.came_from, gone.id)
    unit.execute(update(signal).where(signal.c.bundle == gone.id).values(bundle=kept.id, came_from=came_from))
    store.note(unit, kept.id, kept.state, ActorRole.MODERATOR, gone.id, now)
    followups.settle(unit, (kept.id, gone.id), now)
    return kept


def split(unit: Connection, gone: str, now: datetime) -> tuple[Bundle, Bundle]:
    """Take a merged bundle out again, with the signals that came from it; the two bundles.

    Raises:
        UserError: no bundle of this number was merged away.
    """
    row = unit.execute(select(bundle).where(bundle.c.id == gone.strip().upper())).one_or_none()
    if row is None or row.merged_into is None:
        raise UserError("signal-not-merged", id=gone[:20])
    kept = store.bundle_by_id(unit, row.id)
    was = store.merged_bundle(unit, row.id)
    if kept is None or was is None:
        raise UserError("signal-not-merged", id=gone[:20])
    policy.move(unit, was, BundleState.OPEN, ActorRole.MODERATOR, now, kept.id)
    unit.execute(update(bundle).where(bundle.c.id == was.id).values(merged_into=None))
    inside = signal.c.came_from.in_(_under(unit, was.id)) & (signal.c.bundle == kept.id)
    unit.execute(update(signal).where(inside).values(bundle=was.id))
    own = (signal.c.bundle == was.id) & (signal.c.came_from == was.id)
    unit.execute(update(signal).where(own).values(came_from=None))
    store.note(unit, kept.id, kept.state, ActorRole.MODERATOR, was.id, now)
    followups.settle(unit, (kept.id, was.id), now)
    again = store.bundle_by_id(unit, was.id)
    return kept, again or was


def opt_out(unit: Connection, found: Iterable[Signal], now: datetime) -> int:
    """Take someone's signals out of the bundle that they do not belong to, as they say; how many."""
    count = 0
    for each in found:
        values = {"bundle": None, "came_from": None}
        store.move_signal(unit, each, SignalState.VALIDATED, ActorRole.CONTRIBUTOR, now, NOT_THE_SAME, values)
        followups.settle(unit, (each.id, each.bundle), now)
        count += 1
    return count


def merged_at(unit: Connection, gone: str) -> datetime | None:
    """When a bundle was last merged away, or None."""
    steps = store.history(unit, gone)
    return next((x.at for x in reversed(steps) if x.to == BundleState.MERGED), None)


def _under(unit: Connection, id_: str) -> list[str]:
    """A bundle and all that was ever merged into it."""
    found = [id_]
    for each in found:
        found += unit.execute(select(bundle.c.id).where(bundle.c.merged_into == each)).scalars()
    return found


def _number(each: Bundle) -> int:
    return int(each.id.removeprefix("B-"))
