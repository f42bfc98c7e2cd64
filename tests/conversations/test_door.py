"""The client-safe door as people meet it: held back with help, let go on when it is no client."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.people import Role
from bot.core.plan import ActKind, Capability
from tests.conversations.conftest import QUESTIONS, STAFF, Stage
from tests.conversations.theatre import private
from tests.conversations.voices import HALL

pytestmark = pytest.mark.asyncio
BSN = "123456782"
NAME = "Kevin Zuilekom"
NAMED = f"waar vind ik iets over pleegzorg voor mijn cliënt {NAME}, weggelopen van de groep"
NO_CLIENT, SEND = "Dit is geen cliënt", "Verstuur deze versie"
HELD = "Ik heb je bericht tegengehouden"


async def test_what_is_no_client_goes_on_as_if_it_had_been_clean(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.tells(NAMED)
    assert HELD in anna.last.text
    assert "Schrijf een rol" in anna.last.text
    assert NAME not in anna.hears
    await anna.presses(NO_CLIENT)
    assert HELD not in anna.last.text
    assert "pleegzorg" in anna.last.text.casefold()
    if Capability.BUTTONS in stage.theatre.capabilities:
        await anna.presses(NO_CLIENT)
        assert "Dit heb je al gedaan" in anna.last.text


async def test_a_call_that_is_about_no_client_runs_with_its_words(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses(
        "signaal", private("anna"), tekst=f"Mijn cliënt {NAME} staat al maanden op een wachtlijst"
    )
    assert HELD in anna.last.text
    await mo.uses("wachtrij", STAFF)
    assert "De wachtrij is leeg" in mo.hears
    await anna.presses(NO_CLIENT)
    assert "SIG-" in anna.hears


async def test_an_answer_to_a_question_goes_on_too(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("signaal", private("anna"))
    words = f"Mijn cliënt {NAME} staat al maanden op een wachtlijst"
    if Capability.FORMS in stage.theatre.capabilities:
        await anna.fills(tekst=words, thema="inkoop_tarieven", niveau="", soort="")
        await anna.presses(NO_CLIENT)
    else:
        await anna.fills(tekst=words)
        await anna.presses(NO_CLIENT)
        await anna.fills(thema="inkoop_tarieven", niveau="", soort="")
    assert "SIG-" in anna.hears


async def test_a_citizen_number_is_always_somebodys(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.tells(f"waar vind ik pleegzorg voor {NAME}, bsn {BSN}")
    assert [choice.label for choice in anna.last.choices] == [SEND]
    assert NO_CLIENT not in anna.last.text


async def test_in_a_room_it_is_posted_again_by_its_writer(stage: Stage) -> None:
    anna, ben = stage.person("anna"), stage.person("ben")
    await anna.says(f"Ik sprak de moeder van {NAME} gisteren")
    await anna.presses(NO_CLIENT)
    assert "Plaats je bericht opnieuw" in anna.last.text
    assert NAME in anna.last.text
    acts, heard = len(stage.theatre.acts), anna.hears
    await anna.says(f"Ik sprak de moeder van {NAME} gisteren", HALL)
    assert len(stage.theatre.acts) == acts
    assert anna.hears == heard
    assert NAME not in ben.hears


async def test_where_nothing_can_be_taken_away_a_moderator_gets_a_link_without_words(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    stage.theatre.forbidden = {ActKind.REMOVE_MESSAGE}
    ref = await anna.says(f"Ik sprak de moeder van {NAME} gisteren, bsn {BSN}")
    assert stage.theatre.acts == []
    assert "In dit bericht staan misschien gegevens van een cliënt" in mo.hears
    assert "naam" in mo.hears
    assert "burgerservicenummer" in mo.hears
    assert ref.id in mo.hears or ref.id in str(stage.theatre.link(ref))
    for secret in (NAME, BSN, "moeder", "[naam]", "Anna"):
        assert secret not in mo.last.text


async def test_english_is_spoken_to_who_speaks_it(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.says(
        f"my client {NAME} lives at Dorpsstraat 5 in Zwolle", replace(private("anna"), locale="en")
    )
    assert "I held your message back" in anna.last.text
    assert "Write a role" in anna.last.text or "Name the region at most" in anna.last.text


async def test_details_that_make_someone_recognisable_earn_a_hint_for_the_writer_alone(stage: Stage) -> None:
    anna, ben = stage.person("anna"), stage.person("ben")
    words = "meisje van 14, vmbo 3, uit Zierikzee, ouders gescheiden: waar vind ik iets over pleegzorg?"
    await anna.tells(words)
    assert "je noemt samen een leeftijd" in anna.hears
    assert "een school of klas" in anna.hears
    before = anna.hears.count("je noemt samen")
    await anna.tells(words)
    assert anna.hears.count("je noemt samen") == before == 1
    await ben.says(words, QUESTIONS)
    assert "je noemt samen" in ben.hears
    assert anna.hears.count("je noemt samen") == 1


async def test_wrongdoing_of_somebody_named_is_no_signal_but_gets_the_routes(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses(
        "signaal", private("anna"), tekst="Onze teamleider Van Dam intimideert iedereen met kritiek"
    )
    assert "Daar is deze community niet voor" in anna.hears
    assert "Huis voor Klokkenluiders" in anna.hears
    assert "SIG-" not in anna.hears
    await mo.uses("wachtrij", STAFF)
    assert "De wachtrij is leeg" in mo.hears


async def test_files_are_not_taken_in_and_that_is_said(stage: Stage) -> None:
    anna, own = stage.person("anna"), private("anna")
    await anna.says("", own, with_files=True)
    assert "Bestanden, foto’s en spraakberichten neem ik niet aan" in anna.last.text
    assert "Dat begrijp ik niet" not in anna.hears
    await anna.says("waar vind ik de richtlijn over uithuisplaatsing", own, with_files=True)
    assert anna.hears.count("neem ik niet aan") == 2
    assert "ithuisplaatsing" in anna.hears
    await anna.uses("signaal", own)
    await anna.says("", own, with_files=True)
    assert "SIG-" not in anna.hears
    heard = anna.hears
    await anna.says("kijk eens wat een mooie dag", HALL, with_files=True)
    assert anna.hears == heard
