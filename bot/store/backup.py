"""Copies of the SQLite database and what is kept beside it while they are in use, and their return."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.core.errors import SetupError
from bot.store import beside
from bot.store.engine import FILE, only_one, private_file


@dataclass(frozen=True, slots=True)
class Restored:
    """Where what was replaced is kept: nothing when there was none. `folders` are those that came back."""

    replaced: tuple[Path, ...]
    folders: tuple[str, ...]


def backup(folder: Path, target: Path, folders: Sequence[str] = ()) -> int:
    """Write a whole and consistent copy, readable for its owner only; its size in bytes.

    What is in these folders of the data folder goes into the same file, as it was at the same moment.

    Raises:
        SetupError: when there is no database, or the target exists or cannot be written.
    """
    source = _existing(folder / FILE)
    if target.exists():
        raise SetupError(f"{target} exists already: name another file, so that no older copy is lost")
    # Under another name until it is whole: half a backup must not look like one.
    draft = target.with_name(f".{target.name}.half")
    try:
        draft.unlink(missing_ok=True)
        private_file(draft)
        with beside.one_moment(source, [folder / name for name in folders]) as (live, kept):
            with closing(sqlite3.connect(draft)) as copy:
                live.backup(copy)
            beside.put_in(draft, kept)
        os.replace(draft, target)
    except OSError as error:
        raise SetupError(f"cannot write {target}: {error.strerror}") from error
    except sqlite3.DatabaseError as error:
        raise SetupError(f"the backup was not made: {error}") from error
    finally:
        draft.unlink(missing_ok=True)
    return target.stat().st_size


def restore(folder: Path, copy: Path) -> Restored:
    """Put a copy in place of the database, and what it holds besides in place of those folders.

    Raises:
        SetupError: when the assistant is running, or the copy is missing or damaged.
    """
    _check(_existing(copy))
    with only_one(folder):
        live = folder / FILE
        # Copied first: should the copy be the live file itself, or fail halfway, nothing is lost.
        fresh = private_file(live.with_suffix(".restoring"))
        shutil.copyfile(copy, fresh)
        ready = _beside(fresh, folder)
        replaced = [_keep(live)]
        os.replace(fresh, live)
        replaced += [beside.swap(each, folder / each.name) for each in ready]
        beside.scratch(folder).rmdir()
    return Restored(tuple(x for x in replaced if x), tuple(each.name for each in ready))


def _beside(copy: Path, folder: Path) -> list[Path]:
    try:
        return beside.take_out(copy, beside.scratch(folder))
    except ValueError as error:
        raise SetupError(f"{error}: nothing was changed") from None


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise SetupError(f"there is no database at {path}")
    return path


def _check(copy: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
            tables = connection.execute(
                "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
            ).fetchall()
    except sqlite3.DatabaseError as error:
        raise SetupError(f"{copy} is no database: {error}") from error
    if verdict != "ok" or not tables:
        raise SetupError(f"{copy} is damaged or not a backup of Vraagbaak: nothing was changed")


def _keep(live: Path) -> Path | None:
    """Move the database aside, with what was not yet written back to it."""
    if not live.exists():
        return None
    with closing(sqlite3.connect(live)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    number = sum(1 for _ in live.parent.glob(f"{live.stem}.before-restore*"))
    kept = live.with_suffix(f".before-restore{number or ''}")
    os.replace(live, kept)
    for leftover in (live.with_name(f"{FILE}-wal"), live.with_name(f"{FILE}-shm")):
        leftover.unlink(missing_ok=True)
    return kept
