"""What a member objects to (GDPR articles 18 and 21): kept until they take it back or are erased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, String, Table, delete, select

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_once


class Wish(StrEnum):
    """What a member does not want."""

    NO_MESSAGES = "geen-berichten"
    NOT_COUNTED = "niet-meetellen"


member_wish = Table(
    "member_wish",
    metadata,
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="who objects",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "wish",
        String(16),
        primary_key=True,
        purpose="to what",
        data_class=DataClass.PREFERENCE,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "since",
        UtcDateTime,
        nullable=False,
        purpose="tell the member since when",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
)


class Wishes:
    """The table of objections."""

    name = "wishes"

    def has(self, unit: Connection, person: str, wish: Wish) -> bool:
        """Whether a person objects to this."""
        mine = select(member_wish.c.since).where(
            member_wish.c.person == person, member_wish.c.wish == wish.value
        )
        return unit.execute(mine).first() is not None

    def counts(self, unit: Connection, person: str) -> bool:
        """Whether a person may be counted without having asked for it."""
        return not self.has(unit, person, Wish.NOT_COUNTED)

    def keep(self, unit: Connection, person: str, wish: Wish, now: datetime) -> bool:
        """Keep an objection; False when it was kept before."""
        return insert_once(unit, member_wish, {"person": person, "wish": wish.value, "since": now})

    def drop(self, unit: Connection, person: str, wish: Wish) -> bool:
        """Take an objection back; False when there was none."""
        mine = (member_wish.c.person == person) & (member_wish.c.wish == wish.value)
        return unit.execute(delete(member_wish).where(mine)).rowcount == 1

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """To what a person objects and since when, ready for JSON."""
        rows = unit.execute(
            select(member_wish).where(member_wish.c.person == person).order_by(member_wish.c.wish)
        )
        found = [{"wish": row.wish, "since": row.since.isoformat()} for row in rows]
        return {"objects_to": found} if found else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Forget what a person objects to; how many that were."""
        return unit.execute(delete(member_wish).where(member_wish.c.person == person)).rowcount
