"""The grammar at work: commands, forms, choices and privacy, the same on every platform."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.places import Audience
from bot.core.plan import ActKind, Capability
from tests.conversations.conftest import QUESTIONS, STAFF, Stage
from tests.conversations.theatre import private
from tests.conversations.voices import HALL

pytestmark = pytest.mark.asyncio
BSN = "123456782"


async def test_help_lists_what_a_member_may_do_and_only_that(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses("help")
    assert "help: Laat zien wat ik voor je kan doen" in anna.hears
    assert "thema" not in anna.hears
    await mo.uses("help")
    assert "thema" in mo.hears
    assert "thema" not in anna.hears


async def test_help_explains_one_command(stage: Stage) -> None:
    mo = stage.person("mo", Role.MODERATOR)
    await mo.uses("help", onderwerp="thema")
    assert "!thema [stap=…]" in mo.hears
    await mo.uses("help", onderwerp="bestaatniet")
    assert "Ik ken geen commando bestaatniet" in mo.hears


async def test_a_mistyped_command_suggests_the_nearest(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.says("!hulpp")
    assert "hulpp ken ik niet. Bedoelde je hulp?" in anna.hears


async def test_a_role_is_needed_and_said(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("thema", stap="nu")
    assert "Dit kan alleen met de rol: moderator, programmaraad" in anna.hears


async def test_what_is_not_understood_is_said(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.tells("blauwe kaas")
    assert "Dat begrijp ik niet" in anna.hears or "heb ik niet" in anna.hears


async def test_small_talk_in_a_room_gets_no_answer(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.says("goedemorgen allemaal")
    assert anna.hears == ""


async def test_a_repeated_event_is_handled_once(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.says("!hulpp")
    anna.ids = iter([1])  # type: ignore[assignment]
    before = anna.hears
    await anna.says("!hulpp")
    assert anna.hears == before


async def test_a_welcome_is_private(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.joins()
    assert "Welkom Anna" in anna.hears
    # Who asked nothing is not told in the room that something came in private.
    assert mo.hears == ""


async def test_a_prompt_is_posted_by_pressing_a_button_or_its_number(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await mo.uses("thema")
    assert anna.hears in {"", "Ik heb je een privébericht gestuurd."}
    await mo.presses("nu")
    posted = [x for x in anna.sees if not x.author and x.ref.conversation == HALL and len(x.text) > 60]
    assert len(posted) == 1
    assert (posted[0].thread is not None) is (Capability.THREADS in stage.theatre.capabilities)


async def test_a_button_that_works_once_says_so_the_second_time(stage: Stage) -> None:
    mo = stage.person("mo", Role.MODERATOR)
    await mo.uses("thema")
    offered = mo.last
    await mo.presses("nu")
    count = len(stage.theatre.shown)
    stage.theatre.shown.append(offered)
    await mo.presses("nu")
    assert "Dit heb je al gedaan" in mo.hears or len(stage.theatre.shown) > count


async def test_an_old_button_says_that_it_expired(stage: Stage) -> None:
    mo = stage.person("mo", Role.MODERATOR)
    await mo.uses("thema")
    stage.clock.moves(days=40)
    await mo.presses("sla deze over")
    assert "Deze keuze werkt niet meer" in mo.hears or "begrijp ik niet" in mo.hears


async def test_someone_elses_button_does_nothing(stage: Stage) -> None:
    mo, eve = stage.person("mo", Role.MODERATOR), stage.person("eve", Role.MODERATOR)
    await mo.uses("thema", STAFF)
    offered = next(x for x in stage.theatre.shown if x.choices)
    offered.only_for, offered.ref = None, type(offered.ref)(HALL, offered.ref.id)
    await eve.presses("sla deze over")
    skipped = [
        x
        for x in eve.sees
        if "voor iemand anders" not in x.text
        and not x.author
        and x.ref.conversation.room == "@eve"
        and "Volgende" in x.text
    ]
    assert skipped == []


async def test_a_message_with_client_data_is_taken_away_and_offered_back_masked(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.says(f"mijn cliënt heeft bsn {BSN}")
    assert BSN not in mo.hears
    assert "[bsn]" in anna.hears
    assert "[bsn]" not in mo.hears
    removed = [x for x in stage.theatre.acts if x.kind is ActKind.REMOVE_MESSAGE]
    assert len(removed) == (Capability.DELETE in stage.theatre.capabilities)


async def test_a_closed_private_channel_never_opens_the_room(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    stage.theatre.closed.add("anna")
    await anna.says(f"bsn {BSN} van mijn cliënt")
    assert "[bsn]" not in mo.hears
    if Capability.PRIVATE_REPLY not in stage.theatre.capabilities:
        assert "Ik kon je niet privé bereiken" in mo.hears


async def test_staff_words_stay_with_staff(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await mo.uses("thema", STAFF)
    assert STAFF.audience is Audience.STAFF
    assert all(x.ref.conversation != STAFF for x in anna.sees)
    assert QUESTIONS.audience is Audience.COMMUNITY


async def test_an_unknown_token_is_an_expired_button(stage: Stage) -> None:
    from bot.core.events import Chosen

    anna = stage.person("anna")
    await anna.send(Chosen("x1", "bestaat-niet", anna.actor, HALL, stage.clock()))
    assert "Deze keuze werkt niet meer" in anna.hears


async def test_a_form_that_was_closed_by_mistake_opens_again(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.joins()
    for _ in range(2):
        await anna.presses("Geef een signaal")
    await anna.fills(tekst="De wachttijd loopt op en niemand stuurt daarop.", thema="", niveau="", soort="")
    assert anna.hears.count("staat in de wachtrij") == 1


async def test_values_are_suggested_to_who_may_use_the_command(stage: Stage) -> None:
    anna, els = stage.person("anna"), stage.person("els", Role.EDITOR)
    suggest = stage.app.dispatcher.suggest
    found = await suggest("wijzig-bron", "bron", "richtlijn uithuis", els.actor, STAFF)
    assert [id_ for id_, label in found if "ithuisplaatsing" in label]
    assert len(await suggest("wijzig-bron", "bron", "", els.actor, STAFF)) == 25
    assert await suggest("wijzig-bron", "bron", "richtlijn", anna.actor, STAFF) == ()
    assert await suggest("wijzig-bron", "titel", "richtlijn", els.actor, STAFF) == ()
    assert "wachtrij" not in {value for value, _ in await suggest("help", "onderwerp", "", anna.actor, STAFF)}


async def test_a_number_in_reply_to_a_question_is_its_answer(stage: Stage) -> None:
    if Capability.FORMS in stage.theatre.capabilities:
        return
    anna = stage.person("anna")
    await anna.uses("signaal", private("anna"))
    await anna.tells("De indexatie blijft al drie jaar achter bij de loonkosten.")
    question = anna.last
    assert "(kies één" in question.text
    await anna.says("2", question.ref.conversation, question.ref)
    assert "Typ je antwoord" in anna.last.text
    assert anna.last.text != question.text
