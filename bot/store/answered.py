"""Which messages of the assistant answer which question, so that they change along with it for a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Connection, Integer, String, Table, Text, delete, insert, select, update

from bot.core import wire
from bot.core.answering import Answer, Filed
from bot.core.places import MessageRef
from bot.core.plan import Part
from bot.store.base import DataClass, Retention, UtcDateTime, column, kept_until, metadata
from bot.store.choices import choice
from bot.store.outbox import outbox
from bot.store.people import PERSON_LENGTH
from bot.store.pointers import hashed

LASTS = timedelta(days=1)

answered = Table(
    "answered",
    metadata,
    column(
        "question",
        String(32),
        primary_key=True,
        purpose="the message that asked, as a hash",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.DAY,
    ),
    column(
        "number",
        Integer,
        primary_key=True,
        autoincrement=False,
        purpose="the order of the messages of one answer",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "key",
        String(24),
        nullable=False,
        unique=True,
        purpose="the delivery that brought this message first",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "latest",
        String(24),
        nullable=False,
        purpose="the delivery with its newest words, whose buttons end when it changes",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "message",
        Text,
        purpose="the delivered message, to change it in place; no words",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.DAY,
    ),
    column(
        "addressed",
        Boolean,
        nullable=False,
        purpose="whether the question was put to the assistant",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "filed",
        String(16),
        purpose="what was put on a list because of the question, to take it back when that changes",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        nullable=False,
        index=True,
        purpose="who asked, to erase this with what else is held of them",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.DAY,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
)


class Answered:
    """The table of answered questions."""

    name = "answered"

    def note(
        self,
        unit: Connection,
        question: MessageRef,
        keys: Sequence[str],
        person: str,
        now: datetime,
        *,
        addressed: bool,
        filed: str | None = None,
    ) -> None:
        """Remember which deliveries answer a message, or what they say now and which were added."""
        first = {"question": hashed(question), "person": person, "addressed": addressed, "at": now}
        known = self._keys(unit, question)
        for number, key in enumerate(keys):
            if number < len(known):
                same = answered.c.key == known[number]
                unit.execute(update(answered).where(same).values(latest=key))
            else:
                unit.execute(insert(answered).values(first | {"number": number, "key": key, "latest": key}))
        same = answered.c.question == first["question"]
        unit.execute(update(answered).where(same).values(filed=filed))

    def file(self, unit: Connection, token: str, person: str, filed: str) -> None:
        """Remember what somebody put on a list with a button of the answer to their question."""
        shown = unit.execute(select(choice.c.shown_in).where(choice.c.token == token)).scalar()
        for row in unit.execute(select(answered).where(answered.c.person == person)).all():
            if (ref := _ref(row.message)) is not None and hashed(ref) == shown:
                same = answered.c.question == row.question
                unit.execute(update(answered).where(same).values(filed=filed))

    def of(self, unit: Connection, question: MessageRef, now: datetime) -> Answer | None:
        """The answer to a message, or None when there was none in the last day."""
        wanted = select(answered).where(answered.c.question == hashed(question), answered.c.at > now - LASTS)
        rows = unit.execute(wanted.order_by(answered.c.number)).all()
        if not rows:
            return None
        filed = Filed(rows[0].filed, rows[0].person) if rows[0].filed else None
        return Answer(tuple(row.key for row in rows), rows[0].addressed, filed)

    def retract(self, unit: Connection, question: MessageRef) -> None:
        """End the buttons of an answer, shown already or still on their way."""
        rows = unit.execute(select(answered).where(answered.c.question == hashed(question))).all()
        refs = [ref for row in rows if (ref := _ref(row.message)) is not None]
        shown = choice.c.shown_in.in_([hashed(ref) for ref in refs])
        coming = choice.c.token.in_(_tokens(unit, [row.latest for row in rows]))
        unused = choice.c.used.is_(False)
        unit.execute(update(choice).where(shown | coming, unused).values(call=None))

    def export(self, unit: Connection, person: str) -> dict[str, object]:
        """How many messages of the assistant answer a person's questions of the last day."""
        rows = unit.execute(select(answered.c.at).where(answered.c.person == person)).scalars().all()
        if not rows:
            return {}
        return {"answers": len(rows), "until": kept_until(answered.c.at, max(rows), unit)}

    def forget(self, unit: Connection, person: str) -> int:
        """Erase which answers belong to a person's questions; how many rows that touched."""
        return unit.execute(delete(answered).where(answered.c.person == person)).rowcount

    def _keys(self, unit: Connection, question: MessageRef) -> list[str]:
        wanted = select(answered.c.key).where(answered.c.question == hashed(question))
        return list(unit.execute(wanted.order_by(answered.c.number)).scalars())


def arrived(unit: Connection, key: str, ref: MessageRef) -> None:
    """Note in which message a delivery ended up, when it answers a question."""
    at = Part(ref.conversation, (), replaces=ref)
    unit.execute(update(answered).where(answered.c.key == key).values(message=wire.encode(at)))


def place(unit: Connection, key: str) -> MessageRef | None:
    """The message to change for a delivery that comes instead of this one; None when that never arrived.

    Raises:
        LookupError: when it is not known any more.
    """
    row = unit.execute(select(answered.c.message).where(answered.c.key == key)).one_or_none()
    if row is None:
        raise LookupError
    return _ref(row.message)


def _ref(message: str | None) -> MessageRef | None:
    found = wire.decode(message) if message else None
    return found.replaces if isinstance(found, Part) else None


def _tokens(unit: Connection, keys: Sequence[str]) -> list[str]:
    bodies = unit.execute(select(outbox.c.body).where(outbox.c.key.in_(keys), outbox.c.body.is_not(None)))
    parts = (wire.decode(body) for body in bodies.scalars())
    return [choice.token for part in parts if isinstance(part, Part) for choice in part.choices]
