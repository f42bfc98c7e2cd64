"""How far each channel was read: never back, kept over a restart, and private conversations by person."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio

from adapters.discord import memory
from adapters.discord.places import Places
from adapters.discord.reader import Reader
from bot.store.writer import Database
from tests.databases import Template

pytestmark = pytest.mark.asyncio
PLACES = Places(frozenset({1}), {}, {}, "nl")


@pytest_asyncio.fixture
async def database(tmp_path: Path, migrated: Template) -> AsyncIterator[Database]:
    made = Database(migrated.put(tmp_path))
    await made.start()
    yield made
    await made.close()


def reader(database: Database) -> Reader:
    return Reader(database, PLACES, lambda actor: f"persoon-{actor.id}")


async def test_what_was_read_is_known_after_a_restart(database: Database) -> None:
    before = reader(database)
    before.done("10", 5)
    before.done("11", 7)
    before.done("10", 4)
    assert before.so_far == {"10": 5, "11": 7}
    await before.flush()
    after = reader(database)
    assert after.so_far == {}
    await after.load()
    assert after.so_far == {"10": 5, "11": 7}


async def test_what_is_read_while_loading_is_not_undone(database: Database) -> None:
    before = reader(database)
    before.done("10", 5)
    await before.flush()
    after = reader(database)
    after.done("10", 9)
    await after.load()
    assert after.so_far == {"10": 9}


async def test_a_channel_that_is_gone_is_forgotten(database: Database) -> None:
    reading = reader(database)
    reading.done("10", 5)
    await reading.flush()
    await reading.lose("10")
    assert reading.so_far == {}
    assert await database.read(memory.read_so_far) == {}


async def test_a_private_conversation_is_kept_with_whose_it_is(database: Database) -> None:
    reading, keeper = reader(database), memory.ReadingPersonalData()
    client = discord.Client(intents=discord.Intents.none())
    told: Any = {"id": "42", "username": "anna", "discriminator": "0", "avatar": None}
    reading.meet(10, discord.User(state=client._connection, data=told))
    reading.done("10", 5)
    reading.done("11", 5)
    await reading.flush()
    held = await database.read(lambda unit: keeper.export(unit, "persoon-42"))
    assert held == {"private": [{"conversation": "10", "read_up_to": "5"}]}
