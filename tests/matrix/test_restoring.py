"""An older copy put back, on a real homeserver with an encrypted room: everybody still reads each other."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.matrix.logging_in import sign_on
from adapters.matrix.options import Options
from bot.core.content import p
from bot.core.plan import Part
from bot.core.speak import send_key
from bot.store.backup import backup, restore
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.matrix.stage import Ears, Stage, staged, until

pytestmark = pytest.mark.asyncio

KEPT = ("matrix",)


@pytest_asyncio.fixture
async def stage(people: People, tmp_path: Path, migrated: Template) -> AsyncIterator[Stage]:
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal", encrypted=True) as made:
        yield made


async def heard(stage: Stage, words: str) -> None:
    """Anna says it, and the assistant reads it."""
    await stage.anna.says(stage.rooms["zaal"], words)
    await until(lambda: any(words in str(event) for event in stage.listener.events))


async def said(stage: Stage, ears: Ears, words: str) -> None:
    """The assistant says it, and Anna reads it."""
    part = Part(stage.where("zaal"), (p(words),))
    await ears.adapter.post(part, send_key(words))
    await stage.anna.waits_for(stage.rooms["zaal"], lambda seen: words in seen.body)


@pytest.mark.parametrize("anew", [False, True])
async def test_after_a_restore_of_an_older_copy_both_read_each_other(
    stage: Stage, tmp_path: Path, anew: bool
) -> None:
    data, copy = stage.folder / "data", tmp_path / "kopie"
    async with stage.hearing() as ears:
        await heard(stage, "voor de kopie")
        await said(stage, ears, "gelezen voor de kopie")
        backup(data, copy, KEPT)
        for number in range(3):
            await heard(stage, f"na de kopie {number}")
            await said(stage, ears, f"gelezen na de kopie {number}")
    shutil.rmtree(data)
    restore(data, copy)
    if anew:
        options = Options(stage.people.server.base_url, stage.me.user_id, data / "matrix")
        await sign_on(options, lambda: stage.password, anew=True)
    async with stage.hearing() as ears:
        await heard(stage, "na het terugzetten")
        await said(stage, ears, "gelezen na het terugzetten")
