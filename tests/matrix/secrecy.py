"""An encrypted room to stand in, and what the assistant said there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.core.content import p
from bot.core.plan import Part
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.matrix.stage import Ears, Stage, staged


@pytest_asyncio.fixture
async def stage(people: People, migrated: Template, tmp_path: Path) -> AsyncIterator[Stage]:
    """An encrypted hall with Anna and Mo."""
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal", encrypted=True) as made:
        yield made


async def post(ears: Ears, stage: Stage, words: str) -> None:
    await ears.adapter.post(Part(stage.where("zaal"), (p(words),)), words)


async def kinds(stage: Stage) -> set[str]:
    """The kinds of what the assistant sent into the hall."""
    events = await stage.mo.events(stage.rooms["zaal"])
    return {x["type"] for x in events if x["sender"] == stage.me.user_id and "state_key" not in x}


async def encrypts(stage: Stage) -> None:
    """Mo has the hall encrypted from now on."""
    content = {"algorithm": "m.megolm.v1.aes-sha2"}
    await stage.mo.sets(stage.rooms["zaal"], "m.room.encryption", content)
