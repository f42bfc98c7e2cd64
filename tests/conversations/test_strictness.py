"""Moderators see how the door does and make it stricter, milder or wiser, from chat, on every platform."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.people import Role
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.theatre import private
from tests.conversations.voices import HALL, Voice

pytestmark = pytest.mark.asyncio
SURE = "Ik sprak mijn cliënt Kevin Zuilekom, weggelopen van de groep"
DOUBT = "de moeder van Samira belt elke dag"
HELD, NO_CLIENT = "Ik heb je bericht tegengehouden", "Dit is geen cliënt"
LINE = "010-4123456"


async def is_held(person: Voice, words: str) -> bool:
    """Whether these words are held back in the hall."""
    before = len(person.hears)
    await person.says(words)
    return HELD in person.hears[before:]


async def test_a_room_is_made_strict_or_mild_and_turned_back(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    assert not await is_held(anna, DOUBT)
    await mo.uses("privacyfilter-kamer", STAFF, kanaal="zaal", stand="strict")
    assert "Kanaal zaal: van de gewone stand naar streng" in mo.hears
    assert await is_held(anna, DOUBT)
    await mo.uses("privacyfilter-kamer", STAFF, kanaal="zaal", stand="observe")
    assert "van streng naar meekijken" in mo.hears
    assert not await is_held(anna, SURE)
    await mo.presses("Draai terug")
    assert await is_held(anna, DOUBT)
    await mo.uses("privacyfilter-kamer", STAFF, kanaal="zaal", stand="normal")
    assert not await is_held(anna, DOUBT)
    await mo.uses("privacyfilter-kamer", STAFF, kanaal="zaal", stand="normal")
    assert "Dat staat al zo" in mo.hears


async def test_a_rule_that_is_often_wrong_is_seen_and_made_to_look_on(stage: Stage) -> None:
    mo = stage.person("mo", Role.MODERATOR)
    for name in ("anna", "bea", "cem"):
        writer = stage.person(name)
        assert await is_held(writer, SURE)
        await writer.presses(NO_CLIENT)
    await mo.uses("privacyfilter", STAFF)
    assert "Welke regel zit er vaak naast?" in mo.hears
    assert "Zuilekom" not in mo.hears
    assert "naam" in mo.hears
    await mo.presses("meekijken")
    assert "kijkt alleen mee" in mo.hears
    assert not await is_held(stage.person("ben"), SURE)
    await mo.uses("privacyfilter", STAFF)
    await mo.presses("Draai terug")
    assert await is_held(stage.person("kim"), SURE)


async def test_a_rule_nobody_heard_of_is_not_switched(stage: Stage) -> None:
    mo = stage.person("mo", Role.MODERATOR)
    await mo.uses("privacyfilter-regel", STAFF, regel="verzonnen", stand="observe")
    assert "Die regel ken ik niet" in mo.hears


async def test_a_number_of_an_organisation_is_made_public_after_a_look(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await mo.uses("openbaar", private("mo"), wat=LINE)
    assert f"“{LINE}” openbaar maken?" in mo.hears
    assert "voorbeeldzinnen" in mo.hears
    await mo.presses("Maak openbaar")
    assert "0104123456 is openbaar" in mo.hears
    await mo.uses("privacyfilter-kamer", STAFF, kanaal="zaal", stand="strict")
    assert not await is_held(anna, f"de moeder kun je bellen op {LINE}")
    await mo.uses("niet-openbaar", private("mo"), wat=LINE)
    assert "0104123456 is niet meer openbaar" in mo.hears
    assert await is_held(anna, f"de moeder kun je bellen op {LINE}")


@pytest.mark.parametrize("hole", ["06-12345678", "Kevin Zuilekom"])
async def test_a_hole_is_refused_and_kept_nowhere(stage: Stage, hole: str) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await mo.uses("openbaar", private("mo"), wat=hole)
    assert "Maak openbaar" not in [choice.label for shown in mo.sees for choice in shown.choices]
    assert hole not in mo.hears
    assert await is_held(anna, f"mijn cliënt Kevin Zuilekom, mobiel {hole}")


async def test_a_member_changes_nothing_about_the_door(stage: Stage) -> None:
    anna = stage.person("anna")
    for command, given in (
        ("privacyfilter", {}),
        ("privacyfilter-kamer", {"kanaal": "zaal", "stand": "observe"}),
        ("openbaar", {"wat": "0800 1234"}),
    ):
        await anna.uses(command, HALL, None, **given)
        assert "rol: moderator" in anna.last.text or "rol: moderator" in anna.hears


async def test_it_speaks_english_too(stage: Stage) -> None:
    mo = stage.person("mo", Role.MODERATOR)
    await mo.uses("privacyfilter", replace(private("mo"), locale="en"))
    assert "The door for client data" in mo.last.text
