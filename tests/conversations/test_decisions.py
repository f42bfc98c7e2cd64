"""From a meeting to a decision, an action point and feedback, in chat."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.plan import Capability
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.test_table import bundled, planned, scheduled
from tests.conversations.voices import HALL, Voice

pytestmark = pytest.mark.asyncio
WORDS = "De tafel vraagt de VNG om een kostendekkend tarief in de raamovereenkomst."


async def met(stage: Stage) -> Voice:
    """The secretary, on the day of a meeting that has the bundle on its agenda."""
    bram = stage.person("bram", Role.POLICY_TABLE)
    await bundled(stage)
    await planned(stage, bram, "17-12-2026")
    await scheduled(bram)
    stage.clock.moves(days=29)
    return bram


async def decides_on(bram: Voice, uitkomst: str = "oppakken", **more: str) -> None:
    """A decision about the bundle."""
    given = {"tekst": WORDS, "ontvanger": "vng", "eigenaar": "beleidstafel", "datum": "1-3-2027", **more}
    await bram.uses("besluit", STAFF, None, bundel="B-001", uitkomst=uitkomst, **given)


async def test_a_decision_sets_things_in_motion_and_its_feedback_is_sent_once(stage: Stage) -> None:
    bram, eve = await met(stage), stage.person("eve")
    await decides_on(bram)
    assert "Besluit BS-2026-01 over B-001 ligt vast" in bram.hears
    assert "A-2026-01" in bram.hears
    await eve.uses("bundel", HALL, None, bundel="B-001")
    assert "opgepakt" in eve.hears
    await bram.uses("besluiten", STAFF)
    assert "Besluiten van V-2026-1, 17 december 2026" in bram.hears
    await bram.uses("terugkoppelingen", STAFF)
    await bram.presses("T-2026-01")
    await bram.presses("Tekst aanpassen")
    await bram.fills(tekst="De VNG neemt het tarief mee. In maart hoor je meer.")
    assert "In maart hoor je meer." in bram.hears
    await bram.presses("Versturen")
    await bram.presses("Ja")
    await bram.uses("terugkoppelingen", STAFF)
    assert "Alles is verteld" in bram.hears
    assert "B-001 is teruggekoppeld" not in bram.hears
    await bram.uses("actiepunt-klaar", STAFF, None, nummer="A-2026-01", resultaat="Het tarief is verhoogd.")
    await bram.presses("Bekijk de terugkoppeling")
    assert "Dit is eruit gekomen: Het tarief is verhoogd." in bram.hears
    await bram.presses("Versturen")
    await bram.presses("Ja")
    assert "B-001 is teruggekoppeld" in bram.hears
    await eve.uses("bundel", HALL, None, bundel="B-001")
    assert "Het tarief is verhoogd." in eve.hears
    await bram.uses("besluit-terugdraaien", STAFF, None, besluit="BS-2026-01", reden="was anders")
    assert "is al verstuurd" in bram.hears


async def test_what_is_declined_is_told_and_stays_declined(stage: Stage) -> None:
    bram, eve = await met(stage), stage.person("eve")
    await decides_on(bram, "afwijzen", reden="al_geregeld")
    await bram.presses("Bekijk de terugkoppeling")
    await bram.presses("Versturen")
    await bram.presses("Ja")
    await bram.uses("terugkoppelingen", STAFF)
    assert "Alles is verteld" in bram.hears
    await eve.uses("bundel", HALL, None, bundel="B-001")
    assert "niet opgepakt" in eve.hears


async def test_a_decision_is_taken_back_as_long_as_nothing_was_sent(stage: Stage) -> None:
    bram = await met(stage)
    await decides_on(bram, "afwijzen", reden="al_geregeld")
    await bram.presses("Draai BS-2026-01 terug")
    await bram.fills(reden="verkeerd genoteerd")
    assert "B-001 staat weer op de agenda" in bram.hears
    await bram.uses("besluiten", STAFF)
    assert "Er zijn nog geen besluiten vastgelegd" in bram.hears


async def test_what_lacks_is_asked_for(stage: Stage) -> None:
    bram = await met(stage)
    await decides_on(bram, tekst="Kort.")
    assert "minstens 40 tekens" in bram.hears
    await decides_on(bram, "afwijzen")
    assert "Kies ook waarom" in bram.hears
    await decides_on(bram, "doorschuiven")
    assert "Er is nog geen volgende vergadering gepland" in bram.hears


async def test_the_troika_sees_what_is_late_and_ends_it(stage: Stage) -> None:
    bram, truus = await met(stage), stage.person("truus", Role.TROIKA)
    await decides_on(bram)
    await truus.uses("trojka", STAFF)
    assert "Terugkoppeling die nog niet is verstuurd" in truus.hears
    stage.clock.moves(days=89)
    await truus.uses("trojka", STAFF)
    assert "Twee weken of langer over tijd" in truus.hears
    await truus.presses("A-2026-01")
    await truus.presses("Andere datum")
    await truus.fills(datum="1-5-2027", reden="de VNG wacht op cijfers")
    assert "A-2026-01 is verzet naar 1 mei 2027" in truus.hears
    await truus.uses("actiepunten", STAFF)
    assert "1 actiepunt open, 0 over tijd" in truus.hears
    await truus.presses("A-2026-01")
    await truus.presses("Klaar")
    await truus.fills(resultaat="Het tarief staat in de overeenkomst.")
    assert "A-2026-01 is klaar" in truus.hears
    await truus.presses("Alle actiepunten")
    assert "Er staan geen actiepunten open" in truus.hears
    await truus.presses("Nieuw actiepunt")
    await truus.fills(
        tekst="Bel de jeugdregio", eigenaar="programmaraad", datum="1-6-2027", bundel="", besluit=""
    )
    assert "A-2027-01 ligt vast" in truus.hears


async def test_only_the_secretary_decides_and_sends(stage: Stage) -> None:
    bram, truus, eve = await met(stage), stage.person("truus", Role.TROIKA), stage.person("eve")
    await decides_on(bram)
    for voice, where in ((truus, STAFF), (eve, HALL)):
        await voice.uses("terugkoppeling-versturen", where, None, nummer="T-2026-01")
        await voice.uses("besluit-terugdraaien", where, None, besluit="BS-2026-01", reden="mag niet zo")
        assert voice.hears.count("Dit kan alleen met de rol: beleidstafel") == 2
    await eve.uses("actiepunten", HALL)
    assert "A-2026-01" not in eve.hears


async def test_the_form_for_all_decisions_is_handed_out_to_the_secretary(stage: Stage) -> None:
    bram, eve = await met(stage), stage.person("eve")
    await bram.uses("besluiten", STAFF)
    await bram.presses("Formulier voor besluiten")
    assert "een rij voor elk punt op de agenda (1)" in bram.hears
    files = [file for shown in bram.sees for file in shown.files]
    if Capability.FILES in stage.theatre.capabilities:
        assert (files[-1].name, b'bundel = "B-001"' in files[-1].content) == ("besluiten-v-2026-1.toml", True)
    await eve.uses("besluitformulier", HALL, None, vergadering="V-2026-1")
    assert "Dit kan alleen met de rol: beleidstafel" in eve.hears
