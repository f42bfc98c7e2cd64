"""Editors and the programme board keep the sources right, the same on every platform."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.plan import Capability
from bot.schedule import Schedule
from knowledge.sources.rechecking import Recheck
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.voices import Voice

pytestmark = pytest.mark.asyncio
OLD, NEW = "Richtlijn ADHD", "Richtlijn ADHD en druk gedrag"


def last(voice: Voice) -> str:
    """The last answer somebody can read; not the notice in the room that it came in private."""
    return [x.text for x in voice.sees if not x.author and "privébericht" not in x.text][-1]


async def test_a_change_is_seen_kept_found_and_undone(stage: Stage) -> None:
    els, anna = stage.person("els", Role.EDITOR), stage.person("anna")
    await els.uses("wijzig-bron", bron="rj-adhd", veld="titel", waarde=NEW)
    assert f"titel: {OLD} → {NEW}" in els.hears
    await anna.uses("waar", vraag="richtlijn adhd")
    assert NEW not in anna.hears
    await els.presses("Bewaar")
    stage.clock.moves(seconds=5)
    assert "Aangepast: rj-adhd" in els.hears
    await anna.uses("waar", vraag="richtlijn adhd")
    assert NEW in anna.hears
    await els.presses("Maak ongedaan")
    await els.presses("Bewaar")
    assert "Teruggezet: rj-adhd" in els.hears
    stage.clock.moves(seconds=5)
    await els.uses("bekijk-bron", bron="rj-adhd")
    assert f"redacteur: teruggezet (titel: {NEW} → {OLD})" in last(els)
    await anna.uses("waar", vraag="richtlijn adhd")
    assert NEW not in last(anna)


async def test_what_is_left_changes_nothing(stage: Stage) -> None:
    els = stage.person("els", Role.EDITOR)
    await els.uses("verberg-bron", bron="rj-adhd")
    await els.presses("Laat maar")
    assert "Er is niets veranderd" in els.hears
    await els.uses("bekijk-bron", bron="rj-adhd")
    assert "Er is nog niets veranderd" in last(els)
    assert "verborgen" not in last(els)


async def test_a_proposal_of_the_board_is_judged_in_the_staff_room(stage: Stage) -> None:
    mo, els = stage.person("mo", Role.PROGRAMME_BOARD), stage.person("els", Role.EDITOR)
    await mo.uses("stel-wijziging-voor", STAFF, bron="rj-adhd", veld="status", waarde="wordt herzien")
    assert "Je voorstel V-2026-01 staat klaar" in mo.hears
    await mo.presses("Neem V-2026-01 over")
    assert "Dit kan alleen met de rol" in mo.hears
    await els.presses("Wijs V-2026-01 af")
    await els.fills(reden="Dat is pas volgend jaar.")
    assert "V-2026-01 is afgewezen" in els.hears
    assert "Dat is pas volgend jaar." in mo.hears
    await mo.uses("stel-wijziging-voor", STAFF, bron="rj-adhd", veld="status", waarde="wordt herzien")
    await els.presses("Neem V-2026-02 over")
    assert "Voorstel V-2026-02 voor rj-adhd is overgenomen" in mo.hears
    await els.uses("bekijk-bron", bron="rj-adhd")
    assert "Dit wordt herzien" in last(els)


async def test_what_the_board_adds_an_editor_takes_over_and_the_question_is_answered(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.PROGRAMME_BOARD)
    els = stage.person("els", Role.EDITOR)
    await anna.uses("waar", vraag="richtlijn stotteren")
    await anna.presses("Laat het me weten")
    await mo.uses("beantwoord", kennisvraag="K-2026-01", bron="https://voorbeeld.nl/stotteren")
    await mo.presses("Voeg deze bron toe")
    await mo.fills(
        titel="Richtlijn stotteren",
        uitgever="Logopedie",
        soort="richtlijn",
        samenvatting="Wat te doen bij stotteren.",
        kennisbron="",
    )
    await mo.presses("Stel voor")
    assert "Je voorstel V-2026-01 staat klaar" in mo.hears
    await mo.uses("bekijk-bron", bron="richtlijn-stotteren")
    assert "Dit kan alleen met de rol" in mo.hears
    await els.uses("voorstellen")
    await els.presses("Neem V-2026-01 over")
    assert "K-2026-01 is beantwoord. Eén persoon krijgt bericht." in els.hears
    assert anna.hears.count("heeft nu een antwoord") == 1
    stage.clock.moves(seconds=5)
    await anna.uses("waar", vraag="richtlijn stotteren")
    assert "Wat te doen bij stotteren." in last(anna)


async def test_a_few_sources_a_week_are_asked_about_and_answered_by_a_press(stage: Stage) -> None:
    els = stage.person("els", Role.EDITOR)
    schedule = Schedule(stage.app.database, stage.app.jobs, stage.clock)
    await schedule.tick()
    stage.clock.moves(days=800)
    await schedule.tick()
    await stage.app.flush()
    asked = next(x for x in reversed(els.sees) if "Klopt dit nog?" in x.text)
    assert asked.ref.conversation == STAFF
    assert asked.text.count("nagekeken op") == Recheck().asks
    await els.presses("Nog goed: ")
    assert "is nagekeken en klopt nog" in els.hears
    await els.uses("hercontrole")
    assert "467 bronnen moeten nagekeken worden" in els.hears
    # The list in the room is everyone's, this one is hers: a bare number answers hers.
    if Capability.BUTTONS not in stage.theatre.capabilities:
        hers = next(x for x in reversed(els.sees) if "467 bronnen" in x.text).text.split("(")[1].split(")")[0]
        await els.tells("1")
        assert f"{hers} is nagekeken" in last(els)


async def test_a_source_that_is_there_twice_is_warned_of_and_merged(stage: Stage) -> None:
    els, anna = stage.person("els", Role.EDITOR), stage.person("anna")
    await els.uses("bron")
    await els.fills(
        titel=OLD,
        adres="https://voorbeeld.nl/adhd",
        uitgever="Richtlijnen Jeugdhulp (BPSW, NIP, NVO)",
        soort="richtlijn",
        samenvatting="Nog eens hetzelfde.",
        kennisbron="",
        voor="",
    )
    assert "deze bron lijkt hierop" in els.hears
    await els.presses("Bewaar")
    await els.uses("dubbele-bronnen")
    assert "richtlijn-adhd · rj-adhd" in els.hears
    await els.uses("voeg-samen", bron="richtlijn-adhd", met="rj-adhd")
    await els.presses("Bewaar")
    assert "Het oude nummer blijft werken" in els.hears
    await els.uses("bekijk-bron", bron="richtlijn-adhd")
    assert OLD in last(els)
    await anna.uses("waar", vraag="richtlijn adhd")
    assert "Nog eens hetzelfde" not in anna.hears


async def test_members_do_none_of_this(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.PROGRAMME_BOARD)
    editing = ("wijzigingen", "hercontrole", "dubbele-bronnen")
    for command in (*editing, "voorstellen"):
        await anna.uses(command)
    assert anna.hears.count("Dit kan alleen met de rol") == 4
    for command in editing:
        await mo.uses(command)
    assert mo.hears.count("Dit kan alleen met de rol") == 3
