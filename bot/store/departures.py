"""Who left the community: told nothing any more, and after a while nobody's link."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, or_, select
from sqlalchemy.sql.elements import ColumnElement

from bot.store.base import kept_for, kept_until
from bot.store.links import Account, accounts_of
from bot.store.people import member_left
from bot.store.upsert import insert_once


def note(unit: Connection, account: Account, person: str, now: datetime) -> None:
    """Keep that an account left; a second time changes nothing."""
    row = {"account": account.key, "person": person, "platform": account.platform, "left_at": now}
    insert_once(unit, member_left, row)


def back(unit: Connection, account: str) -> None:
    """An account is there (again)."""
    unit.execute(delete(member_left).where(member_left.c.account == account))


def due(unit: Connection, now: datetime) -> list[tuple[Account, str]]:
    """The accounts that left so long ago that the link ends, each with its person."""
    old = member_left.c.left_at < now - kept_for(member_left.c.left_at, unit)
    rows = unit.execute(select(member_left).where(old).order_by(member_left.c.left_at))
    return [(Account(row.account, row.platform), row.person) for row in rows]


def left_everywhere(unit: Connection, person: str) -> bool:
    """Whether none of the accounts that somebody linked is still there."""
    here = {account.key for account in accounts_of(unit, person)}
    gone = select(member_left.c.account).where(member_left.c.account.in_(here))
    return here <= set(unit.execute(gone).scalars())


class Departures:
    """The person's side of the table of who left."""

    name = "departure"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """Since when a person is gone, ready for JSON."""
        rows = unit.execute(select(member_left).where(_of(person)).order_by(member_left.c.left_at))
        found = [
            {
                "platform": row.platform,
                "left_at": row.left_at.isoformat(),
                "until": kept_until(member_left.c.left_at, row.left_at, unit),
            }
            for row in rows
        ]
        return {"accounts": found} if found else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Forget that a person left; how many rows that were."""
        return unit.execute(delete(member_left).where(_of(person))).rowcount


def _of(person: str) -> ColumnElement[bool]:
    return or_(member_left.c.account == person, member_left.c.person == person)
