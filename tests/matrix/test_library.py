"""What is wrong in the library we stand on, and what a member would notice if it reached them.

Bugs 1 and 2 (permissions, creators) are in test_powers.py; 11 (upgrades) is in test_rooms.py.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.matrix.homeserver import RefusedError
from adapters.matrix.listening import hearing
from bot.core.content import p
from bot.core.errors import UnavailableError
from bot.core.events import Event, Heard
from bot.core.places import MessageRef
from bot.core.plan import Part
from tests.contract.rig import Listener
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.asking import at
from tests.homeserver.encrypted import Encrypted
from tests.matrix.proxy import Fault, How
from tests.matrix.square import speaking, state
from tests.matrix.stage import Stage, add_room, impatient, proxied, staged, until

__all__ = ["impatient"]
pytestmark = pytest.mark.asyncio
LISTEN, JOIN, QUERY = r"^GET .*/sync", r"^POST .*/join/", r"^POST .*/keys/query"
LOOKED_ON, MOST = 3.0, 12
"""Seconds in which at most so many requests may come."""


class Clumsy(Listener):
    """A bot that fails at first with what it is told to."""

    def __init__(self, words: str, times: int, error: type[Exception]) -> None:
        super().__init__()
        self._words, self._left, self._error = words, times, error

    async def handle(self, event: Event) -> None:
        if isinstance(event, Heard) and event.message.text == self._words and self._left:
            self._left -= 1
            raise self._error
        await super().handle(event)


@pytest_asyncio.fixture
async def stage(people: People, migrated: Template, tmp_path: Path) -> AsyncIterator[Stage]:
    """A hall with Anna and Mo."""
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal") as made:
        yield made


@pytest_asyncio.fixture
async def secret(people: People, migrated: Template, tmp_path: Path) -> AsyncIterator[Stage]:
    """The same, encrypted."""
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal", encrypted=True) as made:
        yield made


def texts(stage: Stage) -> list[str]:
    return [x.message.text for x in stage.listener.events if isinstance(x, Heard)]


async def test_3_a_refusal_is_never_taken_for_an_empty_setting(stage: Stage, people: People) -> None:
    outsider = await people.person("Buitenstaander")
    async with speaking(people.server.base_url, outsider.id, outsider.line.token) as asks:
        for kind in ("m.room.power_levels", "m.room.encryption", "m.room.create"):
            with pytest.raises(RefusedError) as refused:
                await state(asks, stage.rooms["zaal"], kind)
            assert refused.value.code == "M_FORBIDDEN"


@pytest.mark.parametrize("how", [How.BAD_GATEWAY, How.PAGE, How.DROP])
async def test_4_a_homeserver_in_trouble_is_not_hammered(
    people: People, migrated: Template, tmp_path: Path, how: How
) -> None:
    async with proxied(people, tmp_path, migrated, "zaal") as (stage, proxy), stage.hearing():
        await stage.comes(stage.rooms["zaal"])
        proxy.fails(Fault(how, LISTEN, times=10_000))
        await stage.anna.says(stage.rooms["zaal"], "is daar iemand")
        proxy.asked.clear()
        await asyncio.sleep(LOOKED_ON)
        assert len(proxy.asked) <= MOST
        proxy.heals()
        await stage.heard("is daar iemand")


async def test_5_a_message_that_goes_wrong_takes_no_other_with_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "PAUSE", 0.001)
    stage.listener = Clumsy("even mis", 3, ValueError)
    room = stage.rooms["zaal"]
    async with stage.hearing() as ears:
        await stage.comes(room)
        async with ears.away():
            for words in ("ervoor", "even mis", "erna"):
                await stage.anna.says(room, words)
        assert texts(stage) == ["ervoor", "even mis", "erna"]
        stage.listener = Clumsy("altijd mis", 1_000, ValueError)
        async with ears.away():
            for words in ("ervoor", "altijd mis", "erna"):
                await stage.anna.says(room, words)
        assert texts(stage) == ["ervoor", "erna"]


async def test_5_what_was_not_handled_before_a_stop_is_heard_after_it(stage: Stage) -> None:
    stage.listener = Clumsy("straks", 1_000, UnavailableError)
    room = stage.rooms["zaal"]
    async with stage.hearing() as ears:
        await stage.comes(room)
        await stage.anna.says(room, "nu")
        await stage.heard("nu")
        await stage.anna.says(room, "straks")
        await stage.anna.says(room, "later")
        stage.listener = Listener()
        async with ears.away():
            pass
        await stage.heard("later")
        assert texts(stage) == ["straks", "later"]


@pytest.mark.usefixtures("impatient")
async def test_6_an_answer_that_comes_twice_can_still_be_read(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    async with (
        proxied(people, tmp_path, migrated, "zaal", encrypted=True) as (stage, proxy),
        stage.hearing(),
    ):
        room = stage.rooms["zaal"]
        await stage.comes(room)
        newcomer = await people.encrypted("Els Jansen")
        proxy.fails(Fault(How.AWAY, QUERY, times=3))
        await stage.mo.invites(room, newcomer.id)
        await newcomer.joins(room)
        await newcomer.says(room, "ik ben er net")
        await stage.heard("ik ben er net")
        assert proxy.met(How.AWAY) == 3
        assert texts(stage) == ["ik ben er net"]


async def test_7_a_quiet_room_is_known_after_a_restart(secret: Stage) -> None:
    room = secret.rooms["zaal"]
    async with secret.hearing() as ears:
        await until(lambda: ears.places.rooms.get(room))
        async with ears.away():
            pass
        assert ears.adapter.find_room("zaal", secret.where("zaal")) == secret.where("zaal")
        assert ears.adapter.find_actor("Anna Bos", secret.where("zaal"))
        await ears.adapter.post(Part(secret.where("zaal"), (p("goedemorgen"),)), "k1")
        seen = await secret.anna.waits_for(room, lambda x: x.sender == secret.me.user_id)
        assert (seen.body, seen.encrypted) == ("goedemorgen", True)


async def test_8_an_answer_to_a_message_that_is_gone_is_heard(stage: Stage) -> None:
    room = stage.rooms["zaal"]
    async with stage.hearing() as ears:
        await stage.comes(room)
        gone = await stage.anna.says(room, "vergissing")
        await stage.anna.redacts(room, gone)
        await stage.mo.says(room, "!signaal", reply_to=gone)
        await stage.mo.says(room, "!help", reply_to="$nooit-geweest")
        heard = await stage.heard("!help")
        assert heard.reply_to == MessageRef(heard.ref.conversation, "$nooit-geweest")
        assert ears.adapter.message(None, MessageRef(heard.ref.conversation, gone)) is None


async def test_9_nobody_is_found_in_a_room_that_was_left(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "vragen") as stage, stage.hearing() as ears:
        room, where = stage.rooms["vragen"], stage.where("vragen")
        await stage.anna.says(room, "hallo")
        await stage.heard("hallo")
        assert ears.adapter.find_actor("Anna Bos", where)
        await stage.mo.kicks(room, stage.me.user_id)
        await until(lambda: ears.places.rooms.get(room) is None)
        assert ears.adapter.find_actor("Anna Bos", where) is None
        assert ears.adapter.find_room("vragen", where) is None


async def test_10_who_made_an_upgraded_room_is_known(stage: Stage) -> None:
    old = await add_room(stage, "vragen", version="11")
    async with stage.hearing() as ears:
        await stage.comes(old)
        new = await stage.mo.upgrades(old, "12")
        await stage.mo.invites(new, stage.me.user_id)
        await until(lambda: ears.places.id_of(old) == new)
        room = ears.places.rooms.get(new)
        assert room
        assert (room.version, set(room.creators), room.predecessor) == ("12", {stage.mo.id}, old)


async def test_12_who_wants_to_compare_emoji_breaks_nothing(secret: Stage) -> None:
    room, anna = secret.rooms["zaal"], secret.anna
    async with secret.hearing():
        await secret.comes(room)
        words = {"from_device": anna.device, "transaction_id": "t1", "timestamp": 1, "methods": ["m.sas.v1"]}
        start = {
            **words,
            "method": "m.sas.v1",
            "key_agreement_protocols": ["curve25519-hkdf-sha256"],
            "hashes": ["sha256"],
            "message_authentication_codes": ["hkdf-hmac-sha256.v2"],
            "short_authentication_string": ["emoji"],
        }
        for kind, content in (("request", words), ("start", start), ("key", {"transaction_id": "t1"})):
            path = at("sendToDevice", f"m.key.verification.{kind}", kind)
            await anna.asks("PUT", path, {"messages": {secret.me.user_id: {"*": content}}})
        await anna.says(room, "lukt het")
        await secret.heard("lukt het")


async def test_13_an_invitation_is_accepted_once(people: People, migrated: Template, tmp_path: Path) -> None:
    async with proxied(people, tmp_path, migrated) as (stage, proxy), stage.hearing():
        room = await stage.mo.creates("overleg", preset="trusted_private_chat", invite=[stage.anna.id])
        await stage.anna.joins(room)
        await stage.mo.invites(room, stage.me.user_id)
        await stage.comes(room)
        await stage.anna.says(room, "welkom")
        await stage.heard("welkom")
        assert len(proxy.requests(JOIN)) == 1


async def test_14_a_message_without_the_optional_names_is_read(secret: Stage) -> None:
    room, anna = secret.rooms["zaal"], secret.anna
    assert isinstance(anna, Encrypted)
    async with secret.hearing():
        await secret.comes(room)
        await anna.says(room, "gewoon")
        await secret.heard("gewoon")
        body = {"msgtype": "m.text", "body": "zonder namen"}
        kind, content = anna.client.encrypt(room, "m.room.message", body)
        bare = {key: value for key, value in content.items() if key not in {"sender_key", "device_id"}}
        await anna.asks("PUT", at("rooms", room, "send", kind, "bare"), bare)
        await secret.heard("zonder namen")


@pytest.mark.parametrize("encrypted", [False, True])
async def test_15_a_message_pointed_at_is_read_as_it_now_is(
    people: People, migrated: Template, tmp_path: Path, encrypted: bool
) -> None:
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal", encrypted=encrypted) as stage, stage.hearing() as ears:
        room = stage.rooms["zaal"]
        await stage.comes(room)
        said = await stage.anna.says(room, "eerst")
        await stage.anna.edits(room, said, "uiteindelijk")
        await stage.mo.edits(room, said, "door een ander")
        await stage.mo.says(room, "!signaal", reply_to=said)
        heard = await stage.heard("!signaal")
        assert heard.reply_to
        found = ears.adapter.message(None, heard.reply_to)
        assert found
        assert (found.text, found.author.id) == ("uiteindelijk", stage.anna.id)


async def test_16_ordinary_refusals_leave_no_noise_in_the_log(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    room = stage.rooms["zaal"]
    async with stage.hearing():
        await stage.comes(room)
        await stage.mo.says(room, "!help", reply_to="$nooit-geweest")
        await stage.heard("!help")
    assert [x for x in caplog.records if x.name.startswith("nio") and x.levelno > logging.INFO] == []


@pytest.mark.parametrize("encrypted", [False, True])
async def test_a_long_answer_arrives_whole(
    people: People, migrated: Template, tmp_path: Path, encrypted: bool
) -> None:
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal", encrypted=encrypted) as stage, stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(stage.rooms["zaal"]))
        lines = [f"{number}: {'woorden ' * 100}" for number in range(60)]
        await ears.adapter.post(Part(stage.where("zaal"), tuple(p(x) for x in lines)), "k1")
        seen = "".join(x.body for x in await stage.mo.sees(stage.rooms["zaal"]))
        assert [x for x in lines if x[:20] not in seen] == []
