"""Every event of the gateway, and ten thousand that are wrong: the assistant stays connected and correct."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.equipment import Equipment
from tests.databases import Template
from tests.discord.examples import SESSION, Examples, spoilt
from tests.discord.stage import assistant
from tests.discord_peer.peer import Peer

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("impatient")]

WRONG, KINDS = 10_000, 79
UNKNOWN = ("NO_SUCH_EVENT", "message_create", "")


@pytest_asyncio.fixture
async def peer(equipment: Equipment, stocked: Template, tmp_path: Path) -> AsyncIterator[Peer]:
    """A peer with the assistant on it."""
    made = Peer()
    stocked.put(tmp_path / "data")
    async with made.running(tmp_path), assistant(equipment, made, tmp_path).running():
        yield made
    assert made.violations == []


async def is_well(peer: Peer) -> None:
    """A question is answered once, over the connection that was there from the start."""
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    asked = await anna.says(room, "waar vind ik de richtlijn uithuisplaatsing")
    await peer.until(lambda: any(x.reply_to == asked.id for x in anna.sees(room)), 60)
    (answer,) = [x.text for x in anna.sees(room) if x.reply_to == asked.id]
    assert "Richtlijn Uithuisplaatsing" in answer
    assert (peer.gateway.identifies, peer.gateway.resumes, peer.gateway.connected) == (1, 0, True)


async def test_every_kind_of_event_is_survived(peer: Peer) -> None:
    examples = Examples(peer)
    assert len(examples.names) == KINDS
    for name in sorted(examples.names.keys() - SESSION):
        event = examples.of(name)
        told = {"op": 0, "t": name, "s": 1, "d": event}
        assert peer.gateway.judge.problems(told) == []
        await peer.gateway.impose(name, event)
    await is_well(peer)


async def test_ten_thousand_wrong_events_change_nothing(peer: Peer) -> None:
    chance, examples = random.Random(20261128), Examples(peer)
    names = sorted(examples.names.keys() - SESSION)
    valid = {name: examples.of(name) for name in names}
    events = []
    for number in range(WRONG):
        name = chance.choice(names)
        event = spoilt(valid[name], chance)
        events.append((chance.choice(UNKNOWN) if number % 50 == 0 else name, event))
        if number % 10 == 0:
            events.append(chance.choice(events))
    # Not in the order in which they were made: what follows comes before what it follows.
    chance.shuffle(events)
    for name, event in events:
        await peer.gateway.impose(name, event)
    await is_well(peer)
