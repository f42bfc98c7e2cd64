"""Encrypted rooms: what cannot be read is not lost, and what others pretend is not believed."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.matrix import client
from adapters.matrix.listening import undecryptable
from adapters.matrix.memory import unread_messages
from bot.core.events import Heard, Joined, Removed
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.asking import at
from tests.homeserver.encrypted import Encrypted
from tests.matrix.proxy import Fault, How
from tests.matrix.secrecy import post, stage
from tests.matrix.stage import Ears, Stage, eventually, impatient, proxied, until

__all__ = ["impatient", "stage"]
pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("impatient")]
SEND, PUBLISH = r"^PUT .*/send/", r"^POST .*/keys/upload"
FORGED = (
    "AwogzT1LRLPOiJBJisriRiaUzoPbSfIsj+AtPue4MzJcFTMSILBvHPt16covSotM2Pmon8MqAS7CR5Qynxp9AKdMCPdkGiA7pfODWLuny254"
    "NCjjdj+/5qHKomeHPNP/AGxLQqzfPyI/AwogT/U9IGDHR9ZYYP+4yES/pprEP57bMp4Rt3cIkRnE3loQACIQAnRNeexpW8PX0v7mMvrtqQAD"
    "3rf+e8BM"
)
"""A message that begins a conversation with somebody else."""
Json = Mapping[str, Any]


async def test_what_pretends_to_be_more_than_words_is_not_believed(stage: Stage, people: People) -> None:
    room, anna, stranger = stage.rooms["zaal"], stage.anna, await people.encrypted("Vreemde")
    async with stage.hearing(welcome=True) as ears:
        await until(lambda: ears.places.rooms.get(room))
        said = await anna.says(room, "gewoon")
        await stage.heard("gewoon")
        known = ears.places.rooms.get(room)
        assert known
        before = dict(known.levels), dict(known.members)
        for number, inside in enumerate(tricks(said, stage.mo.id, stranger.id)):
            await sends(anna, room, inside, f"truc{number}")
        await anna.says(room, "klaar")
        await stage.heard("klaar")
        assert (dict(known.levels), dict(known.members), known.successor) == (*before, None)
        assert not [x for x in stage.listener.events if isinstance(x, Joined | Removed)]
        assert await waiting(ears, 0)
        await post(ears, stage, "voor wie hier is")
        told = await stage.mo.waits_for(room, lambda x: x.body == "voor wie hier is")
        event = await stage.mo.asks("GET", at("rooms", room, "event", told.id))
        assert not holds(stranger, room, event["content"]["session_id"])
        assert holds(stage.mo, room, event["content"]["session_id"])


def tricks(said: str, member: str, stranger: str) -> list[Json]:
    """Changes of a room that nobody made."""
    made: list[Json] = [
        {"type": "m.room.power_levels", "state_key": "", "content": {"users": {stranger: 100}}},
        {"type": "m.room.member", "state_key": stranger, "content": {"membership": "join"}},
        {"type": "m.room.member", "state_key": member, "content": {"membership": "leave"}},
        {"type": "m.room.tombstone", "state_key": "", "content": {"replacement_room": "!elders"}},
        {"type": "m.room.redaction", "redacts": said, "content": {"redacts": said}},
        {"type": "m.room.encrypted", "content": {"algorithm": "m.megolm.v1.aes-sha2"}},
    ]
    return made + [{**x, "state_key": ""} for x in made]


async def test_a_message_whose_key_is_late_is_read_when_it_comes(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    room = stage.rooms["zaal"]
    async with stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(room))
        await stage.anna.says(room, "gewoon")
        await stage.heard("gewoon")
        key = await withheld(stage, "zonder sleutel")
        await eventually(lambda: waiting(ears, 1))
        assert "1 messages cannot be decrypted yet" in caplog.text
        assert "zonder sleutel" not in texts(stage)
        await key.arrives()
        assert (await stage.heard("zonder sleutel")).author.id == stage.anna.id
        await eventually(lambda: waiting(ears, 0))
        assert texts(stage) == ["gewoon", "zonder sleutel"]


@pytest.mark.parametrize("when", ["after the restart", "meanwhile"])
async def test_a_message_without_a_key_outlives_a_restart(stage: Stage, when: str) -> None:
    room = stage.rooms["zaal"]
    async with stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(room))
        await stage.anna.says(room, "gewoon")
        await stage.heard("gewoon")
        key = await withheld(stage, "zonder sleutel")
        await eventually(lambda: waiting(ears, 1))
        async with ears.away():
            if when == "meanwhile":
                await key.arrives()
        if when != "meanwhile":
            await key.arrives()
        await stage.heard("zonder sleutel")
        await eventually(lambda: waiting(ears, 0))
        assert texts(stage) == ["gewoon", "zonder sleutel"]


async def test_who_wrote_what_cannot_be_read_hears_it_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undecryptable, "LOOKED_AT_EVERY", 0.1)
    monkeypatch.setattr(undecryptable, "EXPLAINED_AFTER", timedelta(seconds=0.5))
    room = stage.rooms["zaal"]
    async with stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(room))
        await stage.anna.says(room, "gewoon")
        await stage.heard("gewoon")
        for words in ("eerste", "tweede"):
            await withheld(stage, words)
        await eventually(lambda: waiting(ears, 2))
        told = await stage.mo.waits_for(room, lambda x: x.sender == stage.me.user_id)
        async with ears.away():
            pass
        await post(ears, stage, "nog iets")
        seen = [x for x in await stage.mo.sees(room) if x.sender == stage.me.user_id]
        assert [x.body for x in seen] == [told.body, "nog iets"]
        assert "sleutel" in told.body
        assert told.encrypted


async def test_what_nobody_can_read_keeps_nothing_else_from_being_read(stage: Stage) -> None:
    room, mo, me = stage.rooms["zaal"], stage.mo, stage.me.user_id
    async with stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(room))
        await stage.anna.says(room, "gewoon")
        await stage.heard("gewoon")
        devices = (await mo.asks("POST", at("keys", "query"), {"device_keys": {me: []}}))["device_keys"][me]
        device, keys = next(
            (name, x["keys"]) for name, x in devices.items() if f"curve25519:{name}" in x["keys"]
        )
        for kind, body in ((0, ""), (0, "AAAA"), (1, "AAAA"), (0, FORGED), (2, "?")):
            sealed = {keys[f"curve25519:{device}"]: {"type": kind, "body": body}}
            olm = {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": "A" * 43, "ciphertext": sealed}
            path = at("sendToDevice", "m.room.encrypted", f"onzin{kind}{len(body)}")
            await mo.asks("PUT", path, {"messages": {me: {device: olm}}})
        last = next(x for x in reversed(await mo.events(room)) if x["type"] == "m.room.encrypted")
        for number, (name, value) in enumerate(
            (("ciphertext", "AAAA"), ("ciphertext", ""), ("sender_key", 3), ("session_id", "x"))
        ):
            path = at("rooms", room, "send", "m.room.encrypted", f"rommel{number}")
            await mo.asks("PUT", path, {**last["content"], name: value})
        await stage.anna.says(room, "gaat het nog")
        await stage.heard("gaat het nog")


async def test_a_device_whose_keys_are_older_than_the_homeserver_knows_still_speaks(
    people: People, migrated: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PATIENCE", 1.0)
    async with proxied(people, tmp_path, migrated, "zaal", encrypted=True) as (stage, proxy):
        room, kept, old = stage.rooms["zaal"], tmp_path / "data" / "matrix", tmp_path / "backup"
        proxy.fails(Fault(How.AWAY, PUBLISH, times=1_000))
        async with stage.hearing() as ears:
            await ears.adapter.stop()
            await asyncio.to_thread(shutil.copytree, kept, old)
            proxy.heals()
            monkeypatch.undo()
            await ears.starts()
            await until(lambda: ears.places.rooms.get(room))
            async with ears.away():
                for store in old.glob("*.db"):
                    await asyncio.to_thread(shutil.copy, store, kept)
            assert {x.status for x in proxy.requests(PUBLISH)} == {503, 200, 400}
            await post(ears, stage, "hier ben ik weer")
            await stage.mo.waits_for(room, lambda x: x.body == "hier ben ik weer")


def texts(stage: Stage) -> list[str]:
    return [x.message.text for x in stage.listener.events if isinstance(x, Heard)]


async def waiting(ears: Ears, number: int) -> bool:
    """Whether so many messages wait for their key, as it is on disk."""
    return len(await ears.database.read(unread_messages)) == number


async def sends(who: object, room: str, inside: Json, transaction: str) -> None:
    """Send something encrypted, whatever it says it is."""
    assert isinstance(who, Encrypted)
    assert who.client.olm
    session = who.client.olm.outbound_group_sessions.get(room)
    if session is None or not session.shared:
        await who.client.share_group_session(room, ignore_unverified_devices=True)
    content = who.client.olm.group_encrypt(room, dict(inside))
    await who.asks("PUT", at("rooms", room, "send", "m.room.encrypted", transaction), content)


def holds(who: object, room: str, session: str) -> bool:
    """Whether someone has this key of a room."""
    assert isinstance(who, Encrypted)
    assert who.client.olm
    return any(session in keys for keys in who.client.olm.inbound_group_store[room].values())


class Key:
    """A key that was not given to anybody yet."""

    def __init__(self, owner: Encrypted, messages: Json) -> None:
        self._owner, self._messages = owner, messages

    async def arrives(self) -> None:
        """Give it after all."""
        path = at("sendToDevice", "m.room.encrypted", f"late{id(self)}")
        await self._owner.asks("PUT", path, self._messages)


async def withheld(stage: Stage, words: str) -> Key:
    """Anna says something with a key that she gives to nobody yet."""
    anna, room = stage.anna, stage.rooms["zaal"]
    assert isinstance(anna, Encrypted)
    client, olm = anna.client, anna.client.olm
    assert olm
    client.invalidate_outbound_session(room)
    _, messages = olm.share_group_session(room, list(client.rooms[room].users), True, True)
    olm.outbound_group_sessions[room].shared = True
    body = {"msgtype": "m.text", "body": words}
    await sends(anna, room, {"type": "m.room.message", "content": body}, words)
    return Key(anna, messages)
