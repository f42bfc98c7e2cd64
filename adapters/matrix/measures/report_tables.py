"""How far the reports of members were read."""

from __future__ import annotations

from sqlalchemy import Integer, String, Table

from bot.store.base import DataClass, Retention, column, metadata

read_until = Table(
    "matrix_report",
    metadata,
    column(
        "account",
        String(255),
        primary_key=True,
        purpose="which account of the assistant reads reports",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "last",
        Integer,
        nullable=False,
        purpose="the newest report that was taken in, so that each is taken in once",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
)
