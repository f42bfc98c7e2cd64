"""Counts of the door stay a year, who changed what two years."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from bot.store.base import kept_for
from bot.store.schedules import Job, Slot
from moderation.door.tables import door_change, door_count


def nightly() -> Job:
    """The job that removes old counts and changes every night."""
    return Job("door-housekeeping", "10 4 * * *", timedelta(hours=20), _tidy_slot)


def tidy(unit: Connection, now: datetime) -> int:
    """Delete what is past its time; how many rows that touched."""
    day, at = door_count.c.day, door_change.c.at
    touched = unit.execute(delete(door_count).where(day < (now - kept_for(day, unit)).date())).rowcount
    return touched + unit.execute(delete(door_change).where(at < now - kept_for(at, unit))).rowcount


def _tidy_slot(unit: Connection, slot: Slot) -> None:
    tidy(unit, slot.due + slot.late)
