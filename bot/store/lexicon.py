"""What was changed about a lexicon, in its order: nothing is rewritten, a change is taken back by another."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, String, Table, Text, insert, select

from bot.core.lexicon import Change, Step, read, written
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

_WORDS = "words of the field, about nobody; the lexicon is made of them"

lexicon_change = Table(
    "lexicon_change",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="tell changes apart, in their order",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_WORDS,
    ),
    column(
        "lexicon",
        String(16),
        nullable=False,
        index=True,
        purpose="which lexicon it is about: that of finding, or that of signals",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_WORDS,
    ),
    column(
        "mark",
        String(16),
        nullable=False,
        purpose="tell a change from one that was undone before it was kept and had the same number",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_WORDS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        purpose="when it was changed",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_WORDS,
    ),
    column(
        "role",
        String(16),
        nullable=False,
        purpose="as which role somebody changed it; never who",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_WORDS,
    ),
    column(
        "steps",
        Text,
        nullable=False,
        purpose="which words came to which concept, and which went",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.FOREVER,
        reason=_WORDS,
    ),
    column(
        "undoes",
        Integer,
        purpose="which change it takes back",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_WORDS,
    ),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A change that was kept; `undoes` is the number of the one it takes back."""

    id: int
    at: datetime
    role: str
    change: Change
    undoes: int | None


def keep(
    unit: Connection, lexicon: str, change: Iterable[Step], role: str, at: datetime, undoes: int | None = None
) -> int:
    """Keep a change; its number."""
    row = {"lexicon": lexicon, "mark": secrets.token_hex(8), "at": at, "role": role}
    row |= {"steps": written(change), "undoes": undoes}
    made = unit.execute(insert(lexicon_change).values(row)).inserted_primary_key
    return int(made[0]) if made else 0


def stamp(unit: Connection, lexicon: str) -> tuple[int, str]:
    """The number and mark of the newest change; (0, "") when there is none."""
    own = select(lexicon_change.c.id, lexicon_change.c.mark).where(lexicon_change.c.lexicon == lexicon)
    row = unit.execute(own.order_by(lexicon_change.c.id.desc()).limit(1)).one_or_none()
    return (row.id, row.mark) if row else (0, "")


def steps(unit: Connection, lexicon: str) -> Change:
    """All steps that were kept, in their order."""
    own = select(lexicon_change.c.steps).where(lexicon_change.c.lexicon == lexicon)
    rows = unit.execute(own.order_by(lexicon_change.c.id)).scalars()
    return tuple(step for text in rows for step in read(text))


def newest(unit: Connection, lexicon: str, concept: str | None = None, limit: int = 20) -> list[Kept]:
    """The changes that were kept last, newest first; of one concept when it is named."""
    own = select(lexicon_change).where(lexicon_change.c.lexicon == lexicon)
    if concept is not None:
        own = own.where(lexicon_change.c.steps.contains(f" {concept} ", autoescape=True))
    found = map(_kept, unit.execute(own.order_by(lexicon_change.c.id.desc())))
    # A word of another concept may look like the name of this one.
    mine = (x for x in found if concept is None or any(step.concept == concept for step in x.change))
    return [each for _, each in zip(range(limit), mine, strict=False)]


def by_id(unit: Connection, lexicon: str, id_: int) -> Kept | None:
    """The change with this number, or None."""
    own = (lexicon_change.c.lexicon == lexicon) & (lexicon_change.c.id == id_)
    row = unit.execute(select(lexicon_change).where(own)).one_or_none()
    return _kept(row) if row else None


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.id, row.at, row.role, read(row.steps), row.undoes)
