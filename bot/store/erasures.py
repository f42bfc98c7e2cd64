"""Who was erased, as marks that tell nothing without the secret, so that an older copy is erased again.

The marks stand in the database, and in a file beside it that no restore touches. What the file knows and the
database does not was erased after that copy was made.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import Connection, String, Table, select

from bot.store.base import DataClass, Retention, UtcDateTime, column, declarations, kept_for, metadata
from bot.store.engine import private_file
from bot.store.upsert import insert_once

FILE = "erased.list"
"""In the data folder: one line per erasure, a mark and a moment."""
MARK_LENGTH = 32

erasure = Table(
    "erasure",
    metadata,
    column(
        "mark",
        String(MARK_LENGTH),
        primary_key=True,
        purpose="keyed hash of who was erased, to erase them again when an older copy is put back",
        data_class=DataClass.ERASURE,
        retention=Retention.YEAR,
    ),
    column(
        "at",
        UtcDateTime,
        primary_key=True,
        purpose="when, to tell whether a copy is older, and to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)

Mark = tuple[str, datetime]
"""Somebody as a keyed hash, and when they were erased."""


class Erasures:
    """The list of who was erased, in the database and beside it in a data folder."""

    def __init__(self, secret: bytes, folder: Path) -> None:
        self._secret = secret
        self._file = folder / FILE

    def mark(self, person: str) -> str:
        """The mark of a pseudonym."""
        made = blake2b(person.encode(), digest_size=MARK_LENGTH // 2, key=self._secret, person=b"erased")
        return made.hexdigest()

    def note(self, unit: Connection, people: Iterable[str], now: datetime) -> None:
        """Keep that these pseudonyms were erased; the file has it before the transaction ends."""
        marks = [(self.mark(person), now) for person in people]
        self.learn(unit, marks)
        with private_file(self._file).open("a", encoding="ascii") as file:
            file.writelines(_line(mark) for mark in marks)
            file.flush()
            os.fsync(file.fileno())

    def unknown(self, unit: Connection, now: datetime) -> frozenset[Mark]:
        """What the file knows and this database does not, as far as it is not past its time."""
        since = now - kept_for(erasure.c.at, unit)
        return frozenset(mark for mark in self._written() if mark[1] > since) - _known(unit)

    def learn(self, unit: Connection, marks: Iterable[Mark]) -> None:
        """Have this database know these erasures."""
        for mark, at in marks:
            insert_once(unit, erasure, {"mark": mark, "at": at})

    def write(self, unit: Connection) -> None:
        """Make the file anew from the database, whole or not at all; what is past its time is gone then."""
        lines = [_line(mark) for mark in sorted(_known(unit), key=lambda mark: (mark[1], mark[0]))]
        draft = private_file(self._file.with_name(f".{FILE}.{os.getpid()}"))
        with draft.open("w", encoding="ascii") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self._file)

    def _written(self) -> Iterator[Mark]:
        """The marks in the file; a line that a crash cut short is passed over."""
        if not self._file.exists():
            return
        for line in self._file.read_text(encoding="ascii", errors="replace").splitlines():
            mark, _, at = line.partition(" ")
            try:
                yield mark, datetime.fromisoformat(at)
            except ValueError:
                continue


def people_in(unit: Connection) -> set[str]:
    """Every pseudonym that stands in a column declared to hold one."""
    found: set[str] = set()
    for each in declarations(metadata):
        if each.data_class is DataClass.PSEUDONYM:
            held = metadata.tables[each.table].c[each.column]
            found.update(unit.execute(select(held).where(held.is_not(None)).distinct()).scalars())
    return found


def _known(unit: Connection) -> frozenset[Mark]:
    return frozenset((row.mark, row.at) for row in unit.execute(select(erasure)))


def _line(mark: Mark) -> str:
    return f"{mark[0]} {mark[1].isoformat()}\n"
