"""People whose server goes away and comes back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
import pytest

from tests.homeserver.arriving import People
from tests.homeserver.configuration import Options
from tests.homeserver.fixtures import OwnSynapse

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("end", ["stop", "kill"])
async def test_people_go_on_when_the_server_is_back(
    own_synapse: OwnSynapse, tmp_path: Path, end: str
) -> None:
    server = await own_synapse(Options(room_version="11"))
    async with People(server, tmp_path / "devices") as people:
        els, mo = await people.encrypted("Els Jansen"), await people.encrypted("Mo Bakker")
        anna = await people.person("Anna Bos")
        room = await els.creates(encrypted=True, invite=[mo.id, anna.id])
        assert room.endswith(":localhost"), "of version 11, as was asked"
        await mo.accepts()
        await anna.accepts()
        await els.says(room, "tot zo")
        await mo.waits_for(room, lambda each: each.body == "tot zo")
        await asyncio.to_thread(getattr(server, end))
        with pytest.raises(aiohttp.ClientConnectionError):
            await anna.members(room)
        await asyncio.to_thread(server.start)
        await mo.says(room, "daar zijn we weer")
        await els.waits_for(room, lambda each: each.body == "daar zijn we weer", seconds=20)
        await anna.waits_for(room, lambda each: each.sender == mo.id)
