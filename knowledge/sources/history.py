"""What was changed about sources: when, as which role, and from what to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Integer, Row, String, Table, Text, func, insert, select

from bot.core.zone import local_year
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.numbers import next_number
from knowledge.sources.changes import Changes, read, written
from knowledge.sources.tables import knowledge_number

revision = Table(
    "source_revision",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="tell changes apart, in their order",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "source",
        String(100),
        nullable=False,
        index=True,
        purpose="which source was changed",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when, and to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "role",
        String(16),
        nullable=False,
        purpose="as which role somebody changed it; never who",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "deed",
        String(16),
        nullable=False,
        purpose="what was done: added, corrected, hidden, checked …",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "changes",
        Text,
        nullable=False,
        purpose="the old and new values, to show the change and to undo it",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "batch",
        String(16),
        index=True,
        purpose="which changes belong together, to undo them at once",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
)


class Deed(StrEnum):
    """What was done to a source."""

    ADDED = "toegevoegd"
    CORRECTED = "aangepast"
    HIDDEN = "verborgen"
    SHOWN = "teruggehaald"
    CHECKED = "nagekeken"
    MERGED = "samengevoegd"
    REVERTED = "teruggezet"


@dataclass(frozen=True, slots=True)
class Mark:
    """Who changes something, as a role, when, and as part of which batch."""

    role: str
    at: datetime
    deed: Deed = Deed.CORRECTED
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one source."""

    id: int
    source: str
    at: datetime
    role: str
    deed: Deed
    changes: Changes
    batch: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that belong together."""

    id: str
    at: datetime
    role: str
    number: int


def new_batch(unit: Connection, at: datetime) -> str:
    """A number for changes that belong together, such as `B-2026-01`."""
    year = local_year(at)
    return f"B-{year}-{next_number(unit, knowledge_number, {'series': f'batch-{year}'}):02}"


def note(unit: Connection, mark: Mark, noted: Sequence[tuple[str, Deed, Changes]]) -> None:
    """Write down changes: of which source, what was done, from what to what."""
    shared = {"at": mark.at, "role": mark.role, "batch": mark.batch}
    rows = [{"source": s, "deed": d.value, "changes": written(c), **shared} for s, d, c in noted]
    if rows:
        unit.execute(insert(revision), rows)


def revisions(unit: Connection, source: str, limit: int | None = 50) -> list[Revision]:
    """The changes of a source, newest first."""
    wanted = select(revision).where(revision.c.source == source).order_by(revision.c.id.desc())
    return [_revision(row) for row in unit.execute(wanted.limit(limit))]


def newest(unit: Connection, limit: int) -> list[Revision]:
    """The newest changes of all sources, newest first."""
    wanted = select(revision).order_by(revision.c.id.desc()).limit(limit)
    return [_revision(row) for row in unit.execute(wanted)]


def revision_by_id(unit: Connection, id_: int) -> Revision | None:
    """The change with this number, or None."""
    row = unit.execute(select(revision).where(revision.c.id == id_)).one_or_none()
    return _revision(row) if row else None


def in_batch(unit: Connection, batch: str) -> list[Revision]:
    """The changes that belong together, newest first."""
    wanted = select(revision).where(revision.c.batch == batch.strip().upper())
    return [_revision(row) for row in unit.execute(wanted.order_by(revision.c.id.desc()))]


def touched_since(unit: Connection, batch: str) -> set[str]:
    """The sources of a batch that were changed afterwards, apart from it."""
    name = batch.strip().upper()
    own = revision.alias()
    first = select(func.min(own.c.id)).where(own.c.batch == name).scalar_subquery()
    together = select(own.c.source).where(own.c.batch == name)
    apart = revision.c.batch.is_(None) | (revision.c.batch != name)
    later = select(revision.c.source).where(
        revision.c.id > first, apart, revision.c.deed != Deed.CHECKED.value, revision.c.source.in_(together)
    )
    return set(unit.execute(later.distinct()).scalars())


def batches(unit: Connection, limit: int = 10) -> list[Batch]:
    """The newest batches, newest first."""
    first = func.min(revision.c.id)
    wanted = (
        select(revision.c.batch, func.min(revision.c.at), func.min(revision.c.role), func.count())
        .where(revision.c.batch.is_not(None))
        .group_by(revision.c.batch)
    )
    return [Batch(*row) for row in unit.execute(wanted.order_by(first.desc()).limit(limit))]


def _revision(row: Row[Any]) -> Revision:
    return Revision(row.id, row.source, row.at, row.role, Deed(row.deed), read(row.changes), row.batch)
