"""The tables of the door: how strict it is, who changed that, and counts. Nowhere the text of a message."""

from __future__ import annotations

from sqlalchemy import Date, Integer, String, Table

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH

LONGEST = 200

door_setting = Table(
    "door_setting",
    metadata,
    column(
        "subject",
        String(8),
        primary_key=True,
        purpose="whether it is about a room, a rule or something public",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "name",
        String(LONGEST),
        primary_key=True,
        purpose="which room, which rule, or which number or organisation is public",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "value",
        String(16),
        nullable=False,
        purpose="how strict the guard is there",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
)

door_change = Table(
    "door_change",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of changes, and to tell whether what is in memory is still right",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when, for the order and the end of storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "who",
        String(PERSON_LENGTH),
        index=True,
        purpose="which moderator did it, for their accountability",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "subject",
        String(8),
        nullable=False,
        purpose="whether it is about a room, a rule or something public",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "name",
        String(LONGEST),
        nullable=False,
        purpose="which room, which rule, or which number or organisation",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "before",
        String(16),
        nullable=False,
        purpose="how it was, to turn it back",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "after",
        String(16),
        nullable=False,
        purpose="how it became",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)

door_count = Table(
    "door_count",
    metadata,
    column(
        "day",
        Date,
        primary_key=True,
        purpose="on which day, for the end of storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "rule",
        String(64),
        primary_key=True,
        purpose="which rule of the guard found something, to mend wrong rules",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "kind",
        String(16),
        primary_key=True,
        purpose="which kind of data it took it for",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "outcome",
        String(16),
        primary_key=True,
        purpose="what came of it",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "number",
        Integer,
        nullable=False,
        purpose="how often that day; about nobody",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)
