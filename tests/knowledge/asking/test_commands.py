"""What is said in answer to questions, and what editors do about what is missing."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from bot.core.content import Card
from bot.core.errors import UserError
from bot.core.places import Direct
from bot.core.reply import Reply, Seen
from knowledge.asking.commands import LONGEST
from knowledge.gaps import gaps
from knowledge.gaps.gaps import MissReason
from knowledge.room import KnowledgeRoom
from knowledge.sources.resource import ResourceKind
from tests.knowledge.conftest import NOW, Outbox, call, words


def cards(reply: Reply | None) -> list[Card]:
    return [block for block in reply.blocks if isinstance(block, Card)] if reply else []


def test_at_most_three_cards_with_what_is_needed_to_choose(room: KnowledgeRoom, unit: Connection) -> None:
    reply = room.commands[0].where(call(unit), "richtlijn uithuisplaatsing")
    shown = cards(reply)
    assert len(shown) == 3
    assert shown[0].href
    labels = [name for name, _ in shown[0].facts]
    assert labels[:4] == ["Soort", "Van", "Kennis uit", "Regio"]
    assert "Gecontroleerd op" in labels
    assert dict(shown[0].facts)["Let op"].startswith("Afwijken mag")
    offered = ["meer-bronnen", "filter-bronnen", "niet-gevonden", "dit-was-het"]
    assert [a.command for a in reply.actions] == offered


def test_more_goes_on_where_the_list_stopped(room: KnowledgeRoom, unit: Connection) -> None:
    find = room.commands[0]
    first = find.where(call(unit), "richtlijn uithuisplaatsing")
    given = first.actions[0].given
    second = find.more(call(unit), given["vraag"], int(given["vanaf"]))
    assert not {c.title for c in cards(first)} & {c.title for c in cards(second)}
    with pytest.raises(UserError, match="find-no-more"):
        find.more(call(unit), given["vraag"], 99)


def test_an_answer_can_be_narrowed_to_a_kind_and_a_region(room: KnowledgeRoom, unit: Connection) -> None:
    find = room.commands[0]
    offered = find.narrow(call(unit), "training")
    training = next(a for a in offered.actions if a.given.get("soort") == "opleiding")
    reply = find.where(call(unit), training.given["vraag"], ResourceKind.TRAINING)
    assert {dict(c.facts)["Soort"] for c in cards(reply)} == {"opleiding of training"}
    local = find.where(call(unit), "buurtgezinnen", None, "hart van roosendaal en bergen op zoom")
    assert "Met dit filter" not in words(local)
    assert all(dict(c.facts)["Regio"] in {"landelijk", "West-Brabant West"} for c in cards(local))


def test_a_filter_that_leaves_nothing_offers_the_way_back(room: KnowledgeRoom, unit: Connection) -> None:
    reply = room.commands[0].where(call(unit), "richtlijn uithuisplaatsing", ResourceKind.FACTSHEET, "Twente")
    assert cards(reply) == []
    assert [(a.command, dict(a.given)) for a in reply.actions] == [
        ("waar", {"vraag": "richtlijn uithuisplaatsing"})
    ]


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_question_put_to_the_assistant_is_kept_and_can_be_followed(
    room: KnowledgeRoom, unit: Connection, locale: str
) -> None:
    asked = call(unit, locale=locale)
    reply = room.commands[0].heard(asked, "Waar vind ik een richtlijn over stotteren?", True)
    assert reply is not None
    assert "K-2026-01" in words(reply)
    assert [a.command for a in reply.actions] == ["laat-het-me-weten", "laat-het-me-weten"]
    assert gaps.counts(unit, NOW.date(), NOW.date()) == {"not-known": 1}


def test_an_overheard_question_is_kept_only_when_its_asker_presses(
    room: KnowledgeRoom, unit: Connection
) -> None:
    find = room.commands[0]
    reply = find.heard(call(unit), "Waar vind ik een richtlijn over stotteren?", False)
    assert reply is not None
    assert "Dat heb ik niet" in words(reply)
    assert gaps.open_gaps(unit) == []
    (ask,) = reply.actions
    assert (ask.command, ask.once, ask.for_everyone) == ("stel-kennisvraag", True, False)
    find.ask_the_board(call(unit), ask.given["vraag"], MissReason(ask.given["reden"]))
    (kept,) = gaps.open_gaps(unit)
    assert kept.people == 1


def test_talk_among_colleagues_is_met_with_silence(room: KnowledgeRoom, unit: Connection) -> None:
    assert room.commands[0].heard(call(unit), "Fijn weekend allemaal!", False) is None
    assert room.commands[0].heard(call(unit), "hoi", True) is None
    assert gaps.open_gaps(unit) == []


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_danger_gets_numbers_and_nothing_is_kept(room: KnowledgeRoom, unit: Connection, locale: str) -> None:
    text = "Ze staat nu op de brug en wil springen. Waar vind ik een protocol?"
    for reply in (
        room.commands[0].heard(call(unit, locale=locale), text, False),
        room.commands[0].where(call(unit, locale=locale), text),
    ):
        assert reply is not None
        assert cards(reply) == []
        assert reply.actions == ()
        assert words(reply).index("0800-0113") < words(reply).index("112")
    assert gaps.open_gaps(unit) == []
    assert gaps.counts(unit, NOW.date(), NOW.date()) == {}


def test_not_what_i_wanted_takes_one_press_for_the_reason(room: KnowledgeRoom, unit: Connection) -> None:
    find = room.commands[0]
    reasons = find.not_found(call(unit), "richtlijn pleegzorg")
    assert reasons.to is Seen.ASKER
    assert len(reasons.actions) == len(MissReason) - 1
    pressed = reasons.actions[2].given
    kept = find.ask_the_board(call(unit), pressed["vraag"], MissReason(pressed["reden"]))
    assert "K-2026-01" in words(kept)
    assert gaps.open_gaps(unit)[0].reason is MissReason.TOO_OLD


def test_the_queue_shows_the_oldest_first_with_counts(room: KnowledgeRoom, unit: Connection) -> None:
    editing = room.commands[1]
    assert "geen kennisvragen" in words(editing.open_questions(call(unit, "els")))
    for text in ("richtlijn stotteren", "Buurtgezinnen in Zeeland", "stotteren richtlijn kleuter"):
        room.commands[0].where(call(unit), text)
    told = words(editing.open_questions(call(unit, "els")))
    assert told.index("K-2026-01") < told.index("K-2026-02")
    assert "2 keer gesteld" in told
    assert "zijn er 3 vragen gesteld; beantwoord: 0" in told
    assert "Zeeland" in told


def test_an_answer_is_told_to_each_follower_once(
    room: KnowledgeRoom, unit: Connection, outbox: Outbox
) -> None:
    find, editing = room.commands[:2]
    find.where(call(unit), "richtlijn stotteren")
    for name in ("anna", "bo"):
        assert "één bericht" in words(find.follow(call(unit, name), "k-2026-01"))
    assert "al bericht" in words(find.follow(call(unit, "anna"), "K-2026-01"))
    told = editing.answer(call(unit, "els"), "K-2026-01", "rj-adhd")
    assert "2 mensen krijgen bericht" in words(told)
    assert [to for to, _ in outbox.said.values()] == [Direct("web", "anna"), Direct("web", "bo")]
    assert "richtlijn stotteren" in words(next(iter(outbox.said.values()))[1])
    with pytest.raises(UserError, match="find-gap-answered"):
        editing.answer(call(unit, "els"), "K-2026-01", "rj-adhd")
    with pytest.raises(UserError, match="find-gap-answered"):
        find.follow(call(unit, "cor"), "K-2026-01")
    assert len(outbox.said) == 2


def test_who_was_forgotten_is_not_told(room: KnowledgeRoom, unit: Connection, outbox: Outbox) -> None:
    find, editing = room.commands[:2]
    find.where(call(unit), "richtlijn stotteren")
    find.follow(call(unit), "K-2026-01")
    room.personal.forget(unit, call(unit).person)
    assert "Niemand" in words(editing.answer(call(unit, "els"), "K-2026-01", "rj-adhd"))
    assert outbox.said == {}


def test_a_question_is_suggested_while_it_is_typed(room: KnowledgeRoom, unit: Connection) -> None:
    find = room.commands[0]
    suggested = find.suggest_question(call(unit), "richtlijn pleegz")
    assert ("Richtlijn Pleegzorg", "Richtlijn Pleegzorg") in suggested
    assert all(len(text) <= LONGEST for text, _ in suggested)
