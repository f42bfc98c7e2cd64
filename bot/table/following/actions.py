"""Action points as kept: owner and day, done, moved or dropped, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.core.errors import UserError
from bot.core.zone import local_day, local_year
from bot.store.numbers import next_number
from bot.table.decisions.model import ActionPoint, ActionState, Task
from bot.table.following.tables import table_action
from bot.table.history import record
from bot.table.meeting_tables import table_number
from bot.table.model import Owner


@dataclass(frozen=True, slots=True)
class Source:
    """What an action point comes from, as far as it comes from anything."""

    bundle: str | None = None
    decision: str | None = None
    meeting: str | None = None


def add(unit: Connection, what: Task, source: Source, role: str, now: datetime) -> ActionPoint:
    """Keep a new action point.

    Raises:
        UserError: it says nothing, or its day was before today and it comes from no decision.
    """
    if not what.text.strip():
        raise UserError("table-task-empty")
    if source.decision is None and what.due < local_day(now):
        raise UserError("table-day-past")
    year = local_year(now)
    number = next_number(unit, table_number, {"series": f"A-{year}"})
    made = ActionPoint(
        f"A-{year}-{number:02}",
        what.text.strip(),
        what.owner,
        what.due,
        ActionState.OPEN,
        source.bundle,
        source.decision,
        source.meeting,
        "",
        now,
        None,
    )
    unit.execute(insert(table_action).values({name: getattr(made, name) for name in made.__slots__}))
    record(unit, made.id, "", ActionState.OPEN, role, "", now)
    return made


def finish(unit: Connection, found: ActionPoint, result: str, role: str, now: datetime) -> None:
    """Note that an action point is done, with what came of it; UserError when it is not open."""
    _end(unit, found, ActionState.DONE, result, role, now)


def drop(unit: Connection, found: ActionPoint, reason: str, role: str, now: datetime) -> None:
    """Give an action point up, with the reason; UserError when it is not open or there is no reason."""
    if not reason.strip():
        raise UserError("table-reason-needed")
    _end(unit, found, ActionState.DROPPED, reason, role, now)


def move(
    unit: Connection, found: ActionPoint, due: date, reason: str, role: str, now: datetime
) -> ActionPoint:
    """Give an action point another day.

    Raises:
        UserError: it is not open, the day is past, or there is no reason.
    """
    if found.state is not ActionState.OPEN:
        raise UserError("table-action-ended", id=found.id)
    if not reason.strip():
        raise UserError("table-reason-needed")
    if due < local_day(now):
        raise UserError("table-day-past")
    unit.execute(update(table_action).where(table_action.c.id == found.id).values(due=due))
    record(unit, found.id, found.due.isoformat(), due.isoformat(), role, reason, now)
    return action_by_id(unit, found.id) or found


def action_by_id(unit: Connection, id_: str) -> ActionPoint | None:
    """The action point with this number, or None."""
    wanted = select(table_action).where(table_action.c.id == id_.strip().upper())
    row = unit.execute(wanted).one_or_none()
    return _action(row) if row else None


def actions(unit: Connection, *states: ActionState) -> list[ActionPoint]:
    """The action points in these states, or all, by day and number."""
    wanted = select(table_action)
    if states:
        wanted = wanted.where(table_action.c.state.in_([each.value for each in states]))
    rows = unit.execute(wanted.order_by(table_action.c.due, table_action.c.id))
    return [_action(row) for row in rows]


def actions_of(unit: Connection, decision: str) -> list[ActionPoint]:
    """The action points of a decision, by number."""
    wanted = select(table_action).where(table_action.c.decision == decision).order_by(table_action.c.id)
    return [_action(row) for row in unit.execute(wanted)]


def _end(unit: Connection, found: ActionPoint, to: ActionState, words: str, role: str, now: datetime) -> None:
    still_open = (table_action.c.id == found.id) & (table_action.c.state == ActionState.OPEN.value)
    values = {"state": to.value, "result": words.strip(), "ended_at": now}
    if unit.execute(update(table_action).where(still_open).values(values)).rowcount != 1:
        raise UserError("table-action-ended", id=found.id)
    record(unit, found.id, ActionState.OPEN, to, role, words, now)


def _action(row: Row[Any]) -> ActionPoint:
    return ActionPoint(
        row.id,
        row.text,
        Owner(row.owner),
        row.due,
        ActionState(row.state),
        row.bundle,
        row.decision,
        row.meeting,
        row.result,
        row.made_at,
        row.ended_at,
    )
