"""What the door keeps: settings with their history, and counts per rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, case, delete, func, select, update

from bot.core.commands import Unit
from bot.store.upsert import insert_once, insert_or_change
from moderation.door.model import Change, Days, Outcome, RuleCount, Subject, Tallied
from moderation.door.tables import door_change, door_count, door_setting

_MARK = select(func.max(door_change.c.id))


def mark(unit: Connection) -> int | None:
    """Changes with every change of a setting."""
    found: int | None = unit.execute(_MARK).scalar_one()
    return found


def settings(unit: Connection, subject: Subject) -> Mapping[str, str]:
    """What is set of each room, rule, or public number or organisation; in order of name."""
    c = door_setting.c
    wanted = select(c.name, c.value).where(c.subject == subject.value).order_by(c.name)
    return {row.name: row.value for row in unit.execute(wanted)}


def change(unit: Unit, subject: Subject, name: str, value: str, who: str, at: datetime) -> Change:
    """Set something, or take the setting away with an empty value; the change is kept with who made it."""
    c = door_setting.c
    this = (c.subject == subject.value) & (c.name == name)
    before = unit.execute(select(c.value).where(this)).scalar_one_or_none() or ""
    if value:
        insert_or_change(unit, door_setting, {"subject": subject.value, "name": name}, {"value": value})
    else:
        unit.execute(delete(door_setting).where(this))
    row = {"subject": subject.value, "name": name, "before": before, "after": value}
    made = unit.execute(door_change.insert().values({**row, "who": who, "at": at}))
    return Change(made.inserted_primary_key[0], at, subject, name, before, value)


def latest(unit: Connection, most: int) -> list[Change]:
    """The last changes, newest first; never who made them."""
    rows = unit.execute(select(door_change).order_by(door_change.c.id.desc()).limit(most))
    return [Change(r.id, r.at, Subject(r.subject), r.name, r.before, r.after) for r in rows]


def change_by_id(unit: Connection, id_: int) -> Change | None:
    """One change, or None."""
    r = unit.execute(select(door_change).where(door_change.c.id == id_)).one_or_none()
    return None if r is None else Change(r.id, r.at, Subject(r.subject), r.name, r.before, r.after)


def count(unit: Connection, day: date, tallied: Iterable[Tallied]) -> None:
    """Add one to the count of each."""
    for rule, kind, outcome in tallied:
        key = {"day": day, "rule": rule, "kind": kind, "outcome": outcome.value}
        if not insert_once(unit, door_count, key | {"number": 1}):
            c = door_count.c
            this = (c.day == day) & (c.rule == rule) & (c.kind == kind) & (c.outcome == outcome.value)
            unit.execute(update(door_count).where(this).values(number=c.number + 1))


def counts(unit: Connection, days: Days) -> list[RuleCount]:
    """What each rule did between two days, by rule and kind."""
    c = door_count.c
    sums = [
        func.sum(case((c.outcome == each.value, c.number), else_=0)).label(each.value) for each in Outcome
    ]
    wanted = select(c.rule, c.kind, *sums).where(c.day.between(*days)).group_by(c.rule, c.kind)
    rows = unit.execute(wanted.order_by(c.rule, c.kind))
    return [RuleCount(r.rule, r.kind, r.refused, r.masked, r.observed, r.waived) for r in rows]


def rules_seen(unit: Connection) -> list[str]:
    """The rules that ever found something, as far as counts go back."""
    return list(unit.execute(select(door_count.c.rule).distinct().order_by(door_count.c.rule)).scalars())
