"""What was read of bundled signals, kept so that a start does not have to read them all again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, ForeignKey, LargeBinary, String, Table, delete, func, insert, or_, select

from bot.signals.model import SignalState
from bot.signals.signal_table import signal
from bot.signals.tables import signal_event
from bot.store.base import DataClass, Retention, column, metadata

signal_reading = Table(
    "signal_reading",
    metadata,
    column(
        "signal",
        String(16),
        ForeignKey(signal.c.id, ondelete="CASCADE"),
        primary_key=True,
        purpose="the signal that was read",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "mark",
        String(16),
        nullable=False,
        purpose="with which word lists it was read",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "features",
        LargeBinary,
        nullable=False,
        purpose="what the words are about, as numbers, to compare signals; goes together with the words",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.WITH_PARENT,
    ),
)


class Placed(NamedTuple):
    """A bundled signal that has words, with what was read of it, if anything."""

    id: str
    bundle: str
    mark: str | None
    features: bytes | None


def placed(unit: Connection) -> Iterator[Placed]:
    """Every bundled signal that has words, by number."""
    for row in unit.execute(_PLACED.order_by(signal.c.id)):
        yield Placed(*row)


def placed_among(unit: Connection, ids: list[str], bundles: list[str]) -> list[Placed]:
    """The bundled signals that have words among these, and those in these bundles."""
    wanted = _PLACED.where(or_(signal.c.id.in_(ids), signal.c.bundle.in_(bundles)))
    return [Placed(*row) for row in unit.execute(wanted.order_by(signal.c.id))]


def oldest(unit: Connection) -> datetime | None:
    """When the oldest signal was given: the oldest go without a line of history."""
    found: datetime | None = unit.execute(select(func.min(signal.c.given_at))).scalar_one()
    return found


def words_of(unit: Connection, id_: str) -> tuple[str, str]:
    """The words of a signal, and its channel."""
    row = unit.execute(select(signal.c.text, signal.c.channel).where(signal.c.id == id_)).one()
    return row.text or "", row.channel


def keep(unit: Connection, id_: str, mark: str, features: bytes) -> None:
    """Keep what was read of a signal, instead of what was read before."""
    forget(unit, id_)
    unit.execute(insert(signal_reading).values(signal=id_, mark=mark, features=features))


def forget(unit: Connection, id_: str) -> None:
    """Drop what was read of a signal: its words changed or went."""
    unit.execute(delete(signal_reading).where(signal_reading.c.signal == id_))


def forget_wordless(unit: Connection) -> None:
    """Drop what was read of signals that no longer have words."""
    gone = select(signal.c.id).where(signal.c.text.is_(None))
    unit.execute(delete(signal_reading).where(signal_reading.c.signal.in_(gone)))


def last_event(unit: Connection) -> int:
    """The number of the last line of history; 0 when there is none."""
    return int(unit.execute(select(func.coalesce(func.max(signal_event.c.id), 0))).scalar_one())


def changed_since(unit: Connection, event: int) -> list[str]:
    """The signals and bundles of which history says something after this line."""
    wanted = select(signal_event.c.subject).where(signal_event.c.id > event).distinct()
    return sorted(unit.execute(wanted).scalars())


_BUNDLED = signal.c.state == SignalState.BUNDLED.value
_PLACED = (
    select(signal.c.id, signal.c.bundle, signal_reading.c.mark, signal_reading.c.features)
    .select_from(signal)
    .outerjoin(signal_reading, signal_reading.c.signal == signal.c.id)
    .where(_BUNDLED, signal.c.text.is_not(None))
)
