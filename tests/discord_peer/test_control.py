"""The peer as a process of its own, and the assistant as another: nothing is shared but the wire."""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.discord_peer.remote import Remote, remote_peer

pytestmark = pytest.mark.asyncio


@asynccontextmanager
async def running(remote: Remote, data: Path) -> AsyncIterator[None]:
    program = str(Path(sys.executable).with_name("vraagbaak"))
    words = (program, "run", "--config", str(remote.config), "--data", str(data))
    process = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            while b"Vraagbaak: https" not in await process.stdout.readline():
                assert process.returncode is None
        assert (await remote.does("connected"))["connected"]
        yield
    finally:
        process.terminate()
        assert await process.wait() == 0


async def test_someone_talks_with_the_assistant_by_remote_control(tmp_path: Path) -> None:
    async with remote_peer(tmp_path / "peer") as remote, running(remote, tmp_path / "data"):
        said = await remote.does("say", who="anna", room="vragen", words="waar vind ik de meldcode?")
        assert (await remote.does("await", room="vragen", at_least=1))["count"] == 1
        answer = (await remote.does("sees", who="yusuf", room="vragen"))["messages"][-1]
        assert answer["reply_to"] == said["id"]
        assert "meldcode" in answer["text"]
        more = await remote.does("press", who="anna", message=answer["id"], label="Meer")
        assert more["said"]
        asked = await remote.does("use", who="anna", room="signalen", command="signaal")
        given = {"tekst": "De wachttijd loopt op."}
        sent = await remote.does("submit", who="anna", exchange=asked["exchange"], given=given)
        assert sent["said"]
        receipt = (await remote.does("sees", who="anna", room="signalen"))["messages"][-1]
        assert receipt["private"]
        assert (await remote.does("sees", who="mo", room="signalen"))["messages"] == []
        counts = await remote.does("counts")
        assert counts["violations"] == []
        assert set(counts["requests"]) == {"200"}


async def test_a_busy_server_is_played_and_the_assistant_still_answers(tmp_path: Path) -> None:
    async with remote_peer(tmp_path / "peer") as remote, running(remote, tmp_path / "data"):
        pushed = asyncio.create_task(remote.does("push", rate=200, seconds=2, rooms=["zaal", "vragen"]))
        helped = await remote.does("use", who="anna", room="zaal", command="help")
        assert helped["said"]
        assert (await pushed)["sent"] == 400
        await remote.does("gateway", does="drop")
        assert (await remote.does("use", who="anna", room="zaal", command="help", seconds=30))["said"]
        counts = await remote.does("counts")
        assert counts["resumes"] == 1
        assert counts["violations"] == []


async def test_what_cannot_be_done_is_told(tmp_path: Path) -> None:
    async with remote_peer(tmp_path) as remote:
        trusted = ssl.create_default_context(cafile=remote.told["certificate"])
        address = f"https://localhost:{remote.told['port']}/control"
        async with remote.session.get(address, ssl=trusted) as answer:
            assert (await answer.json())["channels"] == remote.told["channels"]
        for verb, asked in (
            ("zweef", {}),
            ("say", {"who": "niemand", "room": "zaal", "words": "hoi"}),
            ("say", {"who": "anna", "room": "staf", "words": "hoi"}),
            ("use", {"who": "anna", "room": "zaal", "command": "bestaat-niet"}),
        ):
            async with remote.session.post(f"{address}/{verb}", json=asked) as answer:
                assert answer.status in {400, 404}
                assert (await answer.json())["error"]
