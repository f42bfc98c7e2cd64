"""What a discussion yields, and what comes of a bundle: the same talk on every platform."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.places import MessageRef
from bot.core.plan import Capability
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.test_prompts import TITLE
from tests.conversations.test_signals import decides, gives
from tests.conversations.voices import HALL, Voice

pytestmark = pytest.mark.asyncio
WORDS = "Wij leggen een onderbuikgevoel altijd eerst aan een collega voor"
OUTCOME = "Het tarief is besproken. De regio rekent het na."


async def posted(stage: Stage, mo: Voice) -> MessageRef:
    """A prompt in the hall; the message it became."""
    await mo.uses("thema", STAFF, stap="nu")
    return next(x.ref for x in stage.theatre.shown if TITLE in x.text and x.ref.conversation == HALL)


async def a_week_later(stage: Stage) -> None:
    """Let the schedule look, a week later in the morning."""
    await stage.app._schedule.tick()
    stage.clock.moves(days=7, hours=1)
    await stage.app._schedule.tick()
    await stage.app.flush()


async def test_a_moderator_points_the_author_agrees_and_a_week_later_all_read_it(stage: Stage) -> None:
    mo, anna, ben = stage.person("mo", Role.MODERATOR), stage.person("anna"), stage.person("ben")
    await posted(stage, mo)
    message = await anna.says(WORDS)
    await mo.uses("oogst", HALL, message)
    assert "ik vraag de schrijver" in mo.hears
    assert WORDS not in anna.hears
    await anna.presses("ja, laat zien")
    await anna.presses("een inzicht")
    assert "Dit staat in de oogst van" in anna.hears
    assert WORDS not in ben.hears
    await a_week_later(stage)
    assert f"Dit haalden we op: {TITLE}" in ben.hears
    assert WORDS in ben.hears


async def test_the_button_under_the_prompt_takes_words_from_everyone(stage: Stage) -> None:
    mo, anna, ben = stage.person("mo", Role.MODERATOR), stage.person("anna"), stage.person("ben")
    prompt = await posted(stage, mo)
    for voice, words in ((anna, WORDS), (ben, "Hoe doen jullie dat in de vakantie?")):
        await voice.presses("zet in de oogst")
        await voice.fills(tekst=words, soort="vraag" if voice is ben else "")
        assert "zonder je naam" in voice.hears
    await ben.presses("leg dit voor aan de redactie")
    assert "K-2026-01" in ben.hears
    await mo.uses("oogst", STAFF)
    assert WORDS in mo.hears
    await anna.presses("toch niet")
    await a_week_later(stage)
    told = next(x for x in reversed(mo.sees) if "Dit haalden we op" in x.text)
    assert told.ref.conversation.thread == prompt.id
    assert "Hoe doen jullie dat in de vakantie?" in told.text
    assert WORDS not in told.text


async def test_a_signal_among_the_harvest_becomes_a_signal_with_one_press(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await posted(stage, mo)
    message = await anna.says("Het tarief laat geen ruimte om met zijn tweeën te kijken")
    await anna.uses("oogst", HALL, message)
    await anna.presses("een signaal")
    await anna.presses("geef dit door als signaal")
    assert "Je signaal S-2026-00001 staat in de wachtrij" in anna.hears


async def test_client_data_never_gets_into_the_harvest(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await posted(stage, mo)
    await anna.uses("inzicht", tekst="Bij Kevin Jansen, bsn 123456782, hielp bellen wel")
    await mo.uses("oogst", STAFF)
    assert "123456782" not in mo.hears
    assert "nog geen oogst" in mo.hears


async def test_a_discussion_that_yielded_nothing_is_left_in_peace(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await posted(stage, mo)
    await anna.says(WORDS)
    await a_week_later(stage)
    assert "Dit haalden we op" not in anna.hears


async def test_what_came_of_a_bundle_reaches_who_asked_and_can_be_read_by_all(stage: Stage) -> None:
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo", Role.MODERATOR)
    bram = stage.person("bram", Role.POLICY_TABLE)
    await gives(anna)
    await anna.presses("houd me op de hoogte")
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet", thema="", niveau="")
    await ben.uses("terugkoppeling", bundel="B-001", tekst=OUTCOME)
    assert "Dit kan alleen met de rol" in ben.hears
    await bram.uses("terugkoppeling", STAFF, bundel="B-001", tekst=OUTCOME)
    assert OUTCOME not in anna.hears
    await bram.presses("ja, doe maar")
    assert "B-001 is teruggekoppeld" in bram.hears
    assert anna.hears.count(OUTCOME) == 1
    assert OUTCOME not in ben.hears
    await ben.uses("bundel", bundel="B-001")
    assert OUTCOME in ben.hears
    if Capability.BUTTONS in stage.theatre.capabilities:
        await bram.presses("ja, doe maar")
        assert "Dit heb je al gedaan" in bram.hears
