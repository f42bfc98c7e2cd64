"""The harvest as kept: who adds what to which prompt, and what was told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    Text,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.sql.selectable import Exists

from bot.prompts.harvest import HarvestKind, Item, Post
from bot.prompts.store import prompt_post
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH

HASH_LENGTH = 32

harvest = Table(
    "harvest",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="tell items apart, and keep their order",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "post",
        Integer,
        ForeignKey("prompt_post.id"),
        nullable=False,
        index=True,
        purpose="which discussion it comes from",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        index=True,
        purpose="let who gave it see it and take it back",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.YEAR,
    ),
    column(
        "kind",
        String(16),
        nullable=False,
        purpose="an insight, a question, a source or a signal",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "text",
        Text,
        nullable=False,
        purpose="what the discussion yielded, in the masked words of who gave it",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.YEAR,
    ),
    column(
        "message",
        String(HASH_LENGTH),
        unique=True,
        purpose="the chat message it came from, as a hash: kept once, and gone when that is deleted",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.YEAR,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)


def add(
    unit: Connection, post: int, person: str, kind: HarvestKind, text: str, message: str | None, at: datetime
) -> int:
    """Keep an item; its number."""
    row = {"post": post, "person": person, "kind": kind.value, "text": text, "message": message, "at": at}
    return int(unit.execute(insert(harvest).values(row).returning(harvest.c.id)).scalar_one())


def drop(unit: Connection, id_: int, person: str) -> bool:
    """Take back one's own item; False when there is none."""
    mine = (harvest.c.id == id_) & (harvest.c.person == person)
    return unit.execute(delete(harvest).where(mine)).rowcount > 0


def drop_message(unit: Connection, message: str) -> None:
    """Forget what came from a message that was deleted."""
    unit.execute(delete(harvest).where(harvest.c.message == message))


def knows_message(unit: Connection, message: str) -> bool:
    """Whether what was said in this message was added before."""
    return bool(unit.execute(select(exists().where(harvest.c.message == message))).scalar_one())


def knows_words(unit: Connection, post: int, person: str, text: str) -> bool:
    """Whether a person added the same words to this discussion before."""
    same = (harvest.c.post == post) & (harvest.c.person == person) & (harvest.c.text == text)
    return bool(unit.execute(select(exists().where(same))).scalar_one())


def count_of(unit: Connection, post: int, person: str) -> int:
    """How much a person added to one discussion."""
    own = select(func.count()).where(harvest.c.post == post, harvest.c.person == person)
    return int(unit.execute(own).scalar_one())


def items(unit: Connection, posts: Iterable[int]) -> Mapping[int, list[Item]]:
    """What these discussions yielded so far, oldest first."""
    asked = list(posts)
    found: dict[int, list[Item]] = {post: [] for post in asked}
    for row in unit.execute(select(harvest).where(harvest.c.post.in_(asked)).order_by(harvest.c.id)):
        found[row.post].append(_item(row))
    return found


def items_of(unit: Connection, person: str) -> list[Item]:
    """All that one person added, oldest first."""
    rows = unit.execute(select(harvest).where(harvest.c.person == person).order_by(harvest.c.id))
    return [_item(row) for row in rows]


def forget(unit: Connection, person: str) -> int:
    """Erase all that one person added; how many items that were."""
    return unit.execute(delete(harvest).where(harvest.c.person == person)).rowcount


def post_by_id(unit: Connection, id_: int) -> Post | None:
    """The posted prompt with this number."""
    row = unit.execute(select(prompt_post).where(prompt_post.c.id == id_)).one_or_none()
    return _post(row) if row else None


def post_in(unit: Connection, room: str, message: str) -> Post | None:
    """The prompt that this message of a room is, or that this thread belongs to."""
    wanted = select(prompt_post).where(prompt_post.c.room == room, prompt_post.c.message == message)
    row = unit.execute(wanted.limit(1)).one_or_none()
    return _post(row) if row else None


def last_post(unit: Connection, room: str, since: datetime) -> Post | None:
    """The last prompt of a room since a moment."""
    wanted = select(prompt_post).where(prompt_post.c.room == room, prompt_post.c.posted_at >= since)
    newest = wanted.order_by(prompt_post.c.posted_at.desc(), prompt_post.c.id.desc())
    row = unit.execute(newest.limit(1)).one_or_none()
    return _post(row) if row else None


def last_posts(unit: Connection, most: int, *, shared: bool) -> list[Post]:
    """The last discussions that yielded something, newest first; `shared` are those that were told."""
    wanted = select(prompt_post).where(_yielded())
    if shared:
        wanted = wanted.where(prompt_post.c.shared_at.is_not(None))
    newest = wanted.order_by(prompt_post.c.posted_at.desc(), prompt_post.c.id.desc())
    return [_post(row) for row in unit.execute(newest.limit(most))]


def ripe_posts(unit: Connection, since: datetime, until: datetime) -> list[Post]:
    """The prompts of a period whose discussion yielded something that was not told yet, oldest first."""
    between = prompt_post.c.posted_at.between(since, until)
    wanted = select(prompt_post).where(between, prompt_post.c.shared_at.is_(None), _yielded())
    return [_post(row) for row in unit.execute(wanted.order_by(prompt_post.c.posted_at, prompt_post.c.id))]


def shown(unit: Connection, id_: int, message: str) -> None:
    """Note which message a prompt became; what is known already stays."""
    same = (prompt_post.c.id == id_) & prompt_post.c.message.is_(None)
    unit.execute(update(prompt_post).where(same).values(message=message))


def told(unit: Connection, id_: int, at: datetime) -> None:
    """Note that a harvest was told in its thread."""
    unit.execute(update(prompt_post).where(prompt_post.c.id == id_).values(shared_at=at))


def _yielded() -> Exists:
    return exists().where(harvest.c.post == prompt_post.c.id)


def _item(row: Row[Any]) -> Item:
    return Item(row.id, row.post, row.person, HarvestKind(row.kind), row.text, row.at)


def _post(row: Row[Any]) -> Post:
    return Post(row.id, row.prompt, row.question, row.room, row.message, row.posted_at, row.shared_at)
