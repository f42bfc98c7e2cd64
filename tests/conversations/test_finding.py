"""Finding in talk: asked by command, by mention or in a room where the assistant listens."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from tests.conversations.conftest import QUESTIONS, Stage
from tests.conversations.voices import HALL

pytestmark = pytest.mark.asyncio
MISSING = "Waar vind ik een richtlijn over stotteren?"


async def test_a_question_in_a_room_where_it_listens_gets_cards(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.says("Hoi, weet iemand waar ik de richtlijn uithuisplaatsing vind?", QUESTIONS)
    assert "Richtlijn Uithuisplaatsing en terugplaatsing" in anna.hears
    assert "Gecontroleerd op: " in anna.hears
    assert anna.last.ref.conversation.room == QUESTIONS.room


async def test_elsewhere_it_answers_only_when_asked(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.says("Weet iemand waar ik de richtlijn uithuisplaatsing vind?", HALL)
    assert anna.hears == ""
    await anna.uses("waar", vraag="richtlijn uithuisplaatsing")
    assert "Richtlijn Uithuisplaatsing en terugplaatsing" in anna.hears


async def test_a_free_question_in_private_is_answered(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.tells("training over suïcide")
    assert "Dit vond ik" in anna.hears


async def test_colleagues_among_each_other_are_left_alone(stage: Stage) -> None:
    anna = stage.person("anna")
    for words in ("Goedemorgen allemaal!", "Sandra, heb jij het verslag van gisteren al af?", "ok, doen we"):
        await anna.says(words, QUESTIONS)
    assert anna.hears == ""


async def test_more_shows_what_was_not_shown(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("waar", vraag="richtlijn uithuisplaatsing")
    first = anna.last.text
    await anna.presses("Meer")
    assert anna.last.text != first
    assert "Soort: " in anna.last.text


async def test_danger_gets_numbers_and_no_list(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.says("Vader staat nu met een mes voor de deur en de kinderen zijn binnen", QUESTIONS)
    assert "112" in anna.hears
    assert "0800-2000" in anna.hears
    assert "Soort: " not in anna.hears


async def test_from_no_answer_to_an_answer_told_once(stage: Stage) -> None:
    anna, bo, els = stage.person("anna"), stage.person("bo"), stage.person("els", Role.EDITOR)
    await anna.says(MISSING, QUESTIONS)
    assert "Dat heb ik niet" in anna.hears
    await anna.presses("Vraag het de programmaraad")
    await anna.presses("Laat het me weten")
    await bo.uses("waar", vraag="richtlijn stotteren kleuter")
    await bo.presses("Laat het me weten")
    assert "K-2026-01" in bo.hears

    await els.uses("kennisvragen")
    assert "2 keer gesteld" in els.hears
    await els.uses("beantwoord", kennisvraag="K-2026-01", bron="https://voorbeeld.nl/stotteren")
    await els.presses("Voeg deze bron toe")
    await els.fills(
        titel="Richtlijn stotteren",
        uitgever="Logopedie",
        soort="richtlijn",
        samenvatting="Wat te doen bij stotteren.",
        kennisbron="",
    )
    await els.presses("Bewaar")
    assert "2 mensen krijgen bericht" in els.hears
    for person in (anna, bo):
        assert person.hears.count("heeft nu een antwoord") == 1
    await anna.says(MISSING, QUESTIONS)
    assert "Wat te doen bij stotteren." in anna.last.text


async def test_not_what_i_wanted_takes_two_presses(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.PROGRAMME_BOARD)
    await anna.uses("waar", vraag="richtlijn pleegzorg")
    await anna.presses("Niet wat ik zocht")
    await anna.presses("Te oud")
    assert "K-2026-01" in anna.hears
    await mo.uses("kennisvragen")
    assert "richtlijn pleegzorg" in mo.hears


async def test_a_source_is_added_by_form_and_hidden_after_a_look(stage: Stage) -> None:
    els, anna = stage.person("els", Role.EDITOR), stage.person("anna")
    await els.uses("bron")
    await els.fills(
        titel="Handreiking vuurtorens",
        adres="https://voorbeeld.nl/vuurtorens",
        uitgever="Kustwacht",
        soort="instrument",
        samenvatting="Alles over vuurtorens.",
        kennisbron="",
        voor="",
    )
    assert "titel: Handreiking vuurtorens" in els.hears
    await els.presses("Bewaar")
    assert "Toegevoegd als handreiking-vuurtorens" in els.hears
    await anna.uses("waar", vraag="handreiking vuurtorens")
    assert "Alles over vuurtorens." in anna.hears
    await els.uses("verberg-bron", bron="handreiking-vuurtorens")
    await els.presses("Bewaar")
    assert "laat ik niet meer zien" in els.hears


async def test_only_editors_touch_the_sources(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("kennisvragen")
    await anna.uses("bron")
    await anna.uses("verberg-bron", bron="rj-adhd")
    assert anna.hears.count("Dit kan alleen met de rol") == 3


async def test_an_english_room_is_answered_in_english(stage: Stage) -> None:
    anna = stage.person("anna")
    room = type(HALL)(HALL.platform, HALL.space, HALL.room, HALL.audience, "en")
    await anna.uses("waar", room, vraag="guideline on foster care")
    assert "This is what I found" in anna.hears
