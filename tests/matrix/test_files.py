"""Files on Matrix: only a caption is read, and it is told that a file came along."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.events import Heard
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.matrix.proxy import Proxy
from tests.matrix.stage import Stage, proxied

pytestmark = pytest.mark.asyncio
NAME = "Kevin Jansen intake.pdf"


@pytest_asyncio.fixture
async def both(people: People, migrated: Template, tmp_path: Path) -> AsyncIterator[tuple[Stage, Proxy]]:
    """A hall behind a proxy, which sees all that is asked of the homeserver."""
    async with proxied(people, tmp_path, migrated, "zaal") as made:
        yield made


async def test_of_a_file_only_the_caption_is_heard_and_nothing_is_fetched(both: tuple[Stage, Proxy]) -> None:
    (stage, proxy), room = both, both[0].rooms["zaal"]
    async with stage.hearing():
        await stage.anna.sends_file(room, NAME, b"%PDF dossier", "application/pdf")
        file = {"msgtype": "m.file", "filename": NAME, "url": "mxc://example.org/x", "info": {}}
        await stage.anna.sends(room, "m.room.message", file | {"body": "!wat staat hier?"})
        heard = await stage.listener.next(Heard)
    assert heard.message.text == "!wat staat hier?"
    assert heard.with_files
    assert not [each.line for each in proxy.asked if "/media/" in each.line]
