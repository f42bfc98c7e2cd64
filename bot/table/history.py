"""The history of the policy table: lines that are only ever added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.table.meeting_tables import table_event
from bot.table.model import Event

LONGEST_REASON = 200


def record(unit: Connection, subject: str, frm: str, to: str, role: str, reason: str, at: datetime) -> None:
    """Write down one change."""
    row = {
        "subject": subject,
        "frm": frm,
        "to": to,
        "role": role,
        "reason": reason[:LONGEST_REASON],
        "at": at,
    }
    unit.execute(insert(table_event).values(row))


def history(unit: Connection, subject: str) -> list[Event]:
    """All that happened to one meeting, item, decision, action point or draft, oldest first."""
    rows = unit.execute(
        select(table_event).where(table_event.c.subject == subject).order_by(table_event.c.id)
    )
    return [Event(row.subject, row.frm, row.to, row.role, row.reason, row.at) for row in rows]
