"""Dossiers as they were published: each version stays as it was, without the words of members.

What members wrote (quotes, questions) is looked up again by its number each time a version is shown.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, String, Table, Text, insert, select

from bot.digest.counting.build import canonical
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

Json = dict[str, Any]
_STAYS = "the papers of a meeting must stay as they were sent; about nobody"

dossier_version = Table(
    "dossier_version",
    metadata,
    column(
        "meeting",
        String(16),
        primary_key=True,
        purpose="which meeting the dossier is for",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "version",
        Integer,
        primary_key=True,
        autoincrement=False,
        purpose="which of the versions for that meeting",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "made_at",
        UtcDateTime,
        nullable=False,
        purpose="when it was published",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "sha256",
        String(64),
        nullable=False,
        purpose="prove that a dossier that is made again is the one that was published",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
    column(
        "content",
        Text,
        nullable=False,
        purpose="the dossier as published, without quotes and questions",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.FOREVER,
        reason=_STAYS,
    ),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One published version; `content` is the dossier without the words of members."""

    version: int
    sha256: str
    content: Json


def keep(unit: Connection, dossier: Json, at: datetime) -> None:
    """Keep a dossier as a version for its meeting."""
    row = {
        "meeting": dossier["meeting"]["id"],
        "version": dossier["version"],
        "made_at": at,
        "sha256": hashlib.sha256(canonical(dossier).encode()).hexdigest(),
        "content": canonical(worded(dossier, {})),
    }
    unit.execute(insert(dossier_version).values(row))


def latest(unit: Connection, meeting: str) -> Kept | None:
    """The newest version for a meeting, or None when there is none."""
    wanted = select(dossier_version).where(dossier_version.c.meeting == meeting)
    row = unit.execute(wanted.order_by(dossier_version.c.version.desc()).limit(1)).one_or_none()
    return Kept(row.version, row.sha256, json.loads(row.content)) if row else None


def spoken(dossier: Json) -> list[str]:
    """The numbers of the signals and questions whose words stand in a dossier."""
    quoted = [q["signal"] for x in dossier["agenda"] for q in x["quotes"]]
    return quoted + [x["id"] for x in (*dossier["questions"], *dossier["shared"])]


def worded(dossier: Json, words: dict[str, str]) -> Json:
    """The dossier with these words of members, by number, in the place of those it had; others are empty."""
    agenda = [
        {**x, "quotes": [{**q, "text": words.get(q["signal"], "")} for q in x["quotes"]]}
        for x in dossier["agenda"]
    ]
    asked = [{**x, "question": words.get(x["id"], "")} for x in dossier["questions"]]
    shared = [{**x, "question": words.get(x["id"], "")} for x in dossier["shared"]]
    return {**dossier, "agenda": agenda, "questions": asked, "shared": shared}
