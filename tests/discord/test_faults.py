"""What goes wrong between the assistant and Discord, counted: nothing is lost, nothing is said twice."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from adapters.discord import supervisor
from bot.equipment import Equipment
from tests.databases import Template
from tests.discord.crowd import PER_PERSON, Crowd, Strike
from tests.discord.stage import assistant, handled, notify
from tests.discord_peer.faults import Answer, Event, Fault
from tests.discord_peer.peer import Peer

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("impatient")]

PEOPLE = 9
SENDS = PEOPLE * PER_PERSON
ASKED = ("POST /channels", "POST /interactions")
"""Beginnings of what the assistant asks Discord when it says something."""
Makes = Callable[[Peer, random.Random], list[Strike]]


def on_the_gateway(times: int, *does: Callable[[Peer], object]) -> Makes:
    """Something happens to the connection, so many times."""

    async def strike(peer: Peer) -> None:
        for each in does:
            made = each(peer)
            if isinstance(made, Awaitable):
                await made

    return lambda peer, _: [partial(strike, peer)] * times


def in_answers(times: int, answer: Answer) -> Makes:
    """The next request of a kind is answered badly, so many times."""

    async def strike(peer: Peer, begins: str) -> None:
        peer.faults.answers.append(Fault(answer, begins))

    return lambda peer, chance: [partial(strike, peer, chance.choice(ASKED)) for _ in range(times)]


def in_events(times: int, event: Event) -> Makes:
    """The next event of a kind is sent in a strange way, so many times."""

    async def strike(peer: Peer, begins: str) -> None:
        peer.faults.events.append((event, begins))

    kinds = ("MESSAGE_CREATE", "INTERACTION_CREATE")
    return lambda peer, chance: [partial(strike, peer, chance.choice(kinds)) for _ in range(times)]


def together(*all_: Makes) -> Makes:
    """All of these."""
    return lambda peer, chance: [strike for each in all_ for strike in each(peer, chance)]


DROPPED = on_the_gateway(6, lambda peer: peer.gateway.drop())
RECONNECT = on_the_gateway(6, lambda peer: peer.gateway.control(7))
RESUMABLE = on_the_gateway(6, lambda peer: peer.gateway.control(9, True))
INVALID = on_the_gateway(1, lambda peer: peer.gateway.control(9, False))
FORGOTTEN = on_the_gateway(1, lambda peer: peer.gateway.drop(), lambda peer: peer.gateway.forget())
CLOSED = on_the_gateway(6, lambda peer: peer.gateway.close(4000))
DEAF = on_the_gateway(2, lambda peer: peer.gateway.drop())
TABLE: dict[str, Makes] = {
    "gateway dropped mid-answer": DROPPED,
    "RECONNECT": RECONNECT,
    "INVALID_SESSION, to resume": RESUMABLE,
    "INVALID_SESSION, for good": INVALID,
    "dropped, and the session lost": FORGOTTEN,
    "closed with 4000": CLOSED,
    "silence after RESUME": DEAF,
    "429 of a bucket": in_answers(8, Answer.BUCKET),
    "429 for everything": in_answers(8, Answer.GLOBAL),
    "429 of Cloudflare": in_answers(8, Answer.CLOUDFLARE),
    "5xx before the effect": in_answers(6, Answer.BEFORE),
    "5xx after the effect": in_answers(6, Answer.AFTER),
    "done, but the answer is lost": in_answers(8, Answer.LOST),
    "events twice and out of order": together(in_events(8, Event.TWICE), in_events(8, Event.LATE)),
    "all of it": together(
        DROPPED,
        RECONNECT,
        INVALID,
        *(in_answers(2, each) for each in Answer if each not in {Answer.AWAY, Answer.UNAUTHORISED}),
    ),
}


@pytest.mark.parametrize("row", TABLE)
async def test_the_fault_table(
    row: str, equipment: Equipment, stocked: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, peer = random.Random(row), Peer()
    if TABLE[row] is DEAF:
        monkeypatch.setattr(supervisor, "DEAF_AFTER", 0.5)
        peer.faults.deaf_after_resume = True
    stocked.put(tmp_path / "data")
    async with peer.running(tmp_path):
        app = assistant(equipment, peer, tmp_path)
        async with app.running():
            crowd = Crowd(peer, PEOPLE, partial(handled, app), partial(notify, app, peer))
            strikes = TABLE[row](peer, chance)
            crowd.struck(strikes, chance)
            await crowd.ask_everything(chance)
            came = await crowd.came()
            await app.flush(20)
    assert (came.lost, came.doubled) == ([], [])
    assert came.sends == crowd.owed >= SENDS
    assert not peer.faults.answers
    assert peer.violations == []


async def test_the_table_counts_a_thousand_sends() -> None:
    assert len(TABLE) * SENDS >= 1_000
