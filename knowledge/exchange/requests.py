"""Feeds that an editor asked to be read; each waits here until its report is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, String, Table, Text, delete, select

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.upsert import insert_once
from knowledge.sources.addresses import address_key

feed_request = Table(
    "feed_request",
    metadata,
    column(
        "id",
        String(32),
        primary_key=True,
        purpose="tell feeds apart, by a hash of their address",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "address",
        Text,
        nullable=False,
        purpose="which feed is to be read",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        purpose="which feed waits longest",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
)


@dataclass(frozen=True, slots=True)
class FeedRequest:
    """A feed that waits; never who asked for it."""

    id: str
    address: str
    at: datetime


def put(unit: Connection, address: str, at: datetime) -> bool:
    """Have a feed wait to be read; False when it waits already."""
    return insert_once(unit, feed_request, {"id": address_key(address), "address": address, "at": at})


def oldest(unit: Connection) -> FeedRequest | None:
    """The feed that waits longest, or None."""
    row = unit.execute(select(feed_request).order_by(feed_request.c.at, feed_request.c.id).limit(1)).first()
    return FeedRequest(row.id, row.address, row.at) if row else None


def drop(unit: Connection, id_: str) -> None:
    """Have a feed wait no longer."""
    unit.execute(delete(feed_request).where(feed_request.c.id == id_))
