"""Signals in dialogue: the same script on every platform, with forms, buttons, numbers and reactions."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from bot.core.people import Role
from bot.signals.capture.tagging import RECOGNISE, TAG
from bot.signals.signal_table import signal
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.voices import Voice

pytestmark = pytest.mark.asyncio
RATES = "Het tarief is niet kostendekkend en de indexatie blijft ver achter bij de cao"
MORE = "Onze kostprijs ligt boven het uurtarief, dat houden we niet vol"


async def gives(voice: Voice, words: str = RATES) -> str:
    """Give a signal through the form; the receipt code."""
    await voice.uses("signaal")
    await voice.fills(tekst=words, thema="", niveau="", soort="")
    codes = re.findall(r"SIG-\w{4}-\w{4}", voice.hears)
    assert codes
    return str(codes[-1])


async def decides(mo: Voice, *, into: str) -> None:
    """Vet the oldest signal: three questions, then a new bundle or the one named."""
    await mo.uses("wachtrij", STAFF)
    await mo.presses("drie vragen")
    await mo.fills(kennis_delen="n", werkgever="ja", nieuwe_kennis="n")
    await mo.presses(into)


async def test_a_signal_goes_from_form_to_bundle_and_its_giver_hears_it(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    code = await gives(anna)
    await anna.presses("houd me op de hoogte")
    assert RATES not in mo.hears
    await mo.uses("wachtrij", STAFF)
    assert "S-2026-00001 (1 in de wachtrij)" in mo.hears
    await mo.presses("drie vragen")
    await mo.fills(kennis_delen="n", werkgever="ja", nieuwe_kennis="n")
    await mo.presses("nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet", thema="", niveau="")
    assert "De inzender krijgt bericht" in mo.hears
    assert "samengebracht in B-001: Tarief dekt de kosten niet" in anna.hears
    await anna.tells(f"volg {code}")
    assert anna.hears.count("samengebracht in B-001") == 2
    assert code not in mo.hears


async def test_a_signal_given_in_private_keeps_no_name_of_its_giver(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.tells("signaal")
    await anna.fills(tekst=RATES, thema="", niveau="", soort="")
    kept = await stage.app.database.read(lambda unit: unit.execute(select(signal)).one())
    assert kept.text == RATES
    assert "anna" not in repr(kept)


async def test_a_second_signal_is_offered_the_bundle_with_the_reason_why(stage: Stage) -> None:
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo", Role.MODERATOR)
    await gives(anna)
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet", thema="", niveau="")
    await gives(ben, MORE)
    await decides(mo, into="bij B-001")
    assert "B-001 Tarief dekt de kosten niet. Deelt: tarief" in mo.hears
    await mo.uses("bundels")
    assert "B-001 Tarief dekt de kosten niet (open, <5 mensen)" in mo.hears


async def test_a_rejected_signal_is_told_why_and_where_else_to_go(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await gives(anna)
    await anna.presses("houd me op de hoogte")
    await mo.uses("wachtrij", STAFF)
    await mo.presses("afwijzen")
    await mo.fills(reden="casuistiek")
    assert "want het gaat over één casus" in anna.hears
    assert "want het gaat over één casus" not in mo.hears


async def test_own_signals_are_listed_and_withdrawn_with_a_confirmation(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await gives(anna)
    await anna.uses("mijn-signalen")
    await anna.presses("trek S-2026-00001 in")
    await anna.presses("ja, doe maar")
    assert "S-2026-00001 is ingetrokken" in anna.hears
    await mo.uses("wachtrij", STAFF)
    assert "wachtrij is leeg" in mo.hears


async def test_a_moderator_never_decides_on_an_own_signal(stage: Stage) -> None:
    mo = stage.person("mo", Role.MODERATOR)
    await gives(mo)
    await mo.uses("afwijzen", STAFF, signaal="S-2026-00001", reden="casuistiek")
    assert "is je eigen signaal" in mo.hears


async def test_members_may_not_vet(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("wachtrij")
    assert "Dit kan alleen met de rol: moderator" in anna.hears


async def test_a_bundle_on_show_is_recognised_once_by_each_person(stage: Stage) -> None:
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo", Role.MODERATOR)
    await gives(anna)
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet", thema="", niveau="")
    await ben.uses("bundel", bundel="B-001")
    await ben.presses("herken ik")
    await ben.uses("herken", wat="B-001")
    assert "Je herkent B-001" in ben.hears
    assert "Je had B-001 al herkend" in ben.hears
    await ben.presses("toch niet")
    assert "Je herkenning van B-001 is weg" in ben.hears
    await anna.uses("herken", wat="B-001")
    assert "Je gaf zelf een signaal bij B-001" in anna.hears


async def test_someone_elses_message_is_offered_to_its_author_without_its_words(stage: Stage) -> None:
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo", Role.MODERATOR)
    message = await anna.says(RATES)
    await ben.uses("signaal", on=message)
    assert "ik vraag de schrijver" in ben.hears
    assert "is een beleidssignaal" not in mo.hears
    assert "Een collega denkt dat jouw bericht" in anna.hears
    await mo.uses("wachtrij", STAFF)
    assert "wachtrij is leeg" in mo.hears
    await anna.presses("ja, maak er een signaal van")
    await anna.fills(tekst=RATES, thema="", niveau="", soort="")
    await mo.uses("wachtrij", STAFF)
    assert "S-2026-00001 (1 in de wachtrij)" in mo.hears


async def test_a_no_of_the_author_ends_it(stage: Stage) -> None:
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo", Role.MODERATOR)
    message = await anna.says(RATES)
    await ben.reacts(message, TAG)
    await anna.presses("nee")
    assert "Je bericht wordt geen signaal" in anna.hears
    await mo.uses("wachtrij", STAFF)
    assert "wachtrij is leeg" in mo.hears


async def test_a_raised_hand_counts_silently(stage: Stage) -> None:
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo", Role.MODERATOR)
    message = await anna.says(RATES)
    await anna.uses("signaal", on=message)
    await anna.fills(tekst=RATES, thema="", niveau="", soort="")
    before = ben.hears
    await ben.reacts(message, RECOGNISE)
    assert ben.hears == before
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet", thema="", niveau="")
    await ben.uses("herken", wat="B-001")
    assert "Je had B-001 al herkend" in ben.hears


async def test_an_abandoned_form_keeps_nothing(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses("signaal")
    await anna.tells("stop")
    await mo.uses("wachtrij", STAFF)
    assert "wachtrij is leeg" in mo.hears


async def test_a_hashtag_in_ones_own_message_begins_a_signal_in_private(stage: Stage) -> None:
    anna, ben = stage.person("anna"), stage.person("ben")
    await anna.says("De wachttijd loopt op en niemand stuurt daarop #Beleidstafel")
    assert "niemand stuurt" not in ben.hears
    await anna.fills(
        tekst="De wachttijd loopt op en niemand stuurt daarop.", thema="", niveau="", soort="het schuurt"
    )
    assert anna.hears.count("staat in de wachtrij") == 1
    await ben.says("Wij vieren vandaag #feest met de hele beleidstafel")
    assert "beleidssignaal" not in ben.hears
