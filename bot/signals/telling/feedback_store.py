"""What came of a bundle, as kept: the words of the beleidstafel, and how many people were told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, String, Table, Text, insert, or_, select, update

from bot.signals.signal_table import signal
from bot.signals.store import STANDING
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

signal_feedback = Table(
    "signal_feedback",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of what was told",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "bundle",
        String(12),
        nullable=False,
        index=True,
        purpose="the bundle it is about",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "text",
        Text,
        nullable=False,
        purpose="what came of it, in words of the beleidstafel for everyone to read",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "told",
        Integer,
        nullable=False,
        purpose="how many people it was sent to; never who",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "unreached",
        Integer,
        nullable=False,
        purpose="how many people asked for it and have no address any more; never who",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when, to show it and to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What came of a bundle."""

    bundle: str
    text: str
    at: datetime
    id: int = 0


def add(unit: Connection, said: Feedback) -> int:
    """Keep what is told; its number."""
    row = {"bundle": said.bundle, "text": said.text, "at": said.at, "told": 0, "unreached": 0}
    made = insert(signal_feedback).values(row).returning(signal_feedback.c.id)
    return int(unit.execute(made).scalar_one())


def sent_to(unit: Connection, id_: int, told: int, unreached: int) -> None:
    """Keep to how many people it was sent, and how many had no address."""
    same = signal_feedback.c.id == id_
    unit.execute(update(signal_feedback).where(same).values(told=told, unreached=unreached))


def feedback_by_id(unit: Connection, id_: int) -> Feedback | None:
    """What was told under this number, or None."""
    row = unit.execute(select(signal_feedback).where(signal_feedback.c.id == id_)).one_or_none()
    return _feedback(row) if row else None


def feedback_on(unit: Connection, bundles: Iterable[str]) -> dict[str, Feedback]:
    """What was last told of each of these bundles; those without are left out."""
    wanted = select(signal_feedback).where(signal_feedback.c.bundle.in_(list(bundles)))
    rows = unit.execute(wanted.order_by(signal_feedback.c.id))
    return {row.bundle: _feedback(row) for row in rows}


def feedback_between(unit: Connection, start: datetime, end: datetime) -> list[Feedback]:
    """What was told in a period, oldest first."""
    in_it = (signal_feedback.c.at >= start) & (signal_feedback.c.at < end)
    wanted = select(signal_feedback).where(in_it)
    return [_feedback(row) for row in unit.execute(wanted.order_by(signal_feedback.c.id))]


@dataclass(frozen=True, slots=True)
class Contributor:
    """Who gave signals to a bundle: a person with their numbers, or one number of somebody unknown."""

    person: str | None
    signals: tuple[str, ...]
    follows: bool


def contributors(unit: Connection, bundle: str) -> list[Contributor]:
    """Who gave the signals of a bundle, by number; `follows` when they asked to hear what comes of it.

    A copy that was folded into a signal of this bundle counts as one of them.
    """
    own = (signal.c.bundle == bundle) & signal.c.state.in_(STANDING)
    inside = select(signal.c.id).where(own)
    wanted = select(signal.c.person, signal.c.id, signal.c.follows)
    found: dict[str, Contributor] = {}
    rows = unit.execute(wanted.where(or_(own, signal.c.copy_of.in_(inside))).order_by(signal.c.id))
    for person, id_, follows in rows:
        before = found.get(person or id_, Contributor(person, (), False))
        found[person or id_] = Contributor(person, (*before.signals, id_), before.follows or follows)
    return list(found.values())


def _feedback(row: Row[Any]) -> Feedback:
    return Feedback(row.bundle, row.text, row.at, row.id)
