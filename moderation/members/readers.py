"""Who of the staff opened something of a member: the role, what it was and the day, and nothing else.

Only what leads to one member counts: their cases, and all that is held of them, taken out by who runs the
assistant. A signal or question that staff reads bears no name, so reading it is nobody's access. Who it was
is not kept: the member may know which role looked, and that is enough to ask why.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Date, String, Table, delete, select

from bot.core.people import Role
from bot.core.zone import local_day
from bot.store.base import DataClass, Retention, column, kept_for, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_once

reader = Table(
    "member_reader",
    metadata,
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="about whom something was opened, to tell them who saw it",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.YEAR,
    ),
    column(
        "role",
        String(16),
        primary_key=True,
        purpose="in which role it was opened",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "room",
        String(32),
        primary_key=True,
        purpose="what was opened",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "day",
        Date,
        primary_key=True,
        purpose="on which day, once per day; ends the storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)

EVERYTHING = "everything"
"""What was opened when somebody took out all that is held of a member."""


class Readers:
    """The table of who opened what."""

    name = "readers"

    def note(self, unit: Connection, person: str, role: Role, room: str, now: datetime) -> None:
        """Keep that a role opened what a room holds of a person; a second time on a day changes nothing."""
        row = {"person": person, "role": role.value, "room": room, "day": local_day(now)}
        insert_once(unit, reader, row)

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """Who opened what of a person, and when, ready for JSON."""
        rows = unit.execute(select(reader).where(reader.c.person == person).order_by(reader.c.day.desc()))
        lasts = kept_for(reader.c.day, unit)
        seen = [
            {
                "role": row.role,
                "room": row.room,
                "day": row.day.isoformat(),
                "until": (row.day + lasts).isoformat(),
            }
            for row in rows
        ]
        return {"opened": seen} if seen else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Forget who opened what of a person; how many rows that were."""
        return unit.execute(delete(reader).where(reader.c.person == person)).rowcount

    def tidy(self, unit: Connection, now: datetime) -> int:
        """Delete what is past its retention; how many rows that were."""
        old = reader.c.day < local_day(now - kept_for(reader.c.day, unit))
        return unit.execute(delete(reader).where(old)).rowcount
