"""Every column of every table tells what it is for; moments are aware and come back in UTC."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, select
from sqlalchemy.exc import StatementError

from bot.store.base import (
    DataClass,
    Retention,
    UndeclaredColumnError,
    UtcDateTime,
    column,
    declarations,
    metadata,
)
from tests.bot.store.rooms import rooms_with_tables


def test_every_column_of_the_whole_project_is_declared() -> None:
    for module in rooms_with_tables():
        importlib.import_module(module)
    lines = list(declarations(metadata))
    assert len(lines) == sum(len(table.columns) for table in metadata.tables.values())
    assert all(line.purpose for line in lines)
    assert all(line.reason for line in lines if line.retention is Retention.FOREVER)


def test_a_planted_undeclared_column_is_found() -> None:
    tables = MetaData()
    good = column(
        "id",
        Integer,
        primary_key=True,
        purpose="row number",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    )
    Table("planted", tables, good, Column("silent", Integer))
    with pytest.raises(UndeclaredColumnError) as caught:
        list(declarations(tables))
    assert caught.value.columns == ("planted.silent",)


@pytest.mark.parametrize(
    ("purpose", "retention", "reason"),
    [
        (" ", Retention.DAY, ""),
        ("kept", Retention.FOREVER, " "),
        ("kept", Retention.DAY, "a reason that hides a wrong choice"),
    ],
)
def test_an_empty_purpose_or_an_unexplained_forever_is_refused(
    purpose: str, retention: Retention, reason: str
) -> None:
    with pytest.raises(ValueError, match=r"needs a purpose|a reason belongs to FOREVER"):
        column(
            "x", Integer, purpose=purpose, data_class=DataClass.TECHNICAL, retention=retention, reason=reason
        )


def test_moments_come_back_in_utc_and_naive_ones_are_refused() -> None:
    tables = MetaData()
    at = column("at", UtcDateTime, purpose="when", data_class=DataClass.TECHNICAL, retention=Retention.DAY)
    moments = Table("moments", tables, at)
    engine = create_engine("sqlite://")
    with engine.begin() as unit:
        tables.create_all(unit)
        summer = datetime(2026, 7, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))
        unit.execute(moments.insert().values(at=summer))
        stored = unit.execute(select(moments.c.at)).scalar_one()
        assert stored == summer
        assert stored.tzinfo is UTC
        naive = datetime(2026, 7, 1, 14, 30)  # noqa: DTZ001 - the mistake under test
        with pytest.raises(StatementError, match="without a time zone"):
            unit.execute(moments.insert().values(at=naive))
    engine.dispose()
