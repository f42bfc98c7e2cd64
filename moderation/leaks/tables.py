"""The tables of data leaks: kinds, moments and steps. No column holds a word, an account or a message."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, String, Table

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

_TWICE = "a number is never used twice"

leak_number = Table(
    "leak_number",
    metadata,
    column(
        "year",
        Integer,
        primary_key=True,
        autoincrement=False,
        purpose="the year whose leaks are numbered",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_TWICE,
    ),
    column(
        "last",
        Integer,
        nullable=False,
        purpose="the last number given out",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_TWICE,
    ),
)

data_leak = Table(
    "data_leak",
    metadata,
    column(
        "id",
        String(16),
        primary_key=True,
        purpose="the number people call the leak by",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "kind",
        String(16),
        nullable=False,
        purpose="which kind of data leaked, as article 33(5) of the GDPR wants it documented",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "said_at",
        UtcDateTime,
        nullable=False,
        purpose="since when it could be read",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "found_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was found and taken away; the clock of article 33 begins",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "messages",
        Integer,
        nullable=False,
        purpose="in how many messages it stood",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "closed_at",
        UtcDateTime,
        purpose="when it was settled",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
)

leak_step = Table(
    "leak_step",
    metadata,
    column(
        "leak",
        String(16),
        ForeignKey("data_leak.id", ondelete="CASCADE"),
        primary_key=True,
        purpose="in which leak",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "step",
        String(16),
        primary_key=True,
        purpose="who was told (a role, no person) or what was judged",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        purpose="when, as article 33(5) of the GDPR wants it documented",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
)
