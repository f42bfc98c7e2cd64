"""A backup is of one moment, for its owner only, and comes back whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.core.errors import SetupError
from bot.store import beside
from bot.store.backup import backup, restore
from bot.store.engine import FILE
from tests.databases import Template

BESIDE = ("matrix",)


def opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None, timeout=30, check_same_thread=False)


def counter(file: Path) -> int:
    with closing(opened(file)) as connection:
        return int(connection.execute("SELECT n FROM counter").fetchone()[0])


@pytest.fixture
def data(tmp_path: Path, migrated: Template) -> Path:
    """A data folder with a login and keys in it; database and keys each hold a counter."""
    folder = tmp_path / "data"
    migrated.put(folder)
    keys = folder / "matrix"
    keys.mkdir()
    (keys / "session.json").write_text('{"device": "ABC"}', encoding="utf-8")
    (keys / ".session.json.12").write_text("half", encoding="utf-8")
    for file in (folder / FILE, keys / "@vraagbaak:example.org_ABC.db"):
        with closing(opened(file)) as connection:
            connection.execute("CREATE TABLE counter (n INTEGER)")
            connection.execute("INSERT INTO counter VALUES (0)")
    return folder


@contextmanager
def counting(folder: Path) -> Iterator[threading.Event]:
    """Somebody who counts in the database and, within the same transaction, in the keys."""
    stop, counted = threading.Event(), threading.Event()
    keys = folder / "matrix" / "@vraagbaak:example.org_ABC.db"

    def count() -> None:
        with closing(opened(folder / FILE)) as one, closing(opened(keys)) as other:
            while not stop.is_set():
                one.execute("BEGIN IMMEDIATE")
                one.execute("UPDATE counter SET n = n + 1")
                other.execute("UPDATE counter SET n = n + 1")
                one.execute("COMMIT")
                counted.set()

    thread = threading.Thread(target=count)
    thread.start()
    try:
        yield counted
    finally:
        stop.set()
        thread.join()


def test_database_and_keys_are_of_the_same_moment_while_both_are_written(data: Path, tmp_path: Path) -> None:
    seen = []
    with counting(data) as counted:
        for number in range(20):
            counted.clear()
            assert counted.wait(30)
            copy, elsewhere = tmp_path / f"{number}.backup", tmp_path / f"elders-{number}"
            backup(data, copy, BESIDE)
            restore(elsewhere, copy)
            pair = counter(elsewhere / FILE), counter(elsewhere / "matrix" / "@vraagbaak:example.org_ABC.db")
            assert pair[0] == pair[1]
            seen.append(pair[0])
    assert seen == sorted(set(seen))


def test_what_comes_back_is_for_its_owner_only_and_drafts_stay_behind(data: Path, tmp_path: Path) -> None:
    copy, elsewhere = tmp_path / "kopie", tmp_path / "elders"
    backup(data, copy, BESIDE)
    assert copy.stat().st_mode & 0o077 == 0
    done = restore(elsewhere, copy)
    assert done.folders == BESIDE
    assert done.replaced == ()
    back = elsewhere / "matrix"
    kept = {"session.json", "@vraagbaak:example.org_ABC.db"}
    assert {x.name for x in back.iterdir()} == {*kept, beside.RESTORED}
    assert [x for x in (back, *back.iterdir()) if x.stat().st_mode & 0o077] == []
    assert (back / "session.json").read_text(encoding="utf-8") == '{"device": "ABC"}'
    assert {x.name for x in elsewhere.iterdir()} == {FILE, "matrix", "vraagbaak.lock"}


def test_the_restored_database_holds_nothing_of_the_keys(data: Path, tmp_path: Path) -> None:
    secret = "0123456789abcdef" * 40
    (data / "matrix" / "matrix-signing.json").write_text(secret, encoding="utf-8")
    copy, elsewhere = tmp_path / "kopie", tmp_path / "elders"
    backup(data, copy, BESIDE)
    restore(elsewhere, copy)
    assert secret[:64].encode() in copy.read_bytes()
    assert secret[:64].encode() not in (elsewhere / FILE).read_bytes()
    with closing(opened(elsewhere / FILE)) as connection:
        assert not connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = ?", (beside.TABLE,)
        ).fetchall()


def test_what_a_restore_replaces_is_kept(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopie"
    backup(data, copy, BESIDE)
    for round_ in ("", "1"):
        (data / "matrix" / "session.json").write_text("later", encoding="utf-8")
        done = restore(data, copy)
        kept = data / f"matrix.before-restore{round_}"
        assert done.replaced == (data / f"vraagbaak.before-restore{round_}", kept)
        assert (kept / "session.json").read_text(encoding="utf-8") == "later"
        assert (data / "matrix" / "session.json").read_text(encoding="utf-8") == '{"device": "ABC"}'


def test_a_backup_without_such_a_folder_is_a_plain_database_and_leaves_the_folder_alone(
    data: Path, tmp_path: Path
) -> None:
    keys = data / "matrix"
    shutil.move(keys, tmp_path / "matrix")
    copy = tmp_path / "kopie"
    backup(data, copy, BESIDE)
    with closing(opened(copy)) as plain, closing(opened(data / FILE)) as live:
        names = "SELECT name FROM sqlite_master ORDER BY name"
        assert plain.execute(names).fetchall() == live.execute(names).fetchall()
    shutil.move(tmp_path / "matrix", keys)
    assert restore(data, copy).folders == ()
    assert (keys / "session.json").is_file()


def test_half_a_backup_never_has_the_name_of_one(data: Path, tmp_path: Path) -> None:
    (data / "matrix" / "@vraagbaak:example.org_ABC.db").write_bytes(beside.SQLITE + b"kapot" * 1000)
    copy = tmp_path / "kopie"
    with pytest.raises(SetupError, match="was not made: file is not a database"):
        backup(data, copy, BESIDE)
    assert [x.name for x in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("name", ["../buiten", "/etc/buiten", "matrix/../../buiten", "buiten", ""])
def test_a_backup_that_would_write_elsewhere_is_refused_whole(data: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / "kopie"
    backup(data, copy, BESIDE)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(f"INSERT INTO {beside.TABLE} VALUES (?, x'00')", (name,))  # noqa: S608
    with pytest.raises(SetupError, match="nothing was changed"):
        restore(data, copy)
    assert not list(tmp_path.rglob("buiten"))
    assert not list(data.glob("*before-restore*"))
