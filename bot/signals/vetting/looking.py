"""What a moderator has in front of them, so that nobody decides on what a colleague changed meanwhile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Integer, String, Table, Text, delete, func, select

from bot.signals.tables import signal_event
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_or_change

SESSION = timedelta(hours=1)
"""How long a moderator can take the own last decision back."""

queue_look = Table(
    "queue_look",
    metadata,
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="which moderator has a signal in front of them",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.DAY,
    ),
    column(
        "signal",
        String(16),
        primary_key=True,
        purpose="which signal that is",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "steps",
        Integer,
        nullable=False,
        purpose="how far it was then, to notice that a colleague was first",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
)

vetting_act = Table(
    "vetting_act",
    metadata,
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="whose last decision this was, to take it back",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.DAY,
    ),
    column(
        "signal",
        String(16),
        nullable=False,
        purpose="which signal it was about",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "before",
        Text,
        nullable=False,
        purpose="what was chosen for the signal before; no words of anyone",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "steps",
        Integer,
        nullable=False,
        purpose="how far it was after the decision, to notice that something followed",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="how long it can be taken back, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
)


@dataclass(frozen=True, slots=True)
class Act:
    """A moderator's last decision: the signal, and its columns as they were before."""

    signal: str
    before: Mapping[str, str | None]


def looks(unit: Connection, person: str, signal: str, now: datetime) -> None:
    """Note that a moderator has a signal in front of them as it is now."""
    values = {"steps": _steps(unit, signal), "at": now}
    insert_or_change(unit, queue_look, {"person": person, "signal": signal}, values)


def overtaken(unit: Connection, person: str, signal: str) -> bool:
    """Whether a signal changed since this moderator looked; False when they never did."""
    wanted = select(queue_look.c.steps).where(queue_look.c.person == person, queue_look.c.signal == signal)
    seen = unit.execute(wanted).scalar_one_or_none()
    return seen is not None and seen != _steps(unit, signal)


def acted(
    unit: Connection, person: str, signal: str, before: Mapping[str, str | None], now: datetime
) -> None:
    """Keep a moderator's last decision, for a while."""
    row = {"signal": signal, "before": json.dumps(dict(before)), "steps": _steps(unit, signal), "at": now}
    insert_or_change(unit, vetting_act, {"person": person}, row)


def last_act(unit: Connection, person: str, now: datetime) -> Act | None:
    """The last decision of a moderator in this session that nothing followed on, or None."""
    wanted = select(vetting_act).where(vetting_act.c.person == person, vetting_act.c.at > now - SESSION)
    row = unit.execute(wanted).one_or_none()
    if row is None or row.steps != _steps(unit, row.signal):
        return None
    return Act(row.signal, json.loads(row.before))


def forget_act(unit: Connection, person: str) -> int:
    """Forget a moderator's last decision; how many rows that were."""
    return unit.execute(delete(vetting_act).where(vetting_act.c.person == person)).rowcount


def _steps(unit: Connection, signal: str) -> int:
    wanted = select(func.count()).select_from(signal_event).where(signal_event.c.subject == signal)
    return int(unit.execute(wanted).scalar_one())
