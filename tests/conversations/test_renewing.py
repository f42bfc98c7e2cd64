"""A question that changes: its one answer changes along, in its place."""

from __future__ import annotations

import pytest
import pytest_asyncio

from bot.core.people import Role
from bot.core.plan import Capability
from tests.conversations.conftest import QUESTIONS, Stage
from tests.conversations.theatre import Shown
from tests.conversations.voices import HALL, Voice

pytestmark = pytest.mark.asyncio
GUIDELINE = "Waar vind ik de richtlijn uithuisplaatsing?"
OTHER = "Waar vind ik de richtlijn pleegzorg?"


@pytest_asyncio.fixture
async def anna(stage: Stage) -> Voice:
    """Someone on a platform where messages can be changed."""
    if Capability.EDIT not in stage.theatre.capabilities:
        pytest.skip("this platform changes no messages")
    return stage.person("anna")


def answers(voice: Voice) -> list[Shown]:
    return [x for x in voice.sees if not x.author]


async def test_an_answer_changes_with_its_question(anna: Voice) -> None:
    asked = await anna.says(GUIDELINE, QUESTIONS)
    before = anna.last
    await anna.edits(asked, OTHER)
    (after,) = answers(anna)
    assert after.ref == before.ref
    assert "Richtlijn Pleegzorg" in after.text


async def test_buttons_of_the_old_answer_end_and_the_new_ones_work(stage: Stage, anna: Voice) -> None:
    asked = await anna.says(GUIDELINE, QUESTIONS)
    old = [x.token for x in anna.last.choices]
    await anna.edits(asked, OTHER)
    new = [x.token for x in anna.last.choices]
    assert old
    assert not set(old) & set(new)
    await anna.presses("Niet wat ik zocht")
    assert "Waarom hielp dit je niet" in anna.hears
    await anna.edits(asked, GUIDELINE)
    await anna.edits(asked, "Laat maar, gevonden!")
    assert [x.choices for x in answers(anna)[:1]] == [()]


async def test_a_message_that_becomes_a_question_is_answered_once(stage: Stage, anna: Voice) -> None:
    said = await anna.says("Goedemorgen allemaal!", QUESTIONS)
    assert answers(anna) == []
    await anna.edits(said, GUIDELINE)
    await anna.edits(said, OTHER)
    assert len(answers(anna)) == 1
    assert "Richtlijn Pleegzorg" in anna.last.text


async def test_elsewhere_and_later_a_change_is_no_question(stage: Stage, anna: Voice) -> None:
    await anna.edits(await anna.says("Goedemorgen!", HALL), GUIDELINE)
    asked = await anna.says(GUIDELINE, QUESTIONS)
    first = anna.last.text
    stage.clock.moves(hours=25)
    await anna.edits(asked, "Goedemorgen!")
    assert [x.text for x in answers(anna)] == [first]


async def test_an_answer_goes_with_its_question(anna: Voice) -> None:
    asked = await anna.tells(GUIDELINE)
    await anna.removes(asked)
    (left,) = answers(anna)
    assert left.text == "De vraag is verwijderd. Mijn antwoord is weg."
    assert left.choices == ()


async def test_client_data_in_a_change_empties_the_answer(anna: Voice) -> None:
    asked = await anna.says(GUIDELINE, QUESTIONS)
    await anna.edits(asked, "Waar vind ik iets voor Kevin Jansen, BSN 123456782, Dorpsstraat 5?")
    assert "Kevin" not in "".join(x.text for x in answers(anna) if x.only_for is None)[:200]
    assert "Mijn antwoord is weg, omdat" in answers(anna)[0].text


async def test_what_was_put_to_the_assistant_stays_put_to_it(anna: Voice) -> None:
    asked = await anna.tells("flubberdewub")
    assert "Dat begrijp ik niet" in anna.last.text or "Dat heb ik niet" in anna.last.text
    await anna.edits(asked, "waar richtlijn pleegzorg")
    assert len(answers(anna)) == 1
    assert "Richtlijn Pleegzorg" in anna.last.text


async def test_a_command_in_a_change_does_not_run(anna: Voice) -> None:
    asked = await anna.tells(GUIDELINE)
    await anna.edits(asked, 'signaal "Elke gemeente wil een eigen formulier."')
    assert "S-2026" not in anna.hears
    assert "Ik zie hier geen vraag meer" in anna.last.text


MISSING = "waar vind ik een roeivereniging voor eenhoorns"
REWORDED = "waar vind ik de roeivereniging voor eenhoorns"


@pytest.fixture
def board(stage: Stage) -> Voice:
    """Someone of the programme board, who sees which questions wait."""
    return stage.person("bestuur", Role.PROGRAMME_BOARD)


async def open_questions(board: Voice) -> str:
    await board.tells("kennisvragen")
    return board.last.text


@pytest.mark.parametrize("change", [GUIDELINE, "Laat maar, gevonden!", None])
async def test_a_question_that_is_answered_or_taken_back_waits_no_longer(
    stage: Stage, anna: Voice, board: Voice, change: str | None
) -> None:
    asked = await anna.tells(MISSING)
    await anna.presses("Laat het me weten")
    assert "eenhoorns" in await open_questions(board)
    stage.clock.moves(seconds=5)
    await (anna.removes(asked) if change is None else anna.edits(asked, change))
    assert "K-2026" not in await open_questions(board)


async def test_what_somebody_else_asked_too_or_waits_for_stays(
    stage: Stage, anna: Voice, board: Voice
) -> None:
    bea = stage.person("bea")
    asked = await anna.tells(MISSING)
    again = await bea.tells(MISSING)
    assert "2 keer gesteld" in await open_questions(board)
    stage.clock.moves(seconds=5)
    await anna.edits(asked, GUIDELINE)
    await anna.removes(asked)
    stage.clock.moves(seconds=5)
    assert "één keer gesteld" in await open_questions(board)
    await bea.removes(again)
    assert "K-2026" not in await open_questions(board)


async def test_a_question_in_other_words_keeps_its_number_and_counts_once(
    stage: Stage, anna: Voice, board: Voice
) -> None:
    asked = await anna.tells(MISSING)
    await anna.presses("Laat het me weten")
    stage.clock.moves(seconds=5)
    await anna.edits(asked, REWORDED)
    waiting = await open_questions(board)
    assert "K-2026-01" in waiting
    assert "één keer gesteld" in waiting
    assert REWORDED in waiting


async def test_a_question_kept_with_a_button_is_withdrawn_too(
    stage: Stage, anna: Voice, board: Voice
) -> None:
    asked = await anna.says(f"{MISSING.capitalize()}?", QUESTIONS)
    await anna.presses("Vraag het de programmaraad")
    assert "eenhoorns" in await open_questions(board)
    await anna.edits(asked, GUIDELINE)
    assert "K-2026" not in await open_questions(board)
