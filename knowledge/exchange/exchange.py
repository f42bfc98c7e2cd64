"""Sources in and out of the database in bulk, as JSON Lines or CSV; all rows go in, or none."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from knowledge.finding.finder import RESOURCES
from knowledge.gaps import gaps
from knowledge.reading.regions import load_regions
from knowledge.reading.yaml_file import read_yaml
from knowledge.sources import store
from knowledge.sources.resource import FIELDS, LISTS, NATIONAL, Resource, RowError, record, resource

_SEPARATOR = ";"
COLUMNS = FIELDS


class Form(StrEnum):
    """How sources are written in a file."""

    JSON_LINES = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became of one row: its line, its id when that is known, and what is wrong with it."""

    line: int
    id: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a file; when one row is wrong, none was taken in."""

    rows: tuple[RowReport, ...]
    changed: int

    @property
    def wrong(self) -> tuple[RowReport, ...]:
        """The rows that kept the file out."""
        return tuple(row for row in self.rows if row.problems)


def take_in(unit: Connection, lines: Iterable[str], form: Form, at: datetime) -> Report:
    """Add or change the sources of a file as an editor's work, when every row is right."""
    read = list(_read(lines, form))
    twice = Counter(made.id for _, made, _ in read if made)
    reports, good = [], []
    for line, made, problems in read:
        if made and twice[made.id] > 1:
            problems = (f"id {made.id} stands in the file {twice[made.id]} times",)
        reports.append(RowReport(line, made.id if made else "", problems))
        good += [made] if made and not problems else []
    if any(row.problems for row in reports):
        return Report(tuple(reports), 0)
    return Report(tuple(reports), sum(store.keep(unit, made, at) for made in good))


def put_out(unit: Connection, form: Form) -> Iterator[str]:
    """The sources that are shown, one line each (CSV: after a line with the names of the columns)."""
    rows = (record(made) for made in store.every_resource(unit))
    if form is Form.JSON_LINES:
        yield from (json.dumps(row, ensure_ascii=False) for row in rows)
        return
    yield _csv_line(COLUMNS)
    for row in rows:
        listed = {name: _SEPARATOR.join(row[name]) for name in LISTS}
        yield _csv_line([str(_plain({**row, **listed}[name])) for name in COLUMNS])


def check(folder: Path) -> list[str]:
    """What is wrong with the shipped sources: rows, doubles, themes and regions that do not exist."""
    with (folder / RESOURCES).open(encoding="utf-8") as lines:
        read = list(_read(lines, Form.JSON_LINES))
    found = [f"line {line}: {problem}" for line, _, problems in read for problem in problems]
    made = [each for _, each, _ in read if each]
    found += [f"{name} stands {n} times" for name, n in _doubles(made).items()]
    themes = {theme["slug"] for theme in read_yaml(folder / "themes.yaml")["themas"]}
    regions = load_regions(folder)
    for each in made:
        found += [f"{each.id}: no theme {theme!r}" for theme in each.themes if theme not in themes]
        if each.region != NATIONAL and not regions.named(each.region):
            found.append(f"{each.id}: no region {each.region!r}")
    return found


def gap_lines(unit: Connection) -> Iterator[str]:
    """The questions that wait for an answer, oldest first, as JSON Lines."""
    for each in gaps.open_gaps(unit):
        yield json.dumps({**asdict(each), "asked_at": each.asked_at.isoformat()}, ensure_ascii=False)


Row = tuple[int, Resource | None, tuple[str, ...]]


def _read(lines: Iterable[str], form: Form) -> Iterator[Row]:
    source = _from_json(lines) if form is Form.JSON_LINES else _from_csv(lines)
    for line, row, problem in source:
        if row is None:
            yield line, None, (problem,)
            continue
        try:
            yield line, resource(row), ()
        except RowError as error:
            yield line, None, error.problems


def _from_json(lines: Iterable[str]) -> Iterator[tuple[int, Mapping[str, Any] | None, str]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield number, None, "is no valid JSON"
            continue
        yield (number, row, "") if isinstance(row, dict) else (number, None, "is no object")


def _from_csv(lines: Iterable[str]) -> Iterator[tuple[int, Mapping[str, Any] | None, str]]:
    reader = csv.DictReader(lines, strict=True)
    try:
        for row in reader:
            if None in row or None in row.values():
                yield reader.line_num, None, "has more or fewer columns than the first line"
                continue
            listed = {name: _split(row[name]) for name in LISTS if name in row}
            yield reader.line_num, {**{k: _unguarded(v) for k, v in row.items()}, **listed}, ""
    except csv.Error as error:
        yield reader.line_num, None, f"is no valid CSV: {error}"


def _split(listed: str) -> list[str]:
    return [part.strip() for part in _unguarded(listed).split(_SEPARATOR) if part.strip()]


def _doubles(made: Sequence[Resource]) -> dict[str, int]:
    counted = Counter(each.id for each in made) + Counter(each.url for each in made)
    return {name: n for name, n in counted.items() if n > 1}


def _plain(value: object) -> object:
    return "" if value is None else value


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:2] in _FORMULA else cell


_FORMULA = frozenset("=+-@\t\r")
"""Spreadsheets run a cell that begins with these; a quote before it keeps it text (OWASP, CSV injection)."""


def _csv_line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow([f"'{c}" if c[:1] in _FORMULA else c for c in cells])
    return written.getvalue()
