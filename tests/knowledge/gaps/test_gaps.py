"""Questions that could not be answered: kept, joined with their likes, answered once, erased in time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from bot.core.content import plain
from knowledge.asking.answers import answered
from knowledge.finding.finder import Finder
from knowledge.finding.gate import Verdict
from knowledge.gaps import gaps
from knowledge.gaps.gaps import MissReason
from knowledge.personal import FindPersonalData, tidy
from knowledge.room import KnowledgeRoom
from knowledge.sources.resource import NATIONAL
from knowledge.sources.tables import gap, gap_follower, question_count
from tests.knowledge.conftest import NOW, SAY, made

ANNA, BO = "a" * 26, "b" * 26


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Waar vind ik een richtlijn over bedplassen?", "richtlijn bedplassen kleuter", True),
        ("Waar vind ik een richtlijn over bedplassen?", "richtlijn stotteren", False),
        ("Buurtgezinnen in Zeeland", "buurtgezinnen Zeeland contact", True),
        ("Buurtgezinnen in Zeeland", "Buurtgezinnen in Groningen", False),
        (
            "mijn dochter plast elke nacht in bed",
            "kind van acht is nog niet zindelijk en plast in zijn bed",
            True,
        ),
    ],
)
def test_questions_that_ask_the_same(finder: Finder, one: str, other: str, same: bool) -> None:
    assert gaps.alike(gaps.topic(finder.read(one)), gaps.topic(finder.read(other))) is same


def test_numbers_and_days_go_by_the_clock_here(room: KnowledgeRoom, unit: Connection) -> None:
    half_past_midnight = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert gaps.note(unit, "Iets", NATIONAL, MissReason.NOTHING, half_past_midnight).startswith("K-2027-")
    room.shelf.count(unit, Verdict.ANSWER, half_past_midnight)
    new_year = date(2027, 1, 1)
    assert gaps.counts(unit, new_year, new_year) == {"answer": 1}
    (waiting,) = gaps.open_gaps(unit)
    assert "1-1-2027" in plain(answered(SAY["nl"], waiting, made("een", "Een"), new_year).blocks)


def test_a_question_without_a_telling_word_is_like_no_other(finder: Finder) -> None:
    nothing = gaps.topic(finder.read("waar is het?"))
    assert not gaps.alike(nothing, nothing)


def test_alike_questions_are_one_with_their_wordings(room: KnowledgeRoom, unit: Connection) -> None:
    first = room.shelf.miss(unit, "Waar vind ik iets over bedplassen?", MissReason.NOTHING, NOW)
    again = room.shelf.miss(unit, "bedplassen bij pubers", MissReason.NOTHING, NOW + timedelta(days=1))
    other = room.shelf.miss(unit, "richtlijn stotteren", MissReason.NOTHING, NOW)
    assert (first, again, other) == ("K-2026-01", "K-2026-01", "K-2026-02")
    oldest = gaps.open_gaps(unit)[0]
    assert (oldest.asked, oldest.alike) == (2, ("bedplassen bij pubers",))
    assert oldest.question == "Waar vind ik iets over bedplassen?"


def test_an_answered_question_opens_anew_when_it_is_asked_again(
    room: KnowledgeRoom, unit: Connection
) -> None:
    first = room.shelf.miss(unit, "richtlijn stotteren", MissReason.NOTHING, NOW)
    gaps.close(unit, first, "rj-pleegzorg", NOW)
    assert room.shelf.miss(unit, "richtlijn stotteren", MissReason.NOTHING, NOW) != first


def test_followers_are_handed_over_once(room: KnowledgeRoom, unit: Connection) -> None:
    id_ = room.shelf.miss(unit, "richtlijn stotteren", MissReason.NOTHING, NOW)
    assert [gaps.follow(unit, id_, who, NOW) for who in (ANNA, BO, ANNA)] == [True, True, False]
    assert [x.person for x in gaps.close(unit, id_, "x", NOW)] == [ANNA, BO]
    assert gaps.close(unit, id_, "x", NOW) == []
    found = gaps.gap_by_id(unit, id_.lower())
    assert found is not None
    assert (found.answer, found.answered_at) == ("x", NOW)


def test_a_person_sees_what_is_held_and_has_it_erased(room: KnowledgeRoom, unit: Connection) -> None:
    id_ = room.shelf.miss(unit, "richtlijn stotteren", MissReason.NOTHING, NOW)
    gaps.follow(unit, id_, ANNA, NOW)
    held = FindPersonalData()
    until = (NOW + timedelta(days=365)).isoformat()
    assert held.export(unit, ANNA) == {
        "followed": [{"id": id_, "question": "richtlijn stotteren", "since": NOW.isoformat(), "until": until}]
    }
    assert held.export(unit, BO) == {}
    assert (held.forget(unit, ANNA), held.forget(unit, ANNA)) == (1, 0)
    assert gaps.close(unit, id_, "x", NOW) == []
    assert gaps.gap_by_id(unit, id_) is not None


def test_questions_are_counted_by_day_and_verdict(unit: Connection) -> None:
    for verdict in ("answer", "answer", "not-known"):
        gaps.count(unit, NOW.date(), verdict)
    assert gaps.counts(unit, NOW.date(), NOW.date()) == {"answer": 2, "not-known": 1}
    assert gaps.counts(unit, NOW.date() + timedelta(days=1), NOW.date() + timedelta(days=9)) == {}


def test_what_is_past_its_time_is_erased(room: KnowledgeRoom, unit: Connection) -> None:
    id_ = room.shelf.miss(unit, "richtlijn stotteren", MissReason.NOTHING, NOW)
    gaps.follow(unit, id_, ANNA, NOW)
    gaps.count(unit, NOW.date(), "answer")

    def left() -> list[int]:
        tables = (gap_follower, gap, question_count)
        return [unit.execute(select(func.count()).select_from(t)).scalar_one() for t in tables]

    tidy(unit, NOW + timedelta(days=364))
    assert left() == [1, 1, 1]
    tidy(unit, NOW + timedelta(days=366))
    assert left() == [0, 1, 1]
    tidy(unit, NOW + timedelta(days=732))
    assert left() == [0, 0, 0]
