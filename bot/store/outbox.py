"""What must be said or done on a platform, kept in the transaction of its cause until it has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Index, Integer, RowMapping, String, Table, Text, delete, select, update

from bot.core import wire
from bot.core.people import Actor
from bot.core.places import Direct
from bot.core.plan import Act, Delivery, Part
from bot.core.speak import Clock, lane_of, send_key
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import Pseudonyms
from bot.store.upsert import insert_once
from bot.store.writer import wake_after_commit


class State(StrEnum):
    """What became of a delivery."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


outbox = Table(
    "outbox",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order in which things were decided",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "key",
        String(24),
        nullable=False,
        unique=True,
        purpose="say one thing once, also after a crash",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "platform",
        String(32),
        nullable=False,
        purpose="which platform delivers it",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "lane",
        String(600),
        purpose="the room or private conversation whose order is kept; emptied once delivered",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "body",
        Text,
        purpose="what to say or do; emptied once delivered",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "reason",
        String(64),
        nullable=False,
        purpose="why the assistant says it",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "state",
        String(16),
        nullable=False,
        purpose="whether it was delivered",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "queued_at",
        UtcDateTime,
        nullable=False,
        purpose="when it was decided, to give up on what is too old",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "settled_at",
        UtcDateTime,
        index=True,
        purpose="when it was delivered or given up, to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)
waiting = outbox.c.state == State.WAITING.value
# What waits is few among many, and this finds it in order.
Index("ix_outbox_state_platform_lane_id", outbox.c.state, outbox.c.platform, outbox.c.lane, outbox.c.id)


@dataclass(frozen=True, slots=True)
class Queued:
    """One delivery that waits; `delivery` is None when this version cannot read it any more."""

    id: int
    key: str
    lane: str
    reason: str
    queued_at: datetime
    delivery: Delivery | None


class Queue:
    """The outbox table."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def put(
        self, unit: Connection, platform: str, delivery: Delivery, *, lane: str, reason: str, key: str
    ) -> None:
        """Keep a delivery to be made exactly once; the same key is kept once. `lane` keeps the order."""
        row = {
            "key": key,
            "platform": platform,
            "lane": lane,
            "body": wire.encode(delivery),
            "reason": reason,
            "state": State.WAITING.value,
            "queued_at": self._clock(),
        }
        if insert_once(unit, outbox, row):
            wake_after_commit(unit)

    def lanes(self, unit: Connection, platform: str) -> list[str]:
        """The lanes of a platform in which something waits."""
        wanted = select(outbox.c.lane).where(waiting, outbox.c.platform == platform).distinct()
        return list(unit.execute(wanted).scalars())

    def next(self, unit: Connection, platform: str, lane: str) -> Queued | None:
        """The oldest waiting delivery of a lane."""
        wanted = select(outbox).where(waiting, outbox.c.platform == platform, outbox.c.lane == lane)
        row = unit.execute(wanted.order_by(outbox.c.id).limit(1)).mappings().one_or_none()
        return _queued(row) if row else None

    def settle(self, unit: Connection, done: Queued, state: State) -> None:
        """Record what became of a delivery, forget its words, and queue what follows from it."""
        values = {"state": state.value, "settled_at": self._clock(), "lane": None, "body": None}
        unit.execute(update(outbox).where(outbox.c.id == done.id).values(values))
        if isinstance(done.delivery, Part):
            after = done.delivery.then if state is State.DELIVERED else done.delivery.otherwise
            if after is not None:
                key = send_key(f"{done.key}>")
                self.put(unit, after.to.platform, after, lane=lane_of(after), reason=done.reason, key=key)


class Undelivered:
    """What still waits to be said to one person, so that it can be seen and erased."""

    name = "outbox"

    def __init__(self, pseudonyms: Pseudonyms) -> None:
        self._pseudonyms = pseudonyms

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """What is held of a person, ready for JSON: how many messages are on their way."""
        return {"waiting": len(self._rows(unit, person))}

    def forget(self, unit: Connection, person: str) -> int:
        """Erase what waits for this person; how many rows that touched."""
        rows = self._rows(unit, person)
        unit.execute(delete(outbox).where(outbox.c.id.in_(rows)))
        return len(rows)

    def people(self, unit: Connection) -> set[str]:
        """Everyone a message is on its way to."""
        return {person for row in self._waiting(unit) if (person := self._for(row.delivery)) is not None}

    def _rows(self, unit: Connection, person: str) -> list[int]:
        return [row.id for row in self._waiting(unit) if self._for(row.delivery) == person]

    def _waiting(self, unit: Connection) -> list[Queued]:
        return [_queued(row) for row in unit.execute(select(outbox).where(waiting)).mappings()]

    def _for(self, delivery: Delivery | None) -> str | None:
        """The person a message is for; None when it is for a room, or is no message."""
        if not isinstance(delivery, Part):
            return None
        account = delivery.to.actor_id if isinstance(delivery.to, Direct) else delivery.only_for
        return self._pseudonyms.person(Actor(delivery.to.platform, account, "")) if account else None


def _queued(row: RowMapping) -> Queued:
    try:
        found = wire.decode(row["body"])
    except ValueError:
        found = None
    delivery = found if isinstance(found, Part | Act) else None
    return Queued(row["id"], row["key"], row["lane"], row["reason"], row["queued_at"], delivery)
