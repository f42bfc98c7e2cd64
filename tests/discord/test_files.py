"""Members send files along with a command on Discord."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.discord.uploads import MOST_BYTES
from bot.app import App
from bot.equipment import Equipment
from knowledge.sources.resource import record
from tests.discord.stage import assistant
from tests.discord_peer.peer import Peer
from tests.discord_peer.people import Person
from tests.knowledge.conftest import made

pytestmark = pytest.mark.asyncio
ROWS = "\n".join(map(json.dumps, (record(made("nieuw", "Nieuw")), {"id": "fout"})))


@dataclass
class Stage:
    """The running assistant and an editor."""

    peer: Peer
    app: App
    els: Person

    async def takes_in(self, name: str, content: bytes) -> tuple[str, tuple[tuple[str, bytes], ...]]:
        """What an editor reads, and the files with it, after sending a file along."""
        file = self.peer.writing.upload(name, content)
        exchange = await self.els.uses(self.peer.room("zaal"), "lees-in", bestand=file)
        await exchange.answered()
        await self.app.flush(20)
        seen = self.els.sees(self.peer.room("zaal"))[-1]
        return seen.text, seen.files


@pytest_asyncio.fixture
async def stage(equipment: Equipment, tmp_path: Path) -> AsyncIterator[Stage]:
    peer = Peer()
    els = peer.person("Els Vos", "redacteur")
    async with peer.running(tmp_path):
        app = assistant(equipment, peer, tmp_path)
        async with app.running():
            yield Stage(peer, app, els)
    assert peer.violations == []


async def test_an_editor_sends_a_file_along_and_gets_the_wrong_rows_back(stage: Stage) -> None:
    words, files = await stage.takes_in("bronnen.jsonl", ROWS.encode())
    assert "Gelezen: 2. Nieuw of veranderd: 1. Eén rij is niet ingelezen." in words
    assert [name for name, _ in files] == ["niet-ingelezen.csv"]


async def test_a_file_that_is_too_large_or_gone_is_told(stage: Stage) -> None:
    words, _ = await stage.takes_in("bronnen.jsonl", b"x" * (MOST_BYTES + 1))
    assert "dat bestand vind ik niet" in words
    stage.peer.world.files.clear()
    file = stage.peer.writing.upload("a.csv", b"x")
    stage.peer.world.files.clear()
    exchange = await stage.els.uses(stage.peer.room("zaal"), "lees-in", bestand=file)
    await exchange.answered()
    await stage.app.flush(20)
    assert "dat bestand vind ik niet" in stage.els.sees(stage.peer.room("zaal"))[-1].text
