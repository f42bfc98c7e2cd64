"""Members ask what is held of them, erase it, and have the proof checked, on every platform."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.plan import Capabilities
from tests.conversations.platforms import PLATFORMS
from tests.conversations.theatre import private
from tests.conversations.voices import Voice
from tests.moderation.members.rig import Desk, desk

# An account id that stands nowhere else in what is kept.
ACCOUNT = "qzxj-7731-wvpk"


@pytest_asyncio.fixture(params=list(PLATFORMS.values()), ids=list(PLATFORMS))
async def desk_(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    capabilities: Capabilities = request.param
    async with desk(tmp_path / "data", capabilities) as running:
        yield running


async def asks(voice: Voice, command: str, **given: str) -> None:
    await voice.uses(command, private(voice.actor.id), None, **given)


@pytest.mark.asyncio
async def test_privacy_says_in_short_what_is_kept(desk_: Desk) -> None:
    anna = desk_.person("anna")
    await asks(anna, "privacy")
    assert "Gegevens van cliënten bewaar ik nooit" in anna.last.text


@pytest.mark.asyncio
async def test_who_left_nothing_hears_that(desk_: Desk) -> None:
    anna = desk_.person("anna")
    await asks(anna, "mijn-gegevens")
    assert "Ik bewaar niets van jou" in anna.last.text


@pytest.mark.asyncio
async def test_what_is_held_is_shown_with_why_and_until_when(desk_: Desk) -> None:
    anna, bob = desk_.person("anna"), desk_.person("bob")
    await asks(anna, "signaal", tekst="De wachttijden lopen op")
    await asks(bob, "signaal", tekst="Iets van een ander")
    await asks(anna, "mijn-gegevens")
    assert "Waar ik je iets kan laten weten (1): uiterlijk weg op 18-11-2027" in anna.last.text
    assert "Iets van een ander" not in anna.hears
    page, file = anna.last.files
    read = page.content.decode()
    for words in ("Waarom:</b> je vroeg om later iets te horen", "alleen ik, om het bericht te sturen"):
        assert words in read
    assert "De wachttijden lopen op" in read
    assert "Iets van een ander" not in read
    held = json.loads(file.content)["held"]
    assert held["contact"]["platform_id"] == anna.actor.id
    assert held["contact"]["until"].startswith("2027-11-18")
    assert "De wachttijden lopen op" in json.dumps(held["choice"], ensure_ascii=False)


@pytest.mark.asyncio
async def test_erasing_asks_first_and_leaves_others_alone(desk_: Desk) -> None:
    anna, bob = desk_.person("anna"), desk_.person("bob")
    for voice in (anna, bob):
        await asks(voice, "signaal", tekst="De wachttijden lopen op")
    await asks(anna, "wis-mij")
    assert "Weet je het zeker?" in anna.last.text
    await asks(anna, "mijn-gegevens")
    assert "Waar ik je iets kan laten weten" in anna.hears
    await asks(anna, "wis-mij")
    await anna.presses("Ja, doe maar")
    assert "Je gegevens zijn gewist" in anna.hears
    await asks(bob, "mijn-gegevens")
    assert "Waar ik je iets kan laten weten" in bob.hears


@pytest.mark.asyncio
async def test_the_proof_of_erasure_can_be_checked_by_anyone(desk_: Desk) -> None:
    anna, bob = desk_.person("anna"), desk_.person("bob")
    await asks(anna, "wis-mij")
    await anna.presses("Ja, doe maar")
    code = re.search(r"WIS-[\w-]+", anna.hears)
    assert code is not None
    await asks(bob, "wis-bewijs", code=code[0])
    assert "Deze code is echt: op 18-11-2026" in bob.last.text
    await asks(bob, "wis-bewijs", code="WIS-261118-1-ABCD-AAAA-AAAA-AAAA-AAAA")
    assert "Deze code ken ik niet" in bob.last.text


@pytest.mark.asyncio
@pytest.mark.parametrize("capabilities", list(PLATFORMS.values()), ids=list(PLATFORMS))
async def test_an_erased_person_is_in_no_byte_on_disk(tmp_path: Path, capabilities: Capabilities) -> None:
    words = "De wachttijden in mijn regio zijn kanarievogelgeel"
    async with desk(tmp_path / "data", capabilities) as running:
        anna = running.person("anna", ACCOUNT)
        person = running.people.person(anna.actor)
        await asks(anna, "signaal", tekst=words)
        await asks(anna, "privacy")
        before = running.bytes_on_disk()
        await asks(anna, "wis-mij")
        await anna.presses("Ja, doe maar")
    after = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    for trace in (person, ACCOUNT, "kanarievogelgeel"):
        assert trace.encode() in before
        assert trace.encode() not in after
