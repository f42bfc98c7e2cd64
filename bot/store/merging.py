"""Makes one person's rows another's, in every table there is, when two accounts are linked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, UniqueConstraint, and_, delete, exists, select, update

from bot.store.base import DataClass, declarations, metadata
from bot.store.choices import choice
from bot.store.dialogs import dialog
from bot.store.links import account_link, link_code
from bot.store.people import contact, member_left

Columns = frozenset[str]

OF_AN_ACCOUNT: frozenset[Column[Any]] = frozenset(
    {
        # A button, a numbered list and a question stand in a conversation on one platform: a number
        # said there never answers a list elsewhere.
        choice.c.person,
        dialog.c.person,
        # The links themselves are between accounts; `bot.store.links.connect` changes them.
        account_link.c.account,
        account_link.c.person,
        link_code.c.account,
        link_code.c.taken_by,
        member_left.c.account,
    }
)
"""Pseudonyms that stay with the account; every other column that declares a pseudonym moves along."""


def moving_columns() -> Iterator[Column[Any]]:
    """The columns that hold a person, of every table that is known."""
    for each in declarations(metadata):
        column = metadata.tables[each.table].c[each.column]
        if each.data_class is DataClass.PSEUDONYM and column not in OF_AN_ACCOUNT:
            yield column


def merge(unit: Connection, frm: str, to: str) -> None:
    """Give all that is kept under one pseudonym to another.

    Where only one of both can stay (a bundle is recognised once) it is the row of `to`; of two addresses it
    is the one where the person asked last.
    """
    _keep_newest_address(unit, frm, to)
    move(unit, frm, to)


def move(unit: Connection, frm: str, to: str, staying: frozenset[str] = frozenset()) -> int:
    """Put one pseudonym in the place of another, but in the tables that are `staying`; how many rows."""
    touched = 0
    for column in moving_columns():
        if column.table.description in staying:
            continue
        for unique in _unique_with(column):
            _make_way(unit, column, unique, frm, to)
        changed = update(column.table).where(column == frm).values({column.name: to})
        touched += unit.execute(changed).rowcount
    return touched


def _keep_newest_address(unit: Connection, frm: str, to: str) -> None:
    both = select(contact.c.person).where(contact.c.person.in_((frm, to)))
    oldest_first = unit.execute(both.order_by(contact.c.asked_at)).scalars().all()
    if len(oldest_first) > 1:
        unit.execute(delete(contact).where(contact.c.person == oldest_first[0]))


def _unique_with(column: Column[Any]) -> set[Columns]:
    """The sets of columns that must be unique together and hold this one."""
    table = metadata.tables[column.table.description]
    keys = {frozenset(table.primary_key.columns.keys())}
    keys |= {frozenset(x.columns.keys()) for x in table.constraints if isinstance(x, UniqueConstraint)}
    keys |= {frozenset(x.columns.keys()) for x in table.indexes if x.unique}
    return {key for key in keys if column.name in key}


def _make_way(unit: Connection, column: Column[Any], unique: Columns, frm: str, to: str) -> None:
    """Delete the rows that would become a second one."""
    table = column.table
    other = table.alias()
    same = [table.c[name] == other.c[name] for name in unique if name != column.name]
    kept = exists().where(and_(other.c[column.name] == to, *same))
    unit.execute(delete(table).where(column == frm, kept))
