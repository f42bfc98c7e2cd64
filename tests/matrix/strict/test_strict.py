"""The assistant and a client that keeps to signed devices, in one encrypted room on a real homeserver."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.matrix.login import session
from bot.core.content import p
from bot.core.events import Heard
from bot.core.plan import Part
from bot.core.speak import send_key
from bot.store.writer import Database
from tests.contract.matrix_rig import Kind, Town, town
from tests.contract.rig import Listener
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.matrix.strict.client import StrictClient

pytestmark = pytest.mark.asyncio


@dataclass(frozen=True)
class Pair:
    """The assistant and Sam, whose client is strict, in a room of theirs."""

    town: Town
    sam: StrictClient

    @property
    def login(self) -> session.Session:
        """The assistant's login."""
        kept = session.load(self.town.options.folder)
        assert kept is not None
        return kept

    @property
    def device(self) -> str:
        """The assistant's device."""
        return self.login.device

    async def knows(self, *, signed: bool = True) -> None:
        """Sam knows the assistant's device."""
        await self.sam.learn(self.town.room.room, self.login.user, self.device, signed=signed)

    async def posts(self, words: str) -> str:
        """The assistant says something; the id of the message."""
        part = Part(self.town.room, (p(words),))
        return (await self.town.adapter.post(part, send_key(words))).id

    async def sends(self, words: str) -> str:
        """Sam says something; the id of the message."""
        return await self.sam.send(self.town.room.room, words)

    async def hears(self, message: str) -> str:
        """What the assistant reads in this message of Sam's, once it does."""
        return (await self.town.listener.next(Heard, f"m{message}")).message.text

    async def sees(self, *all_words: str) -> None:
        """Sam reads these, encrypted and without a warning."""
        for words in all_words:
            seen = await self.sam.reads(words)
            assert (seen.encrypted, seen.shield) == (True, None)

    async def talk(self, about: str) -> None:
        """Each says something that the other reads."""
        await self.knows()
        await self.posts(f"{about}: de assistent")
        await self.sees(f"{about}: de assistent")
        assert await self.hears(await self.sends(f"{about}: Sam")) == f"{about}: Sam"


@pytest_asyncio.fixture
async def pair(
    people: People, strict: StrictClient, migrated: Template, tmp_path: Path
) -> AsyncIterator[Pair]:
    """Both in the room; the assistant is not started yet."""
    database = Database(migrated.put(tmp_path / "data"))
    await database.start()
    made = await town(people, database, Listener(), tmp_path, Kind(encrypted=True))
    await made.person(made.mo).invites(made.room.room, strict.user)
    await strict.join(made.room.room)
    yield Pair(made, strict)
    await made.adapter.stop()
    await database.close()


async def test_both_read_each_other_also_after_restarts_and_on_a_new_device(pair: Pair) -> None:
    await pair.town.starts()
    first = pair.device
    await pair.talk("eerst")

    await pair.sam.stop()
    await pair.posts("Sam is weg")
    await pair.sam.start_again()
    await pair.sees("eerst: de assistent", "eerst: Sam", "Sam is weg")

    await pair.town.adapter.stop()
    missed = await pair.sends("de assistent is weg")
    await pair.sam.stop()
    await pair.town.starts_again()
    await pair.sam.start_again()
    assert await pair.hears(missed) == "de assistent is weg"
    assert pair.device == first
    await pair.talk("na de herstart")

    (pair.town.options.folder / session.FILE).unlink()
    await pair.town.starts_again()
    assert pair.device != first
    await pair.talk("op een nieuw apparaat")

    await pair.sam.stop()
    await pair.town.starts_again()
    await pair.sam.start_again()
    await pair.talk("en daarna")
    await pair.sees(
        "eerst: de assistent", "na de herstart: de assistent", "op een nieuw apparaat: de assistent"
    )


async def test_unsigned_the_assistant_is_cut_off_until_it_signs_at_its_next_start(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: object) -> bool:
        return False

    with monkeypatch.context() as without:
        without.setattr("adapters.matrix.login.connecting.vouch", nothing)
        await pair.town.starts()
    await pair.knows(signed=False)
    said = await pair.posts("ongetekend")
    assert (await pair.sam.met(lambda each: each.id == said)).failure == "UNSIGNED_SENDER_DEVICE"
    await pair.town.starts_again()
    await pair.talk("getekend")
