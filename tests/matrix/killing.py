"""Assistants in a process of their own, one after the other, that can be killed at any moment."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path

from sqlalchemy import Engine

from bot.core.places import Conversation
from bot.equipment import Equipment
from bot.store.engine import FILE
from tests.matrix.installed import put
from tests.matrix.stage import Stage


class Assistants:
    """Starts one assistant after the other."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._asks, self._tells = process.stdin, process.stdout
        self._pid = 0

    async def start(self) -> None:
        """Start one, without waiting until it is there."""
        self._asks.write(b"\n")
        word, number = (await self._tells.readline()).split()
        assert word == b"pid"
        self._pid = int(number)

    async def ends(self, by: signal.Signals = signal.SIGKILL) -> None:
        """End it and wait until it is gone."""
        os.kill(self._pid, by)
        assert await self._tells.readline() == b"gone\n"
        self._pid = 0

    async def over(self) -> None:
        """No more of them."""
        if self._pid:
            await self.ends()
        self._asks.close()


@asynccontextmanager
async def assistants(stage: Stage, equipment: Equipment) -> AsyncIterator[Assistants]:
    """Assistants on this stage; none runs yet."""
    written, data = stage.installed.write(stage.folder / "installed.json"), stage.folder / "data"
    words = (sys.executable, "-m", "tests.matrix.child", str(written), str(data), str(equipment.folder))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*words, stdin=pipe, stdout=pipe)
    made = Assistants(process)
    try:
        yield made
    finally:
        await made.over()
        code = await process.wait()
    assert code == 0


def tell(engine: Engine, where: Conversation, notices: Sequence[str]) -> None:
    """Put words in the outbox of an assistant that does not run."""
    with engine.begin() as unit:
        for words in notices:
            put(unit, where, words)


def read(data: Path, query: str) -> set[str]:
    """The first column of what a query finds in the assistant's database."""
    with closing(sqlite3.connect(data / FILE, timeout=30)) as db:
        return {row[0] for row in db.execute(query)}
