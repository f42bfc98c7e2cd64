"""The messages of the web chat: said, shown, edited, removed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, and_, delete, func, or_, select, update

from adapters.web.tables import file, message, reaction, sanction
from bot.core import wire
from bot.core.plan import Part
from bot.core.reply import File
from bot.store.base import kept_for, kept_until
from bot.store.upsert import insert_once, insert_or_change

MOST_REACTIONS = 10
SHOWN = 200
"""How many messages of a room are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message; `part` is set for what the assistant says, `author` for what a member says."""

    id: int
    room: str
    thread: int | None
    author: str | None
    only_for: str | None
    reply_to: int | None
    text: str
    part: Part | None
    said_at: datetime
    removed: bool
    files: tuple[tuple[str, str], ...] = ()
    reactions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a member says, before it has a number; `key` makes sending it again harmless."""

    key: str
    room: str
    author: str
    text: str
    at: datetime
    thread: int | None = None
    reply_to: int | None = None


def say(unit: Connection, said: Said) -> tuple[Line, bool]:
    """Keep a member's message; the message, and whether it is new."""
    row = {
        "key": said.key,
        "room": said.room,
        "thread": said.thread,
        "author": said.author,
        "reply_to": said.reply_to,
        "text": said.text,
        "said_at": said.at,
        "removed": False,
        "handled": False,
    }
    new = insert_once(unit, message, row)
    return _by_key(unit, said.key), new


def show(unit: Connection, part: Part, room: str, thread: int | None, key: str, now: datetime) -> Line:
    """Keep a part the assistant says; the same key keeps it once."""
    row = {
        "key": key,
        "room": room,
        "thread": thread,
        "only_for": part.only_for,
        "reply_to": _number(part.reply_to.id) if part.reply_to else None,
        "text": "",
        "part": wire.encode(replace(part, files=(), then=None, otherwise=None)),
        "said_at": now,
        "removed": False,
        "handled": True,
    }
    if insert_once(unit, message, row):
        number = _by_key(unit, key).id
        for one in part.files:
            _keep(unit, number, one)
    return _by_key(unit, key)


def change(unit: Connection, id_: int, part: Part, key: str, now: datetime) -> Line | None:
    """Let a part take the place of an earlier message; None when that is gone."""
    encoded = wire.encode(replace(part, files=(), then=None, otherwise=None, replaces=None))
    done = unit.execute(update(message).where(message.c.id == id_, ~message.c.removed).values(part=encoded))
    return line(unit, id_) if done.rowcount else None


def remove(unit: Connection, id_: int) -> Line | None:
    """Empty a message; None when there was none."""
    gone = {"removed": True, "text": "", "part": None, "handled": True}
    if not unit.execute(update(message).where(message.c.id == id_).values(gone)).rowcount:
        return None
    unit.execute(delete(file).where(file.c.message == id_))
    unit.execute(delete(reaction).where(reaction.c.message == id_))
    return line(unit, id_)


def react(unit: Connection, id_: int, account: str, emoji: str, *, added: bool) -> Line | None:
    """Add a reaction or take it back; None when the message is gone."""
    mine = and_(reaction.c.message == id_, reaction.c.account == account, reaction.c.emoji == emoji)
    unit.execute(delete(reaction).where(mine))
    if line(unit, id_) is None:
        return None
    mine_too = select(func.count()).where(reaction.c.message == id_, reaction.c.account == account)
    if added and unit.execute(mine_too).scalar_one() < MOST_REACTIONS:
        unit.execute(reaction.insert().values(message=id_, account=account, emoji=emoji))
    return line(unit, id_)


def line(unit: Connection, id_: int) -> Line | None:
    """The message with this number, with its files and reactions."""
    row = unit.execute(select(message).where(message.c.id == id_)).mappings().one_or_none()
    return _dressed(unit, [row])[0] if row else None


def history(unit: Connection, rooms: Iterable[str], account: str) -> list[Line]:
    """The last messages of these rooms that this account may read, oldest first."""
    found: list[RowMapping] = []
    for room in rooms:
        readable = or_(message.c.only_for.is_(None), message.c.only_for == account)
        wanted = select(message).where(message.c.room == room, readable).order_by(message.c.id.desc())
        found += unit.execute(wanted.limit(SHOWN)).mappings()
    return _dressed(unit, sorted(found, key=lambda row: row["id"]))


def unhandled(unit: Connection) -> list[Line]:
    """What members said that was not handled yet, oldest first."""
    wanted = select(message).where(~message.c.handled).order_by(message.c.id)
    return _dressed(unit, list(unit.execute(wanted).mappings()))


