"""Numbers are given out once per series, whatever the table calls its series."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sqlalchemy import Connection, Table

from bot.signals.tables import signal_number
from bot.store.numbers import next_number
from knowledge.sources.tables import knowledge_number
from moderation.cases.tables import case_number_given

_KINDS: list[tuple[Table, Mapping[str, object], Mapping[str, object]]] = [
    (signal_number, {"series": "a"}, {"series": "b"}),
    (knowledge_number, {"series": "a"}, {"series": "b"}),
    (case_number_given, {"year": 2026}, {"year": 2027}),
]


@pytest.mark.parametrize(("table", "one", "other"), _KINDS)
def test_numbers_are_given_out_once_per_series(
    unit: Connection, table: Table, one: Mapping[str, object], other: Mapping[str, object]
) -> None:
    assert [next_number(unit, table, series) for series in (one, other, one)] == [1, 1, 2]
