"""The assistant on Discord is killed at random moments; what was asked is answered once all the same."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.engine import FILE
from tests.databases import Template
from tests.discord.crowd import Crowd
from tests.discord_peer.installing import install
from tests.discord_peer.peer import Peer
from tests.faults.forking import Assistants, assistants

pytestmark = pytest.mark.asyncio

KILLS, PEOPLE = 30, 12
LATEST = 0.9
"""Seconds after the assistant introduced itself within which it is killed."""
OWED = KILLS * 5
"""At least two typed answers, one in private, a list and a dialog, for each kill."""


async def test_thirty_kills_lose_nothing_and_say_nothing_twice(stocked: Template, tmp_path: Path) -> None:
    chance, peer, data = random.Random(20261128), Peer(), tmp_path / "data"
    stocked.put(data)

    async def handled() -> set[str]:
        return {row[0] for row in read(data, "SELECT event_id FROM inbound_seen")}

    async with (
        peer.running(tmp_path),
        assistants("tests.faults.child", install(peer, tmp_path), data) as made,
    ):
        crowd = Crowd(peer, PEOPLE, handled)
        await made.start()
        await peer.until(lambda: peer.guild.commands)
        await asyncio.gather(*map(crowd.tells, crowd.people), crowd.types(crowd.people[0]))
        await made.ends(signal.SIGTERM)
        doing: list[asyncio.Task[None]] = []
        for number in range(KILLS):
            one, two, three, four = chance.sample(crowd.people, 4)
            doing.append(asyncio.create_task(crowd.types(one)))
            await introduced(made, peer)
            doing += map(asyncio.create_task, (crowd.types(two), crowd.tells(three)))
            doing += map(
                asyncio.create_task, (crowd.searches(four), crowd.signals(crowd.people[number % 12]))
            )
            await asyncio.wait(doing, timeout=chance.uniform(0, LATEST))
            await made.ends(signal.SIGKILL)
        await introduced(made, peer)
        await asyncio.gather(*doing)
        came = await crowd.came()
        await made.ends(signal.SIGTERM)
    assert (came.lost, came.doubled) == ([], [])
    assert came.sends == crowd.owed >= OWED
    assert read(data, "SELECT key FROM outbox WHERE state <> 'delivered'") == []
    assert peer.violations == []


async def introduced(made: Assistants, peer: Peer) -> None:
    """Start the assistant and wait until it introduces itself."""
    before = peer.gateway.identifies
    await made.start()
    await peer.until(lambda: peer.gateway.identifies > before)


def read(data: Path, query: str) -> list[tuple[str]]:
    with closing(sqlite3.connect(data / FILE)) as db:
        return db.execute(query).fetchall()
