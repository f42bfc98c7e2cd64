"""One writer: nothing acknowledged is lost, waiting works share a commit, nobody suffers from a neighbour."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from threading import Event

import pytest
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, func, insert, select, update
from sqlalchemy import event as sa_event
from sqlalchemy.exc import DBAPIError

from bot.store.engine import database_url, open_engine
from bot.store.writer import Database, TooBusyError, attempt, wake_after_commit

tally = Table("tally", MetaData(), Column("id", Integer, primary_key=True), Column("n", Integer))
CHILD = Path(__file__).with_name("child_acknowledges.py")

pytestmark = pytest.mark.asyncio


@pytest.fixture
def counting(engine: Engine) -> Engine:
    with engine.begin() as unit:
        tally.create(unit)
        unit.execute(insert(tally).values(id=0, n=0))
    return engine


@asynccontextmanager
async def _writer_held(database: Database) -> AsyncIterator[None]:
    """Keep the writer busy, so that what is queued meanwhile waits together."""
    begun, release = Event(), Event()

    def hold(_: Connection) -> None:
        begun.set()
        release.wait()

    holding = asyncio.create_task(database.promise(hold))
    await asyncio.to_thread(begun.wait)
    yield
    release.set()
    await holding


def _read(unit: Connection) -> int:
    found: int = unit.execute(select(tally.c.n).where(tally.c.id == 0)).scalar_one()
    return found


def _increment(unit: Connection) -> int:
    """The classic lost update: read, add one, write."""
    found = _read(unit)
    unit.execute(update(tally).where(tally.c.id == 0).values(n=found + 1))
    return found + 1


def _rows(unit: Connection) -> int:
    return unit.execute(select(func.count()).select_from(tally)).scalar_one()


def _add_row(unit: Connection) -> None:
    unit.execute(insert(tally).values(n=1))


async def test_fifty_coroutines_of_twenty_increments_lose_none(counting: Engine, database: Database) -> None:
    async def twenty() -> list[int]:
        return [await database.promise(_increment) for _ in range(20)]

    seen = await asyncio.gather(*(twenty() for _ in range(50)))
    assert sorted(number for own in seen for number in own) == list(range(1, 1001))
    assert await database.read(_read) == 1000


async def test_works_that_wait_together_share_one_commit(counting: Engine, database: Database) -> None:
    commits = 0

    def committed(_: Connection) -> None:
        nonlocal commits
        commits += 1

    async with _writer_held(database):
        sa_event.listen(Engine, "commit", committed)
        waiting = [asyncio.create_task(database.promise(_increment)) for _ in range(100)]
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)
    sa_event.remove(Engine, "commit", committed)
    assert await database.read(_read) == 100
    assert commits == 2  # the one that held the writer, and one for all hundred


async def test_a_failing_work_harms_no_neighbour_and_leaves_nothing(
    counting: Engine, database: Database
) -> None:
    def fails(unit: Connection) -> None:
        _add_row(unit)
        raise KeyError("planted")

    def breaks(unit: Connection) -> None:
        unit.execute(insert(tally).values(id=0, n=9))

    works = [_increment, fails, _increment, breaks, _increment]
    async with _writer_held(database):
        tasks = [asyncio.create_task(database.promise(work)) for work in works]
        await asyncio.sleep(0)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [result for result in results if isinstance(result, int)] == [1, 2, 3]
    assert isinstance(results[1], KeyError)
    assert isinstance(results[3], DBAPIError)
    assert await database.read(_read) == 3
    assert await database.read(_rows) == 1


async def test_a_work_that_ruins_the_transaction_lets_nobody_believe_it_was_kept(
    counting: Engine, database: Database
) -> None:
    def ruins(unit: Connection) -> None:
        unit.exec_driver_sql("ROLLBACK")
        raise KeyError("planted")

    async with _writer_held(database):
        tasks = [asyncio.create_task(database.promise(work)) for work in (_increment, ruins, _increment)]
        await asyncio.sleep(0)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(result, DBAPIError) for result in results)
    assert await database.read(_read) == 0
    assert await database.promise(_increment) == 1


async def test_part_of_a_work_can_be_undone(counting: Engine, database: Database) -> None:
    def work(unit: Connection) -> None:
        def fails() -> None:
            _add_row(unit)
            raise KeyError("planted")

        _increment(unit)
        with pytest.raises(KeyError):
            attempt(unit, fails)

    await database.promise(work)
    assert await database.read(_read) == 1
    assert await database.read(_rows) == 1


async def test_a_work_not_begun_in_time_never_runs(counting: Engine, database: Database) -> None:
    async with _writer_held(database):
        with pytest.raises(TooBusyError):
            await database.promise(_increment, within=0.01)
    assert await database.promise(_read) == 0


async def test_a_cancelled_caller_takes_back_what_was_not_begun(counting: Engine, database: Database) -> None:
    async with _writer_held(database):
        waiting = asyncio.create_task(database.promise(_increment))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert await database.promise(_read) == 0


async def test_counts_are_written_and_what_is_dropped_is_counted(counting: Engine) -> None:
    database = Database(counting.url, counts_kept=10)
    await database.start()
    async with _writer_held(database):
        for _ in range(15):
            database.count(_increment)
    await database.close()
    with counting.begin() as unit:
        assert _read(unit) == 10
    assert database.dropped == 5
    database.count(_increment)
    assert database.dropped == 6


async def test_a_count_that_fails_is_counted_as_dropped(counting: Engine) -> None:
    database = Database(counting.url)
    await database.start()
    database.count(_increment)
    database.count(lambda unit: unit.execute(insert(tally).values(id=0, n=1)))
    await database.close()
    with counting.begin() as unit:
        assert _read(unit) == 1
    assert database.dropped == 1


async def test_closing_writes_what_waits_and_takes_nothing_more(counting: Engine) -> None:
    database = Database(counting.url)
    await database.start()
    waiting = [asyncio.create_task(database.promise(_increment)) for _ in range(20)]
    await asyncio.sleep(0)
    await database.close()
    assert sorted(await asyncio.gather(*waiting)) == list(range(1, 21))
    with pytest.raises(TooBusyError):
        await database.promise(_increment)


async def test_only_a_commit_that_asks_for_it_wakes(counting: Engine) -> None:
    woken = asyncio.Event()
    database = Database(counting.url, woken.set)
    await database.start()
    await database.promise(_increment)
    assert not woken.is_set()
    await database.promise(wake_after_commit)
    assert woken.is_set()
    woken.clear()
    await database.promise(_increment)
    assert not woken.is_set()
    await database.close()


async def test_kill_9_loses_no_acknowledged_row(tmp_path: Path) -> None:
    engine = open_engine(database_url(tmp_path))
    with engine.begin() as unit:
        tally.create(unit)
    chance, acknowledged = Random(20), 0
    for _ in range(20):
        acknowledged += _rows_acknowledged_until_killed(tmp_path, chance.randint(1, 60))
    with engine.begin() as unit:
        kept = _rows(unit)
        healthy = unit.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    engine.dispose()
    assert acknowledged >= 20
    assert kept >= acknowledged
    assert healthy == "ok"


def _rows_acknowledged_until_killed(folder: Path, lines: int) -> int:
    """Let a child write, kill it after it has acknowledged so many rows; how many it did in all."""
    command = [sys.executable, str(CHILD), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(lines):
            assert child.stdout.readline() == "kept\n"
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read()
    return lines + rest.count("kept\n")
