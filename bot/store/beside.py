"""What a platform keeps beside the database (a login, keys), into a backup and out of it again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.store.engine import private_file, private_folder

TABLE = "beside_the_database"
SQLITE = b"SQLite format 3\0"
OF_A_DATABASE = ("-wal", "-shm", "-journal")
RESTORED = ".restored"
"""The name of a file in a folder that came out of a backup: keys in it may be older than what others know."""
PATIENCE = 30.0
"""Seconds to wait for whoever writes at this moment."""
TURN = 0.001
"""Seconds between two tries to be the one who may write."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file beside the database: its path from the data folder, and what is in it."""

    name: str
    content: bytes


@contextmanager
def one_moment(database: Path, folders: Sequence[Path]) -> Iterator[tuple[sqlite3.Connection, list[Kept]]]:
    """A reader of the database and the files in these folders, as they are between two writes to it.

    Raises:
        sqlite3.OperationalError: when somebody writes for longer than PATIENCE.
    """
    files = [(folder.parent, file) for folder in folders for file in _files(folder)]
    with closing(_opened(database)) as live:
        with ExitStack() as readers, closing(_opened(database)) as writer:
            # Nobody writes while this is held, so that all readers begin at one moment.
            _take_turn(writer)
            _begin(live)
            held = [(str(file.relative_to(above)), _reading(readers, file)) for above, file in files]
            writer.rollback()
            # Read at once: a database that is no log of writes (WAL) cannot be written as long as we read.
            kept = [Kept(name, _content(source)) for name, source in held]
        yield live, kept


def put_in(copy: Path, kept: Sequence[Kept]) -> None:
    """Add files to a copy of the database; a copy without any stays as it is."""
    if not kept:
        return
    with closing(sqlite3.connect(copy)) as target, target:
        target.execute(f"CREATE TABLE {TABLE} (name TEXT PRIMARY KEY, content BLOB NOT NULL)")
        rows = ((each.name, each.content) for each in kept)
        target.executemany(f"INSERT INTO {TABLE} VALUES (?, ?)", rows)  # noqa: S608 - a name of our own


def take_out(copy: Path, target: Path) -> list[Path]:
    """Move the files in a copy to folders under `target`, for their owner only; the folders that were made.

    In each of them a file called RESTORED says where it came from. The copy has nothing of them any more
    afterwards, not even in its free pages.

    Raises:
        ValueError: when a name in the copy leads out of its folder; nothing was written then.
    """
    with closing(sqlite3.connect(copy, isolation_level=None)) as source:
        source.execute("PRAGMA secure_delete=ON")
        if not source.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone():
            return []
        rows = source.execute(f"SELECT name, content FROM {TABLE}").fetchall()  # noqa: S608 - our own name
        if any(not _stays_inside(name) for name, _ in rows):
            raise ValueError("a file in the backup would be written outside the data folder")
        for name, content in rows:
            for above in reversed(Path(name).parents[:-1]):
                private_folder(target / above)
            _write(private_file(target / name), content)
        source.execute(f"DROP TABLE {TABLE}")
        source.execute("VACUUM")
    made = sorted({target / Path(name).parts[0] for name, _ in rows})
    for folder in made:
        private_file(folder / RESTORED)
    return made


def swap(fresh: Path, live: Path) -> Path | None:
    """Put a folder in place of another; where the replaced one is kept, if there was one."""
    kept = None
    if live.exists():
        number = sum(1 for _ in live.parent.glob(f"{live.name}.before-restore*"))
        kept = live.with_name(f"{live.name}.before-restore{number or ''}")
        os.replace(live, kept)
    os.replace(fresh, live)
    return kept


def scratch(folder: Path) -> Path:
    """An empty folder in the data folder, for what is being restored."""
    made = folder / ".restoring"
    shutil.rmtree(made, ignore_errors=True)
    return private_folder(made)


def _files(folder: Path) -> list[Path]:
    """Every file that is whole: no draft (its name begins with a dot), no journal of a database."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path for path in found if not path.name.endswith(OF_A_DATABASE))


def _reading(readers: ExitStack, file: Path) -> sqlite3.Connection | bytes:
    """The content of a file; of a database a reader, that keeps this moment."""
    with file.open("rb") as opened:
        if opened.read(len(SQLITE)) != SQLITE:
            return file.read_bytes()
    reader = readers.enter_context(closing(_opened(file)))
    _begin(reader)
    return reader


def _content(source: sqlite3.Connection | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    with closing(sqlite3.connect(":memory:")) as copy:
        source.backup(copy)
        return copy.serialize()


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None, timeout=PATIENCE)


def _take_turn(writer: sqlite3.Connection) -> None:
    """Get the right to write; asked for often, as SQLite's own wait loses from who writes all the time."""
    give_up = time.monotonic() + PATIENCE
    writer.execute("PRAGMA busy_timeout=0")
    while True:
        try:
            writer.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(TURN)


def _begin(connection: sqlite3.Connection) -> None:
    """Begin to read now: SQLite takes a snapshot at the first read, not at BEGIN."""
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _stays_inside(name: object) -> bool:
    if not isinstance(name, str):
        return False
    path = Path(name)
    return len(path.parts) > 1 and not path.is_absolute() and ".." not in path.parts


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
