"""The adapter's own rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, select

from adapters.matrix.tables import direct, moved, position, reaction, unread
from bot.store.base import kept_for, kept_until
from bot.store.schedules import Job, Slot
from bot.store.upsert import insert_once, insert_or_change

AGED = (unread.c.at, reaction.c.at)


def position_of(unit: Connection, account: str) -> str | None:
    """How far this account of the assistant read, or None when it never did."""
    wanted = select(position.c.token).where(position.c.account == account)
    return unit.execute(wanted).scalar_one_or_none()


def keep_position(unit: Connection, account: str, token: str) -> None:
    """Remember how far was read."""
    insert_or_change(unit, position, {"account": account}, {"token": token})


def forget_position(unit: Connection, account: str) -> None:
    """Begin anew: the homeserver does not know what we remembered."""
    unit.execute(delete(position).where(position.c.account == account))


def directs(unit: Connection) -> dict[str, str]:
    """The account that is reached in each private room."""
    return {row.room: row.account for row in unit.execute(select(direct))}


def keep_direct(unit: Connection, room: str, account: str, person: str) -> None:
    """Remember whose private room this is."""
    insert_or_change(unit, direct, {"room": room}, {"account": account, "person": person})


def lose_direct(unit: Connection, room: str) -> None:
    """Forget a private room that is one no more."""
    unit.execute(delete(direct).where(direct.c.room == room))


def moves(unit: Connection) -> dict[str, str]:
    """The room of the settings that each upgraded room stands for."""
    return {row.room: row.stands_for for row in unit.execute(select(moved))}


def keep_move(unit: Connection, room: str, stands_for: str) -> None:
    """Remember that a room took the place of another."""
    insert_or_change(unit, moved, {"room": room}, {"stands_for": stands_for})


@dataclass(frozen=True, slots=True)
class Unread:
    """A message that could not be decrypted."""

    event: str
    room: str
    session: str
    at: datetime


def keep_unread(unit: Connection, one: Unread) -> None:
    """Remember a message that waits for its key."""
    row = {"event": one.event, "room": one.room, "session": one.session, "at": one.at}
    insert_once(unit, unread, row)


def unread_messages(unit: Connection) -> list[Unread]:
    """All that waits for a key, oldest first."""
    rows = unit.execute(select(unread).order_by(unread.c.at))
    return [Unread(row.event, row.room, row.session, row.at) for row in rows]


def lose_unread(unit: Connection, events: Sequence[str]) -> None:
    """Forget messages that were read after all."""
    unit.execute(delete(unread).where(unread.c.event.in_(events)))


@dataclass(frozen=True, slots=True)
class Given:
    """A reaction that meant something."""

    room: str
    target: str
    emoji: str
    person: str


def keep_reaction(unit: Connection, event: str, given: Given) -> None:
    """Remember a reaction, to know it when it is taken back."""
    row = {"room": given.room, "target": given.target, "emoji": given.emoji, "person": given.person}
    insert_once(unit, reaction, {"event": event, **row, "at": datetime.now(UTC)})


def reaction_of(unit: Connection, event: str) -> Given | None:
    """The reaction that this event gave, or None when it meant nothing."""
    row = unit.execute(select(reaction).where(reaction.c.event == event)).one_or_none()
    return Given(row.room, row.target, row.emoji, row.person) if row is not None else None


class PrivateRoomData:
    """That someone has a private room with the assistant, and which reactions of theirs counted."""

    name = "matrix"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """What is held of a person, ready for JSON."""
        rooms = [row.room for row in unit.execute(select(direct).where(direct.c.person == person))]
        given = unit.execute(select(reaction).where(reaction.c.person == person).order_by(reaction.c.at))
        found = [
            {"to": row.target, "emoji": row.emoji, "until": kept_until(reaction.c.at, row.at, unit)}
            for row in given
        ]
        return {"private": rooms, "reactions": found} if rooms or found else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Forget both; how many rows that were."""
        tables = (direct, reaction)
        return sum(unit.execute(delete(x).where(x.c.person == person)).rowcount for x in tables)


def tidy_matrix() -> Job:
    """The nightly job: what is past its retention goes."""
    return Job("matrix-tidy", "50 3 * * *", timedelta(hours=20), _tidy)


def _tidy(unit: Connection, slot: Slot) -> None:
    now = slot.due + slot.late
    for clock in AGED:
        unit.execute(delete(clock.table).where(clock < now - kept_for(clock, unit)))
