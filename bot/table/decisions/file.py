"""A file of decisions that a secretary fills in: handed out ready to fill, and read as TOML or CSV."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from bot.core.errors import UserError
from bot.table.decisions.model import Outcome, Recipient, Refusal, Ruling, Task
from bot.table.model import Item, Owner

MOST_BYTES, MOST_ROWS = 500_000, 200
COLUMNS = ("bundel", "uitkomst", "tekst", "ontvanger", "eigenaar", "datum", "reden", "naar", "terugkoppeling")
TASK_COLUMNS = ("actie", "actie_eigenaar", "actie_datum")
TASKS, ROWS, MEETING = "actiepunt", "besluit", "vergadering"
Choice = TypeVar("Choice", bound=StrEnum)


class DecisionForm(StrEnum):
    """What a file of decisions is written in."""

    TOML = "toml"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Row:
    """One decision as it stands in the file, all words; `number` is its place, from 1."""

    number: int
    values: Mapping[str, str]
    tasks: tuple[Mapping[str, str], ...] = ()

    @property
    def bundle(self) -> str:
        """The number of the bundle."""
        return self.values.get("bundel", "").strip().upper()


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """The meeting that a file is about, and its rows that say something."""

    meeting: str
    rows: tuple[Row, ...] = field(default_factory=tuple)


def read(name: str, content: bytes) -> DecisionFile:
    """Read a file of decisions by the end of its name; rows without an outcome are left out.

    Raises:
        UserError: it is too large, no TOML or CSV, names no meeting, or has an unknown column.
    """
    if len(content) > MOST_BYTES:
        raise UserError("table-file-large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("table-file-charset") from None
    form = name.rpartition(".")[2].casefold()
    if form not in set(DecisionForm):
        raise UserError("table-file-form")
    meeting, rows = _toml(text) if form == DecisionForm.TOML else _csv(text)
    if not meeting:
        raise UserError("table-file-meeting")
    if len(rows) > MOST_ROWS:
        raise UserError("table-file-large")
    return DecisionFile(meeting.upper(), tuple(row for row in rows if row.values.get("uitkomst", "").strip()))


def ruling(row: Row) -> Ruling:
    """The decision that a row stands for.

    Raises:
        UserError: a value lacks or is not one there can be; names its column.
    """
    values = row.values
    reason = values.get("reden", "").strip()
    return Ruling(
        _choice(Outcome, "uitkomst", values),
        values.get("tekst", "").strip(),
        _choice(Recipient, "ontvanger", values),
        _choice(Owner, "eigenaar", values),
        _day("datum", values),
        _choice(Refusal, "reden", values) if reason else None,
        values.get("naar", "").strip().upper(),
        tuple(_task(each) for each in row.tasks),
        values.get("terugkoppeling", "").strip(),
    )


def template(
    form: DecisionForm, meeting: str, items: Sequence[Item], titles: Mapping[str, str], intro: str
) -> str:
    """A file with a row for every item of an agenda, to fill in; `intro` tells how."""
    if form is DecisionForm.TOML:
        return _toml_template(meeting, items, titles, intro)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow((MEETING, *COLUMNS, *TASK_COLUMNS))
    for each in items:
        filled = {"bundel": each.bundle, "eigenaar": each.owner.value}
        writer.writerow((meeting, *(filled.get(name, "") for name in COLUMNS), *("" for _ in TASK_COLUMNS)))
    return "\ufeff" + out.getvalue()


def _toml(text: str) -> tuple[str, list[Row]]:
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError("table-file-toml", error=str(error)[:120]) from None
    listed = whole.get(ROWS, [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise UserError("table-file-form")
    rows = []
    for number, each in enumerate(listed, 1):
        tasks = each.pop(TASKS, [])
        if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
            raise UserError("table-file-form")
        _known(each, COLUMNS)
        for task in tasks:
            _known(task, ("tekst", "eigenaar", "datum"))
        rows.append(Row(number, _words(each), tuple(_words(task) for task in tasks)))
    return str(whole.get(MEETING, "")).strip(), rows


def _csv(text: str) -> tuple[str, list[Row]]:
    """Rows with semicolons or commas; a row without outcome adds an action point to the one above it."""
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    _known(reader.fieldnames or (), (MEETING, *COLUMNS, *TASK_COLUMNS))
    meeting, rows = "", list[Row]()
    for line in reader:
        values = {name: (words or "").strip() for name, words in line.items() if name in COLUMNS}
        meeting = meeting or (line.get(MEETING) or "").strip()
        task = {
            name.removeprefix("actie_").replace("actie", "tekst"): (line.get(name) or "").strip()
            for name in TASK_COLUMNS
        }
        tasks = (task,) if task["tekst"] else ()
        if tasks and not values.get("uitkomst") and rows and rows[-1].bundle == values["bundel"].upper():
            rows[-1] = Row(rows[-1].number, rows[-1].values, (*rows[-1].tasks, *tasks))
        else:
            rows.append(Row(len(rows) + 1, values, tasks))
    return meeting, rows


def _known(names: Iterable[str | None], wanted: Sequence[str]) -> None:
    for name in names:
        if name not in wanted:
            raise UserError("table-file-column", column=str(name)[:40], columns=", ".join(wanted))


def _words(values: Mapping[str, object]) -> dict[str, str]:
    return {
        name: value.isoformat() if isinstance(value, date) else str(value) for name, value in values.items()
    }


def _task(values: Mapping[str, str]) -> Task:
    return Task(values.get("tekst", "").strip(), _choice(Owner, "eigenaar", values), _day("datum", values))


def _choice(kind: type[Choice], column: str, values: Mapping[str, str]) -> Choice:
    word = values.get(column, "").strip().casefold()
    found = next((each for each in kind if each.value == word), None)
    if found is None:
        raise UserError("table-row-choice", column=column, options=", ".join(kind))
    return found


def _day(column: str, values: Mapping[str, str]) -> date:
    word = values.get(column, "").strip()
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(word, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise UserError("table-row-date", column=column)


def _toml_template(meeting: str, items: Sequence[Item], titles: Mapping[str, str], intro: str) -> str:
    parts = [
        f"# {intro}",
        f"# uitkomst: {', '.join(Outcome)}",
        f"# ontvanger: {', '.join(Recipient)}",
        f"# eigenaar: {', '.join(Owner)}",
        f"# reden: {', '.join(Refusal)}",
        f"{MEETING} = {json.dumps(meeting)}",
    ]
    for each in items:
        title = " ".join(titles.get(each.bundle, "").split())
        filled = {"bundel": each.bundle, "eigenaar": each.owner.value}
        lines = [f"{name} = {json.dumps(filled.get(name, ''), ensure_ascii=False)}" for name in COLUMNS]
        task = [f"# [[{ROWS}.{TASKS}]]", '# tekst = ""', '# eigenaar = ""', '# datum = ""']
        parts.append("\n".join((f"# {title}", f"[[{ROWS}]]", *lines, *task)))
    return "\n\n".join(("\n".join(parts[:6]), *parts[6:])) + "\n"
