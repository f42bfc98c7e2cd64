"""Imports that are under way: one that was cut off goes on in the same batch when the file comes again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, String, Table, delete, insert, select

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from knowledge.sources.history import new_batch

import_run = Table(
    "import_run",
    metadata,
    column(
        "digest",
        String(32),
        primary_key=True,
        purpose="which file is being taken in, by a hash of its content",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
    column(
        "batch",
        String(16),
        nullable=False,
        purpose="in which batch, so that a file that was cut off and comes again is undone as one",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it began, to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
)


def begin(unit: Connection, digest: str, at: datetime) -> str:
    """The batch of this file: a new one, or that of an import of the same file that did not end."""
    batch = unit.execute(select(import_run.c.batch).where(import_run.c.digest == digest)).scalar_one_or_none()
    if batch is None:
        batch = new_batch(unit, at)
        unit.execute(insert(import_run).values(digest=digest, batch=batch, at=at))
    return str(batch)


def end(unit: Connection, digest: str) -> None:
    """Note that everything of this file is in."""
    unit.execute(delete(import_run).where(import_run.c.digest == digest))
