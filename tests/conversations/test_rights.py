"""Members correct what is held of them and object to what is done with it, on every platform."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from bot.core.people import Role
from bot.signals.signal_table import signal
from bot.signals.tables import endorsement
from knowledge.sources.tables import gap_asker
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.test_signals import MORE, RATES, decides, gives
from tests.conversations.theatre import private
from tests.conversations.voices import Voice

pytestmark = pytest.mark.asyncio


async def asks(voice: Voice, command: str, **given: str) -> None:
    await voice.uses(command, private(voice.actor.id), None, **given)


async def test_who_wants_no_messages_hears_of_measures_only(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await gives(anna)
    await anna.presses("houd me op de hoogte")
    await asks(anna, "bezwaar-gegevens", soort="geen-berichten")
    assert "geen privéberichten meer" in anna.hears
    before = len(anna.sees)
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet", thema="", niveau="")
    assert not [x for x in anna.sees[before:] if not x.author]
    await mo.uses("waarschuw", STAFF, lid="anna", reden="Te fel")
    assert "Je kreeg een waarschuwing" in anna.hears


async def test_who_is_not_to_be_counted_is_in_no_count_any_more(stage: Stage) -> None:
    anna, ben = stage.person("anna"), stage.person("ben")
    await gives(ben)
    await asks(anna, "herken", wat="S-2026-00001")
    await asks(anna, "waar", vraag="richtlijn over stotteren bij peuters")
    assert await counted(stage) == (1, 1)
    await asks(anna, "bezwaar-gegevens", soort="niet-meetellen")
    assert await counted(stage) == (0, 0)
    await asks(anna, "waar", vraag="bedplassen bij pubers")
    await asks(ben, "waar", vraag="postzegels verzamelen met kleuters")
    assert (await counted(stage))[1] == 1


async def test_region_and_role_of_a_signal_are_corrected_and_seen(stage: Stage) -> None:
    anna, ben = stage.person("anna"), stage.person("ben")
    await gives(anna)
    await asks(anna, "verbeter")
    await anna.presses("verbeter de regio")
    await anna.fills(regio="Twente")
    await asks(anna, "verbeter")
    await anna.presses("verbeter de rol")
    await anna.fills(rol="beleid")
    assert "als rol: beleid" in anna.hears
    kept = await stage.app.database.read(lambda unit: unit.execute(select(signal)).one())
    assert (kept.region is not None, kept.perspective) == (True, "beleid")
    await asks(ben, "signaal-rol", signaal="S-2026-00001", rol="client")
    kept = await stage.app.database.read(lambda unit: unit.execute(select(signal)).one())
    assert kept.perspective == "beleid"


async def test_an_objection_is_seen_proven_and_taken_back(stage: Stage) -> None:
    anna = stage.person("anna")
    await asks(anna, "bezwaar-gegevens", soort="niet-meetellen")
    code = re.findall(r"BEZ-[\w-]+", anna.hears)[-1]
    await asks(anna, "wis-bewijs", code=code)
    assert "een bezwaar vastgelegd" in anna.hears
    await asks(anna, "wis-bewijs", code=code.replace("BEZ", "WIS"))
    assert "Deze code ken ik niet" in anna.hears
    await asks(anna, "bezwaar-gegevens", soort="niet-meetellen")
    assert "Dit bezwaar had ik al" in anna.hears
    await asks(anna, "mijn-gegevens")
    assert "Waar je bezwaar tegen maakte (1)" in anna.hears
    await asks(anna, "bezwaar-gegevens", soort="niet-meetellen", intrekken="ja")
    assert "Vanaf nu tel je weer mee" in anna.hears
    await asks(anna, "bezwaar-gegevens", soort="niet-meetellen", intrekken="ja")
    assert "Dit bezwaar had je niet gemaakt" in anna.hears


async def test_the_words_of_ones_own_signal_are_corrected_and_no_one_elses(stage: Stage) -> None:
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo", Role.MODERATOR)
    await gives(anna)
    await asks(ben, "verbeter")
    assert "geen signaal van jou met tekst" in ben.hears
    await asks(anna, "verbeter")
    await anna.presses("Verbeter S-2026-00001")
    await anna.fills(tekst=MORE)
    await mo.uses("wachtrij", STAFF)
    assert MORE in mo.hears
    assert RATES not in mo.hears


async def counted(stage: Stage) -> tuple[int, int]:
    """How many recognitions and how many askers are kept."""
    count = [select(func.count()).select_from(table) for table in (endorsement, gap_asker)]
    found = await stage.app.database.read(lambda unit: [unit.execute(x).scalar_one() for x in count])
    return found[0], found[1]
