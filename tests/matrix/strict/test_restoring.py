"""An older copy put back: its keys may have been used since, so a new device goes on."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.matrix.login.session import load
from bot.core.content import p
from bot.core.errors import SetupError
from bot.core.plan import Part
from bot.core.speak import send_key
from bot.store.backup import backup, restore
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.matrix.stage import Ears, Stage, staged, until
from tests.matrix.strict.client import StrictClient

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def stage(
    people: People, strict: StrictClient, tmp_path: Path, migrated: Template
) -> AsyncIterator[Stage]:
    """A room with the strict client in it."""
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal", encrypted=True) as made:
        await made.mo.invites(made.rooms["zaal"], strict.user)
        await strict.join(made.rooms["zaal"])
        yield made


async def talk(stage: Stage, ears: Ears, strict: StrictClient, about: str) -> None:
    """Each says something that the other reads, without a warning, once Sam knows the assistant's device."""
    login = load(stage.folder / "data" / "matrix")
    assert login is not None
    await strict.learn(stage.rooms["zaal"], login.user, login.device)
    part = Part(stage.where("zaal"), (p(f"{about}, zegt de assistent"),))
    await ears.adapter.post(part, send_key(about))
    seen = await strict.reads(f"{about}, zegt de assistent")
    assert (seen.encrypted, seen.shield) == (True, None)
    await strict.send(stage.rooms["zaal"], f"{about}, zegt Sam")
    await until(lambda: any(f"{about}, zegt Sam" in str(event) for event in stage.listener.events))


async def test_after_a_restore_of_an_older_copy_both_read_each_other(
    stage: Stage, strict: StrictClient, tmp_path: Path
) -> None:
    data, copy = stage.folder / "data", tmp_path / "kopie"
    async with stage.hearing() as ears:
        await talk(stage, ears, strict, "voor de kopie")
        backup(data, copy, ("matrix",))
    async with stage.hearing() as ears:
        await talk(stage, ears, strict, "na de kopie")
    async with stage.hearing() as ears:
        await talk(stage, ears, strict, "nog later")
    shutil.rmtree(data)
    restore(data, copy)
    with pytest.raises(SetupError, match="came back from a backup"):
        async with stage.hearing(password=None):
            raise AssertionError("it does not go on with keys that were used")
    async with stage.hearing() as ears:
        await talk(stage, ears, strict, "na het terugzetten")
