"""Which events were handled, so that one that arrives twice is handled once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, String, Table

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.upsert import insert_once

inbound_seen = Table(
    "inbound_seen",
    metadata,
    column(
        "platform",
        String(32),
        primary_key=True,
        purpose="where the event came from",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
    column(
        "event_id",
        String(255),
        primary_key=True,
        purpose="recognise an event that arrives a second time",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.MONTH,
    ),
    column(
        "seen_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was handled, to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
)


def first_time(unit: Connection, platform: str, event_id: str, now: datetime) -> bool:
    """Record an event in the transaction of its effect; False when it was handled before."""
    return insert_once(unit, inbound_seen, {"platform": platform, "event_id": event_id, "seen_at": now})
