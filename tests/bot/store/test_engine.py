"""The database opens with the promised settings, for its owner only, and once at a time."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import URL, Column, Integer, MetaData, String, Table, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.core.errors import SetupError
from bot.store.engine import LOCK, database_url, only_one, open_engine, private_folder
from bot.store.upsert import insert_once, insert_or_change

notes = Table("notes", MetaData(), Column("id", Integer, primary_key=True), Column("words", String(40)))


def test_sqlite_opens_with_the_settings_that_lose_nothing(tmp_path: Path) -> None:
    engine = open_engine(database_url(tmp_path))
    with engine.connect() as connection:
        got = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    engine.dispose()
    assert got == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1}


def test_the_folder_and_every_file_are_for_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    engine = open_engine(database_url(folder))
    with engine.begin() as connection:
        notes.create(connection)
    with only_one(folder):
        files = sorted(path.name for path in folder.iterdir())
        rights = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    engine.dispose()
    assert files == ["vraagbaak.db", "vraagbaak.db-shm", "vraagbaak.db-wal", "vraagbaak.lock"]
    assert rights == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_reading_transaction_cannot_write(url: URL) -> None:
    writing, reading = open_engine(url), open_engine(url, readonly=True)
    with writing.begin() as connection:
        notes.create(connection)
    with pytest.raises(DBAPIError, match=r"readonly|read-only"), reading.begin() as connection:
        connection.execute(notes.insert().values(words="no"))
    writing.dispose()
    reading.dispose()


def test_errors_never_repeat_the_values_of_a_row(tmp_path: Path) -> None:
    engine = open_engine(database_url(tmp_path))
    with engine.begin() as connection:
        notes.create(connection)
        connection.execute(notes.insert().values(id=1, words="a"))
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(notes.insert().values(id=1, words="what a member wrote"))
    engine.dispose()
    assert "member" not in str(caught.value)


def test_insert_once_and_insert_or_change(url: URL) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        notes.create(connection)
        assert insert_once(connection, notes, {"id": 1, "words": "first"})
        assert not insert_once(connection, notes, {"id": 1, "words": "second"})
        insert_or_change(connection, notes, {"id": 2}, {"words": "new"})
        insert_or_change(connection, notes, {"id": 2}, {"words": "changed"})
        rows = connection.execute(select(notes).order_by(notes.c.id)).all()
    engine.dispose()
    assert [tuple(row) for row in rows] == [(1, "first"), (2, "changed")]


def test_a_second_process_on_one_folder_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; from bot.store.engine import only_one\n"
        "with only_one(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(SetupError) as caught, only_one(tmp_path):
            pass
        first.kill()
    assert str(tmp_path) in str(caught.value)
    assert str(first.pid) in str(caught.value)
    with only_one(tmp_path):
        assert (tmp_path / LOCK).exists()


def test_an_address_that_cannot_be_used_is_refused_with_a_remedy(tmp_path: Path) -> None:
    for configured in ("no address", "mysql://host/name"):
        with pytest.raises(SetupError, match="postgresql://"):
            database_url(tmp_path, configured)
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match="cannot make the data folder"):
        private_folder(tmp_path / "file" / "data")
    with pytest.raises(SetupError, match="cannot open the database"):
        open_engine(URL.create("sqlite", database=str(tmp_path / "gone" / "x.db")))


def test_what_was_made_with_loose_rights_is_for_its_owner_alone_once_it_is_held(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "index").mkdir(parents=True)
    loose = (folder / "index" / "segment", folder / "vraagbaak.db-wal")
    for file in loose:
        file.write_bytes(b"x")
        file.chmod(0o664)
    (folder / "index").chmod(0o775)
    folder.chmod(0o755)
    with only_one(folder):
        for path in (folder, *folder.rglob("*")):
            assert path.stat().st_mode & 0o077 == 0, path
        assert loose[0].stat().st_mode & 0o700 == 0o600
