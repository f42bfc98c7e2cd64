"""Two platforms, one assistant: who links accounts is one person there, with the roles of each account."""

from __future__ import annotations

import json

import pytest

from bot.core.people import Role
from bot.core.places import Conversation
from bot.core.plan import ActKind
from bot.signals.capture.tagging import RECOGNISE
from bot.signals.recognition import endorsing
from tests.conversations.between import ACROSS, HALL_ACROSS, Stages, asks, found, link
from tests.conversations.conftest import STAFF
from tests.conversations.test_signals import RATES, gives
from tests.conversations.theatre import NAME
from tests.conversations.voices import Voice

pytestmark = pytest.mark.asyncio


async def vets(mo: Voice, staff: Conversation) -> None:
    """Make a bundle of the oldest signal."""
    await mo.uses("wachtrij", staff)
    await mo.presses("drie vragen")
    await mo.fills(kennis_delen="n", werkgever="ja", nieuwe_kennis="n")
    await mo.presses("nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet", thema="", niveau="")


async def test_a_signal_begun_on_one_platform_is_followed_on_the_other(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    mo = stages.person("mo", Role.MODERATOR)
    receipt = await gives(anna)
    await link(anna, annie)
    await asks(annie, "mijn-signalen")
    assert "S-2026-00001" in annie.last.text
    await asks(annie, "volg", code=receipt)
    await annie.presses("houd me op de hoogte")
    await vets(mo, STAFF)
    assert "samengebracht in B-001" in annie.hears
    assert "samengebracht in B-001" not in anna.hears
    await asks(annie, "herken", wat="B-001")
    assert "Je gaf zelf een signaal bij B-001" in annie.last.text


async def test_news_comes_where_the_person_asked_last(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    mo = stages.person("mo", Role.MODERATOR)
    await gives(annie)
    await annie.presses("houd me op de hoogte")
    stages.clock.moves(minutes=5)
    await link(anna, annie)
    await vets(mo, STAFF)
    assert "samengebracht in B-001" in annie.hears
    await asks(anna, "mijn-signalen")
    assert "S-2026-00001" in anna.last.text


async def test_what_was_recognised_with_both_accounts_counts_once(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    ben, mo = stages.person("ben"), stages.person("mo", Role.MODERATOR)
    await gives(ben)
    await vets(mo, STAFF)
    for voice in (anna, annie):
        await asks(voice, "herken", wat="B-001")
        assert "Je herkent B-001" in voice.last.text
    await link(anna, annie)
    for voice in (anna, annie):
        await asks(voice, "herken", wat="B-001")
        assert "Je had B-001 al herkend" in voice.last.text


async def test_erasure_from_the_other_side_leaves_nothing_and_undoes_the_link(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    await gives(anna)
    await anna.presses("houd me op de hoogte")
    await link(anna, annie)
    await asks(annie, "signaal")
    await asks(annie, "mijn-gegevens")
    assert "Je gekoppelde accounts" in annie.hears
    files = [x for shown in annie.sees for x in shown.files if x.name.endswith(".json")]
    held = json.loads(files[-1].content)["held"]
    assert [each["platform"] for each in held["link"]["accounts"]] == [NAME, ACROSS]
    assert RATES in str(held["signals"])
    await asks(annie, "wis-mij")
    await annie.presses("ja, doe maar")
    assert "Bewijs van wissen" in annie.hears
    keys = {stages.app.people.account(voice.actor) for voice in (anna, annie)}
    assert await stages.app.database.read(lambda unit: found(unit, keys)) == set()
    await asks(anna, "mijn-gegevens")
    assert "Ik bewaar niets van jou" in anna.last.text


async def test_a_link_gives_no_roles(stages: Stages) -> None:
    mo, moana = stages.person("mo", Role.MODERATOR), stages.person("moana", theatre=ACROSS)
    await link(mo, moana)
    await asks(moana, "wachtrij")
    assert "Dit kan alleen met de rol: moderator" in moana.last.text
    await mo.uses("wachtrij", STAFF)
    assert "wachtrij is leeg" in mo.hears


async def test_a_moderator_decides_on_no_signal_of_their_other_account(stages: Stages) -> None:
    mo, moana = stages.person("mo", Role.MODERATOR), stages.person("moana", theatre=ACROSS)
    await link(mo, moana)
    await gives(moana)
    await mo.uses("afwijzen", STAFF, signaal="S-2026-00001", reden="casuistiek")
    assert "is je eigen signaal" in mo.hears


async def test_a_measure_is_about_one_account_and_known_of_the_person(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    mo = stages.person("mo", Role.MODERATOR)
    await link(annie, anna)
    await mo.uses("stil", STAFF, lid="anna", duur="1u", reden="Even rustig aan")
    assert [x.kind for x in stages.theatres[NAME].acts] == [ActKind.TIMEOUT]
    assert stages.theatres[ACROSS].acts == []
    await asks(annie, "mijn-zaken")
    assert "Z-2026-001" in annie.last.text


async def test_staff_hear_of_a_case_where_it_happened(stages: Stages) -> None:
    anna, mo = stages.person("anna", theatre=ACROSS), stages.person("mo", Role.MODERATOR)
    kim, ben = (stages.person("kim", Role.MODERATOR, theatre=ACROSS), stages.person("ben", theatre=ACROSS))
    message = await ben.says("Wat een onzin", HALL_ACROSS)
    await anna.uses("meld-bericht", HALL_ACROSS, message)
    assert "Z-2026-001" in kim.hears
    assert "Z-2026-001" not in mo.hears


async def test_a_question_or_number_on_one_platform_is_not_answered_on_the_other(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    await link(anna, annie)
    await asks(anna, "signaal")
    await asks(anna, "wis-mij")
    await annie.tells("1")
    await annie.tells("Niets voor het formulier")
    assert "gewist" not in annie.hears + anna.hears
    await asks(anna, "mijn-signalen")
    assert "Niets voor het formulier" not in anna.hears


async def test_undone_links_leave_what_was_with_the_first_account(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    await gives(annie)
    await link(anna, annie)
    await asks(annie, "ontkoppel")
    await annie.presses("ja, doe maar")
    assert f"blijft bij je account op {NAME}" in annie.last.text
    await asks(annie, "mijn-signalen")
    assert "S-2026-00001" not in annie.last.text
    await asks(anna, "mijn-signalen")
    assert "S-2026-00001" in anna.last.text
    await asks(annie, "ontkoppel")
    await annie.presses("ja, doe maar")
    assert "nergens aan gekoppeld" in annie.last.text
    await link(annie, anna)


async def test_an_undone_link_leaves_no_address_of_the_other_account(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    mo = stages.person("mo", Role.MODERATOR)
    await link(anna, annie)
    await gives(annie)
    await annie.presses("houd me op de hoogte")
    await asks(anna, "ontkoppel")
    await anna.presses("ja, doe maar")
    await vets(mo, STAFF)
    assert "samengebracht in B-001" not in annie.hears + anna.hears
    await asks(anna, "mijn-gegevens")
    assert "annie" not in anna.hears


async def test_who_made_the_code_is_warned_where_they_can_be_reached(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    await gives(anna)
    await anna.presses("houd me op de hoogte")
    await link(anna, annie)
    assert f"Je account is gekoppeld met een account op {ACROSS}" in anna.last.text


async def test_check_3_six_reactions_of_one_linked_person_are_one_voice_also_after_unlinking(
    stages: Stages,
) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    ben, mo = stages.person("ben"), stages.person("mo", Role.MODERATOR)
    message = await ben.says(RATES)
    await ben.uses("signaal", on=message)
    await ben.fills(tekst=RATES, thema="", niveau="", soort="")
    await vets(mo, STAFF)
    await link(anna, annie)
    for _ in range(3):
        await anna.reacts(message, RECOGNISE)
        await asks(annie, "herken", wat="B-001")
    assert await voices(stages) == 1
    await asks(annie, "ontkoppel")
    await annie.presses("ja, doe maar")
    assert await voices(stages) == 1


async def voices(stages: Stages) -> int:
    """How many people recognise the bundle."""
    behind = await stages.app.database.read(lambda unit: endorsing.support(unit, ["B-001"]))
    return len(behind["B-001"].endorsers)
