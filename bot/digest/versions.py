"""Digests as they were published: each version stays as it was, without the words of members.

What members wrote (quotes, questions) is looked up again by its number each time a version is shown, so that
whoever withdraws or is erased is gone from every digest at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, String, Table, Text, insert, select, update

from bot.digest.counting.build import FIXED, canonical
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

Json = dict[str, Any]
_STAYS = "published figures must stay countable and comparable; about nobody"

digest_version = Table(
    "digest_version",
    metadata,
    column(
        "week",
        String(8),
        primary_key=True,
        purpose="which week the digest is of",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "version",
        Integer,
        primary_key=True,
        autoincrement=False,
        purpose="which of the versions of that week",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "state",
        String(16),
        nullable=False,
        purpose="whether the secretary made it final",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "made_at",
        UtcDateTime,
        nullable=False,
        purpose="when it was published, to find what stood at a moment",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "sha256",
        String(64),
        nullable=False,
        purpose="prove that a digest that is made again is the one that was published",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "content",
        Text,
        nullable=False,
        purpose="the figures as published, without quotes and questions",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One published version; `content` is the digest without the words of members."""

    week: str
    version: int
    state: str
    made_at: datetime
    sha256: str
    content: Json


def keep(unit: Connection, digest: Json, at: datetime) -> None:
    """Keep a digest as a version of its week."""
    row = {
        "week": digest["week"],
        "version": digest["version"],
        "state": digest["state"],
        "made_at": at,
        "sha256": hashlib.sha256(canonical(digest).encode()).hexdigest(),
        "content": canonical(wordless(digest)),
    }
    unit.execute(insert(digest_version).values(row))


def fix(unit: Connection, kept: Kept) -> None:
    """Make a version final."""
    where = (digest_version.c.week == kept.week) & (digest_version.c.version == kept.version)
    unit.execute(update(digest_version).where(where).values(state=FIXED))


def latest(unit: Connection, week: str, by: datetime | None = None) -> Kept | None:
    """The newest version of a week, or the newest that was published by a moment; None when there is none."""
    wanted = select(digest_version).where(digest_version.c.week == week)
    if by is not None:
        wanted = wanted.where(digest_version.c.made_at <= by)
    return _first(unit, wanted.order_by(digest_version.c.version.desc()))


def numbered(unit: Connection, week: str, version: int) -> Kept | None:
    """A version by its number."""
    return _first(
        unit, select(digest_version).where(digest_version.c.week == week, digest_version.c.version == version)
    )


def latest_of(unit: Connection, weeks: Sequence[str]) -> list[Kept]:
    """The newest version of each of these weeks that has one, oldest week first."""
    wanted = select(digest_version).where(digest_version.c.week.in_(weeks))
    rows = unit.execute(wanted.order_by(digest_version.c.week, digest_version.c.version))
    return list({row.week: _kept(row) for row in rows}.values())


def wordless(digest: Json) -> Json:
    """The digest without the words of members."""
    return {
        **digest,
        "quotes": [{**each, "text": ""} for each in digest["quotes"]],
        "questions": [{**each, "question": ""} for each in digest["questions"]],
    }


def _first(unit: Connection, wanted: Select[Any]) -> Kept | None:
    row = unit.execute(wanted.limit(1)).one_or_none()
    return _kept(row) if row else None


def _kept(row: Row[Any]) -> Kept:
    content = {**json.loads(row.content), "state": row.state}
    return Kept(row.week, row.version, row.state, row.made_at, row.sha256, content)
