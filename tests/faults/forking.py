"""Starts one assistant after the other, each in a process of its own that can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import App


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

    async def ends(self, by: signal.Signals = signal.SIGKILL) -> None:
        """End it and wait until it is gone."""
        os.kill(self._pid, by)
        async with asyncio.timeout(60):
            while (told := await self._tells.readline()) != b"gone\n":
                assert told == b"up\n"
        self._pid = 0

    async def over(self) -> None:
        """No more of them."""
        if self._pid:
            await self.ends()
        self._asks.close()


@asynccontextmanager
async def assistants(module: str, *given: Path | int) -> AsyncIterator[Assistants]:
    """Assistants that a module forks, which is given these; none runs yet."""
    words = (sys.executable, "-m", module, *map(str, given))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*words, stdin=pipe, stdout=pipe)
    made = Assistants(process)
    try:
        yield made
    finally:
        await made.over()
        code = await process.wait()
    assert code == 0


def fork_each(be: Callable[[], Coroutine[None, None, None]]) -> None:
    """Fork an assistant per line of input; say its process id, and when that process is gone.

    What a start reads (the settings, the sources, the libraries) is there already, so that it is quick.
    """
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            tell(f"pid {os.getpid()}")
            asyncio.run(be())
            os._exit(0)
        os.waitpid(child, 0)
        tell("gone")


async def serve(app: App) -> None:
    """Be this assistant until told to stop, and say when it is up."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with app.running():
        tell("up")
        await stop.wait()


def tell(line: str) -> None:
    """Write a line at once, so that nothing said is lost in a buffer when the process dies."""
    os.write(1, f"{line}\n".encode())
