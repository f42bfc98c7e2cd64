"""What has no end, or one that is too late, keeps the assistant from starting."""

from __future__ import annotations

import importlib

import pytest
from sqlalchemy import MetaData, String, Table

from bot.core.errors import SetupError
from bot.store.base import DataClass, Retention, column, metadata
from bot.store.limits import ABOUT_NOBODY, LONGEST, refuse_unlimited
from tests.bot.store.rooms import rooms_with_tables


def table(kind: DataClass, retention: Retention) -> MetaData:
    """A table with one column."""
    found = MetaData()
    reason = "why not" if retention is Retention.FOREVER else ""
    made = column("x", String(1), purpose="x", data_class=kind, retention=retention, reason=reason)
    Table("kept", found, made)
    return found


def test_every_table_there_is_keeps_to_the_limits() -> None:
    for module in rooms_with_tables():
        importlib.import_module(module)
    refuse_unlimited(metadata)


def test_every_kind_of_data_has_a_limit_or_is_about_nobody() -> None:
    assert set(DataClass) == set(LONGEST) | ABOUT_NOBODY


@pytest.mark.parametrize("kind", sorted(set(LONGEST) - {DataClass.ASSISTANT_TEXT}))
def test_what_leads_to_a_person_never_stays_for_good(kind: DataClass) -> None:
    with pytest.raises(SetupError, match=r"kept\.x \(for good"):
        refuse_unlimited(table(kind, Retention.FOREVER))


def test_a_period_beyond_the_limit_of_its_kind_is_refused_and_one_within_is_not() -> None:
    with pytest.raises(SetupError, match=r"kept\.x \(36 months, at most 24 months\)"):
        refuse_unlimited(table(DataClass.CONDUCT, Retention.THREE_YEARS))
    for fine in (Retention.TWO_YEARS, Retention.UNTIL_USED, Retention.WITH_PARENT):
        refuse_unlimited(table(DataClass.CONDUCT, fine))
