"""Asked, missing, filled, told: alike questions of several people on two platforms are one, told once."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.places import Audience
from tests.conversations.between import ACROSS, Stages, asks, link
from tests.conversations.conftest import QUESTIONS, Stage
from tests.conversations.voices import Voice

pytestmark = pytest.mark.asyncio
TOLD = "heeft nu een antwoord"


async def wants(voice: Voice, question: str) -> None:
    """Ask in private what is not there, and want to hear of it."""
    await asks(voice, "waar", vraag=question)
    await voice.presses("Laat het me weten")


async def test_three_askers_on_two_platforms_are_one_question_and_each_is_told_once(stages: Stages) -> None:
    anna, bo = stages.person("anna"), stages.person("bo", theatre=ACROSS)
    cor, dirk = stages.person("cor"), stages.person("dirk", theatre=ACROSS)
    els = stages.person("els", Role.EDITOR)
    await wants(anna, "richtlijn stotteren")
    await wants(bo, "richtlijn stotteren kleuter")
    await wants(cor, "stotteren richtlijn")
    await wants(dirk, "richtlijn over stotteren")
    assert all("K-2026-01" in each.hears for each in (anna, bo, cor, dirk))
    assert "K-2026-02" not in anna.hears + bo.hears + cor.hears + dirk.hears
    await asks(dirk, "wis-mij")
    await dirk.presses("Ja, doe maar")
    silent = len(dirk.sees)
    await asks(els, "kennisvragen")
    assert "4 keer gesteld" in els.last.text
    assert "mensen" not in els.last.text
    await asks(els, "beantwoord", kennisvraag="K-2026-01", bron="rj-adhd")
    assert "3 mensen krijgen bericht" in els.hears
    assert [each.hears.count(TOLD) for each in (anna, bo, cor)] == [1, 1, 1]
    assert len(dirk.sees) == silent


async def test_five_people_are_shown_as_a_number(stage: Stage) -> None:
    mo = stage.person("mo", Role.PROGRAMME_BOARD)
    for name in ("anna", "bo", "cor", "dirk"):
        await asks(stage.person(name), "waar", vraag="richtlijn stotteren")
    await asks(mo, "kennisvragen")
    assert "4 mensen" not in mo.hears
    await asks(stage.person("eva"), "waar", vraag="richtlijn stotteren")
    await asks(mo, "kennisvragen")
    assert "5 mensen" in mo.last.text


async def test_linked_accounts_are_one_asker_told_once(stages: Stages) -> None:
    here, there = stages.person("anna"), stages.person("ann", theatre=ACROSS)
    els = stages.person("els", Role.EDITOR)
    await wants(here, "richtlijn stotteren")
    await wants(there, "richtlijn stotteren")
    await link(here, there)
    await asks(els, "beantwoord", kennisvraag="K-2026-01", bron="rj-adhd")
    assert (here.hears + there.hears).count(TOLD) == 1


async def test_an_answer_can_be_heard_in_the_room_where_it_was_asked(stage: Stage) -> None:
    anna, els = stage.person("anna"), stage.person("els", Role.EDITOR)
    await anna.says("Waar vind ik een richtlijn over stotteren?", QUESTIONS)
    await anna.presses("Vraag het de programmaraad")
    await anna.presses("Laat het hier weten")
    await els.uses("beantwoord", kennisvraag="K-2026-01", bron="rj-adhd")
    told = [x for x in stage.theatre.shown if TOLD in x.text]
    assert [x.ref.conversation.room for x in told] == [QUESTIONS.room]
    assert told[0].ref.conversation.audience is Audience.COMMUNITY


async def test_the_board_names_assigns_merges_and_declines(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.PROGRAMME_BOARD)
    await wants(anna, "richtlijn stotteren")
    await wants(stage.person("bo"), "richtlijn bedplassen")
    await asks(mo, "verscherp", kennisvraag="K-2026-01", titel="Richtlijn voor stotterende kleuters")
    await asks(mo, "wijs-toe", kennisvraag="K-2026-01", eigenaar="kennispartner", datum="1-12-2026")
    stage.clock.moves(days=31)
    await asks(mo, "kennisvragen")
    assert "Richtlijn voor stotterende kleuters" in mo.last.text
    assert "voor kennispartner, vóór 1-12-2026" in mo.last.text
    assert "al 30 dagen niets mee gedaan" in mo.last.text
    await asks(mo, "zelfde-vraag", kennisvraag="K-2026-02", als="K-2026-01")
    await asks(mo, "kennisvragen")
    assert "K-2026-02" not in mo.last.text
    await asks(mo, "andere-vraag", kennisvraag="K-2026-02")
    await asks(mo, "zelfde-vraag", kennisvraag="K-2026-02", als="K-2026-01")
    await asks(mo, "leg-weg", kennisvraag="K-2026-01", reden="Dit is geen jeugdhulp.")
    assert "2 mensen krijgen de reden" in mo.last.text
    assert anna.last.text.endswith("De reden: Dit is geen jeugdhulp.")
    await mo.presses("Heropen")
    await asks(mo, "leg-weg", kennisvraag="K-2026-01", reden="Nog steeds niet.")
    assert "Niemand wilde bericht" in mo.last.text
