"""The first start is killed, and a second demo tries to begin anew beside a running one."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.assistant import Assistant

pytestmark = pytest.mark.asyncio


async def test_a_first_start_that_was_killed_begins_anew(tmp_path: Path) -> None:
    assistant = Assistant(tmp_path / "data")
    words = ("demo", "--data", str(assistant.data), "--port", str(assistant.port))
    for lasts in (0.2, 0.9, 1.6):
        process = await asyncio.create_subprocess_exec(
            program(), *words, stdout=asyncio.subprocess.DEVNULL, start_new_session=True
        )
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(process.wait(), lasts)
        process.send_signal(signal.SIGKILL)
        await process.wait()
    process = await assistant.start()
    process.terminate()
    assert await process.wait() == 0
    with closing(sqlite3.connect(assistant.data / "demo" / "vraagbaak.db")) as db:
        assert db.execute("SELECT count(*) FROM bundle").fetchone()[0] > 20
        assert db.execute("SELECT count(*) FROM resource").fetchone()[0] == 468
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


async def test_starting_over_beside_a_running_demo_is_refused(tmp_path: Path) -> None:
    assistant = Assistant(tmp_path / "data")
    running = await assistant.start()
    other = await asyncio.create_subprocess_exec(
        program(),
        "demo",
        "--fresh",
        "--data",
        str(assistant.data),
        "--port",
        "0",
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await other.communicate()
    assert other.returncode == 2
    assert b"already runs" in said
    running.terminate()
    assert await running.wait() == 0
    assert (assistant.data / "demo" / "vraagbaak.db").stat().st_size > 0


def program() -> str:
    return str(Path(sys.executable).with_name("vraagbaak"))
