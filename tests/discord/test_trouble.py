"""What the assistant does when Discord is away, refuses it, or says strange things at the start."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.discord import client, gateway, interactions, pace, supervisor
from bot.app import App
from bot.equipment import Equipment
from bot.store import deliverer
from tests.databases import Template
from tests.discord.stage import assistant, notify
from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.exchanges import MODAL
from tests.discord_peer.faults import Answer, Fault
from tests.discord_peer.peer import Peer
from tests.discord_peer.people import Person

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("impatient")]
QUESTION = "waar vind ik de richtlijn uithuisplaatsing"
UNEXPECTED = 4013
"""A code after which the library gives up."""


class Awaited(logging.Handler):
    """Waits for a line in the log that holds these words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.lines: list[str] = []
        self.came = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Note a line that holds the words."""
        if self._words in record.getMessage():
            self.lines.append(record.getMessage())
            self.came.set()


@contextmanager
def awaited(words: str) -> Iterator[Awaited]:
    handler = Awaited(words)
    logging.getLogger("adapters").addHandler(handler)
    yield handler
    logging.getLogger("adapters").removeHandler(handler)


@pytest_asyncio.fixture
async def peer(tmp_path: Path) -> AsyncIterator[Peer]:
    made = Peer()
    async with made.running(tmp_path):
        yield made
    assert made.violations == []


@pytest.fixture
def app(equipment: Equipment, stocked: Template, peer: Peer, tmp_path: Path) -> App:
    stocked.put(tmp_path / "data")
    return assistant(equipment, peer, tmp_path)


@pytest.fixture
def anna(peer: Peer) -> Person:
    return peer.person("Anna Bos")


async def answers(app: App, peer: Peer, anna: Person) -> None:
    """Ask something, and see that it is answered once."""
    asked = await anna.says(peer.room("vragen"), QUESTION)
    await peer.until(lambda: said(peer, asked.id))
    await app.flush()
    assert said(peer, asked.id) == 1


def said(peer: Peer, asked: str) -> int:
    shown = peer.room("vragen").messages.values()
    return sum(x.reference is not None and x.reference["message_id"] == asked for x in shown)


@pytest.mark.parametrize("key", ["session_id", "resume_gateway_url", "user", "guilds"])
async def test_a_ready_that_can_not_be_read(
    key: str, app: App, peer: Peer, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "DEAF_AFTER", 0.5)
    peer.faults.ready_lacks.append(key)
    async with app.running():
        await answers(app, peer, anna)
    assert peer.gateway.identifies == 2


async def test_a_first_connection_that_is_refused(app: App, peer: Peer, anna: Person) -> None:
    peer.faults.refuse_gateway = True
    with awaited("the connection ended") as ended:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(running(app, peer, anna))
            await ended.came.wait()
            peer.faults.refuse_gateway = False
    assert peer.gateway.identifies == 1


async def running(app: App, peer: Peer, anna: Person) -> None:
    async with app.running():
        await answers(app, peer, anna)


async def test_an_outage_at_the_start(app: App, peer: Peer, anna: Person) -> None:
    peer.faults.answers.extend([Fault(Answer.AWAY, "GET /users/@me")] * 3)
    await running(app, peer, anna)
    assert len(peer.faults.met) == 3
    assert peer.gateway.identifies == 1


async def test_words_outlast_an_outage(
    app: App, peer: Peer, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliverer, "FIRST_PAUSE", 0.0005)
    async with app.running():
        peer.faults.answers.extend([Fault(Answer.AWAY, "GET /users/@me")] * 5)
        with awaited("the connection ended") as ended:
            await peer.gateway.close(UNEXPECTED)
            await ended.came.wait()
            await notify(app, peer, "Ter informatie")
            await app.flush()
        assert [x.content for x in peer.room("staf").messages.values()] == ["Ter informatie"]
        await answers(app, peer, anna)


async def test_a_token_that_is_taken_back_is_told_once_and_nothing_is_asked_any_more(
    app: App, peer: Peer
) -> None:
    with awaited("Discord refuses the token") as refused:
        async with app.running():
            peer.gateway.token = peer.world.token()
            await peer.gateway.close(4004)
            await refused.came.wait()
            before = len(peer.requests)
            await notify(app, peer, "Ter informatie")
            with pytest.raises(TimeoutError):
                await app.flush(1)
            assert len(peer.requests) == before
    assert len(refused.lines) == 1
    assert peer.gateway.identifies == 1


async def test_no_introduction_is_made_beyond_the_number_of_a_day(
    app: App, equipment: Equipment, peer: Peer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "INTRODUCTIONS", 2)
    for module in (supervisor, client):
        monkeypatch.setattr(module, "PATIENCE", 0.5)
    with awaited("no more new sessions today") as told:
        for again in (app, assistant(equipment, peer, tmp_path), assistant(equipment, peer, tmp_path)):
            async with again.running():
                assert peer.gateway.identifies <= 2
        await told.came.wait()
    assert peer.gateway.identifies == 2


async def test_after_too_many_refusals_nothing_is_asked_for_a_while(
    app: App, peer: Peer, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "REFUSED_AT_MOST", 4)
    monkeypatch.setattr(pace, "WINDOW", 1.0)
    room = peer.room("vragen")
    async with app.running():
        before = len(peer.requests)
        room.overwrites[peer.world.bot.id] = (1, 0, may.SEND)
        await peer.gateway.send("CHANNEL_UPDATE", payloads.channel(room))
        for words in ("waar vind ik de meldcode", "waar vind ik iets over pleegzorg"):
            await peer.person("Mo").says(room, words)
        await peer.until(lambda: [x.status for x in peer.requests[before:]] == [403, 403])
        del room.overwrites[peer.world.bot.id]
        peer.faults.answers.extend([Fault(Answer.UNAUTHORISED, "POST /channels")] * 2)
        await answers(app, peer, anna)
    asked = [x for x in peer.requests[before:] if x.method == "POST"]
    assert [x.status for x in asked] == [403, 403, 401, 401, 200]
    assert asked[4].at - asked[0].at >= pace.WINDOW


async def test_a_form_of_which_the_answer_is_lost_opens_once(app: App, peer: Peer, anna: Person) -> None:
    async with app.running():
        peer.faults.answers.append(Fault(Answer.LOST, "POST /interactions"))
        asked = await anna.uses(peer.room("signalen"), "signaal")
        await peer.until(lambda: asked.said)
        await app.flush()
    assert asked.type == MODAL
    assert anna.sees(anna.private) == []
    assert anna.sees(peer.room("signalen")) == []


async def test_an_answer_that_was_announced_is_given_over_the_next_connection(
    app: App, peer: Peer, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interactions, "DEFER_AFTER", 0.0)
    async with app.running():
        peer.faults.answers.append(Fault(Answer.LOST, "POST /interactions"))
        peer.faults.answers.extend([Fault(Answer.CLOUDFLARE, "PATCH /webhooks")] * 3)
        asked = await anna.uses(peer.room("zaal"), "waar", vraag="uithuisplaatsing")
        await peer.until(lambda: len(peer.faults.met) > 1)
        await peer.gateway.close(UNEXPECTED)
        await peer.until(lambda: asked.said)
        await app.flush()
        assert len(anna.sees(peer.room("zaal"))) == 1
    assert peer.gateway.identifies == 2
