"""The web chat keeps the adapter contract, over real HTTP and a real WebSocket, on a real SQLite file."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest_asyncio
from aiohttp import ClientSession

from adapters.web.client import WebAdapter
from adapters.web.places import Account, Places, Room
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.plan import Choice
from bot.store.writer import Database
from bot.texts.catalogue import load
from tests.adapters.web.visitor import Frame, visit
from tests.contract.rig import Listener, Shown
from tests.contract.suite import AdapterContract
from tests.databases import Template

ANNA = Account("anna", "Anna Bos", "professional", frozenset())
MO = Account("mo", "Mo Bakker", "moderator", frozenset({Role.MODERATOR}))
PLACES = Places([Room("zaal", "zaal", "om te praten", Audience.COMMUNITY)], [ANNA, MO])


class Chat:
    """The web chat with two people in front of it."""

    anna: Actor = ANNA.actor
    mo: Actor = MO.actor
    room = PLACES.conversation("zaal", "nl")

    def __init__(self, database: Database) -> None:
        self.adapter = WebAdapter(PLACES, database, load(), lambda: datetime.now(UTC), 0)

    async def says(self, actor: Actor, words: str, where: Conversation) -> None:
        async with visit(self.adapter.address) as visitor:
            await visitor.hello(actor.id)
            await visitor.sends(type="say", room=where.room, text=words)

    async def sees(self, actor: Actor, where: Conversation) -> Sequence[Shown]:
        async with visit(self.adapter.address) as visitor:
            welcome = await visitor.hello(actor.id)
        return [await self._shown(x) for x in welcome["messages"] if x["room"] == where.room]

    async def sees_private(self, actor: Actor) -> Sequence[Shown]:
        return await self.sees(actor, PLACES.conversation(f"@{actor.id}", "nl"))

    async def asks(self, actor: Actor, where: Conversation) -> str | None:
        return None

    async def presses(self, actor: Actor, ref: MessageRef, choice: Choice, given: dict[str, str]) -> None:
        async with visit(self.adapter.address) as visitor:
            await visitor.hello(actor.id)
            room = ref.conversation.room
            await visitor.sends(type="choose", room=room, token=choice.token, given=given)

    async def _shown(self, message: Frame) -> Shown:
        text = unescape(re.sub(r"<[^>]*>", " ", message["html"]))
        files = [(x["name"], await self._file(x["url"])) for x in message["files"]]
        return Shown(text, [x["label"] for x in message["choices"]], files)

    async def _file(self, url: str) -> bytes:
        async with ClientSession() as session, session.get(self.adapter.address.rstrip("/") + url) as answer:
            return await answer.read()


@pytest_asyncio.fixture
async def rig(tmp_path: Path, migrated: Template, listener: Listener) -> AsyncIterator[Chat]:
    url = migrated.put(tmp_path / "data")
    database = Database(url)
    await database.start()
    chat = Chat(database)
    await chat.adapter.start(listener, ())
    yield chat
    await chat.adapter.stop()
    await database.close()


class TestWeb(AdapterContract):
    """Everything the contract asks, of the web chat."""
