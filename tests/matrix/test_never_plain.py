"""Encrypted rooms: nothing is ever said plainly there."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.matrix.listening import sync
from bot.core.errors import NotDeliveredError, UnavailableError
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.matrix.proxy import Fault, How
from tests.matrix.secrecy import encrypts, kinds, post, stage
from tests.matrix.stage import Stage, eventually, impatient, proxied, staged, until

__all__ = ["impatient", "stage"]
pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("impatient")]
SEND, LISTEN, ENCRYPTION = r"^PUT .*/send/", r"^GET .*/sync", r"^GET .*/state/m\.room\.encryption"


async def test_without_encryption_nothing_is_said_in_an_encrypted_room(stage: Stage) -> None:
    async with stage.hearing(encryption=False) as ears:
        await until(lambda: ears.places.rooms.get(stage.rooms["zaal"]))
        with pytest.raises(NotDeliveredError):
            await post(ears, stage, "geheim")
        assert await kinds(stage) == set()


@pytest.mark.parametrize("encryption", [False, True])
async def test_a_room_that_was_encrypted_meanwhile_hears_nothing_plain(
    people: People, migrated: Template, tmp_path: Path, encryption: bool
) -> None:
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal") as stage:
        room = stage.rooms["zaal"]
        async with stage.hearing(encryption=encryption) as ears:
            await until(lambda: ears.places.rooms.get(room))
            async with ears.away():
                await encrypts(stage)
            if encryption:
                await post(ears, stage, "geheim")
            else:
                with pytest.raises(NotDeliveredError):
                    await post(ears, stage, "geheim")
        assert await kinds(stage) == ({"m.room.encrypted"} if encryption else set())


async def test_a_room_that_is_encrypted_while_nothing_is_heard_hears_nothing_plain(
    people: People, migrated: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "CUT_AFTER", 3.0)
    async with proxied(people, tmp_path, migrated, "zaal") as (stage, proxy):
        room = stage.rooms["zaal"]

        async def posted() -> bool:
            try:
                await post(ears, stage, "geheim")
            except UnavailableError:
                return False
            return True

        async with stage.hearing(encryption=True) as ears:
            await until(lambda: ears.places.rooms.get(room))
            proxy.fails(Fault(How.HANG, LISTEN, times=1))
            await stage.anna.says(room, "hallo")
            await proxy.until(lambda: proxy.met(How.HANG))
            await encrypts(stage)
            assert not await posted()
            assert await kinds(stage) == set()
            await eventually(posted)
        assert await kinds(stage) == {"m.room.encrypted"}


async def test_a_refusal_that_is_no_answer_does_not_make_a_room_plain(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    async with proxied(people, tmp_path, migrated, "zaal") as (stage, proxy):
        async with stage.hearing(encryption=True) as ears:
            await until(lambda: ears.places.rooms.get(stage.rooms["zaal"]))
            proxy.fails(Fault(How.LOST, ENCRYPTION, times=1))
            with pytest.raises(UnavailableError):
                await post(ears, stage, "hallo")
            assert await kinds(stage) == set()
            await post(ears, stage, "hallo")
        assert await kinds(stage) == {"m.room.message"}


async def test_a_room_that_is_encrypted_while_words_wait_hears_nothing_plain(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    async with proxied(people, tmp_path, migrated, "zaal") as (stage, proxy):
        room = stage.rooms["zaal"]
        async with stage.hearing(encryption=True) as ears:
            await until(lambda: ears.places.rooms.get(room))
            proxy.fails(Fault(How.LIMITED, SEND, seconds=3))
            posting = asyncio.create_task(post(ears, stage, "geheim"))
            await proxy.until(lambda: proxy.met(How.LIMITED))
            await encrypts(stage)
            await posting
        assert await kinds(stage) == {"m.room.encrypted"}
