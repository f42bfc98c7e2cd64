"""What is remembered of prompts: what was posted where, what was skipped, and whether all is paused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    Connection,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
)

from bot.prompts.model import Posted, Prompt, week
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.upsert import insert_once, insert_or_change

prompt_post = Table(
    "prompt_post",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="tell posts apart",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "prompt",
        String(64),
        nullable=False,
        purpose="which prompt was posted, so that it does not come back within a year",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "theme",
        String(64),
        nullable=False,
        purpose="give the themes their turn",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "question",
        Text,
        nullable=False,
        purpose="recognise the same question in other words",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "room",
        String(512),
        nullable=False,
        purpose="keep to the attention budget of each room",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "week",
        String(8),
        nullable=False,
        purpose="keep to the attention budget of each week",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "posted_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="know what was posted in the last year, and end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "message",
        String(255),
        purpose="the message of the assistant that it became, and so the thread its harvest belongs in",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "shared_at",
        UtcDateTime,
        purpose="tell a harvest once",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    UniqueConstraint("room", "week", "prompt"),
)

prompt_skip = Table(
    "prompt_skip",
    metadata,
    column(
        "prompt",
        String(64),
        primary_key=True,
        purpose="which prompt waits behind the others",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "skipped_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="who waits longest comes first, and the storage ends in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)

prompt_pause = Table(
    "prompt_pause",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        autoincrement=False,
        purpose="hold at most one pause",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "since",
        UtcDateTime,
        nullable=False,
        purpose="since when nothing is posted, also after a restart",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
)

_THE_PAUSE = 1


def posted_since(unit: Connection, moment: datetime) -> list[Posted]:
    """What was posted from this moment on, oldest first."""
    c = prompt_post.c
    rows = unit.execute(
        select(c.prompt, c.theme, c.question, c.posted_at)
        .where(c.posted_at >= moment)
        .order_by(c.posted_at, c.id)
    )
    return [Posted(row.prompt, row.theme, row.question, row.posted_at) for row in rows]


def posts_in_week(unit: Connection, rooms: Iterable[str], moment: datetime) -> Mapping[str, int]:
    """How often was posted in each of these rooms in the ISO week of this moment; 0 is left out."""
    c = prompt_post.c
    counted = (
        select(c.room, func.count()).where(c.week == week(moment), c.room.in_(list(rooms))).group_by(c.room)
    )
    return {room: int(count) for room, count in unit.execute(counted)}


def record(unit: Connection, prompt: Prompt, rooms: Sequence[str], now: datetime) -> Mapping[str, int]:
    """Remember that a prompt was posted in these rooms; the number of each post. It is no longer skipped."""
    row = {"prompt": prompt.id, "theme": prompt.theme, "question": prompt.question}
    kept = insert(prompt_post).values(week=week(now), posted_at=now, **row).returning(prompt_post.c.id)
    numbers = {room: int(unit.execute(kept.values(room=room)).scalar_one()) for room in rooms}
    unit.execute(delete(prompt_skip).where(prompt_skip.c.prompt == prompt.id))
    return numbers


def skip(unit: Connection, prompt: Prompt, now: datetime) -> None:
    """Have a prompt wait behind all others."""
    insert_or_change(unit, prompt_skip, {"prompt": prompt.id}, {"skipped_at": now})


def skipped_since(unit: Connection, moment: datetime) -> Mapping[str, datetime]:
    """The prompts that wait, with when they were skipped."""
    c = prompt_skip.c
    return {
        row.prompt: row.skipped_at for row in unit.execute(select(prompt_skip).where(c.skipped_at >= moment))
    }


def pause(unit: Connection, now: datetime) -> bool:
    """Post nothing until `resume`; False when that was so already."""
    return insert_once(unit, prompt_pause, {"id": _THE_PAUSE, "since": now})


def resume(unit: Connection) -> bool:
    """Post again; False when nothing was paused."""
    return unit.execute(delete(prompt_pause)).rowcount > 0


def paused_since(unit: Connection) -> datetime | None:
    """Since when nothing is posted; None when nothing is paused."""
    return unit.execute(select(prompt_pause.c.since)).scalar_one_or_none()
