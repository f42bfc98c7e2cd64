"""The words of signals, read to compare them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.signals.model import SignalState
from bot.signals.signal_table import signal
from bot.signals.store import OURS

_AT_ONCE = 500


def bundled_texts(unit: Connection) -> list[tuple[str, str, str]]:
    """Number, bundle and words of every bundled signal that has words."""
    wanted = select(signal.c.id, signal.c.bundle, signal.c.text)
    wanted = wanted.where(signal.c.state == SignalState.BUNDLED.value, signal.c.text.is_not(None))
    return [(row.id, row.bundle, row.text) for row in unit.execute(wanted.order_by(signal.c.id))]


def newest_of(unit: Connection, bundles: Sequence[str], most: int) -> dict[str, list[str]]:
    """The words of the newest signals of these bundles, at most so many of each, oldest first."""
    found: dict[str, list[str]] = {}
    for id_ in bundles:
        here = (signal.c.bundle == id_) & (signal.c.state == SignalState.BUNDLED.value)
        wanted = select(signal.c.text).where(here, signal.c.text.is_not(None))
        newest = wanted.order_by(signal.c.given_at.desc(), signal.c.id.desc()).limit(most)
        found[id_] = list(unit.execute(newest).scalars())[::-1]
    return found


def standing_sizes(unit: Connection, since: datetime) -> dict[str, int]:
    """The signals given since a moment and not turned away, in order, with how long their words are."""
    wanted = select(signal.c.id, func.length(signal.c.text)).where(
        signal.c.state.in_(OURS), signal.c.text.is_not(None), signal.c.given_at >= since
    )
    return {row[0]: row[1] for row in unit.execute(wanted.order_by(signal.c.given_at, signal.c.id))}


def texts_of(unit: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Number and words of these signals, in this order."""
    for start in range(0, len(ids), _AT_ONCE):
        batch = ids[start : start + _AT_ONCE]
        rows = unit.execute(select(signal.c.id, signal.c.text).where(signal.c.id.in_(batch)))
        found = {row.id: row.text or "" for row in rows}
        yield from ((id_, found[id_]) for id_ in batch if id_ in found)
