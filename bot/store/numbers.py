"""Numbers that are given out once, also after what bore them was removed."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table, and_, update

from bot.store.upsert import insert_once


def next_number(unit: Connection, table: Table, series: Mapping[str, object]) -> int:
    """The next number of a series, from 1; never given out before, unless that was rolled back.

    `table` has the columns of `series` as its key, and `last`: the last number given out.
    """
    insert_once(unit, table, {**series, "last": 0})
    same = and_(*(table.c[name] == value for name, value in series.items()))
    raised = update(table).where(same).values(last=table.c.last + 1).returning(table.c.last)
    return int(unit.execute(raised).scalar_one())
