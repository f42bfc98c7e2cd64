"""Recognition ("herken ik") as kept: one person counts once per bundle, whoever gave a signal excepted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, select

from bot.signals.model import Support
from bot.signals.signal_table import signal
from bot.signals.store import STANDING
from bot.signals.tables import endorsement
from bot.store.upsert import insert_once


def endorse(unit: Connection, subject: str, person: str, at: datetime) -> bool:
    """Recognise a bundle or signal; False when this person had done so."""
    return insert_once(unit, endorsement, {"subject": subject, "person": person, "endorsed_at": at})


def retract(unit: Connection, subject: str, person: str) -> bool:
    """Take a recognition back; False when there was none."""
    where = (endorsement.c.subject == subject) & (endorsement.c.person == person)
    return unit.execute(delete(endorsement).where(where)).rowcount > 0


def move_endorsements(unit: Connection, frm: str, to: str) -> None:
    """Let recognitions count for another subject; a person still counts once."""
    rows = unit.execute(select(endorsement).where(endorsement.c.subject == frm)).all()
    for row in rows:
        endorse(unit, to, row.person, row.endorsed_at)
    unit.execute(delete(endorsement).where(endorsement.c.subject == frm))


def endorsements_between(unit: Connection, start: datetime, end: datetime) -> list[tuple[str, datetime]]:
    """What was recognised in a period, oldest first."""
    wanted = select(endorsement).where(endorsement.c.endorsed_at >= start, endorsement.c.endorsed_at < end)
    rows = unit.execute(wanted.order_by(endorsement.c.endorsed_at, endorsement.c.subject))
    return [(row.subject, row.endorsed_at) for row in rows]


def support(unit: Connection, subjects: Iterable[str]) -> dict[str, Support]:
    """Who stands behind each of these bundles."""
    asked = list(subjects)
    given: dict[str, list[str | None]] = {id_: [] for id_ in asked}
    wanted = select(signal.c.bundle, signal.c.person).where(
        signal.c.bundle.in_(asked), signal.c.state.in_(STANDING), signal.c.copy_of.is_(None)
    )
    for row in unit.execute(wanted):
        given[row.bundle].append(row.person)
    recognised: dict[str, set[str]] = {id_: set() for id_ in asked}
    for row in unit.execute(select(endorsement).where(endorsement.c.subject.in_(asked))):
        recognised[row.subject].add(row.person)
    return {id_: _support(given[id_], recognised[id_]) for id_ in asked}


def _support(given: list[str | None], recognised: set[str]) -> Support:
    contributors = frozenset(person for person in given if person)
    return Support(contributors, frozenset(recognised) - contributors, given.count(None))
