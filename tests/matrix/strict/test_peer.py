"""The strict client really is strict: what it does to devices that nobody signed, and to signed ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.matrix.homeserver import Homeserver
from adapters.matrix.signing import open_seeds, vouch
from tests.matrix.square import make_room
from tests.matrix.strict.bare import bare
from tests.matrix.strict.client import StrictClient
from tests.matrix.town import Town

PASSWORD = "geheim"  # noqa: S105 - of accounts on a homeserver that lives as long as the test
ENCRYPTED = {
    "initial_state": [
        {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
    ]
}


async def encrypted_room(by: Homeserver, guest: str) -> str:
    """An encrypted room with two members."""
    return await make_room(by, "12", **ENCRYPTED, preset="private_chat", invite=[guest])


@pytest.mark.asyncio
async def test_a_device_that_nobody_signed_is_cut_off_both_ways(
    town: Town, strict: StrictClient, tmp_path: Path
) -> None:
    async with (
        town.newcomer("bare") as person,
        bare(town.synapse.base_url, person.me, PASSWORD, tmp_path) as device,
    ):
        room = await encrypted_room(person, strict.user)
        await strict.join(room)
        await device.knows(room, strict.user)
        said = await device.say(room, "van ongetekend")
        seen = await strict.met(lambda x: x.id == said and x.failure is not None)
        assert seen.text is None
        assert seen.failure == "UNSIGNED_SENDER_DEVICE"
        answer = await device.cannot_read(await strict.send(room, "van strikt"))
        assert await device.withheld(answer) == "m.unverified"


@pytest.mark.asyncio
async def test_a_signed_device_is_read_without_a_warning_and_reads(
    town: Town, strict: StrictClient, tmp_path: Path
) -> None:
    async with (
        town.newcomer("bare") as person,
        bare(town.synapse.base_url, person.me, PASSWORD, tmp_path) as device,
    ):
        await vouch(device.home.ask, device.own, open_seeds(tmp_path))
        room = await encrypted_room(person, strict.user)
        await strict.join(room)
        await device.knows(room, strict.user)
        await device.say(room, "van getekend")
        seen = await strict.reads("van getekend")
        assert seen.encrypted
        assert seen.shield is None
        await strict.send(room, "van strikt")
        await device.reads("van strikt")
