"""The knowledge verbs: sources in and out in bulk, a check of what is shipped, and the open questions."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from bot.core.errors import SetupError
from bot.settings.reading import config_folder, data_folder, load

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from bot.core.commands import Say
    from knowledge.exchange.forms import Form
    from knowledge.exchange.rows import Row
    from knowledge.exchange.taking_in import Report, Works, WrongRow
    from knowledge.links.states import Found
    from knowledge.links.store import Link

T = TypeVar("T")


def run(arguments: Namespace) -> int:
    """Do what was asked; 1 when something is wrong with the sources."""
    what = {"import": _import, "export": _export, "check": _check, "gaps": _gaps}
    what |= {"undo": _undo, "links": _links}
    return what[arguments.what](arguments)


def _import(arguments: Namespace) -> int:
    from knowledge.exchange.opening import digest_of

    named = _named(arguments)
    if named.casefold().startswith(("http://", "https://")):
        with tempfile.TemporaryDirectory() as folder:
            report = _take_in(arguments, asyncio.run(_harvest(arguments, Path(folder))), named)
    else:
        with _opened(Path(named)) as file:
            report = _take_in(arguments, _rows(arguments, Path(named), file), digest_of(file))
    _say_report(report, dry=arguments.dry_run)
    return 1 if report.wrong else 0


async def _harvest(arguments: Namespace, folder: Path) -> Callable[[], Iterator[Row]]:
    from bot.cli.links import FEED_SECONDS, visitor
    from knowledge.exchange.harvest import harvest

    settings = load(config_folder(arguments.config)).links
    async with visitor(settings, seconds=FEED_SECONDS) as guest:
        return (await harvest(_named(arguments), guest, folder)).rows


def _rows(arguments: Namespace, path: Path, file: BinaryIO) -> Callable[[], Iterator[Row]]:
    from knowledge.exchange.lines import CharsetError
    from knowledge.exchange.opening import reader

    try:
        return reader(file, _form(path, arguments), arguments.charset)
    except CharsetError as error:
        raise SetupError(
            f"{path}: line {error.line} is no UTF-8: save the file as UTF-8, or say what it is with "
            "--charset (what spreadsheets on Windows write is windows-1252)"
        ) from None


def _take_in(arguments: Namespace, rows: Callable[[], Iterator[Row]], name: str) -> Report:
    """Take rows in; `name` is what stays the same when they come again."""
    from bot.texts.catalogue import load as catalogue
    from knowledge.exchange.taking_in import Told, take_in

    say = catalogue()[load(config_folder(arguments.config)).assistant.locale]
    with database_of(arguments) as engine, _wrong_rows(arguments.wrong, say) as wrong:
        works, told = _works(engine, dry=arguments.dry_run), Told(wrong, _progress())
        return take_in(rows, name[:32], works, datetime.now(UTC), told)


def _say_report(report: Report, *, dry: bool) -> None:
    done = "would change" if dry else "new or changed"
    print(f"{report.read} rows read, {report.changed} sources {done}, {report.wrong} rows left out")
    if report.leads:
        print(f"{report.leads} pages that are no source yet wait for an editor (tips)")
    if report.batch and not dry:
        print(f"to undo all of it: vraagbaak knowledge undo {report.batch}")


def _export(arguments: Namespace) -> int:
    from knowledge.exchange.putting_out import put_out

    path = Path(_named(arguments))
    form = _form(path, arguments)
    with database_of(arguments) as engine, engine.begin() as unit:
        lines = list(put_out(unit, form))
    try:
        path.write_text("\n".join((*lines, "")), encoding="utf-8")
    except OSError as error:
        raise SetupError(f"cannot write {path}: {error.strerror}") from None
    print(f"{path}: {len(lines)} lines")
    return 0


def _check(arguments: Namespace) -> int:
    from knowledge.exchange.shipped import check

    found = check(config_folder(arguments.config) / "knowledge")
    print("\n".join(found) or "the shipped sources are well")
    return 1 if found else 0


def _gaps(arguments: Namespace) -> int:
    from knowledge.exchange.putting_out import gap_lines

    with database_of(arguments) as engine, engine.begin() as unit:
        lines = list(gap_lines(unit))
    for line in lines:
        print(line)
    if not lines:
        print("no question waits for an answer", file=sys.stderr)
    return 0


def _undo(arguments: Namespace) -> int:
    from bot.core.people import Role
    from knowledge.sources import history
    from knowledge.sources.history import Deed, Mark
    from knowledge.sources.undoing import undo

    batch, now = _named(arguments), datetime.now(UTC)
    with database_of(arguments) as engine, engine.begin() as unit:
        if not history.in_batch(unit, batch):
            raise SetupError(f"there is no batch {batch}: an import says its own when it ends")
        mark = Mark(Role.ADMIN, now, Deed.REVERTED, history.new_batch(unit, now))
        undone = undo(unit, batch, mark)
    print(f"{undone.number} sources put back; to undo that: vraagbaak knowledge undo {mark.batch}")
    for source in undone.left:
        print(f"{source} was changed since, and left as it is", file=sys.stderr)
    return 0


def _links(arguments: Namespace) -> int:
    from bot.cli.links import rounds
    from knowledge.links import store

    settings = load(config_folder(arguments.config)).links

    def told(link: Link, found: Found) -> None:
        print(f"{found.state:14} {found.status or '':>4} {link.source} {link.url} {found.moved_to}".rstrip())

    with database_of(arguments) as engine:
        now_works = _works(engine, dry=False)

        async def works(work: Callable[[Connection], T], /) -> T:
            return await asyncio.to_thread(now_works, work)

        called = asyncio.run(rounds(settings, told).make(works, every=arguments.every))
        with engine.begin() as unit:
            waiting = store.broken(unit)
    print(f"{called} links called; {len(waiting)} wait for an editor (kapotte-links)")
    for each in waiting:
        print(f"{each.source} {each.url}: {each.state} since {each.since} {each.moved_to}".rstrip())
    return 1 if waiting else 0


def _named(arguments: Namespace) -> str:
    if arguments.file is None:
        missing = {"undo": "name the batch: vraagbaak knowledge undo B-2026-01"}
        other = f"name the file: vraagbaak knowledge {arguments.what} FILE.csv (or .jsonl, .yaml, .bib …)"
        raise SetupError(missing.get(arguments.what, other))
    return str(arguments.file)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read in, which must be one that ends."""
    from knowledge.exchange.opening import MOST_BYTES

    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise SetupError(f"cannot read {path}: it is no file; save what it gives to a file first")
            if about.st_size > MOST_BYTES:
                raise SetupError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB: split it")
            yield file
    except OSError as error:
        raise SetupError(f"cannot read {path}: {error.strerror}") from None


