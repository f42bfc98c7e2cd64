"""The assistant as a process of its own, to be measured and killed."""

from __future__ import annotations

import asyncio
import socket
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Assistant:
    """The assistant as a process of its own, on one data folder."""

    data: Path
    port: int = field(default_factory=free_port)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    async def start(self) -> asyncio.subprocess.Process:
        """Start it and wait until its door is open."""
        program = str(Path(sys.executable).with_name("vraagbaak"))
        words = (program, "demo", "--data", str(self.data), "--port", str(self.port))
        process = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE)
        assert process.stdout is not None
        async with asyncio.timeout(60):
            async for line in process.stdout:
                if self.address.encode() in line:
                    return process
        raise AssertionError("the assistant did not start")
