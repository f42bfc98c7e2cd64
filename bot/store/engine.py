"""How the database is opened: SQLite in the data folder, or PostgreSQL, with the same promises."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.core.errors import SetupError

FILE = "vraagbaak.db"
LOCK = "vraagbaak.lock"
# FULL: a power cut loses nothing that was acknowledged; NORMAL may lose everything since the last checkpoint.
# secure_delete: what is erased is overwritten in the file; the log is cut back when it was taken in.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "foreign_keys=ON",
    "secure_delete=ON",
    "journal_size_limit=0",
)
# A process that freezes in a transaction holds up the others for half a minute, not for good.
POSTGRESQL = {"options": "-c idle_in_transaction_session_timeout=30s"}
# One number for every process on one database, so that only one of them writes at a time.
WRITER = 0x76726161676261


def private_folder(folder: Path) -> Path:
    """The data folder, made readable for its owner only when it does not exist yet.

    Raises:
        SetupError: when it cannot be made or written in.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"cannot make the data folder {folder}: {error.strerror}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SetupError(
            f"the data folder {folder} is not writable: give its rights to the user who runs this"
        )
    return folder


def keep_private(folder: Path) -> None:
    """Take from others every right to a data folder and what is in it, also what was made with looser ones.

    Raises:
        SetupError: when it belongs to somebody else, whose it is to mend.
    """
    for path in (folder, *folder.rglob("*")):
        rights = path.lstat().st_mode
        if stat.S_ISLNK(rights) or not rights & 0o077:
            continue
        try:
            path.chmod(stat.S_IMODE(rights) & 0o700)
        except OSError as error:
            raise SetupError(f"others can read {path}: do chmod -R go-rwx {folder}") from error


def private_file(path: Path) -> Path:
    """The file, made readable for its owner only when it does not exist yet."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    return path


def database_url(folder: Path, configured: str | None = None) -> URL:
    """The address of the database: what was configured, or the SQLite file in the data folder.

    Raises:
        SetupError: when the configured address is not one of SQLite or PostgreSQL.
    """
    if not configured:
        return URL.create("sqlite", database=str(private_folder(folder) / FILE))
    try:
        url = make_url(configured)
    except ArgumentError as error:
        raise SetupError("the database address cannot be read: use postgresql://user@host/name") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        return url
    raise SetupError(f"{url.get_backend_name()} is not supported: use SQLite or postgresql://user@host/name")


def open_engine(url: URL, *, readonly: bool = False) -> Engine:
    """An engine whose every transaction is a writing one, or, when `readonly`, one that cannot write.

    A writing transaction takes the right to write when it begins, so what it reads stays true until it
    commits. Without a file name SQLite keeps everything in the memory of one thread.

    Raises:
        SetupError: when the file cannot be made or the PostgreSQL driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, readonly)
    try:
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=POSTGRESQL)
    except ModuleNotFoundError as error:
        raise SetupError("PostgreSQL needs its driver: pip install 'vraagbaak[postgres]'") from error
    begin = "SET TRANSACTION READ ONLY" if readonly else f"SELECT pg_advisory_xact_lock({WRITER})"
    event.listen(engine, "begin", lambda connection: _run(connection, begin))
    return engine


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the data folder for this process; the hold ends with the block or with the process.

    Raises:
        SetupError: when another process holds it.
    """
    path = private_folder(folder) / LOCK
    keep_private(folder)
    with private_file(path).open("r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SetupError(
                f"the assistant already runs on {folder} (process {lock.read().strip()}): "
                "stop it first, or give this one another data folder"
            ) from error
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _sqlite(url: URL, readonly: bool) -> Engine:
    if url.database:
        try:
            private_file(Path(url.database))
        except OSError as error:
            raise SetupError(f"cannot open the database {url.database}: {error.strerror}") from error
    engine = create_engine(url, connect_args={"isolation_level": None}, hide_parameters=True)
    pragmas = (*PRAGMAS, "query_only=ON") if readonly else PRAGMAS

    def prepare(raw: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")

    begin = "BEGIN" if readonly else "BEGIN IMMEDIATE"
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", lambda connection: _run(connection, begin))
    return engine


def _run(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)
