"""What the adapter remembers: how far it read, whom it still owes an answer, what it told Discord before."""

from __future__ import annotations

from sqlalchemy import Integer, String, Table

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH

reading = Table(
    "discord_reading",
    metadata,
    column(
        "channel",
        String(20),
        primary_key=True,
        purpose="which channel, thread or private conversation",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        index=True,
        purpose="whose private conversation it is, to erase it with them; empty for channels",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "last",
        String(20),
        nullable=False,
        purpose="the newest message that was handled, to go on there after being away",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
)

interaction = Table(
    "discord_interaction",
    metadata,
    column(
        "id",
        String(20),
        primary_key=True,
        purpose="the command, button or form that is owed an answer",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.DAY,
    ),
    column(
        "token",
        String(300),
        nullable=False,
        purpose="what Discord lets us answer with, for a quarter of an hour",
        data_class=DataClass.ACCESS,
        retention=Retention.DAY,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it came in, to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
)

published = Table(
    "discord_published",
    metadata,
    column(
        "guild",
        String(20),
        primary_key=True,
        purpose="which server",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "fingerprint",
        String(64),
        nullable=False,
        purpose="which list of commands it has, so that the same list is not sent again",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
)

identify = Table(
    "discord_identify",
    metadata,
    column(
        "day",
        String(10),
        primary_key=True,
        purpose="which day (UTC)",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "count",
        Integer,
        nullable=False,
        purpose="how often the assistant introduced itself that day; Discord takes the token away at 1,000",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
)
