"""Signs nobody waits for: that a message was read, that an answer comes, numbers to tap."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.matrix.speaking import signs
from bot.core.content import p
from bot.core.events import Heard
from bot.core.plan import Choice, Part
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.matrix.proxy import Fault, How, Proxy
from tests.matrix.stage import Stage, proxied

pytestmark = pytest.mark.asyncio

NUMBERS = r"^PUT .*/send/m\.reaction/"
CHOICES = (Choice("a", "Melden", number=1), Choice("b", "Overleggen", number=2))


@pytest_asyncio.fixture
async def both(people: People, migrated: Template, tmp_path: Path) -> AsyncIterator[tuple[Stage, Proxy]]:
    """A hall and a room for questions, behind a proxy."""
    async with proxied(people, tmp_path, migrated, "zaal", "vragen") as made:
        yield made


async def test_who_waits_sees_that_an_answer_comes_and_no_longer_once_it_came(
    both: tuple[Stage, Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, anna, room = both[0], both[0].anna, both[0].rooms["vragen"]
    monkeypatch.setattr(signs, "SOON", 0.05)

    async def types(who: set[str]) -> None:
        async def so() -> bool:
            return await anna.typing(room) == who

        await anna.until(so)

    async with stage.hearing() as ears:
        asked = await anna.says(room, "!wat")
        await types({stage.me.user_id})
        heard = await stage.listener.next(Heard)
        await ears.adapter.post(Part(heard.message.ref.conversation, (p("dit"),)), "antwoord")
        await types(set())

        async def read() -> bool:
            return stage.me.user_id in await anna.receipts(room, asked)

        await anna.until(read)


async def test_numbers_wait_while_something_is_said_elsewhere(both: tuple[Stage, Proxy]) -> None:
    stage, proxy = both
    async with stage.hearing() as ears:
        proxy.fails(Fault(How.HANG, r"^PUT .*/send/m\.room\.message/lang"))
        saying = asyncio.create_task(ears.adapter.post(Part(stage.where("zaal"), (p("lang"),)), "lang"))
        await proxy.until(lambda: proxy.met(How.HANG))
        said = await ears.adapter.post(
            Part(stage.where("vragen"), (p("Wat wil je?"),), choices=CHOICES), "keuze"
        )
        await stage.mo.waits_for(stage.rooms["vragen"], lambda x: x.id == said.id)
        assert not proxy.requests(NUMBERS)
        saying.cancel()
        with suppress(asyncio.CancelledError):
            await saying
        await proxy.until(lambda: len(proxy.requests(NUMBERS)) == len(CHOICES))
