"""To whom feedback was sent and what became of it: nobody who gave a signal is passed over in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Integer, String, Table, insert, select, update

from bot.core.speak import send_key
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.outbox import State, outbox
from bot.store.people import PERSON_LENGTH


class Reach(StrEnum):
    """What became of feedback to one contributor or channel."""

    ON_ITS_WAY = "onderweg"
    ARRIVED = "bezorgd"
    FAILED = "niet_bezorgd"
    NO_ADDRESS = "geen_adres"
    NOT_ASKED = "niet_gevraagd"
    ANONYMOUS = "anoniem"


class Response(StrEnum):
    """What a contributor answers to feedback."""

    RIGHT = "klopt"
    NOT_RECOGNISED = "niet_herkenbaar"
    QUESTION = "vraag"


feedback_delivery = Table(
    "feedback_delivery",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of deliveries",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "feedback",
        Integer,
        nullable=False,
        index=True,
        purpose="which feedback was to be delivered",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "subject",
        String(300),
        nullable=False,
        purpose="the signal of the contributor, or the name of the channel; empty for who only recognised",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        index=True,
        purpose="who answers to it, once; empty for a channel and for who is not known",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "reach",
        String(16),
        nullable=False,
        purpose="whether it arrived, or why it could not be sent",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "key",
        String(24),
        purpose="the delivery in the outbox, to learn whether it arrived",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "answer",
        String(16),
        purpose="whether the contributor recognises the outcome",
        data_class=DataClass.PREFERENCE,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was sent, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Feedback to one contributor (by signal) or one channel (by name), and the answer if any."""

    subject: str
    person: str | None
    reach: Reach
    answer: Response | None


def deliver(
    unit: Connection,
    feedback: int,
    subject: str,
    person: str | None,
    reach: Reach,
    now: datetime,
    said: str = "",
) -> None:
    """Note that feedback is on its way under this key of the outbox, or why it is not."""
    row = {"feedback": feedback, "subject": subject, "person": person, "reach": reach.value, "at": now}
    unit.execute(insert(feedback_delivery).values(row | {"key": send_key(f"{said}#0") if said else None}))


def settle(unit: Connection) -> int:
    """Learn from the outbox what arrived and what did not; how many that were."""
    waits = feedback_delivery.c.reach == Reach.ON_ITS_WAY.value
    wanted = select(feedback_delivery.c.id, outbox.c.state).join(
        outbox, outbox.c.key == feedback_delivery.c.key
    )
    settled = 0
    for row in unit.execute(wanted.where(waits, outbox.c.state != State.WAITING.value)).all():
        reach = Reach.ARRIVED if row.state == State.DELIVERED.value else Reach.FAILED
        same = feedback_delivery.c.id == row.id
        unit.execute(update(feedback_delivery).where(same).values(reach=reach.value))
        settled += 1
    return settled


def deliveries(unit: Connection, feedback: int) -> list[Delivery]:
    """To whom some feedback went, in order, with what became of it as known by now."""
    wanted = select(feedback_delivery).where(feedback_delivery.c.feedback == feedback)
    rows = unit.execute(wanted.order_by(feedback_delivery.c.id))
    return [
        Delivery(x.subject, x.person, Reach(x.reach), Response(x.answer) if x.answer else None) for x in rows
    ]


def answer(unit: Connection, feedback: int, person: str | None, signal: str, said: Response) -> bool:
    """Keep what a contributor answers to feedback, by person or by the signal of a receipt; the last holds.

    False when this feedback was not meant for them.
    """
    mine = feedback_delivery.c.subject == signal
    if person is not None:
        mine = feedback_delivery.c.person == person
    here = (feedback_delivery.c.feedback == feedback) & mine
    first = select(feedback_delivery.c.id).where(here).order_by(feedback_delivery.c.id).limit(1)
    id_ = unit.execute(first).scalar_one_or_none()
    if id_ is None:
        return False
    unit.execute(update(feedback_delivery).where(feedback_delivery.c.id == id_).values(answer=said.value))
    return True


def counted(found: Sequence[Delivery]) -> dict[Response, int]:
    """How many contributors answered what."""
    return {each: sum(x.answer is each for x in found) for each in Response}
