"""Sources taken in by the hundreds: every right row goes in, every wrong one is told, none goes half."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from knowledge.exchange import runs
from knowledge.exchange.checking import Checked, Survey, judge, read_rows
from knowledge.exchange.leads import keep_leads, lead_of
from knowledge.exchange.rows import Row, bad
from knowledge.sources import store
from knowledge.sources.problems import UNKEPT, Problem

T = TypeVar("T")
AT_ONCE = 500
MOST_ROWS = 1_000_000


class Works(Protocol):
    """Runs work in a transaction of its own, which is on disk when this returns."""

    def __call__(self, work: Callable[[Connection], T], /) -> T:
        """What the work returns."""


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that was left out: its line, its id when it has one, and what is wrong with it."""

    line: int
    id: str
    problems: tuple[str, ...]


@dataclass(slots=True)
class Report:
    """What became of a file: rows read, sources that changed, leads that are new, rows left out."""

    read: int = 0
    changed: int = 0
    leads: int = 0
    wrong: int = 0
    batch: str = ""

    @property
    def right(self) -> int:
        """The rows that are in, also when they changed nothing."""
        return self.read - self.wrong


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears of what happens while a file is taken in: each row left out, and how far it is."""

    wrong: Callable[[WrongRow], None]
    progress: Callable[[int], None] = lambda _: None


def take_in(rows: Callable[[], Iterable[Row]], digest: str, works: Works, at: datetime, told: Told) -> Report:
    """Take in the rows of a file, which can be read twice and is named by a hash of its content.

    Rows go in by AT_ONCE in a transaction, all in one batch that can be undone (`undoing.undo`). When it is
    cut off, the same file taken in again gives what it would have given at once, as one batch.
    """
    survey, report = Survey(), Report()
    for some in _batches(rows()):
        for each in works(partial(_read, some)):
            if each.made:
                survey.add(each.made, each.line)
    for some in _batches(rows()):
        wrong = works(partial(_take, some, survey, digest, at, report))
        report.read += len(some)
        report.wrong += len(wrong)
        for row in wrong:
            told.wrong(row)
        told.progress(report.read)
    works(partial(_end, digest))
    report.batch = report.batch if report.changed else ""
    return report


def _read(some: Sequence[Row], unit: Connection) -> list[Checked]:
    """The rows that are to be whole sources."""
    return read_rows(unit, [row for row in some if not row.origin])


def _take(
    some: Sequence[Row], survey: Survey, digest: str, at: datetime, report: Report, unit: Connection
) -> list[WrongRow]:
    """Take in some rows; the ones that are left out."""
    judged = judge(unit, _read(some, unit), survey)
    made = [each.made for each in judged if each.made]
    if made:
        report.batch = runs.begin(unit, digest, at)
        report.changed += store.keep_all(unit, made, at, batch=report.batch)
    found = [(row, _lead_problem(row)) for row in some if row.origin]
    new = [lead_of(row.fields, row.origin) for row, problem in found if problem is None]
    report.leads += keep_leads(unit, new, at)
    left = [Checked(row.line, "", None, (problem,)) for row, problem in found if problem]
    wrong = [WrongRow(x.line, x.id, x.problems) for x in (*judged, *left) if x.problems]
    return sorted(wrong, key=lambda row: row.line)


def _lead_problem(row: Row) -> Problem | None:
    """What keeps a row of a feed from being a lead."""
    if not row.fields.get("url"):
        return Problem("url", "missing")
    return Problem("row", "characters") if any(UNKEPT.search(str(x)) for x in row.fields.values()) else None


def _end(digest: str, unit: Connection) -> None:
    runs.end(unit, digest)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting, read = iter(rows), 0
    while some := list(islice(waiting, AT_ONCE)):
        read += len(some)
        if read > MOST_ROWS:
            yield [bad(some[0].line, "many", limit=MOST_ROWS)]
            return
        yield some
