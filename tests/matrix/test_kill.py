"""The assistant on Matrix is killed at random moments; all that was owed is said once all the same."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.equipment import Equipment
from bot.store.engine import database_url, open_engine
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.matrix.crowd import Crowd
from tests.matrix.killing import assistants, read, tell
from tests.matrix.proxy import Fault, How
from tests.matrix.stage import Stage, proxied, until

pytestmark = pytest.mark.asyncio

KILLS = {"plain": 15, "encrypted": 15}
LATEST = 0.9
"""Seconds after the assistant began to listen within which it is killed."""
LISTEN, CREATE, KEYS = r"^GET .*/sync", r"^POST .*/createRoom", r"^POST .*/keys/upload"
TOLD, ASKED = 4, 2
"""For each kill: what waits in the outbox in each of two rooms, and questions."""
SENDS = sum(KILLS.values()) * (2 * TOLD + ASKED)


@pytest.mark.parametrize("rooms", KILLS)
async def test_thirty_kills_lose_nothing_and_say_nothing_twice(
    rooms: str, people: People, equipment: Equipment, stocked: Template, tmp_path: Path
) -> None:
    chance, encrypted = random.Random(rooms), rooms == "encrypted"
    async with (
        proxied(people, tmp_path, stocked, "zaal", "vragen", encrypted=encrypted) as (stage, proxy),
        assistants(stage, equipment) as made,
        outbox(stage) as crowd,
    ):
        data = tmp_path / "data"
        await made.start()
        for room in stage.rooms.values():
            await stage.comes(room)
        asking: list[asyncio.Task[None]] = []
        for _ in range(KILLS[rooms]):
            await made.ends()
            await crowd.hears(TOLD, ("zaal", "vragen"))
            await crowd.asks_once(stage.anna)
            proxy.asked.clear()
            await made.start()
            await proxy.until(lambda: proxy.requests(LISTEN))
            asking.append(asyncio.create_task(crowd.asks_once(stage.mo)))
            await asyncio.sleep(chance.uniform(0, LATEST))
        await asyncio.gather(*asking)
        await until(lambda: not crowd.unheard(read(data, "SELECT event_id FROM inbound_seen")), 60)
        await until(lambda: not read(data, "SELECT key FROM outbox WHERE state = 'waiting'"), 60)
        await made.ends(signal.SIGTERM)
        came = await crowd.came()
    assert (came.lost, came.doubled) == ([], [])
    assert came.sends == crowd.owed == KILLS[rooms] * (2 * TOLD + ASKED)
    assert read(data, "SELECT key FROM outbox WHERE state <> 'delivered'") == set()


@asynccontextmanager
async def outbox(stage: Stage) -> AsyncIterator[Crowd]:
    """People to whom words are said by way of the outbox of an assistant that is away."""
    engine = open_engine(database_url(stage.folder / "data"))

    async def notifies(room: str, words: str) -> None:
        await asyncio.to_thread(tell, engine, stage.where(room), [words])

    yield Crowd(stage, notifies)
    engine.dispose()


async def test_killed_while_a_private_room_is_made_makes_no_second(
    people: People, equipment: Equipment, stocked: Template, tmp_path: Path
) -> None:
    async with (
        proxied(people, tmp_path, stocked, "zaal") as (stage, proxy),
        assistants(stage, equipment) as made,
    ):
        proxy.fails(Fault(How.HANG, CREATE, after=True))
        await made.start()
        await stage.comes(stage.rooms["zaal"])
        await stage.anna.says(stage.rooms["zaal"], "!mijn-signalen")
        await proxy.until(lambda: proxy.reached(CREATE))
        await made.ends()
        await made.start()
        room = await stage.anna.accepts(stage.me.user_id)
        await stage.anna.waits_for(room, lambda x: x.sender == stage.me.user_id)
        assert proxy.reached(CREATE) == 1
        assert read(tmp_path / "data", "SELECT room FROM matrix_direct") == {room}


async def test_killed_while_keys_are_published_reads_and_speaks_afterwards(
    people: People, equipment: Equipment, stocked: Template, tmp_path: Path
) -> None:
    async with (
        proxied(people, tmp_path, stocked, "vragen", encrypted=True) as (stage, proxy),
        assistants(stage, equipment) as made,
    ):
        proxy.fails(Fault(How.HANG, KEYS, after=True))
        await made.start()
        await proxy.until(lambda: proxy.reached(KEYS))
        await made.ends()
        await made.start()
        await stage.comes(stage.rooms["vragen"])
        crowd = Crowd(stage)
        await crowd.asks(1)
        room = stage.rooms["vragen"]
        await stage.mo.waits_for(room, lambda x: x.reply_to == crowd.asked[1], 30)
        await stage.mo.waits_for(room, lambda x: x.reply_to == crowd.asked[0], 30)
        came = await crowd.came()
    assert (came.lost, came.doubled) == ([], [])