def handled(unit: Connection, id_: int) -> None:
    """Note that a message was handled."""
    unit.execute(update(message).where(message.c.id == id_).values(handled=True))


def download(unit: Connection, token: str) -> File | None:
    """The file at an address."""
    row = unit.execute(select(file).where(file.c.token == token)).one_or_none()
    return File(row.name, row.media_type, row.content) if row else None


def silence(unit: Connection, account: str, until: datetime | None, reason: str) -> None:
    """Let an account not speak until a moment, or not at all."""
    insert_or_change(unit, sanction, {"account": account}, {"until": until, "reason": reason})


def end_silence(unit: Connection, account: str) -> None:
    """Let an account speak again."""
    unit.execute(delete(sanction).where(sanction.c.account == account))


def silenced(unit: Connection, account: str, now: datetime) -> tuple[datetime | None, str] | None:
    """Until when (None for good) and why an account may not speak; None when it may."""
    row = unit.execute(select(sanction).where(sanction.c.account == account)).one_or_none()
    if row is None or (row.until is not None and row.until <= now):
        return None
    return row.until, row.reason


def tidy(unit: Connection, now: datetime) -> int:
    """Delete what is past its retention, and silences that ended; how many messages that were."""
    unit.execute(delete(sanction).where(sanction.c.until <= now))
    period = kept_for(message.c.said_at, unit)
    return unit.execute(delete(message).where(message.c.said_at < now - period)).rowcount


def held(unit: Connection, account: str) -> dict[str, object]:
    """What is kept of an account, ready for JSON."""
    mine = select(message).where(message.c.author == account, ~message.c.removed).order_by(message.c.id)
    said = [
        {
            "room": x.room,
            "at": x.said_at.isoformat(),
            "text": x.text,
            "until": kept_until(message.c.said_at, x.said_at, unit),
        }
        for x in unit.execute(mine)
    ]
    barred = unit.execute(select(sanction.c.reason).where(sanction.c.account == account)).scalar_one_or_none()
    found = {"said": said, "may_not_speak": barred}
    return {name: value for name, value in found.items() if value}


def forget(unit: Connection, account: str) -> int:
    """Empty all an account said and all that was said to it alone; how many messages that were."""
    own = or_(message.c.author == account, message.c.only_for == account, message.c.room == f"@{account}")
    ids = list(unit.execute(select(message.c.id).where(own, ~message.c.removed)).scalars())
    for id_ in ids:
        remove(unit, id_)
    unit.execute(update(message).where(own).values(author=None, only_for=None))
    unit.execute(delete(reaction).where(reaction.c.account == account))
    return len(ids)


def _number(id_: str) -> int | None:
    return int(id_) if id_.isdecimal() and len(id_) < 16 else None


def _by_key(unit: Connection, key: str) -> Line:
    row = unit.execute(select(message).where(message.c.key == key)).mappings().one()
    return _dressed(unit, [row])[0]


def _keep(unit: Connection, id_: int, one: File) -> None:
    row = {
        "token": secrets.token_urlsafe(20),
        "message": id_,
        "name": one.name,
        "media_type": one.media_type,
        "content": one.content,
    }
    unit.execute(file.insert().values(row))


def _dressed(unit: Connection, rows: Sequence[RowMapping]) -> list[Line]:
    """Messages with their files and reactions."""
    ids = [row["id"] for row in rows]
    files: dict[int, list[tuple[str, str]]] = {}
    for id_, token, name in unit.execute(
        select(file.c.message, file.c.token, file.c.name).where(file.c.message.in_(ids))
    ):
        files.setdefault(id_, []).append((token, name))
    reactions: dict[int, list[tuple[str, str]]] = {}
    for one in unit.execute(select(reaction).where(reaction.c.message.in_(ids)).order_by(reaction.c.id)):
        reactions.setdefault(one.message, []).append((one.emoji, one.account))
    return [_line(row, files.get(row["id"], ()), reactions.get(row["id"], ())) for row in rows]


def _line(row: RowMapping, files: Iterable[tuple[str, str]], reactions: Iterable[tuple[str, str]]) -> Line:
    part = wire.decode(row["part"]) if row["part"] else None
    return Line(
        row["id"],
        row["room"],
        row["thread"],
        row["author"],
        row["only_for"],
        row["reply_to"],
        row["text"],
        part if isinstance(part, Part) else None,
        row["said_at"],
        row["removed"],
        tuple(files),
        tuple(reactions),
    )
