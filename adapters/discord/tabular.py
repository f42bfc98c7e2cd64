"""A table as a block of aligned columns, or row by row when a phone is too narrow for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from adapters.discord.escaping import monospaced, on_one_line
from bot.core.content import Table

WIDTH = 60
"""Columns of fixed width that are readable on a phone held sideways."""


def tabular(table: Table) -> str:
    """The table as markdown."""
    rows = [[" ".join(monospaced(cell).split()) for cell in row] for row in (table.head, *table.rows)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) > WIDTH and table.rows:
        return "\n\n".join(_listed(table.head, row) for row in table.rows)
    lines = ("  ".join(map(_padded, row, widths)).rstrip() for row in rows)
    return "```\n" + "\n".join(lines) + "\n```"


def _listed(head: Sequence[str], row: Sequence[str]) -> str:
    """One row: its first value as a title, the others with what they are."""
    first, *others = (f"{on_one_line(k)}: {on_one_line(v)}" for k, v in zip(head, row, strict=True))
    return "\n".join((f"**{first}**", *others))


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(cell: str) -> int:
    """How many columns a cell takes: signs of East Asia two, signs on top of another none."""
    return sum(_columns(c) for c in cell)


def _columns(c: str) -> int:
    if unicodedata.category(c) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1
