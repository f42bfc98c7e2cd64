"""Which accounts are one person: they linked them with a code that went from one account to the other."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Boolean, Connection, Integer, String, Table, delete, or_, select
from sqlalchemy.sql.elements import ColumnElement

from bot.store.base import DataClass, Retention, UtcDateTime, column, kept_until, metadata
from bot.store.people import PERSON_LENGTH, Pseudonyms
from bot.store.upsert import insert_or_change

_ABOUT_NOBODY = "a number, about nobody"

account_link = Table(
    "account_link",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order in which accounts were linked",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "account",
        String(PERSON_LENGTH),
        nullable=False,
        unique=True,
        purpose="one of the accounts of a person who linked them, the first one included",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        nullable=False,
        index=True,
        purpose="under which pseudonym all that is held of this person is kept: that of the first account",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "platform",
        String(32),
        nullable=False,
        purpose="tell the person which of their accounts are linked",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "linked_at",
        UtcDateTime,
        nullable=False,
        purpose="tell the person since when",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
)

link_mark = Table(
    "link_mark",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="there is one mark",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_ABOUT_NOBODY,
    ),
    column(
        "mark",
        Integer,
        nullable=False,
        purpose="changes with the links, to tell whether those in memory are still right; drawn at random",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_ABOUT_NOBODY,
    ),
)

link_code = Table(
    "link_code",
    metadata,
    column(
        "code",
        String(64),
        primary_key=True,
        purpose="keyed hash of the code that goes from one account to the other",
        data_class=DataClass.ACCESS,
        retention=Retention.DAY,
    ),
    column(
        "account",
        String(PERSON_LENGTH),
        nullable=False,
        index=True,
        purpose="which account asked for it",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.DAY,
    ),
    column(
        "platform",
        String(32),
        nullable=False,
        purpose="tell whoever types it where it was made",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "taken_by",
        String(PERSON_LENGTH),
        index=True,
        purpose="which account typed it first; nobody else may, also when others read along",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.DAY,
    ),
    column(
        "used",
        Boolean,
        nullable=False,
        purpose="one code links once",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "made_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="how long it works, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
)


_MARK = select(link_mark.c.mark)


@dataclass(frozen=True, slots=True)
class Account:
    """One account: its own pseudonym, and the platform it is on."""

    key: str
    platform: str


class Links:
    """The links as kept, and as `people` follows them."""

    name = "link"

    def __init__(self, people: Pseudonyms) -> None:
        self._people = people
        self._known: int | None = -1

    def refresh(self, unit: Connection) -> None:
        """Have `people` follow the links as they are in this transaction; only for the one that writes.

        Every written work begins with it, so a link made a moment ago, rolled back or made by another process
        is never missed.
        """
        mark = unit.execute(_MARK).scalar_one_or_none()
        if mark != self._known:
            found = unit.execute(select(account_link.c.account, account_link.c.person))
            self._people.follow({each.account: each.person for each in found})
            self._known = mark

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """Which accounts are linked, ready for JSON; of a code only that it was made."""
        rows = unit.execute(
            select(account_link).where(account_link.c.person == person).order_by(account_link.c.id)
        )
        accounts = [{"platform": row.platform, "linked_at": row.linked_at.isoformat()} for row in rows]
        made = unit.execute(select(link_code.c.made_at).where(_of(person)).order_by(link_code.c.made_at))
        codes = [
            {"code_made_at": at.isoformat(), "until": kept_until(link_code.c.made_at, at, unit)}
            for at in made.scalars()
        ]
        return {"accounts": accounts, "codes": codes} if accounts or codes else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Undo the links of a person and forget their codes; how many rows that were."""
        of_them = or_(account_link.c.person == person, account_link.c.account == person)
        links = unit.execute(delete(account_link).where(of_them)).rowcount
        _changed(unit)
        return links + unit.execute(delete(link_code).where(_of(person))).rowcount


def keys_of(unit: Connection, person: str) -> tuple[str, ...]:
    """Every pseudonym something of this person may be kept under: their own first, then their accounts'."""
    found = select(account_link.c.account).where(account_link.c.person == person).order_by(account_link.c.id)
    return (person, *(key for key in unit.execute(found).scalars() if key != person))


def accounts_of(unit: Connection, person: str) -> list[Account]:
    """The linked accounts of a person, the first one first; empty when nothing is linked."""
    rows = unit.execute(
        select(account_link).where(account_link.c.person == person).order_by(account_link.c.id)
    )
    accounts = [Account(row.account, row.platform) for row in rows]
    return sorted(accounts, key=lambda account: account.key != person)


def person_of(unit: Connection, account: str) -> str:
    """Who an account belongs to: the person it was linked to, or the account itself."""
    found = select(account_link.c.person).where(account_link.c.account == account)
    return unit.execute(found).scalar_one_or_none() or account


def connect(unit: Connection, first: Account, second: Account, now: datetime) -> None:
    """Make the person of `second` the person of `first`, with all accounts of both."""
    to, frm = person_of(unit, first.key), person_of(unit, second.key)
    if not accounts_of(unit, to):
        _keep(unit, first, to, now)
    moving = accounts_of(unit, frm) or [second]
    unit.execute(delete(account_link).where(account_link.c.person == frm))
    for account in moving:
        _keep(unit, account, to, now)
    _changed(unit)


def disconnect(unit: Connection, person: str) -> None:
    """Make every account of a person a person of its own again."""
    unit.execute(delete(account_link).where(account_link.c.person == person))
    _changed(unit)


def _changed(unit: Connection) -> None:
    """Have every process look at the links again.

    A mark drawn at random is no other change's, also when this one is undone.
    """
    insert_or_change(unit, link_mark, {"id": 1}, {"mark": secrets.randbelow(2**31)})


def _keep(unit: Connection, account: Account, person: str, now: datetime) -> None:
    row = {"account": account.key, "person": person, "platform": account.platform, "linked_at": now}
    unit.execute(account_link.insert().values(row))


def _of(person: str) -> ColumnElement[bool]:
    return or_(link_code.c.account == person, link_code.c.taken_by == person)
