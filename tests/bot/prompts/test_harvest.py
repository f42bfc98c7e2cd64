"""The harvest: one's own words, another's only when they agree, told once and never with a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.core.commands import commands_of
from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.core.places import Conversation, Direct, MessageRef
from bot.core.reply import Reply, Seen
from bot.prompts import harvest_store as kept
from bot.prompts import store
from bot.prompts.harvest import ADD, LONGEST, OPEN_FOR, PER_PERSON, HarvestKind
from bot.prompts.ties import PromptTies
from bot.store.choices import Choices
from tests.bot.prompts.conftest import ENGLISH, GENERAL, STAFF, Outbox
from tests.bot.prompts.discussion import ANNA, BEN, MO, NOW, NUMBER, PEOPLE, THREAD, WORDS, World


@pytest.fixture
def world(unit: Connection, outbox: Outbox) -> World:
    return World(unit, outbox)


def words(reply: Reply) -> str:
    return plain(reply.blocks)


def test_ones_own_message_is_shown_masked_and_kept_with_one_choice(world: World) -> None:
    ref = world.says(ANNA, f"{WORDS} {NUMBER}")
    shown = world.points(ANNA, ref)
    assert f"{WORDS} [bsn]" in words(shown)
    assert shown.to is Seen.ASKER
    assert world.texts() == []
    source = next(a for a in shown.actions if a.given.get("soort") == "bron")
    call = world.call(ANNA, target=source.target)
    reply = world.room.harvest.add(
        call, int(source.given["plaatsing"]), source.given["tekst"], HarvestKind.SOURCE
    )
    assert world.texts() == [f"{WORDS} [bsn]"]
    assert "1 december 2026" in words(reply)
    with pytest.raises(UserError, match="harvest-known"):
        world.points(ANNA, ref)


def test_anothers_message_is_kept_only_when_its_author_agrees(world: World) -> None:
    ref = world.says(ANNA, WORDS)
    with pytest.raises(UserError, match="harvest-not-yours"):
        world.points(BEN, ref)
    assert "vraag de schrijver" in words(world.points(MO, ref))
    world.points(MO, ref)
    ((to, asked),) = world.outbox.said.values()
    assert to == Direct("web", "anna")
    assert WORDS not in words(asked) + str(asked.actions)
    assert world.texts() == []
    yes, no = asked.actions
    assert (yes.command, no.command) == ("oogst", "geen-oogst")
    with pytest.raises(UserError, match="harvest-not-yours"):
        world.points(BEN, ref)
    assert yes.target is not None
    private = Conversation("web", "vraagbaak", "@anna")
    draft = world.room.harvest.harvest(world.call(ANNA, private, yes.target))
    assert WORDS in words(draft)
    assert "niets van je bericht bewaard" in words(world.room.harvest.refuse(world.call(ANNA)))


def test_nobody_adds_anothers_message_through_a_button(world: World) -> None:
    ref = world.says(ANNA, WORDS)
    world.room.harvest.add(world.call(BEN, target=ref), world.post, "Ik neem dit mee", HarvestKind.INSIGHT)
    (item,) = kept.items_of(world.unit, PEOPLE.person(BEN))
    assert item.text == "Ik neem dit mee"
    assert not kept.items_of(world.unit, PEOPLE.person(ANNA))
    world.room.harvest.removed(world.call(ANNA, target=ref))
    assert world.texts() == ["Ik neem dit mee"]


@pytest.mark.parametrize("text", [None, "weg"])
def test_a_message_that_cannot_be_read_or_is_the_assistants_is_refused(
    world: World, text: str | None
) -> None:
    ref = world.says(Actor("web", "", "Vraagbaak", bot=True), WORDS)
    if text:
        world.messages.clear()
    with pytest.raises(UserError, match="harvest-unread"):
        world.points(MO, ref)


def test_an_insight_is_typed_in_the_thread_or_in_the_room_of_the_last_prompt(world: World) -> None:
    insight = world.room.harvest.insight
    insight(world.call(ANNA), WORDS)
    insight(world.call(BEN, GENERAL), "In de kamer zelf gezegd")
    insight(world.call(MO, GENERAL, MessageRef(GENERAL, "100")), "Als antwoord op de vraag")
    assert len(world.texts()) == 3
    for elsewhere in (replace(GENERAL, thread="999"), Conversation("web", "vraagbaak", "anders"), STAFF):
        with pytest.raises(UserError, match="harvest-no-prompt"):
            insight(world.call(ANNA, elsewhere), WORDS)
    world.now += OPEN_FOR + timedelta(days=1)
    with pytest.raises(UserError, match="harvest-no-prompt"):
        insight(world.call(ANNA, GENERAL), "Veel later")


def test_the_button_asks_for_words_and_kind(world: World) -> None:
    reply = world.room.harvest.add(world.call(ANNA), world.post)
    assert reply.form is not None
    assert [f.name for f in reply.form.fields] == ["tekst", "soort"]
    assert reply.form.action.given == {"plaatsing": str(world.post)}
    with pytest.raises(UserError, match="harvest-no-prompt"):
        world.room.harvest.add(world.call(ANNA), 999, WORDS)


def test_what_is_said_twice_too_long_too_much_or_dangerous_is_refused(world: World) -> None:
    world.adds(ANNA)
    world.adds(BEN)
    for text, key in (
        (f" {WORDS} ", "harvest-known"),
        ("x" * (LONGEST + 1), "harvest-too-long"),
        ("Een kind is nu in gevaar", "harvest-danger"),
    ):
        with pytest.raises(UserError, match=key):
            world.adds(ANNA, text)
    for number in range(PER_PERSON - 1):
        world.adds(ANNA, f"Inzicht {number}")
    with pytest.raises(UserError, match="harvest-enough"):
        world.adds(ANNA, "Nog een")
    assert len(world.texts()) == PER_PERSON + 1


@pytest.mark.parametrize(
    ("kind", "leads_to"),
    [
        (HarvestKind.INSIGHT, []),
        (HarvestKind.SIGNAL, [("signaal", "tekst")]),
        (HarvestKind.QUESTION, [("stel-kennisvraag", "vraag")]),
        (HarvestKind.SOURCE, [("stel-kennisvraag", "vraag")]),
    ],
)
def test_what_is_kept_can_go_further_or_be_taken_back(
    world: World, kind: HarvestKind, leads_to: list[tuple[str, str]]
) -> None:
    *onward, back = world.adds(ANNA, kind=kind).actions
    assert [(a.command, name) for a in onward for name in a.given if a.given[name] == WORDS] == leads_to
    number = int(back.given["regel"])
    assert "niet meer" in words(world.room.harvest.take_back(world.call(BEN), number))
    assert "uit de oogst" in words(world.room.harvest.take_back(world.call(ANNA), number))
    assert world.texts() == []


def test_a_deleted_message_takes_its_item_along(world: World) -> None:
    ref = world.says(ANNA, WORDS)
    choice = world.points(ANNA, ref).actions[0]
    world.room.harvest.add(world.call(ANNA, target=choice.target), world.post, choice.given["tekst"])
    world.room.harvest.removed(world.call(ANNA, target=MessageRef(GENERAL, ref.id)))
    assert world.texts() == []


def test_after_a_week_the_harvest_is_told_once_in_its_thread_without_names(world: World) -> None:
    world.adds(ANNA)
    world.adds(BEN, "Hoe doen jullie dat in de vakantie?", HarvestKind.QUESTION)
    world.day(6)
    assert not world.outbox.said
    world.day(7)
    world.day(8)
    ((to, reply),) = world.outbox.said.values()
    assert to == THREAD
    said = words(reply)
    assert said.startswith("Dit haalden we op: Een titel\nInzichten\n" + WORDS + "\nVragen\nHoe doen")
    assert "Anna" not in said
    assert [(a.command, a.for_everyone) for a in reply.actions] == [(ADD, True)]
    assert "sinds 1 december 2026" in words(world.adds(ANNA, "Later bedacht"))


def test_nothing_is_told_of_nothing_in_quiet_hours_while_paused_or_long_after(world: World) -> None:
    world.day(7)
    world.adds(ANNA)
    world.day(7, hour=21)
    store.pause(world.unit, NOW)
    world.day(8)
    store.resume(world.unit)
    world.day(40)
    assert not world.outbox.said
    world.day(9)
    assert len(world.outbox.said) == 1


def test_a_harvest_is_told_in_the_room_when_its_thread_never_became_known(world: World) -> None:
    english = kept.last_post(world.unit, ENGLISH.key, NOW)
    assert english is not None
    world.room.harvest.add(world.call(ANNA, ENGLISH), english.id, "We call every week")
    world.day(7)
    ((to, reply),) = world.outbox.said.values()
    assert to == ENGLISH
    assert "This is what we harvested: Een titel" in words(reply)


def test_staff_sees_what_ripens_and_members_what_was_told(world: World) -> None:
    overview = world.room.harvest.harvest
    for actor in (ANNA, MO):
        assert "nog geen oogst" in words(overview(world.call(actor)))
    world.adds(ANNA)
    assert "nog geen oogst" in words(overview(world.call(ANNA)))
    shown = words(overview(world.call(MO, STAFF)))
    assert "Een titel" in shown
    assert WORDS in shown
    world.day(7)
    assert WORDS in words(overview(world.call(BEN)))


def test_a_persons_harvest_is_shown_to_them_and_erased(world: World) -> None:
    world.adds(ANNA)
    world.adds(BEN, "Iets van Ben")
    personal, anna = world.room.personal, PEOPLE.person(ANNA)
    assert WORDS in str(personal.export(world.unit, anna))
    assert "Ben" not in str(personal.export(world.unit, anna))
    assert personal.forget(world.unit, anna) == 1
    assert personal.export(world.unit, anna) == {}
    assert world.texts() == ["Iets van Ben"]


def test_the_message_that_shows_the_button_is_the_prompts_own_and_stays_so(world: World) -> None:
    english = kept.last_post(world.unit, ENGLISH.key, NOW)
    assert english is not None
    choices = Choices()
    ties = PromptTies(choices)
    action = world.room.harvest.add(world.call(ANNA), english.id).form
    assert action is not None
    for message, thread in (("200", None), ("201", "200")):
        token = choices.issue(world.unit, action.action, 1, None, NOW)
        ties.tie(world.unit, [token], MessageRef(replace(ENGLISH, thread=thread), message))
        assert choices.by_number(world.unit, 1, "", MessageRef(ENGLISH, message)) == token
    ties.tie(world.unit, [], MessageRef(ENGLISH, "202"))
    found = kept.post_in(world.unit, ENGLISH.key, "200")
    assert found is not None
    assert found.id == english.id


def test_everyone_may_harvest_and_only_the_asker_reads_the_answer(world: World) -> None:
    declared = {c.id: c for c in commands_of(world.room.harvest)}
    assert all(ANNA.may(*c.needs) and c.seen is Seen.ASKER for c in declared.values())
    assert [c.id for c in declared.values() if not c.hidden] == ["oogst", "inzicht"]
    assert declared["oogst"].on_message
