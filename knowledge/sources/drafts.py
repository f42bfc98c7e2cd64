"""Changes that wait: shown to an editor and not kept yet, or proposed for another editor to judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, String, Table, Text, delete, insert, select, update

from bot.core.zone import local_year
from bot.store.base import DataClass, Retention, UtcDateTime, column, kept_until, metadata
from bot.store.numbers import next_number
from bot.store.people import PERSON_LENGTH
from knowledge.sources.changes import Changes, read, written
from knowledge.sources.history import Deed
from knowledge.sources.tables import knowledge_number

draft = Table(
    "source_draft",
    metadata,
    column(
        "id",
        String(16),
        primary_key=True,
        purpose="tell changes that wait apart",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "source",
        String(100),
        nullable=False,
        purpose="which source it is about",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "deed",
        String(16),
        nullable=False,
        purpose="what will be done: add, correct, hide …",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "changes",
        Text,
        nullable=False,
        purpose="the old and new values",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "gap",
        String(16),
        purpose="which question it answers once it is kept",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "role",
        String(16),
        nullable=False,
        purpose="as which role it was made; never who",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        index=True,
        purpose="that another than whoever proposed it judges, and to tell the outcome",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "state",
        String(16),
        nullable=False,
        purpose="whether it waits for its maker or for an editor, or was turned down",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "reason",
        Text,
        purpose="why it was turned down",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="how long it waits, and to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
)


LEFT_AFTER = timedelta(days=1)


class DraftState(StrEnum):
    """Whom a change waits for."""

    OPEN = "getoond"
    PROPOSED = "voorgesteld"
    REJECTED = "afgewezen"


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that waits. `person` is the pseudonym of whoever made it, until it is decided."""

    id: str
    source: str
    deed: Deed
    changes: Changes
    role: str
    at: datetime
    person: str | None = None
    gap: str | None = None
    state: DraftState = DraftState.OPEN
    reason: str | None = None


def put(unit: Connection, made: Draft) -> Draft:
    """Keep a change that waits; with its number, such as `V-2026-01`, which is never given out again."""
    year = local_year(made.at)
    number = next_number(unit, knowledge_number, {"series": f"draft-{year}"})
    id_ = f"V-{year}-{number:02}"
    row = {
        "id": id_,
        "source": made.source,
        "deed": made.deed.value,
        "changes": written(made.changes),
        "gap": made.gap,
        "role": made.role,
        "person": made.person,
        "state": made.state.value,
        "at": made.at,
    }
    unit.execute(insert(draft).values(row))
    return _draft(unit.execute(select(draft).where(draft.c.id == id_)).one())


def draft_by_id(unit: Connection, id_: str) -> Draft | None:
    """The change with this number that waits, or None."""
    row = unit.execute(select(draft).where(draft.c.id == id_.strip().upper())).one_or_none()
    return _draft(row) if row else None


def proposed(unit: Connection) -> list[Draft]:
    """The changes that wait for an editor, oldest first."""
    wanted = select(draft).where(draft.c.state == DraftState.PROPOSED.value)
    return [_draft(row) for row in unit.execute(wanted.order_by(draft.c.at, draft.c.id))]


def propose(unit: Connection, id_: str) -> None:
    """Have a change wait for an editor instead of its maker."""
    unit.execute(update(draft).where(draft.c.id == id_).values(state=DraftState.PROPOSED.value))


def rejected(unit: Connection, limit: int) -> list[Draft]:
    """The changes that were turned down, newest first."""
    wanted = select(draft).where(draft.c.state == DraftState.REJECTED.value)
    return [_draft(row) for row in unit.execute(wanted.order_by(draft.c.at.desc()).limit(limit))]


def reject(unit: Connection, id_: str, reason: str) -> None:
    """Turn a change down; who made it is forgotten here."""
    values = {"state": DraftState.REJECTED.value, "reason": reason, "person": None}
    unit.execute(update(draft).where(draft.c.id == id_).values(values))


def drop(unit: Connection, id_: str) -> None:
    """Forget a change, because it was kept or called off."""
    unit.execute(delete(draft).where(draft.c.id == id_))


def made_by(unit: Connection, person: str) -> list[dict[str, str]]:
    """The changes somebody made that wait, ready for JSON."""
    wanted = select(draft).where(draft.c.person == person).order_by(draft.c.at, draft.c.id)
    rows = unit.execute(wanted)
    return [
        {
            "id": r.id,
            "source": r.source,
            "state": r.state,
            "at": r.at.isoformat(),
            "until": kept_until(draft.c.at, r.at, unit),
        }
        for r in rows
    ]


def forget(unit: Connection, person: str) -> int:
    """Break the link with a person: what they proposed waits on, what only they saw goes; how many."""
    mine = draft.c.person == person
    gone = unit.execute(delete(draft).where(mine, draft.c.state == DraftState.OPEN.value)).rowcount
    return gone + unit.execute(update(draft).where(mine).values(person=None)).rowcount


def drop_left(unit: Connection, now: datetime) -> int:
    """Forget what was shown and neither kept nor left within a day; how many."""
    old = (draft.c.state == DraftState.OPEN.value) & (draft.c.at < now - LEFT_AFTER)
    return unit.execute(delete(draft).where(old)).rowcount


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        row.id,
        row.source,
        Deed(row.deed),
        read(row.changes),
        row.role,
        row.at,
        row.person,
        row.gap,
        DraftState(row.state),
        row.reason,
    )
