"""The peer in a process of its own, from the side of a test that starts it and acts through it."""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

Json = Any
STARTS_WITHIN = 60


@dataclass
class Remote:
    """A running peer; `told` is the line it began with."""

    told: dict[str, Any]
    session: aiohttp.ClientSession

    @property
    def config(self) -> Path:
        """The folder of settings that leads the assistant to it (`vraagbaak run --config`)."""
        return Path(self.told["config"])

    async def does(self, verb: str, **asked: Json) -> Json:
        """Do something by remote control; raises AssertionError with what is wrong."""
        address = f"https://localhost:{self.told['port']}/control/{verb}"
        async with self.session.post(address, json=asked) as answer:
            body = await answer.json()
        assert answer.status == 200, f"{verb}: {body}"
        return body


@asynccontextmanager
async def remote_peer(folder: Path) -> AsyncIterator[Remote]:
    """Start a peer of its own, and end it."""
    words = (sys.executable, "-m", "tests.discord_peer", "--folder", str(folder))
    process = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(STARTS_WITHIN):
            told = json.loads(await process.stdout.readline())
        trusted = ssl.create_default_context(cafile=told["certificate"])
        connector = aiohttp.TCPConnector(ssl=trusted)
        async with aiohttp.ClientSession(connector=connector) as session:
            yield Remote(told, session)
    finally:
        process.terminate()
        await process.wait()
