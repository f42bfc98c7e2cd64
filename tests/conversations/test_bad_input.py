"""What people do wrong: each mistake gets a clear answer and loses nothing, on every platform."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.core.events import Called, Chosen
from bot.core.people import Role
from bot.core.plan import Capability
from tests.conversations.conftest import QUESTIONS, STAFF, Stage
from tests.conversations.test_signals import RATES, decides, gives
from tests.conversations.theatre import private
from tests.conversations.voices import HALL, Voice

pytestmark = pytest.mark.asyncio
MEGABYTE = 1_000_000
TOO_LONG = "Je bericht is te lang. Ik lees tot 8.000 tekens."
LOST = "Dat begrijp ik niet"
EMPTY_QUEUE = "De wachtrij is leeg"


async def queue_is_empty(mo: Voice) -> bool:
    """Whether nothing was taken in as a signal."""
    before = len(mo.sees)
    await mo.uses("wachtrij", STAFF)
    return any(EMPTY_QUEUE in x.text for x in mo.sees[before:])


async def test_an_empty_message_is_answered_in_private_and_passed_over_in_a_room(stage: Stage) -> None:
    anna = stage.person("anna")
    for nothing in ("", "   \n\t ", "\u200b\ufeff\u2066", "\x00\x07", "!", "?!", "🙂"):
        before = len(anna.hears)
        await anna.tells(nothing)
        assert LOST in anna.hears[before:], repr(nothing)
        before = len(anna.hears)
        await anna.says(nothing, QUESTIONS)
        assert len(anna.hears) == before


async def test_a_megabyte_is_refused_in_one_sentence_and_kept_nowhere(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    long = "wachtlijst " * (MEGABYTE // 11)
    for words in (long, f"!signaal {long}", " " * MEGABYTE + "help"):
        await anna.tells(words)
        assert TOO_LONG in anna.last.text
    await anna.says(f"!signaal {long}")
    assert anna.hears.count(TOO_LONG) == 4
    await anna.says(long)
    await anna.says(" " * MEGABYTE, QUESTIONS)
    assert anna.hears.count(TOO_LONG) == 4
    await anna.uses("signaal", HALL, None, tekst=long)
    assert anna.hears.count(TOO_LONG) == 5
    await anna.uses("signaal")
    await anna.fills(tekst=long)
    assert anna.hears.count(TOO_LONG) == 6
    await anna.fills(tekst=RATES, thema="", niveau="", soort="")
    assert RATES in anna.hears
    await anna.uses("trek-in", signaal="S-2026-00001")
    await anna.presses("ja, doe maar")
    assert await queue_is_empty(mo)


async def test_a_megabyte_with_client_data_is_answered_in_bounded_words(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.says("!signaal bsn 123456782 " + "wachtlijst " * (MEGABYTE // 11))
    said = [x for x in anna.sees if not x.author]
    assert "123456782" not in anna.hears
    assert "[bsn]" in anna.hears
    assert sum(len(x.text) for x in said) < 10_000
    assert not [c for x in said for c in x.choices]


async def test_invisible_characters_and_wild_spaces_do_not_hide_a_command(stage: Stage) -> None:
    anna = stage.person("anna")
    asked = (
        "\u200b!help",
        "\ufeff! help",
        "!he\u200blp",
        "!help\u200e",
        "\u202e!help\u202c",
        "\x00!help\x1b",
    )
    for number, words in enumerate((*asked, "\u00a0 !HELP:", "\n\n!hulp  "), start=1):
        await anna.says(words)
        assert anna.hears.count("Wat ik voor je kan doen") == number, repr(words)


async def test_names_work_in_dutch_and_english_and_errors_come_in_the_language_of_the_talk(
    stage: Stage,
) -> None:
    anna = stage.person("anna")
    hall, own = replace(HALL, locale="en"), replace(private("anna"), locale="en")
    await anna.says("!mijn-signalen", own)
    assert "You have not" in anna.hears or "signals" in anna.hears
    await anna.says("!my-signals", private("anna"))
    assert "Je hebt nog geen signalen gegeven" in anna.hears
    await anna.says("!signall", own)
    assert "I do not know signall. Did you mean signal?" in anna.hears
    await anna.says("blorp", own)
    assert "I do not understand that" in anna.hears
    await anna.says("!consent S-2026-00001 perhaps", own)
    assert "perhaps is not possible. Choose from: " in anna.hears
    await anna.says("x" * 9_000, own)
    assert "Your message is too long" in anna.hears
    await anna.send(Chosen("e1", "nergens", anna.actor, hall, stage.clock()))
    assert "This choice no longer works" in anna.hears


async def test_an_unknown_command_suggests_the_nearest_one_that_people_can_use(stage: Stage) -> None:
    anna = stage.person("anna")
    for typed, meant in {"signal-": "signal", "privcy": "privacy", "mijn_signalen": "mijnsignalen"}.items():
        await anna.says(f"!{typed} iets erachter")
        assert f"{typed} ken ik niet. Bedoelde je {meant}?" in anna.hears
    await anna.tells("!" + "q" * 500)
    assert LOST in anna.last.text
    await anna.send(Called("c1", "bestaat-niet", {}, anna.actor, HALL, stage.clock()))
    assert "werkt niet meer" in anna.last.text or "werkt niet meer" in anna.hears


async def test_wrong_missing_and_spare_values_are_named(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    wrong = {
        "!herken B-001 intrekken=misschien": "Herkenning intrekken?: antwoord met ja of nee.",
        "!toestemming S-2026-00001 soms": "Wat mag ermee?: soms kan niet. Kies uit: alleen meetellen, ",
        "!mijn-signalen van gisteren": "Dit deel past nergens: van gisteren.",
        "!stop nu meteen": "Dit deel past nergens: nu meteen.",
        '!volg "SIG-AAAA': "Die code ken ik niet.",
        "!bundel B-9 B-8": "B-9 B-8 vind ik niet.",
    }
    for words, answer in wrong.items():
        await anna.says(words)
        assert answer in anna.hears, words
    await mo.says('!stil eva 1 "te druk"', STAFF)
    assert "ik ken niemand die eva heet" in mo.hears
    await mo.uses("waarschuw", STAFF, lid="niemand", reden="zomaar")
    assert "ik ken niemand die niemand heet" in mo.hears
    assert "niemand die" not in anna.hears


async def test_values_are_typed_in_the_order_that_help_shows(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await gives(anna)
    await anna.uses("help", onderwerp="toestemming")
    assert "!toestemming <signaal> <niveau>" in anna.hears
    await anna.tells("toestemming S-2026-00001 citeren")
    assert "Voor S-2026-00001 geldt nu: anoniem citeren" in anna.last.text
    await mo.tells("triage S-2026-00001 nee ja nee")
    assert "!triage" not in mo.last.text
    await mo.tells("afwijzen S-2026-00001 casuistiek")
    assert "S-2026-00001 is afgewezen" in mo.hears


async def test_a_missing_value_is_asked_for_and_an_empty_answer_is_not_taken_for_one(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("bundel", private("anna"))
    if Capability.FORMS in stage.theatre.capabilities:
        await anna.fills(bundel="  ")
        assert len([x for x in anna.sees if x.form]) == 2
    else:
        await anna.tells("\u200b ")
        assert "Ik mis nog: Nummer van de bundel." in anna.last.text
    await anna.fills(bundel="B-999")
    assert "B-999 vind ik niet" in anna.last.text


async def test_a_form_is_stopped_or_left_for_another_command_and_a_fresh_one_works(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses("signaal", private("anna"))
    await anna.tells("stop")
    in_words = Capability.FORMS not in stage.theatre.capabilities
    assert ("Gestopt. Er is niets opgeslagen." if in_words else "Er liep niets.") in anna.last.text
    await anna.uses("signaal", private("anna"))
    await anna.uses("privacy", private("anna"))
    assert "Jouw privacy bij Vraagbaak" in anna.hears
    assert await queue_is_empty(mo)
    await gives(anna)
    await mo.uses("wachtrij", STAFF)
    assert "S-2026-00001 (1 in de wachtrij)" in mo.hears
    await anna.tells("cancel")
    assert "Er liep niets" in anna.last.text


async def test_a_question_left_for_an_hour_is_no_longer_asked(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses("signaal", private("anna"))
    stage.clock.moves(minutes=61)
    await anna.tells(RATES)
    assert "SIG-" not in anna.hears
    assert anna.last.text
    assert await queue_is_empty(mo)
    await gives(anna)
    assert not await queue_is_empty(mo)


async def test_a_wrong_answer_keeps_the_form_open_and_what_was_said(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("signaal")
    if Capability.FORMS in stage.theatre.capabilities:
        await anna.fills(tekst=RATES, thema="bloemen", niveau="", soort="")
        assert "bloemen kan niet. Kies uit: toegang en wachttijd" in anna.last.text
        await anna.fills(tekst=RATES, thema="", niveau="", soort="")
    else:
        await anna.fills(tekst=RATES, thema="bloemen")
        assert "bloemen kan niet. Kies uit: toegang en wachttijd" in anna.last.text
        await anna.fills(thema="", niveau="", soort="")
    assert RATES in anna.hears
    assert len(set(re.findall(r"SIG-\w{4}-\w{4}", anna.hears))) == 1


async def test_a_form_that_is_refused_asks_its_first_question_again(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("signaal")
    await anna.fills(tekst="help", thema="inkoop_tarieven", niveau="", soort="")
    assert "Vertel iets meer" in anna.last.text
    others = {"thema": "inkoop_tarieven"} if Capability.FORMS in stage.theatre.capabilities else {}
    await anna.fills(tekst=RATES, **others)
    assert RATES in anna.hears
    assert "Thema: inkoop en tarieven" in anna.hears


async def test_buttons_expire_work_once_and_belong_to_one_person(stage: Stage) -> None:
    anna, eve = stage.person("anna"), stage.person("eve")
    await gives(anna)
    await anna.uses("mijn-signalen", private("anna"))
    offered = next(x for x in reversed(anna.sees) if x.choices)
    stolen = Chosen("e1", offered.choices[0].token, eve.actor, HALL, stage.clock())
    await eve.send(stolen)
    assert "Deze keuze is voor iemand anders" in eve.hears
    await anna.presses("trek S-2026-00001 in")
    await anna.presses("nee, niet doen")
    await anna.presses("trek S-2026-00001 in")
    sure = anna.last
    await anna.presses("ja, doe maar")
    assert "S-2026-00001 is ingetrokken" in anna.last.text
    stage.theatre.shown.append(sure)
    await anna.presses("ja, doe maar")
    assert "Dit heb je al gedaan" in anna.hears
    assert anna.hears.count("S-2026-00001 is ingetrokken. De tekst is gewist.") == 1
    stage.clock.moves(days=31)
    stage.theatre.shown.append(replace(offered))
    await anna.presses("trek S-2026-00001 in")
    assert "Deze keuze werkt niet meer" in anna.hears


async def test_a_confirmation_can_not_be_typed_or_sent_along(stage: Stage) -> None:
    anna = stage.person("anna")
    await gives(anna)
    where = private("anna")
    await anna.says("!trek-in S-2026-00001 bevestigd=ja", where)
    given = {"signaal": "S-2026-00001", "bevestigd": "ja"}
    await anna.send(Called("c1", "trek-in", given, anna.actor, where, stage.clock()))
    await anna.send(Called("c2", "trek-in", {"signaal": "S-2026-00001"}, anna.actor, where, stage.clock()))
    token = anna.last.choices[1].token
    await anna.send(Chosen("c3", token, anna.actor, where, stage.clock(), given))
    assert "is ingetrokken" not in anna.hears


async def test_a_number_that_is_in_no_list_is_answered_and_chooses_nothing(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.tells("7")
    assert LOST in anna.last.text
    await gives(anna)
    code, shown = anna.hears, len(anna.sees)
    await anna.tells("42")
    assert LOST in anna.last.text
    await anna.says("9", private("anna"), anna.sees[0].ref)
    assert anna.hears.startswith(code)
    assert "ingetrokken" not in anna.hears[len(code) :]
    assert len(anna.sees) > shown


async def test_words_stay_words_from_form_to_bundle(stage: Stage) -> None:
    anna, mo, ben = stage.person("anna"), stage.person("mo", Role.MODERATOR), stage.person("ben")
    words = (
        '=HYPERLINK("x") @everyone <@123> <script>alert(1)</script> **vet** [klik](javascript:1) '
        "`code` !signaal de wachtlijst is te lang en het tarief te laag {tekst}"
    )
    await gives(anna, words)
    assert words in anna.hears
    await mo.uses("wachtrij", STAFF)
    assert words in mo.hears
    title = "=1+1 <b>@everyone</b> **tarief** {id}"
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel=title, thema="", niveau="")
    await ben.uses("bundel", bundel="B-001")
    assert title in ben.hears
    assert "<&lt;" not in ben.hears
    assert words not in ben.hears


async def test_broken_markup_and_quotes_are_taken_as_they_are(stage: Stage) -> None:
    anna = stage.person("anna")
    broken = 'de wachtlijst is "veel te lang, en **het <b tarief ``` te [laag( \\ voor ons'
    await gives(anna, broken)
    assert broken in anna.hears
    await anna.tells('!signaal tekst="onze kostprijs ligt boven het uurtarief')
    assert "Zet tekst met spaties tussen aanhalingstekens" in anna.last.text