def _form(path: Path, arguments: Namespace) -> Form:
    from knowledge.exchange.forms import IN, OUT, form_of

    form = form_of(path.name)
    if form not in (IN if arguments.what == "import" else OUT) and form != "atom":
        raise SetupError(
            f"{path}: its name must say its form: .csv, .jsonl, .yaml or .bib; a feed .xml, .rss or .atom"
        )
    return form


@contextmanager
def _wrong_rows(path: str | None, say: Say) -> Iterator[Callable[[WrongRow], None]]:
    """Where rows that are left out are told: standard error, and a CSV file when one is named."""
    from knowledge.exchange.putting_out import wrong_row, wrong_row_told, wrong_rows_heading

    if path is None:
        yield lambda row: print(wrong_row_told(say, row), file=sys.stderr)
        return
    try:
        Path(path).touch()
    except OSError as error:
        raise SetupError(f"cannot write {path}: {error.strerror}") from None
    with Path(path).open("w", encoding="utf-8") as file:
        print(wrong_rows_heading(say), file=file)
        yield lambda row: print(wrong_row(say, row), file=file)


def _progress() -> Callable[[int], None]:
    """Tells now and then how far a long import is, to who watches it."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda read: print(f"\r{read} rows", end="\n" if read % 500 else "", file=sys.stderr, flush=True)


def _works(engine: Engine, *, dry: bool) -> Works:
    """Runs work in a transaction of its own; a dry run takes back what it did."""

    def works(work: Callable[[Connection], T], /) -> T:
        with engine.connect() as unit:
            transaction = unit.begin()
            try:
                result = work(unit)
            except BaseException:
                transaction.rollback()
                raise
            (transaction.rollback if dry else transaction.commit)()
            return result

    return works


@contextmanager
def database_of(arguments: Namespace) -> Iterator[Engine]:
    """The data folder's database."""
    from bot.store.engine import FILE, database_url, open_engine

    settings = load(config_folder(arguments.config))
    folder = data_folder(settings, arguments.data)
    if not settings.assistant.database and not (folder / FILE).exists():
        raise SetupError(
            f"there is no database in {folder}: name its folder with --data (the demo's is data/demo)"
        )
    engine = open_engine(database_url(folder, settings.assistant.database))
    try:
        yield engine
    finally:
        engine.dispose()
