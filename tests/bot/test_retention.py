"""Every retention that a table declares with a date is carried out by one of the jobs of the assistant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Column, Connection, Table, func, insert, select
from sqlalchemy.types import Boolean, Date, DateTime, Integer, LargeBinary

from adapters.discord.memory import tidy_discord
from adapters.matrix.memory import tidy_matrix
from adapters.web.tidying import tidy_chat
from bot.app import App
from bot.equipment import Equipment
from bot.store.base import UtcDateTime, declarations, metadata
from bot.store.engine import database_url, open_engine
from bot.store.schedules import Slot
from bot.store.upgrade import upgrade

THEN = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG_AFTER = timedelta(days=6 * 365)


def dated() -> list[Table]:
    """The tables with a column that may stay for a fixed time only, parents first."""
    names = {each.table for each in declarations(metadata) if each.retention.period is not None}
    return [table for table in metadata.sorted_tables if table.name in names]


def value(column: Column[object]) -> object:
    """Something to keep in a column, of the day that all of it was kept."""
    if isinstance(column.type, UtcDateTime | DateTime):
        return THEN
    for kind, one in ((Date, THEN.date()), (Boolean, True), (Integer, 1), (LargeBinary, b"x")):
        if isinstance(column.type, kind):
            return one
    return "x"


def keep(unit: Connection, table: Table) -> None:
    """One row, without links to other tables where it can do without."""
    unlinked = (c for c in table.columns if not (c.foreign_keys and c.nullable))
    unit.execute(insert(table).values({c.name: value(c) for c in unlinked}))


def counted(unit: Connection, tables: list[Table]) -> dict[str, int]:
    """How many rows each table holds."""
    return {t.name: unit.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}


def test_nothing_outlives_the_retention_it_declares(equipment: Equipment, tmp_path: Path) -> None:
    jobs = [*App(equipment, tmp_path, [], {}).jobs, tidy_chat(), tidy_discord(), tidy_matrix()]
    engine = open_engine(database_url(tmp_path))
    upgrade(engine)
    tables = dated()
    with engine.begin() as unit:
        for table in tables:
            keep(unit, table)
        for later, left in ((-timedelta(hours=1), 1), (LONG_AFTER, 0)):
            for job in jobs:
                if job.id.endswith(("housekeeping", "-tidy")):
                    job.run(unit, Slot(job.id, "nacht", THEN + later, timedelta(0)))
            assert counted(unit, tables) == {table.name: left for table in tables}
    engine.dispose()
