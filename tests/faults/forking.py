"""Starts one assistant after the other, each in a process of its own that can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path


class Assistants:
    """The process that forks them."""

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

    async def up(self) -> None:
        """Wait until the one that was started is there."""
        assert await self._tells.readline() == b"up\n"

    async def ends(self, by: signal.Signals) -> None:
        """End it and wait until it is gone."""
        os.kill(self._pid, by)
        async with asyncio.timeout(60):
            while (told := await self._tells.readline()) != b"gone\n":
                assert told == b"up\n"

    def over(self) -> None:
        """No more of them."""
        self._asks.close()


@asynccontextmanager
async def assistants(*given: Path | int) -> AsyncIterator[Assistants]:
    """Starts them on a folder of settings, a folder of data, and maybe a port of the web chat."""
    words = (sys.executable, "-m", "tests.faults.child", *map(str, given))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*words, stdin=pipe, stdout=pipe)
    made = Assistants(process)
    yield made
    made.over()
    assert await process.wait() == 0
