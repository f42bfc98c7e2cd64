"""How long each kind of data may stay at most; a table that keeps it longer stops the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import MetaData

from bot.core.errors import SetupError
from bot.store.base import DataClass, Declaration, Retention, declarations

LONGEST: Mapping[DataClass, Retention] = {
    DataClass.MEMBER_TEXT: Retention.THREE_YEARS,
    DataClass.PREFERENCE: Retention.THREE_YEARS,
    DataClass.PSEUDONYM: Retention.THREE_YEARS,
    DataClass.PLATFORM_ID: Retention.THREE_YEARS,
    DataClass.CONDUCT: Retention.TWO_YEARS,
    DataClass.ACCESS: Retention.RECEIPT,
    DataClass.ERASURE: Retention.YEAR,
    DataClass.ASSISTANT_TEXT: Retention.FIVE_YEARS,
}
ABOUT_NOBODY = frozenset({DataClass.TECHNICAL, DataClass.KNOWLEDGE})
"""Kinds of data that no period limits: our own numbers and public facts."""


def refuse_unlimited(tables: MetaData) -> None:
    """Look whether every column keeps to the limit of its kind.

    Raises:
        SetupError: naming the columns that may stay longer than their kind may, or whose kind has no limit.
    """
    wrong = list(_beyond(tables))
    if wrong:
        raise SetupError("these columns have no end, or one that is too late: " + "; ".join(wrong))


def _beyond(tables: MetaData) -> Iterator[str]:
    for each in declarations(tables):
        if each.data_class in ABOUT_NOBODY:
            continue
        longest = LONGEST.get(each.data_class)
        if longest is None:
            yield f"{each.table}.{each.column} ({each.data_class} has no limit)"
        elif not _ends_in_time(each, longest):
            yield f"{each.table}.{each.column} ({each.retention.words}, at most {longest.words})"


def _ends_in_time(each: Declaration, longest: Retention) -> bool:
    """Whether a column ends: by an event, with its record, or within the limit."""
    if each.retention is Retention.FOREVER:
        # What the assistant or the policy table said for everyone may stay, when it says why.
        return each.data_class is DataClass.ASSISTANT_TEXT
    most = longest.period
    return each.retention.period is None or most is None or each.retention.period <= most
