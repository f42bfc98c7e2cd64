"""Examples of where it does work, in words of who says so; shown once a moderator read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Boolean, Connection, Integer, String, Table, Text, delete, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.core.errors import UserError
from bot.signals.recognition import endorsing
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH

counterexample = Table(
    "counterexample",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of examples",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "subject",
        String(16),
        nullable=False,
        index=True,
        purpose="the bundle or signal it is an example of",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        nullable=False,
        index=True,
        purpose="whose example it is, to show it to them, erase it, and have it read by another",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "text",
        Text,
        nullable=False,
        purpose="how it works there, in masked words",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "shown",
        Boolean,
        nullable=False,
        purpose="whether a moderator read it, so that everyone may",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was told, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)


@dataclass(frozen=True, slots=True)
class Counterexample:
    """How it works somewhere."""

    id: int
    subject: str
    text: str


def tell(unit: Connection, subject: str, person: str, text: str, now: datetime) -> None:
    """Keep how it works at someone's; it replaces what they said before."""
    drop(unit, subject, person)
    row = {"subject": subject, "person": person, "text": text.strip(), "shown": False, "at": now}
    unit.execute(insert(counterexample).values(row))


def drop(unit: Connection, subject: str, person: str) -> int:
    """Erase what someone said about it; how many rows that were."""
    places = endorsing.places(unit, [subject])
    mine = (counterexample.c.person == person) & counterexample.c.subject.in_(list(places))
    return unit.execute(delete(counterexample).where(mine)).rowcount


def waiting(unit: Connection) -> list[Counterexample]:
    """What no moderator read yet, oldest first."""
    return _found(unit, counterexample.c.shown.is_(False))


def shown(unit: Connection, subject: str) -> list[Counterexample]:
    """What everyone may read about a bundle, oldest first; also what was said of those merged into it."""
    places = endorsing.places(unit, [subject])
    return _found(unit, counterexample.c.shown.is_(True) & counterexample.c.subject.in_(list(places)))


def judge(unit: Connection, id_: int, by: str, *, show: bool) -> None:
    """Show an example, or erase it.

    Raises:
        UserError: there is none that waits, or it is one's own.
    """
    row = unit.execute(select(counterexample).where(counterexample.c.id == id_)).one_or_none()
    if row is None or row.shown:
        raise UserError("signal-no-example")
    if row.person == by:
        raise UserError("signal-own", id=row.subject)
    same = counterexample.c.id == id_
    if show:
        unit.execute(update(counterexample).where(same).values(shown=True))
    else:
        unit.execute(delete(counterexample).where(same))


def _found(unit: Connection, where: ColumnElement[bool]) -> list[Counterexample]:
    rows = unit.execute(select(counterexample).where(where).order_by(counterexample.c.id))
    return [Counterexample(row.id, row.subject, row.text) for row in rows]
