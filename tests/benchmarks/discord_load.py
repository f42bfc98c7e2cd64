"""A busy server: a thousand messages a second for a minute, on one core, while commands are answered.

Takes two minutes: `make bench-load`. The peer runs on another core.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.discord_peer.remote import Remote, remote_peer
from tests.evaluation.rows import DATA
from tests.evaluation.rows import load as load_rows

RATE, SECONDS, AUTHORS, EVERY = 1_000, 60, 3_000, 0.5
SAYINGS = 277
"""A prime number of texts, so that nobody comes to the same words again: that would be a flood."""
VRAAGBAAK = str(Path(sys.executable).with_name("vraagbaak"))


@dataclass
class Load:
    """What was seen meanwhile: how long commands took (seconds), and memory over time (megabytes)."""

    sent: int = 0
    took: float = 0.0
    waits: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


async def measured() -> Load:
    """Start both, push, and ask on the side."""
    with tempfile.TemporaryDirectory() as folder:
        async with remote_peer(Path(folder)) as remote:
            words = ("taskset", "-c", "0", VRAAGBAAK, "run", "--config", str(remote.config))
            assistant = await asyncio.create_subprocess_exec(*words, "--data", f"{folder}/data")
            try:
                return await _busy(remote, assistant.pid)
            finally:
                assistant.terminate()
                await assistant.wait()


async def _busy(remote: Remote, pid: int) -> Load:
    load = Load()
    for number in range(AUTHORS):
        await remote.does("person", name=f"p{number}")
    await remote.does("connected", seconds=60)
    await _ask(remote, load)
    load.waits.clear()
    pushing = asyncio.create_task(
        remote.does("push", rate=RATE, seconds=SECONDS, rooms=["zaal", "signalen"], words=_sayings())
    )
    while not pushing.done():
        await _ask(remote, load)
        load.memory.append(_resident(pid))
        await asyncio.wait({pushing}, timeout=EVERY)
    done = await pushing
    load.sent, load.took = done["sent"], done["seconds"]
    return load


def _sayings() -> list[str]:
    """What people say: the questions of the development set, in rooms where nobody waits for an answer."""
    return [str(row["text"]) for row in load_rows(DATA / "knowledge.jsonl")][:SAYINGS]


async def _ask(remote: Remote, load: Load) -> None:
    began = time.perf_counter()
    asked = await remote.does("use", who="p0", room="zaal", command="stop", given={}, seconds=30)
    assert asked["said"], "a command was not answered"
    load.waits.append(time.perf_counter() - began)


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    kibibytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kibibytes) * 1024 / 1_000_000


def main() -> None:
    """Print what was measured."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {1})
    load = asyncio.run(measured())
    third = len(load.memory) // 3
    early, late = statistics.median(load.memory[third : 2 * third]), statistics.median(load.memory[-third:])
    print(
        f"load     {load.sent} messages in {load.took:.1f} s; {len(load.waits)} commands, slowest answer "
        f"{max(load.waits):.2f} s, median {statistics.median(load.waits):.3f} s (bar: 1); "
        f"memory {early:.0f} MB halfway, {late:.0f} MB at the end"
    )


if __name__ == "__main__":
    main()
