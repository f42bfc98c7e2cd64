"""The strict client really is strict: what it does with devices that nobody signed, and with signed ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from nio.client.async_client import AsyncClient
from nio.events import ToDeviceEvent, UnknownToDeviceEvent

from adapters.matrix.login.signing import open_seeds, vouch
from tests.homeserver.arriving import People
from tests.homeserver.encrypted import Encrypted
from tests.matrix.strict.client import StrictClient
from tests.matrix.strict.devices import home, own

pytestmark = pytest.mark.asyncio


class Withheld:
    """The reasons with which keys were kept from a device, as it is told them."""

    def __init__(self, client: AsyncClient) -> None:
        self.codes: list[str] = []
        client.add_to_device_callback(self._take, UnknownToDeviceEvent)

    async def some(self) -> bool:
        """Whether there is one."""
        return bool(self.codes)

    def _take(self, event: ToDeviceEvent) -> None:
        if isinstance(event, UnknownToDeviceEvent) and event.type == "m.room_key.withheld":
            self.codes.append(event.source["content"]["code"])


async def shared_room(els: Encrypted, strict: StrictClient, *, signed: bool = True) -> str:
    """An encrypted room of the two, who know each other's devices."""
    room = await els.creates(encrypted=True, invite=[strict.user])
    await strict.join(room)
    await strict.learn(room, els.id, els.device, signed=signed)
    return room


async def talk(els: Encrypted, strict: StrictClient, room: str, about: str) -> None:
    """Each says something that the other reads, without a warning."""
    await els.says(room, f"{about}, zegt Els")
    seen = await strict.reads(f"{about}, zegt Els")
    assert (seen.encrypted, seen.shield) == (True, None)
    await strict.send(room, f"{about}, zegt Sam")
    assert (await els.waits_for(room, lambda each: each.body == f"{about}, zegt Sam")).encrypted


async def test_a_device_that_nobody_signed_is_cut_off_both_ways(people: People, strict: StrictClient) -> None:
    els = await people.encrypted()
    withheld = Withheld(els.client)
    room = await shared_room(els, strict, signed=False)
    said = await els.says(room, "van ongetekend")
    seen = await strict.met(lambda each: each.id == said)
    assert (seen.text, seen.failure) == (None, "UNSIGNED_SENDER_DEVICE")
    answer = await strict.send(room, "van strikt")
    assert (await els.waits_for(room, lambda each: each.id == answer)).kind == "m.room.encrypted"
    await els.until(withheld.some)
    assert withheld.codes == ["m.unverified"]


async def test_a_signed_device_is_read_without_a_warning_and_reads(
    people: People, strict: StrictClient, tmp_path: Path
) -> None:
    els = await people.encrypted()
    await vouch(home(els).ask, own(els), open_seeds(tmp_path))
    room = await shared_room(els, strict)
    await talk(els, strict, room, "getekend")


async def test_who_did_not_compare_identities_follows_one_that_was_replaced(
    people: People, strict: StrictClient, tmp_path: Path
) -> None:
    els = await people.encrypted()
    await vouch(home(els).ask, own(els), open_seeds(tmp_path / "lost"))
    room = await shared_room(els, strict)
    await talk(els, strict, room, "vóór het verlies")
    await vouch(home(els).ask, own(els), open_seeds(tmp_path), els.password)
    await talk(els, strict, room, "na het verlies")


async def test_it_keeps_its_keys_over_a_restart(people: People, strict: StrictClient, tmp_path: Path) -> None:
    els = await people.encrypted()
    await vouch(home(els).ask, own(els), open_seeds(tmp_path))
    room = await shared_room(els, strict)
    await talk(els, strict, room, "eerst")
    await strict.stop()
    await els.says(room, "intussen, zegt Els")
    await strict.start_again()
    for words in ("eerst, zegt Els", "eerst, zegt Sam", "intussen, zegt Els"):
        assert (await strict.reads(words)).encrypted
