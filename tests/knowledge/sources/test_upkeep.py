"""Looking again in time: what is due, one press to say it is right, a few questions a week, and doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from bot.core.places import Audience, Conversation
from bot.store.people import Contacts
from bot.store.schedules import Slot
from knowledge.lent import Lent
from knowledge.room import KnowledgeRoom, knowledge_room, theme_names
from knowledge.sources import history, rechecking, store
from knowledge.sources.history import Deed
from knowledge.sources.rechecking import Recheck
from knowledge.sources.resource import ResourceKind
from knowledge.sources.standing import Freshness
from knowledge.sources.tables import resource
from tests.knowledge.conftest import CONFIG, LISTS, NOW, SAY, Outbox, clean, made, words
from tests.knowledge.sources.desk import els, press

TODAY = NOW.date()
RULES = Recheck(days=365, by_kind={"wet-en-regelgeving": 100}, asks=2, answer_days=28)
STAFF = Conversation("web", "vraagbaak", "staf", Audience.STAFF)
AGED = (
    made("oud", "Oud", checked=TODAY - timedelta(days=400), owner="redactie NJi"),
    made("ouder", "Ouder", checked=TODAY - timedelta(days=401)),
    made("wet", "Wet", kind=ResourceKind.LAW, checked=TODAY - timedelta(days=200)),
    made("vers", "Vers", checked=TODAY - timedelta(days=200)),
)


@pytest.fixture
def room(outbox: Outbox, unit: Connection) -> KnowledgeRoom:
    """The room on a few sources, with a room for staff."""
    lent = Lent(outbox, Contacts(), SAY.__getitem__, lambda _: None, theme_names(CONFIG), clean, (STAFF,))
    built = knowledge_room(LISTS, (), lent, RULES)
    store.keep_all(unit, AGED, NOW)
    return built


def fresh(unit: Connection, id_: str) -> Freshness:
    found = store.resource_by_id(unit, id_)
    assert found is not None
    return found.freshness


def ask(room: KnowledgeRoom, unit: Connection, days: int) -> None:
    """Let the job of the weekly questions run, so many days from now."""
    job = next(each for each in room.jobs if each.id == "sources-question")
    due = NOW + timedelta(days=days)
    job.run(unit, Slot(job.id, due.isoformat(), due, timedelta(0)))


def test_each_kind_is_due_in_its_own_time_longest_overdue_first(
    unit: Connection, room: KnowledgeRoom
) -> None:
    found = rechecking.due(unit, RULES, TODAY, 10)
    assert [each.id for each in found] == ["wet", "ouder", "oud"]
    assert [each.id for each in rechecking.due(unit, RULES, TODAY, 2)] == ["wet", "ouder"]
    assert rechecking.count_due(unit, RULES, TODAY) == 3
    on_the_day = TODAY + timedelta(days=165)
    assert rechecking.count_due(unit, RULES, on_the_day - timedelta(days=1)) == 3
    assert rechecking.count_due(unit, RULES, on_the_day) == 4


def test_the_night_marks_what_is_due_and_only_that(unit: Connection, room: KnowledgeRoom) -> None:
    before = store.stamp(unit)
    assert room.upkeep.freshen(unit, NOW) == 3
    assert fresh(unit, "wet") is Freshness.DUE
    assert fresh(unit, "vers") is Freshness.FRESH
    marked = store.stamp(unit)
    assert marked != before
    assert room.upkeep.freshen(unit, NOW) == 0
    assert store.stamp(unit) == marked
    assert history.revisions(unit, "wet")[0].deed is Deed.ADDED


def test_the_queue_is_worked_through_press_by_press(room: KnowledgeRoom, unit: Connection) -> None:
    room.upkeep.freshen(unit, NOW)
    reply = room.upkeep.queue(els(unit))
    told = words(reply)
    assert "3 bronnen moeten nagekeken worden" in told
    assert told.index("(wet)") < told.index("(ouder)") < told.index("(oud)")
    assert "redactie NJi" in told
    edited = select(resource.c.edited_at).where(resource.c.id == "wet")
    before = unit.execute(edited).scalar_one()
    for _ in range(3):
        reply = press(room, els(unit), reply, reply.actions[0].label)
    assert "Er hoeft nu niets nagekeken te worden" in words(reply)
    assert fresh(unit, "wet") is Freshness.FRESH
    assert store.resource_by_id(unit, "wet") == replace(AGED[2], checked=TODAY)
    newest = history.revisions(unit, "wet")[0]
    assert (newest.deed, newest.role) == (Deed.CHECKED, "redacteur")
    assert unit.execute(edited).scalar_one() == before
    assert "was vandaag al nagekeken" in words(room.upkeep.still_right(els(unit), "wet"))


def test_the_editors_are_asked_about_a_few_and_not_again_within_a_year(
    room: KnowledgeRoom, unit: Connection, outbox: Outbox
) -> None:
    for days in (0, 7, 14):
        ask(room, unit, days)
    said = [(to, words(reply), reply) for to, reply in outbox.said.values()]
    assert [to for to, _, _ in said] == [STAFF, STAFF]
    assert "(wet)" in said[0][1]
    assert "(ouder)" in said[0][1]
    assert "(oud)" in said[1][1]
    assert "binnen 28 dagen" in said[0][1]
    assert all(each.for_everyone for _, _, reply in said for each in reply.actions)
    ask(room, unit, 366)
    assert "(ouder)" in words(list(outbox.said.values())[-1][1])


def test_what_nobody_answers_is_not_confirmed_until_somebody_does(
    room: KnowledgeRoom, unit: Connection, outbox: Outbox
) -> None:
    ask(room, unit, 0)
    asked = next(iter(outbox.said.values()))[1]
    press(room, els(unit), asked, asked.actions[0].label)
    room.upkeep.freshen(unit, NOW + timedelta(days=28))
    assert fresh(unit, "ouder") is Freshness.DUE
    room.upkeep.freshen(unit, NOW + timedelta(days=29))
    assert [fresh(unit, id_) for id_ in ("wet", "ouder", "oud")] == [
        Freshness.FRESH,
        Freshness.UNCONFIRMED,
        Freshness.DUE,
    ]
    found = store.resource_by_id(unit, "ouder")
    assert found is not None
    assert found.doubtful
    assert "niet bevestigd" in words(room.upkeep.queue(els(unit)))
    room.upkeep.still_right(els(unit), "ouder")
    assert fresh(unit, "ouder") is Freshness.FRESH
    room.upkeep.freshen(unit, NOW + timedelta(days=30))
    assert fresh(unit, "ouder") is Freshness.FRESH


def test_without_a_room_for_staff_nobody_is_asked_so_nothing_is_unconfirmed(
    unit: Connection, outbox: Outbox
) -> None:
    lent = Lent(outbox, Contacts(), SAY.__getitem__, lambda _: None, theme_names(CONFIG), clean)
    alone = knowledge_room(LISTS, (), lent, RULES)
    store.keep_all(unit, AGED, NOW)
    ask(alone, unit, 0)
    alone.upkeep.freshen(unit, NOW + timedelta(days=29))
    assert outbox.said == {}
    assert fresh(unit, "ouder") is Freshness.DUE


def test_an_edit_is_no_check(room: KnowledgeRoom, unit: Connection) -> None:
    room.upkeep.freshen(unit, NOW)
    store.keep(unit, replace(AGED[0], title="Oud, maar beter"), NOW)
    assert fresh(unit, "oud") is Freshness.DUE
    assert rechecking.count_due(unit, RULES, TODAY) == 3


def test_hidden_sources_are_not_due(room: KnowledgeRoom, unit: Connection) -> None:
    store.retire(unit, "wet", NOW)
    assert rechecking.count_due(unit, RULES, TODAY) == 2
    assert "wet" not in [each.id for each in rechecking.due(unit, RULES, TODAY, 5)]


def test_days_for_a_kind_that_there_is_not_are_refused() -> None:
    with pytest.raises(ValueError, match="boek"):
        Recheck(by_kind={"boek": 10})
