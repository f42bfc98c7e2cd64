"""The register of decisions as kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.core.errors import UserError
from bot.core.zone import local_year
from bot.store.numbers import next_number
from bot.table.decisions.model import Decision, DecisionState, Outcome, Recipient, Refusal, Ruling
from bot.table.decisions.tables import table_decision
from bot.table.history import record
from bot.table.meeting_tables import table_number
from bot.table.model import Item, Owner


def add(unit: Connection, on: Item, what: Ruling, batch: int | None, role: str, now: datetime) -> Decision:
    """Keep a new decision about an agenda item."""
    year = local_year(now)
    number = next_number(unit, table_number, {"series": f"BS-{year}"})
    made = Decision(
        f"BS-{year}-{number:02}",
        on.meeting,
        on.bundle,
        what.outcome,
        " ".join(what.text.split()),
        what.recipient,
        what.owner,
        what.due,
        what.refusal,
        DecisionState.VALID,
        batch,
        now,
    )
    unit.execute(insert(table_decision).values({name: getattr(made, name) for name in made.__slots__}))
    record(unit, made.id, "", DecisionState.VALID, role, "", now)
    return made


def take_back(unit: Connection, found: Decision, reason: str, role: str, now: datetime) -> None:
    """Note that a decision does not hold any more; UserError when it did not already."""
    same = (table_decision.c.id == found.id) & (table_decision.c.state == DecisionState.VALID.value)
    changed = update(table_decision).where(same).values(state=DecisionState.TAKEN_BACK.value)
    if unit.execute(changed).rowcount != 1:
        raise UserError("table-decision-ended", id=found.id)
    record(unit, found.id, DecisionState.VALID, DecisionState.TAKEN_BACK, role, reason, now)


def decision_by_id(unit: Connection, id_: str) -> Decision | None:
    """The decision with this number, or None."""
    wanted = select(table_decision).where(table_decision.c.id == id_.strip().upper())
    row = unit.execute(wanted).one_or_none()
    return _decision(row) if row else None


def decisions(unit: Connection, meeting: str | None = None) -> list[Decision]:
    """The decisions that hold, of one meeting or of all, by number."""
    wanted = select(table_decision).where(table_decision.c.state == DecisionState.VALID.value)
    if meeting is not None:
        wanted = wanted.where(table_decision.c.meeting == meeting)
    return [_decision(row) for row in unit.execute(wanted.order_by(table_decision.c.id))]


def of_batch(unit: Connection, batch: int) -> list[Decision]:
    """The decisions of one import, newest first."""
    wanted = select(table_decision).where(table_decision.c.batch == batch)
    return [_decision(row) for row in unit.execute(wanted.order_by(table_decision.c.id.desc()))]


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        row.id,
        row.meeting,
        row.bundle,
        Outcome(row.outcome),
        row.text,
        Recipient(row.recipient),
        Owner(row.owner),
        row.due,
        Refusal(row.refusal) if row.refusal else None,
        DecisionState(row.state),
        row.batch,
        row.at,
    )
