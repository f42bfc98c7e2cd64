"""Cases as kept: numbers used once, and every deed written down with its case."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from bot.core.zone import local_year
from bot.store.numbers import next_number
from moderation.cases.model import Case, CaseKind, CaseState, Deed, case_number
from moderation.cases.tables import case_number_given, moderation_case, moderation_deed

_WAITING = (CaseState.OPEN.value, CaseState.OBJECTED.value)


def open_case(unit: Connection, draft: Case, deed: Deed, by: str | None) -> Case:
    """Keep a case under the next number of its year here, with the first deed of its audit."""
    year = local_year(draft.opened_at)
    made = replace(draft, id=case_number(year, next_number(unit, case_number_given, {"year": year})))
    unit.execute(insert(moderation_case).values(asdict(made)))
    note(unit, made.id, deed, by, made.opened_at)
    return made


def note(unit: Connection, case: str, deed: Deed, by: str | None, at: datetime) -> None:
    """Write down what someone did in a case; None for the assistant."""
    unit.execute(insert(moderation_deed).values(case=case, who=by, deed=deed.value, at=at))


def object_to(unit: Connection, case: str, person: str, at: datetime) -> bool:
    """Record an objection of the person concerned; False when one waits or was decided already."""
    objected = select(moderation_deed.c.id).where(
        moderation_deed.c.case == case, moderation_deed.c.deed == Deed.OBJECTED.value
    )
    if unit.execute(objected.limit(1)).first() is not None:
        return False
    unit.execute(
        update(moderation_case)
        .where(moderation_case.c.id == case)
        .values(state=CaseState.OBJECTED.value, closed_at=None)
    )
    note(unit, case, Deed.OBJECTED, person, at)
    return True


def settle(unit: Connection, case: str, outcome: str, by: str, at: datetime) -> bool:
    """Close a case that waits, and forget which message it was; False when someone else was first."""
    waiting = (moderation_case.c.id == case) & moderation_case.c.state.in_(_WAITING)
    closed = {"state": CaseState.CLOSED.value, "outcome": outcome, "closed_at": at, "message": None}
    if unit.execute(update(moderation_case).where(waiting).values(closed)).rowcount != 1:
        return False
    note(unit, case, Deed.SETTLED, by, at)
    return True


def forget_message(unit: Connection, message: str) -> int:
    """Forget which message a case is about, because it is gone; how many cases that were."""
    about = update(moderation_case).where(moderation_case.c.message == message)
    return unit.execute(about.values(message=None)).rowcount


def is_about_message(unit: Connection, message: str) -> bool:
    """Whether a case is about this message."""
    about = select(moderation_case.c.id).where(moderation_case.c.message == message)
    return unit.execute(about.limit(1)).first() is not None


def case_by_id(unit: Connection, id_: str) -> Case | None:
    """The case with this number."""
    wanted = select(moderation_case).where(moderation_case.c.id == id_.strip().upper())
    return next(iter(_cases(unit, wanted)), None)


def latest(unit: Connection, count: int) -> list[Case]:
    """The newest cases."""
    return _cases(unit, _newest_first(select(moderation_case)).limit(count))


def about(unit: Connection, person: str) -> list[Case]:
    """The cases about someone, newest first."""
    return _cases(unit, _newest_first(select(moderation_case).where(moderation_case.c.about == person)))


def about_server(unit: Connection, server: str) -> Case | None:
    """The last case about a homeserver, or None."""
    wanted = select(moderation_case).where(
        moderation_case.c.kind == CaseKind.SERVER.value, moderation_case.c.room == server
    )
    return next(iter(_cases(unit, _newest_first(wanted).limit(1))), None)


def reported_by(unit: Connection, person: str) -> list[Case]:
    """What someone reported, newest first."""
    return _cases(unit, _newest_first(select(moderation_case).where(moderation_case.c.reporter == person)))


def report_of(unit: Connection, reporter: str, message: str) -> Case | None:
    """The open report of a message by this person."""
    wanted = select(moderation_case).where(
        moderation_case.c.kind == CaseKind.REPORT.value,
        moderation_case.c.message == message,
        moderation_case.c.reporter == reporter,
    )
    return next(iter(_cases(unit, wanted)), None)


def deeds_of(unit: Connection, case: str) -> list[tuple[Deed, str | None, datetime]]:
    """The audit of a case: what was done, by whom and when, oldest first."""
    rows = unit.execute(
        select(moderation_deed).where(moderation_deed.c.case == case).order_by(moderation_deed.c.id)
    )
    return [(Deed(row.deed), row.who, row.at) for row in rows]


def _newest_first(wanted: Select[Any]) -> Select[Any]:
    return wanted.order_by(moderation_case.c.opened_at.desc(), moderation_case.c.id.desc())


def _cases(unit: Connection, wanted: Select[Any]) -> list[Case]:
    return [_case(row) for row in unit.execute(wanted)]


def _case(row: Row[Any]) -> Case:
    values = dict(row._mapping)
    return Case(**{**values, "kind": CaseKind(row.kind), "state": CaseState(row.state)})
