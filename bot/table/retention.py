"""What may not stay: the history of the policy table past its term."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from bot.store.base import kept_for
from bot.store.schedules import Job, Slot
from bot.table.meeting_tables import table_event

_GRACE = timedelta(hours=20)


def nightly() -> Job:
    """The job that tidies every night."""

    def run(unit: Connection, slot: Slot) -> None:
        tidy(unit, slot.due + slot.late)

    return Job("table-housekeeping", "55 3 * * *", _GRACE, run)


def tidy(unit: Connection, now: datetime) -> int:
    """Delete what is past its term; how many rows that were."""
    moment = table_event.c.at
    return unit.execute(delete(table_event).where(moment < now - kept_for(moment, unit))).rowcount
