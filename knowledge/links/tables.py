"""What is known of the links of sources."""

from __future__ import annotations

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String, Table, Text

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

link_check = Table(
    "link_check",
    metadata,
    column(
        "source",
        String(100),
        ForeignKey("resource.id", ondelete="CASCADE"),
        primary_key=True,
        purpose="whose link this is",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "url",
        Text,
        nullable=False,
        purpose="which address was called, so that a new one begins anew",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "state",
        String(16),
        nullable=False,
        purpose="what came of it",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "status",
        Integer,
        nullable=False,
        purpose="what the site answered, for an editor who wonders",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "moved_to",
        Text,
        nullable=False,
        purpose="where the page moved for good; empty when it did not",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "since",
        Date,
        nullable=False,
        purpose="since which day it is so, or fails",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "failed",
        Integer,
        nullable=False,
        purpose="on how many days in a row it failed",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "checked_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was called last, to call it again in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "fine",
        Boolean,
        nullable=False,
        purpose="whether an editor looked and finds it right as it is",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
)
