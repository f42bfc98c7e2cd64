"""What the adapter remembers: how far it read, which rooms are private, and what still waits for a key."""

from __future__ import annotations

from sqlalchemy import String, Table, Text

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH

position = Table(
    "matrix_position",
    metadata,
    column(
        "account",
        String(255),
        primary_key=True,
        purpose="which account of the assistant reads",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "token",
        Text,
        nullable=False,
        purpose="how far it read, to go on there after being away",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
)

direct = Table(
    "matrix_direct",
    metadata,
    column(
        "room",
        String(255),
        primary_key=True,
        purpose="the room in which someone and the assistant talk in private",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        nullable=False,
        index=True,
        purpose="whose private room it is, to erase it with them",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "account",
        String(255),
        nullable=False,
        index=True,
        purpose="the account that is reached there",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
)

moved = Table(
    "matrix_moved",
    metadata,
    column(
        "room",
        String(255),
        primary_key=True,
        purpose="a room that took the place of another",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "stands_for",
        String(255),
        nullable=False,
        purpose="the room of the settings that it stands for",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
)

unread = Table(
    "matrix_unread",
    metadata,
    column(
        "event",
        String(255),
        primary_key=True,
        purpose="a message that could not be decrypted, to be fetched when its key comes",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.MONTH,
    ),
    column(
        "room",
        String(255),
        nullable=False,
        purpose="where it was said",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.MONTH,
    ),
    column(
        "session",
        String(255),
        nullable=False,
        index=True,
        purpose="which key it needs",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it came in, to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
)

reaction = Table(
    "matrix_reaction",
    metadata,
    column(
        "event",
        String(255),
        primary_key=True,
        purpose="a reaction that meant something, to know it when it is taken back",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.MONTH,
    ),
    column(
        "room",
        String(255),
        nullable=False,
        purpose="where it was given",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.MONTH,
    ),
    column(
        "target",
        String(255),
        nullable=False,
        purpose="the message it was given to",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.MONTH,
    ),
    column(
        "emoji",
        String(32),
        nullable=False,
        purpose="which reaction",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        nullable=False,
        index=True,
        purpose="who gave it, so that only their own taking back counts",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.MONTH,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was given, to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
)
