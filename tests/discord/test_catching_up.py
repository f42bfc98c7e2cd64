"""After ten minutes away, what was said in twelve channels is handled once, in order, within the limits."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from adapters.discord.pace import PER_SECOND
from bot.app import App
from bot.equipment import Equipment
from bot.signals.capture.tagging import TAG
from bot.signals.signal_table import signal
from tests.discord.stage import assistant
from tests.discord_peer.peer import Peer
from tests.discord_peer.people import Person
from tests.discord_peer.world import TEXT, Channel

pytestmark = pytest.mark.asyncio

MESSAGES, TAGGED, AWAY = 300, 20, timedelta(minutes=10)
QUESTIONS = (
    "waar vind ik de richtlijn uithuisplaatsing",
    "waar vind ik de meldcode",
    "waar vind ik een training over stotteren",
    "waar vind ik de richtlijn kindermishandeling",
    "waar vind ik iets over pleegzorg",
)


async def candidates(app: App) -> int:
    wanted = select(func.count()).select_from(signal).where(signal.c.state == "kandidaat")
    return await app.database.read(lambda unit: unit.execute(wanted).scalar_one())


async def talk(peer: Peer, people: list[Person], rooms: list[Channel]) -> list[str]:
    """What is said while the assistant is away; the ids of the questions, in order."""
    chance = random.Random(20261128)
    asked = []
    questions = iter(QUESTIONS)
    tagged = set(chance.sample(range(MESSAGES - len(QUESTIONS)), TAGGED))
    turns = [True] * len(QUESTIONS) + [False] * (MESSAGES - len(QUESTIONS))
    chance.shuffle(turns)
    number = 0
    for is_question in turns:
        author, other = chance.sample(people, 2)
        if is_question:
            asked.append((await author.says(peer.room("vragen"), next(questions))).id)
            continue
        said = await author.says(
            chance.choice(rooms), f"De wachttijd voor hulp loopt hier weer op, deel {number}"
        )
        if number in tagged:
            await other.reacts(said, TAG)
        number += 1
    return asked


async def test_what_was_missed_is_handled_once_and_in_order(equipment: Equipment, tmp_path: Path) -> None:
    peer = Peer()
    extra = [peer.world.channel(TEXT, f"kanaal-{n}", peer.guild) for n in range(9)]
    rooms = [*extra, peer.room("zaal"), peer.room("signalen")]
    people = [peer.person(f"Persoon {n}") for n in range(6)]
    async with peer.running(tmp_path):
        for room in (*rooms, peer.room("vragen")):
            await people[0].says(room, "goedemorgen")
        async with assistant(equipment, peer, tmp_path).running():
            assert len(peer.requests) > 0
        asked = await talk(peer, people, rooms)
        before = len(peer.requests)
        again = assistant(equipment, peer, tmp_path)
        async with again.running():
            await again.flush(60)
            assert await candidates(again) == TAGGED
        answers = [x for x in people[0].sees(peer.room("vragen")) if x.author == peer.world.bot.id]
        assert [x.reply_to for x in answers] == asked
        private = sum(len(x.sees(x.private)) for x in people)
        within_the_limit(peer, before)
        once_more = assistant(equipment, peer, tmp_path)
        async with once_more.running():
            await once_more.flush(60)
            assert await candidates(once_more) == TAGGED
        assert sum(len(x.sees(x.private)) for x in people) == private
        assert len(people[0].sees(peer.room("vragen"))) == 1 + 2 * len(QUESTIONS)
    assert peer.violations == []


def within_the_limit(peer: Peer, since: int) -> None:
    """The catching up took as long as it must; a machine that stalls makes it longer, never shorter."""
    came = sorted(
        x.at for x in peer.requests[since:] if not x.path.startswith(("/webhooks", "/interactions"))
    )
    assert came[-1] - came[0] >= (len(came) - 1) / PER_SECOND - 1
