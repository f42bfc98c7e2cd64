"""Jobs that run by the clock, and the record that lets each of their slots run once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, String, Table, select

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.upsert import insert_once, insert_or_change

schedule = Table(
    "schedule",
    metadata,
    column(
        "id",
        String(64),
        primary_key=True,
        purpose="which job this is",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason="one row per job of the assistant, about nobody",
    ),
    column(
        "rule",
        String(100),
        nullable=False,
        purpose="notice that a job got another rule, which then starts anew",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason="one row per job of the assistant, about nobody",
    ),
    column(
        "looked_until",
        UtcDateTime,
        nullable=False,
        purpose="up to when the slots of this job were looked after",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason="one row per job of the assistant, about nobody",
    ),
)

schedule_run = Table(
    "schedule_run",
    metadata,
    column(
        "schedule",
        String(64),
        primary_key=True,
        purpose="which job ran",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "slot",
        String(32),
        primary_key=True,
        purpose="for which moment it ran, so that it never runs twice for one moment",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "due_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it should have run, to show lateness and to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "ran_at",
        UtcDateTime,
        nullable=False,
        purpose="when it ran or was passed over",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "outcome",
        String(16),
        nullable=False,
        purpose="whether it ran or came too late",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)


class RunOutcome(StrEnum):
    """What became of a slot."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Slot:
    """One moment at which a job is due.

    `name` is what makes the moment unique: the wall time for a rule of the calendar, so that an hour that
    comes twice in autumn counts once; UTC for a rule that goes by the hour.
    """

    schedule: str
    name: str
    due: datetime
    late: timedelta


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do by the clock.

    `cron` is minute, hour, day, month, weekday in the zone of the community, weekdays by name (mon, tue …).
    `run` works inside the transaction that claims the slot: short, and nothing but the database. It is
    left undone when the slot is late by more than `grace`.
    """

    id: str
    cron: str
    grace: timedelta
    run: Callable[[Connection, Slot], None]


def looked_until(unit: Connection, job: Job) -> datetime | None:
    """Up to when this job's slots were looked after; None for a new job or one with a new rule."""
    wanted = select(schedule.c.looked_until).where(schedule.c.id == job.id, schedule.c.rule == job.cron)
    return unit.execute(wanted).scalar_one_or_none()


def look_until(unit: Connection, job: Job, now: datetime) -> None:
    """Record that this job's slots were looked after until now."""
    insert_or_change(unit, schedule, {"id": job.id}, {"rule": job.cron, "looked_until": now})


def claim(unit: Connection, slot: Slot, outcome: RunOutcome) -> bool:
    """Claim a slot in the transaction of its effect; False when it was claimed before."""
    row = {
        "schedule": slot.schedule,
        "slot": slot.name,
        "due_at": slot.due,
        "ran_at": slot.due + slot.late,
        "outcome": outcome.value,
    }
    return insert_once(unit, schedule_run, row)
