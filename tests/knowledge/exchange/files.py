"""Files to take in, and what is wrong with their rows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from typing import TypeVar

from sqlalchemy import Connection

from knowledge.exchange.forms import Form
from knowledge.exchange.opening import digest_of, reader
from knowledge.exchange.taking_in import Report, Told, Works, WrongRow, take_in
from tests.knowledge.conftest import NOW

T = TypeVar("T")


def within(unit: Connection) -> Works:
    """Runs every work in this transaction."""

    def works(work: Callable[[Connection], T], /) -> T:
        return work(unit)

    return works


def taken(
    unit: Connection, content: str | bytes, form: Form, at: datetime = NOW, charset: str | None = None
) -> tuple[Report, list[WrongRow]]:
    """Take a file in, in one transaction."""
    file = BytesIO(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    wrong: list[WrongRow] = []
    rows = reader(file, form, charset)
    return take_in(rows, digest_of(file), within(unit), at, Told(wrong.append)), wrong


def lines_of(wrong: list[WrongRow]) -> list[int]:
    """The lines of the rows that were left out."""
    return [row.line for row in wrong]


class TakeBackError(Exception):
    """Raised to take back what was done."""


def undone(unit: Connection, work: Callable[[], T]) -> T:
    """Do something and take it back; what it returned."""
    found: list[T] = []
    with suppress(TakeBackError), unit.begin_nested():
        found.append(work())
        raise TakeBackError
    return found[0]
