"""The knowledge verbs: sources in and out in bulk, a check of what is shipped, and the open questions."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import SetupError
from bot.settings import config_folder, data_folder, load

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from knowledge.exchange.exchange import Form


def run(arguments: Namespace) -> int:
    """Do what was asked; 1 when something is wrong with the sources."""
    what = {"import": _import, "export": _export, "check": _check, "gaps": _gaps}
    return what[arguments.what](arguments)


def _import(arguments: Namespace) -> int:
    from knowledge.exchange.exchange import take_in

    file = _file(arguments)
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise SetupError(f"cannot read {file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SetupError(f"cannot read {file}: save it as UTF-8 text first") from None
    with _database(arguments) as unit:
        report = take_in(unit, lines, _form(file), datetime.now(UTC))
    for row in report.wrong:
        print(f"line {row.line} {row.id}: {'; '.join(row.problems)}", file=sys.stderr)
    if report.wrong:
        print(
            f"{len(report.wrong)} of {len(report.rows)} rows are wrong: nothing was taken in", file=sys.stderr
        )
        return 1
    print(f"{len(report.rows)} rows read, {report.changed} sources new or changed")
    return 0


def _export(arguments: Namespace) -> int:
    from knowledge.exchange.exchange import put_out

    file = _file(arguments)
    with _database(arguments) as unit:
        lines = list(put_out(unit, _form(file)))
    try:
        file.write_text("\n".join((*lines, "")), encoding="utf-8")
    except OSError as error:
        raise SetupError(f"cannot write {file}: {error.strerror}") from None
    print(f"{file}: {len(lines)} lines")
    return 0


def _check(arguments: Namespace) -> int:
    from knowledge.exchange.exchange import check

    found = check(config_folder(arguments.config) / "knowledge")
    print("\n".join(found) or "the shipped sources are well")
    return 1 if found else 0


def _gaps(arguments: Namespace) -> int:
    from knowledge.exchange.exchange import gap_lines

    with _database(arguments) as unit:
        lines = list(gap_lines(unit))
    for line in lines:
        print(line)
    if not lines:
        print("no question waits for an answer", file=sys.stderr)
    return 0


def _file(arguments: Namespace) -> Path:
    if arguments.file is None:
        raise SetupError(f"name the file: vraagbaak knowledge {arguments.what} FILE.jsonl (or .csv)")
    return Path(arguments.file)


def _form(file: Path) -> Form:
    from knowledge.exchange.exchange import Form

    try:
        return Form(file.suffix.lstrip(".").casefold())
    except ValueError:
        raise SetupError(f"{file}: name it .jsonl or .csv, so that its form is known") from None


@contextmanager
def _database(arguments: Namespace) -> Iterator[Connection]:
    """A transaction on the data folder's database."""
    from bot.store.engine import FILE, database_url, open_engine

    settings = load(config_folder(arguments.config))
    folder = data_folder(settings, arguments.data)
    if not settings.assistant.database and not (folder / FILE).exists():
        raise SetupError(
            f"there is no database in {folder}: name its folder with --data (the demo's is data/demo)"
        )
    engine = open_engine(database_url(folder, settings.assistant.database))
    try:
        with engine.begin() as unit:
            yield unit
    finally:
        engine.dispose()
