"""Which messages something is kept of: to ask a platform at night whether they are still there.

A platform tells of a deletion while the assistant listens. What was deleted while it was off is told late or
never; then a message can be asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import Boolean, Connection, String, Table, Text, delete, func, select, update

from bot.core import wire
from bot.core.commands import Call
from bot.core.places import MessageRef
from bot.core.plan import Part
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_once

HASH_LENGTH = 32

pointer = Table(
    "message_pointer",
    metadata,
    column(
        "message",
        String(HASH_LENGTH),
        primary_key=True,
        purpose="which message, as a hash, to find it again when it is deleted",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "platform",
        String(32),
        nullable=False,
        purpose="which platform is asked",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "ref",
        Text,
        nullable=False,
        purpose="room and message, to ask whether it is still there; no words",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        index=True,
        purpose="whose message it is, to erase this with what else is held of them",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "due",
        Boolean,
        nullable=False,
        index=True,
        purpose="that its platform is still to be asked this night, also after a restart",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "asked_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when its platform was last asked, or since when it is kept, so that each gets its turn",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the nightly look is: messages that are known, those still due, and the oldest answer."""

    known: int
    due: int
    oldest: datetime | None


class Pointers:
    """The table of messages that something is kept of."""

    name = "pointers"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """How many messages of a person are pointed at, ready for JSON."""
        mine = select(func.count()).where(pointer.c.person == person)
        count = int(unit.execute(mine).scalar_one())
        return {"messages": count} if count else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Forget which messages are of a person; how many rows that were."""
        return unit.execute(delete(pointer).where(pointer.c.person == person)).rowcount

    def removed(self, call: Call) -> None:
        """Forget `call.target`, a message that is gone."""
        if call.target is not None:
            drop(call.unit, call.target)


def note(unit: Connection, ref: MessageRef, person: str | None, now: datetime) -> None:
    """Remember that something is kept of a message of this person; a second time changes nothing."""
    at = Part(ref.conversation, (), replaces=ref)
    row = {"message": hashed(ref), "platform": ref.conversation.platform, "ref": wire.encode(at)}
    insert_once(unit, pointer, row | {"person": person, "due": False, "asked_at": now})


def drop(unit: Connection, ref: MessageRef) -> None:
    """Forget a message."""
    unit.execute(delete(pointer).where(pointer.c.message == hashed(ref)))


def make_due(unit: Connection, most: int) -> int:
    """Have the next so many messages asked about, those that wait longest first; how many that are."""
    unit.execute(update(pointer).where(pointer.c.due).values(due=False))
    first = select(pointer.c.message).order_by(pointer.c.asked_at, pointer.c.message).limit(most)
    return unit.execute(update(pointer).where(pointer.c.message.in_(first)).values(due=True)).rowcount


def due(unit: Connection, most: int) -> Sequence[MessageRef]:
    """The next messages to ask about, at most so many, longest waiting first."""
    wanted = select(pointer.c.ref).where(pointer.c.due).order_by(pointer.c.asked_at, pointer.c.message)
    found = (wire.decode(ref) for ref in unit.execute(wanted.limit(most)).scalars())
    return [part.replaces for part in found if isinstance(part, Part) and part.replaces is not None]


def asked(unit: Connection, ref: MessageRef, now: datetime) -> None:
    """Note that a message had its turn tonight."""
    same = pointer.c.message == hashed(ref)
    unit.execute(update(pointer).where(same).values(due=False, asked_at=now))


def standing(unit: Connection) -> Standing:
    """How far the nightly look is."""
    waiting = select(func.count()).where(pointer.c.due)
    known, oldest = unit.execute(select(func.count(), func.min(pointer.c.asked_at))).one()
    return Standing(int(known), int(unit.execute(waiting).scalar_one()), oldest)


def hashed(ref: MessageRef) -> str:
    """A message as a hash: its room and id, whatever thread it is seen from."""
    named = f"{ref.conversation.whole_room.key}/{ref.id}"
    return blake2b(named.encode(), digest_size=HASH_LENGTH // 2).hexdigest()
