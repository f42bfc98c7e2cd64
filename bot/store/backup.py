"""Copies of the SQLite database while it is in use, and their return."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.core.errors import SetupError
from bot.store.engine import FILE, only_one, private_file


def backup(folder: Path, target: Path) -> int:
    """Write a whole and consistent copy, readable for its owner only; its size in bytes.

    Raises:
        SetupError: when there is no database, or the target exists or cannot be written.
    """
    source = _existing(folder / FILE)
    if target.exists():
        raise SetupError(f"{target} exists already: name another file, so that no older copy is lost")
    try:
        private_file(target)
    except OSError as error:
        raise SetupError(f"cannot write {target}: {error.strerror}") from error
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
    return target.stat().st_size


def restore(folder: Path, copy: Path) -> Path | None:
    """Put a copy in place of the database; where the replaced database is kept, if there was one.

    Raises:
        SetupError: when the assistant is running, or the copy is missing or damaged.
    """
    _check(_existing(copy))
    with only_one(folder):
        live = folder / FILE
        # Copied first: should the copy be the live file itself, or fail halfway, nothing is lost.
        fresh = private_file(live.with_suffix(".restoring"))
        shutil.copyfile(copy, fresh)
        kept = _keep(live)
        os.replace(fresh, live)
    return kept


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
