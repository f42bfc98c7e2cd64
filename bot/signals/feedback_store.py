"""What came of a bundle, as kept: the words of the beleidstafel, and how many people were told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Integer, String, Table, Text, insert, or_, select

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


def add(unit: Connection, said: Feedback, told: int, unreached: int) -> None:
    """Keep what was told, and to how many."""
    row = {"bundle": said.bundle, "text": said.text, "at": said.at, "told": told, "unreached": unreached}
    unit.execute(insert(signal_feedback).values(row))


def feedback_on(unit: Connection, bundles: Iterable[str]) -> dict[str, Feedback]:
    """What was last told of each of these bundles; those without are left out."""
    wanted = select(signal_feedback).where(signal_feedback.c.bundle.in_(list(bundles)))
    rows = unit.execute(wanted.order_by(signal_feedback.c.id))
    return {row.bundle: Feedback(row.bundle, row.text, row.at) for row in rows}


def followers(unit: Connection, bundle: str) -> dict[str, list[str]]:
    """Who asked to hear what comes of a bundle, with the numbers of their signals.

    A copy that was folded into a signal of this bundle counts as one of them.
    """
    own = (signal.c.bundle == bundle) & signal.c.state.in_(STANDING)
    inside = select(signal.c.id).where(own)
    wanted = select(signal.c.person, signal.c.id).where(
        or_(own, signal.c.copy_of.in_(inside)), signal.c.follows, signal.c.person.is_not(None)
    )
    found: dict[str, list[str]] = {}
    for row in unit.execute(wanted.order_by(signal.c.id)):
        found.setdefault(row.person, []).append(row.id)
    return found
