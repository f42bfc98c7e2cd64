"""Leaks as kept: numbers used once, each step written down once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from bot.core.zone import local_year
from bot.store.base import kept_for
from bot.store.numbers import next_number
from bot.store.upsert import insert_once
from moderation.leaks.model import Leak, LeakKind, Step
from moderation.leaks.tables import data_leak, leak_number, leak_step


def open_leak(unit: Connection, kind: LeakKind, said_at: datetime, messages: int, now: datetime) -> Leak:
    """Keep a leak under the next number of its year here."""
    year = local_year(now)
    id_ = f"L-{year}-{next_number(unit, leak_number, {'year': year}):03}"
    row = {"id": id_, "kind": kind.value, "said_at": said_at, "found_at": now, "messages": messages}
    unit.execute(insert(data_leak).values(row))
    return Leak(id_, kind, now, said_at, messages)


def take_step(unit: Connection, leak: str, step: Step, now: datetime) -> bool:
    """Write down that a step was taken; False when it was before."""
    return insert_once(unit, leak_step, {"leak": leak, "step": step.value, "at": now})


def close(unit: Connection, leak: str, now: datetime) -> bool:
    """Settle a leak; False when that was done before."""
    still = (data_leak.c.id == leak) & data_leak.c.closed_at.is_(None)
    return unit.execute(update(data_leak).where(still).values(closed_at=now)).rowcount == 1


def leak_by_id(unit: Connection, id_: str) -> Leak | None:
    """The leak with this number."""
    wanted = select(data_leak).where(data_leak.c.id == id_.strip().upper())
    return next(iter(_leaks(unit, wanted)), None)


def latest(unit: Connection, count: int) -> list[Leak]:
    """The newest leaks, those that are open first."""
    c = data_leak.c
    return _leaks(unit, select(data_leak).order_by(c.closed_at.is_not(None), c.found_at.desc()).limit(count))


def running(unit: Connection) -> list[Leak]:
    """The leaks whose clock runs, oldest first."""
    wanted = select(data_leak).where(data_leak.c.closed_at.is_(None)).order_by(data_leak.c.found_at)
    return [leak for leak in _leaks(unit, wanted) if leak.runs]


def tidy(unit: Connection, now: datetime) -> int:
    """Delete what is past its retention; how many leaks that were."""
    found = data_leak.c.found_at
    old = select(data_leak.c.id).where(found < now - kept_for(found, unit))
    unit.execute(delete(leak_step).where(leak_step.c.leak.in_(old)))
    return unit.execute(delete(data_leak).where(found < now - kept_for(found, unit))).rowcount


def _leaks(unit: Connection, wanted: Select[tuple[object, ...]]) -> list[Leak]:
    return [_leak(unit, row) for row in unit.execute(wanted).all()]


def _leak(unit: Connection, row: Row[tuple[object, ...]]) -> Leak:
    taken = unit.execute(select(leak_step).where(leak_step.c.leak == row.id).order_by(leak_step.c.at))
    steps = {Step(each.step): each.at for each in taken}
    return Leak(row.id, LeakKind(row.kind), row.found_at, row.said_at, row.messages, steps, row.closed_at)
