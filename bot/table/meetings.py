"""The meetings of the policy table as kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.core.errors import UserError
from bot.core.zone import local_day
from bot.store.numbers import next_number
from bot.table.history import record
from bot.table.meeting_tables import table_meeting, table_number
from bot.table.model import Meeting, terms


def plan(unit: Connection, day: date, role: str, now: datetime) -> Meeting:
    """Plan a meeting; its agenda closes and its papers go by working days before it.

    Raises:
        UserError: the day is past, or the table meets then already.
    """
    _free(unit, day, now)
    number = next_number(unit, table_number, {"series": f"V-{day.year}"})
    freeze, papers = terms(day)
    made = Meeting(f"V-{day.year}-{number}", day, freeze, papers)
    row = {"id": made.id, "day": day, "freeze": freeze, "papers": papers}
    unit.execute(insert(table_meeting).values(row))
    record(unit, made.id, "", day.isoformat(), role, "", now)
    return made


def move(unit: Connection, found: Meeting, day: date, role: str, reason: str, now: datetime) -> Meeting:
    """Hold a meeting on another day; it keeps its number and its agenda.

    Raises:
        UserError: the meeting was held already, no reason, the day is past or taken.
    """
    if found.day < local_day(now):
        raise UserError("table-meeting-past", id=found.id)
    if not reason.strip():
        raise UserError("table-reason-needed")
    _free(unit, day, now)
    freeze, papers = terms(day)
    changed = {"day": day, "freeze": freeze, "papers": papers}
    unit.execute(update(table_meeting).where(table_meeting.c.id == found.id).values(changed))
    record(unit, found.id, found.day.isoformat(), day.isoformat(), role, reason, now)
    return Meeting(found.id, day, freeze, papers)


def meeting_by_id(unit: Connection, id_: str) -> Meeting | None:
    """The meeting with this number, or None."""
    wanted = select(table_meeting).where(table_meeting.c.id == id_.strip().upper())
    row = unit.execute(wanted).one_or_none()
    return _meeting(row) if row else None


def meetings(unit: Connection) -> list[Meeting]:
    """Every meeting, by day."""
    rows = unit.execute(select(table_meeting).order_by(table_meeting.c.day, table_meeting.c.id))
    return [_meeting(row) for row in rows]


def next_meeting(unit: Connection, today: date) -> Meeting | None:
    """The first meeting from today on, or None."""
    return next((each for each in meetings(unit) if each.day >= today), None)


def _free(unit: Connection, day: date, now: datetime) -> None:
    if day < local_day(now):
        raise UserError("table-day-past")
    taken = unit.execute(select(table_meeting.c.id).where(table_meeting.c.day == day)).scalar_one_or_none()
    if taken is not None:
        raise UserError("table-day-taken", id=taken)


def _meeting(row: Row[Any]) -> Meeting:
    return Meeting(row.id, row.day, row.freeze, row.papers)
