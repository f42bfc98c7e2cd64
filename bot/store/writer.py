"""One writer per process: works that wait together share one commit, each in a savepoint of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from threading import Thread
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import OperationalError

from bot.store.base import KEPT
from bot.store.engine import open_engine
from bot.store.lanes import COUNTS_KEPT, Lanes, Promised, Task

T = TypeVar("T")
Work = Callable[[Connection], T]

READERS = 2
PATIENCE = 10.0  # seconds a promise waits for its turn
_WAKE = "wake"

log = logging.getLogger(__name__)


class TooBusyError(Exception):
    """The work was not begun in time, and never will be; or the database is closed."""


@dataclass(slots=True)
class Outcome:
    """What became of one work: its result, or what it raised."""

    result: Any = None
    error: BaseException | None = None


def wake_after_commit(unit: Connection) -> None:
    """Have the database call its `committed` hook once this transaction is on disk."""
    unit.info[_WAKE] = True


def attempt(unit: Connection, work: Callable[[], T]) -> T:
    """Run the work; when it raises, undo just what it wrote and raise on."""
    with unit.begin_nested():
        return work()


class Database:
    """The database of a running assistant.

    `committed` is called in the event loop after a commit that asked for it with `wake_after_commit`. `first`
    is what every promised work begins with, in its transaction. `kept` are periods of retention that are
    shorter than declared, by table or by table and column, see `bot.store.base.kept_for`.
    """

    def __init__(
        self,
        url: URL,
        committed: Callable[[], None] = lambda: None,
        *,
        counts_kept: int = COUNTS_KEPT,
        first: Work[None] | None = None,
        kept: Mapping[str, timedelta] | None = None,
    ) -> None:
        self._url = url
        self._committed = committed
        self._first = first
        self._kept = kept or {}
        self._lanes = Lanes(counts_kept)

    @property
    def dropped(self) -> int:
        """How many counts were lost because their lane was full or their commit failed."""
        return self._lanes.dropped

    async def start(self) -> None:
        """Open the database and begin to write; raises SetupError when it cannot be opened."""
        self._loop = asyncio.get_running_loop()
        self._engine = open_engine(self._url)
        self._reading = open_engine(self._url, readonly=True)
        for engine in (self._engine, self._reading):
            engine.update_execution_options(**{KEPT: self._kept})
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._writer = Thread(target=self._write, name="writer", daemon=True)
        self._writer.start()

    async def close(self) -> None:
        """Write what is queued, take nothing more, and close the database."""
        self._lanes.close()
        await self._loop.run_in_executor(self._readers, self._writer.join)
        await asyncio.to_thread(self._readers.shutdown)
        self._engine.dispose()
        self._reading.dispose()

    async def promise(self, work: Work[T], *, within: float = PATIENCE) -> T:
        """Run the work in a transaction; when this returns, what it wrote is on disk.

        What the work raises is raised here, and nothing of it is kept. A caller that is cancelled takes
        back a work that was not begun; one that was begun is completed.

        Raises:
            TooBusyError: when its turn did not come `within` so many seconds; it never runs after that.
        """
        item = Promised(self._whole(work), self._loop.create_future())
        if not self._lanes.promise(item):
            raise TooBusyError("the database is closed")
        timer = self._loop.call_later(within, _give_up, item)
        try:
            result: T = await asyncio.shield(item.future)
        finally:
            timer.cancel()
            item.claim()
        return result

    def count(self, work: Task) -> None:
        """Run the work soon, together with others; it may be lost on a crash or when the lane is full."""
        self._lanes.count(work)

    async def read(self, work: Work[T]) -> T:
        """Run the work on a consistent view of what is on disk; it cannot write."""
        return await self._loop.run_in_executor(self._readers, partial(_in_transaction, self._reading, work))

    def _whole(self, work: Work[T]) -> Work[T]:
        """The work with what goes before it."""
        first = self._first
        if first is None:
            return work

        def both(unit: Connection) -> T:
            first(unit)
            return work(unit)

        return both

    def _write(self) -> None:
        while (taken := self._lanes.take()) is not None:
            promises, counts = taken
            if begun := [item for item in promises if item.claim()]:
                outcomes, woken = self._commit([item.task for item in begun])
                self._loop.call_soon_threadsafe(self._settle, begun, outcomes, woken)
            if counts:
                outcomes, woken = self._commit(counts)
                self._lanes.lose(sum(outcome.error is not None for outcome in outcomes))
                self._loop.call_soon_threadsafe(self._settle, [], [], woken)

    def _commit(self, tasks: list[Task]) -> tuple[list[Outcome], bool]:
        """Run the tasks in one transaction; where that fails as a whole, all of them failed."""
        try:
            with self._engine.begin() as unit:
                unit.info.pop(_WAKE, None)
                outcomes = [_run(unit, task) for task in tasks]
                woken = unit.info.pop(_WAKE, False)
        except Exception as error:
            log.error("a commit of %d works failed: %s", len(tasks), _harmless(error))
            return [Outcome(error=error)] * len(tasks), False
        return outcomes, woken

    def _settle(self, items: list[Promised], outcomes: list[Outcome], woken: bool) -> None:
        for item, outcome in zip(items, outcomes, strict=True):
            if outcome.error is None:
                item.future.set_result(outcome.result)
            else:
                _fail(item, outcome.error)
        if woken:
            self._committed()


def _run(unit: Connection, task: Task) -> Outcome:
    """Run one work in a savepoint; raises only when the savepoint itself is lost, and all work with it."""
    savepoint = unit.begin_nested()
    try:
        outcome = Outcome(task(unit))
        savepoint.commit()
    except BaseException as error:  # whatever a work raises belongs to its caller, not to the writer
        savepoint.rollback()
        return Outcome(error=error)
    return outcome


def _in_transaction(engine: Engine, work: Work[T]) -> T:
    with engine.begin() as unit:
        return work(unit)


def _give_up(item: Promised) -> None:
    if item.claim():
        _fail(item, TooBusyError("the database did not get to this work in time"))


def _fail(item: Promised, error: BaseException) -> None:
    """Hand over what went wrong; a caller that left is no reason for a warning."""
    kept = RuntimeError("a work ran out of items") if isinstance(error, StopIteration) else error
    item.future.set_exception(kept)
    item.future.exception()


def _harmless(error: Exception) -> str:
    """What may be logged of a failure: never the values of a row, which some messages repeat."""
    return str(error.orig) if isinstance(error, OperationalError) else type(error).__name__
