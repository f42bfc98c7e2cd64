"""What the policy table had agreed by a moment, as plain values for a digest: later changes are left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, select

from bot.table.decisions.model import ActionPoint, ActionState, Draft
from bot.table.following.actions import actions
from bot.table.following.drafts import drafts
from bot.table.meeting_tables import table_event
from bot.table.meetings import meetings
from bot.table.model import Meeting, terms


def open_at(unit: Connection, moment: datetime) -> list[ActionPoint]:
    """The action points that were open at a moment, with the day they were due then, by day and number."""
    found = []
    days = _days_at(unit, moment)
    for each in actions(unit):
        ended = each.ended_at is not None and each.ended_at < moment
        if each.made_at < moment and not ended:
            due = days.get(each.id) or _first_day(unit, each.id) or each.due
            found.append(replace(each, due=due, state=ActionState.OPEN, result="", ended_at=None))
    return sorted(found, key=lambda each: (each.due, each.id))


def planned_at(unit: Connection, moment: datetime) -> list[Meeting]:
    """The meetings that were planned at a moment, with the day they had then, by day."""
    days = _days_at(unit, moment)
    known = [Meeting(x.id, days[x.id], *terms(days[x.id])) for x in meetings(unit) if x.id in days]
    return sorted(known, key=lambda each: (each.day, each.id))


def unsent_at(unit: Connection, moment: datetime) -> list[Draft]:
    """The drafts of feedback that were not sent and not dropped at a moment, by the day they are due."""
    return [x for x in drafts(unit) if x.made_at < moment and (x.ended_at is None or x.ended_at >= moment)]


def changed(unit: Connection) -> datetime | None:
    """The newest change of the policy table, or None when there was none."""
    newest = select(table_event.c.at).order_by(table_event.c.id.desc()).limit(1)
    return unit.execute(newest).scalar_one_or_none()


def _days_at(unit: Connection, moment: datetime) -> dict[str, date]:
    """The last day that meetings and action points were given before a moment, by number."""
    wanted = select(table_event.c.subject, table_event.c.to).where(table_event.c.at < moment)
    days: dict[str, date] = {}
    for subject, to in unit.execute(wanted.order_by(table_event.c.id)):
        if (day := _day(to)) is not None:
            days[subject] = day
    return days


def _first_day(unit: Connection, subject: str) -> date | None:
    """The day that something had before it was first given another, or None when it never was."""
    wanted = select(table_event.c.frm).where(table_event.c.subject == subject).order_by(table_event.c.id)
    return next((day for frm in unit.execute(wanted).scalars() if (day := _day(frm)) is not None), None)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
