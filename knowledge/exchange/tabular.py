"""Sources as CSV: read so that one broken row takes no other with it, written so that no cell can run."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.exchange.rows import Row, bad
from knowledge.sources.resource import FIELDS, LISTS

SEPARATORS = ",;\t"
TALLEST = 100
"""A row may span so many lines; a quotation mark that is never closed would take the rest of the file."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""Spreadsheets run a cell that begins with these; a quote before it keeps it text (OWASP, CSV injection)."""
_ITEM = re.compile(r"(?:\\.|[^;\\])+|\\$", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
Line = tuple[int, str | None]


def read_csv(lines: Iterable[Line]) -> Iterator[Row]:
    """The rows of a table whose first line names the columns; separated by commas, semicolons or tabs."""
    waiting = _Waiting(lines)
    first = _heading(waiting)
    if first is None:
        return
    names, separator = first
    while (line := waiting.next()) is not None:
        number, text = line
        if text is None:
            yield bad(number, "long-line", limit=_limit())
        elif text.strip():
            yield _row(number, text, names, separator, waiting)


def csv_heading() -> str:
    """The line that names the columns."""
    return _written(FIELDS)


def csv_line(row: Mapping[str, object]) -> str:
    """A record as a line; lists are separated by semicolons."""
    return _written([_cell(name, row.get(name)) for name in FIELDS])


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


class _Waiting:
    """Lines that can be put back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines, self._back = iter(lines), deque[Line]()

    def next(self) -> Line | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def put_back(self, lines: Sequence[Line]) -> None:
        self._back.extendleft(reversed(lines))


def _heading(waiting: _Waiting) -> tuple[list[str], str] | None:
    while (line := waiting.next()) is not None:
        text = line[1] or ""
        if text.strip() and not text.startswith("sep="):
            tried = [(_cells(text, separator)[0] or [], separator) for separator in SEPARATORS]
            names, separator = max(tried, key=lambda each: sum(_name(x) in FIELDS for x in each[0]))
            return [_name(x) for x in names], separator
    return None


def _name(cell: str) -> str:
    return cell.strip().casefold()


def _row(number: int, text: str, names: Sequence[str], separator: str, waiting: _Waiting) -> Row:
    """The row that begins here; when it can not be read, only its first line is lost."""
    more: list[Line] = []
    cells, whole = _cells(text, separator)
    while not whole and len(more) < TALLEST and len(text) < _limit():
        line = waiting.next()
        if line is None or line[1] is None:
            waiting.put_back([line] if line else [])
            break
        more.append(line)
        text += line[1]
        if '"' in line[1]:
            cells, whole = _cells(text, separator)
    if cells is not None and len(cells) == len(names):
        return Row(number, {name: _value(name, x) for name, x in zip(names, cells, strict=True)})
    waiting.put_back(more)
    if cells is None:
        return bad(number, "csv")
    return bad(number, "columns", found=len(cells), wanted=len(names))


def _cells(text: str, separator: str) -> tuple[list[str] | None, bool]:
    """The cells of one row, or None; and whether more lines cannot change that."""
    try:
        return next(csv.reader(io.StringIO(text, newline="\n"), delimiter=separator, strict=True), []), True
    except csv.Error as error:
        return None, "unexpected end" not in str(error)


def _limit() -> int:
    return csv.field_size_limit()


def _value(name: str, cell: str) -> object:
    plain = cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
    if name not in LISTS:
        return plain
    return [_ESCAPED.sub(r"\1", x.strip()) for x in _ITEM.findall(plain) if x.strip()]


def _cell(name: str, value: object) -> str:
    if name in LISTS and isinstance(value, list):
        return ";".join(re.sub(r"([\\;])", r"\\\1", str(x)) for x in value)
    return "" if value is None else str(value)


def _written(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([guarded(cell) for cell in cells])
    return out.getvalue()
