"""Questions that could not be answered: when two of them ask the same, and how they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from bot.core.zone import local_year
from bot.store.numbers import next_number
from bot.store.upsert import insert_once
from knowledge.reading.question import Question
from knowledge.sources.tables import gap, gap_asker, gap_follower, knowledge_number, question_count

LONGEST = 500
MOST_ALIKE = 5
SHARED_WORDS, SHARED_WITH_CONCEPT = 0.5, 0.2
SURE = 0.5
UNTOUCHED = timedelta(days=30)


class MissReason(StrEnum):
    """Why somebody was not helped."""

    NOTHING = "niets"
    OTHER_TOPIC = "ander-onderwerp"
    OTHER_REGION = "andere-regio"
    TOO_OLD = "te-oud"
    TOO_GENERAL = "te-algemeen"
    BROKEN = "werkt-niet"


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that the sources could not answer, with its likes."""

    id: str
    question: str
    region: str
    reason: MissReason
    asked: int
    alike: tuple[str, ...]
    asked_at: datetime
    answered_at: datetime | None
    answer: str | None
    title: str = ""
    owner: str = ""
    due: date | None = None
    touched_at: datetime | None = None
    merged_into: str | None = None
    declined: str = ""
    shown: str = ""
    people: int = 0

    @property
    def named(self) -> str:
        """What it is called: by the board, else as it was asked."""
        return self.title or self.question

    def overdue(self, now: datetime) -> bool:
        """Whether it waits and nobody touched it for thirty days."""
        waits = self.answered_at is None and self.merged_into is None
        return waits and now - (self.touched_at or self.asked_at) >= UNTOUCHED


@dataclass(frozen=True, slots=True)
class Wait:
    """Who wants to hear of an answer, in a room (as text of `wire`) or else in private."""

    person: str
    room: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about, as far as that tells whether another asks the same."""

    words: frozenset[str]
    concept: str
    regions: frozenset[str]


def topic(question: Question) -> Topic:
    """The topic of a question: its telling words, its surest concept and its regions."""
    telling = frozenset(" ".join(s.said) for s in question.slots if s.mass > 2 and not s.is_region)
    surest = question.heard[0] if question.heard and question.heard[0].strength >= SURE else None
    return Topic(telling, surest.concept.id if surest else "", question.regions)


def alike(one: Topic, other: Topic) -> bool:
    """Tell whether two questions ask the same, for the same regions."""
    together = one.words | other.words
    if one.regions != other.regions or not together:
        return False
    share = len(one.words & other.words) / len(together)
    same_concept = bool(one.concept) and one.concept == other.concept
    return share >= (SHARED_WITH_CONCEPT if same_concept else SHARED_WORDS)


def open_gaps(unit: Connection) -> list[Gap]:
    """The questions that wait for an answer, oldest first; one that is merged waits in the other."""
    waiting = select(gap).where(gap.c.answered_at.is_(None), gap.c.merged_into.is_(None))
    wanted = waiting.order_by(gap.c.asked_at, gap.c.id)
    return [_gap(row) for row in unit.execute(wanted)]


def newest_open_gaps(unit: Connection, count: int) -> list[Gap]:
    """The questions that came in last and wait for an answer, merged ones included, oldest first."""
    wanted = select(gap).where(gap.c.answered_at.is_(None)).order_by(gap.c.asked_at.desc(), gap.c.id.desc())
    return [_gap(row) for row in unit.execute(wanted.limit(count))][::-1]


def gap_by_id(unit: Connection, id_: str) -> Gap | None:
    """The question with this number, or None."""
    row = unit.execute(select(gap).where(gap.c.id == id_.strip().upper())).one_or_none()
    return _gap(row) if row else None


def note(
    unit: Connection, question: str, region: str, reason: MissReason, at: datetime, shown: str | None = None
) -> str:
    """Keep a new question; its number."""
    year = local_year(at)
    number = next_number(unit, knowledge_number, {"series": f"gap-{year}"})
    id_ = f"K-{year}-{number:02}"
    values = {
        "id": id_,
        "question": question[:LONGEST],
        "region": region,
        "reason": reason.value,
        "shown": shown,
    }
    unit.execute(insert(gap).values({**values, "asked": 1, "alike": "", "asked_at": at}))
    return id_


def note_again(unit: Connection, found: Gap, question: str) -> None:
    """Count a question that was asked before, with its wording when that is new."""
    kept = [*found.alike]
    words = " ".join(question[:LONGEST].split())
    if words != " ".join(found.question.split()) and words not in kept and len(kept) < MOST_ALIKE:
        kept.append(words)
    changed = {"asked": gap.c.asked + 1, "alike": "\n".join(kept)}
    unit.execute(update(gap).where(gap.c.id == found.id).values(changed))


def withdraw(unit: Connection, id_: str, person: str, *, again: bool) -> None:
    """Take back that somebody asked a question; it goes when nobody else asked it or waits for its answer.

    Of one that was asked `again` in other words those stay. What the board did something about, stays too.
    """
    found = gap_by_id(unit, id_)
    if found is None or found.answered_at or merged_into(unit, id_):
        return
    others = (gap_follower.c.gap == id_) & (gap_follower.c.person != person)
    if found.asked > 1:
        _ask_less(unit, found, person, again=again)
    elif found.touched_at is None and unit.execute(select(gap_follower.c.gap).where(others)).first() is None:
        for table in (gap_follower, gap_asker):
            unit.execute(delete(table).where(table.c.gap == id_))
        unit.execute(delete(gap).where(gap.c.id == id_))


def _ask_less(unit: Connection, found: Gap, person: str, *, again: bool) -> None:
    left: dict[str, object] = {"asked": found.asked - 1}
    if found.asked - 1 < found.people:
        mine = (gap_asker.c.gap == found.id) & (gap_asker.c.person == person)
        left["people"] = found.people - unit.execute(delete(gap_asker).where(mine)).rowcount
    elif again and found.asked == 2 and found.alike:
        left |= {"question": found.alike[-1], "alike": ""}
    unit.execute(update(gap).where(gap.c.id == found.id).values(left))


def asked_by(unit: Connection, id_: str, person: str, region: str | None, at: datetime) -> None:
    """Count a person who asked a question once."""
    if insert_once(unit, gap_asker, {"gap": id_, "person": person, "region": region, "at": at}):
        more = func.coalesce(gap.c.people, 0) + 1
        unit.execute(update(gap).where(gap.c.id == id_).values(people=more))


def reach(unit: Connection, each: Gap) -> tuple[int, int]:
    """How many people asked a question or one that is merged into it, and from how many regions.

    Of merged questions the people that are still known are counted, so that nobody counts twice.
    """
    merged = select(gap.c.id).where(gap.c.merged_into == each.id)
    asked = (gap_asker.c.gap == each.id) | gap_asker.c.gap.in_(merged)
    counted = (func.count(gap_asker.c.person.distinct()), func.count(gap_asker.c.region.distinct()))
    people, regions = unit.execute(select(*counted).where(asked)).one()
    return max(people, each.people), regions


def follow(unit: Connection, id_: str, person: str, at: datetime, room: str | None = None) -> bool:
    """Have somebody hear of the answer, in a room or else in private; False when that was so already."""
    return insert_once(unit, gap_follower, {"gap": id_, "person": person, "since": at, "room": room})


def close(unit: Connection, id_: str, answer: str | None, at: datetime, why: str | None = None) -> list[Wait]:
    """Answer or decline a question and what is merged into it; who asked to hear of it.

    They are forgotten here: they are told once.
    """
    closed = (gap.c.id == id_) | (gap.c.merged_into == id_)
    done = {"answered_at": at, "answer": answer, "declined": why, "touched_at": at}
    unit.execute(update(gap).where(closed, gap.c.answered_at.is_(None)).values(done))
    theirs = gap_follower.c.gap.in_(select(gap.c.id).where(closed))
    wanted = select(gap_follower.c.person, gap_follower.c.room).where(theirs)
    found = {
        row.person: Wait(row.person, row.room) for row in unit.execute(wanted.order_by(gap_follower.c.since))
    }
    unit.execute(delete(gap_follower).where(theirs))
    return list(found.values())


def merged_into(unit: Connection, id_: str) -> list[str]:
    """The questions that wait in this one."""
    return list(unit.execute(select(gap.c.id).where(gap.c.merged_into == id_)).scalars())


def change(unit: Connection, id_: str, at: datetime, **values: object) -> None:
    """Have the board name, assign, merge, split or reopen a question."""
    unit.execute(update(gap).where(gap.c.id == id_).values({**values, "touched_at": at}))


def count(unit: Connection, day: date, verdict: str) -> None:
    """Count one question by what came of it."""
    insert_once(unit, question_count, {"day": day, "verdict": verdict, "number": 0})
    same = (question_count.c.day == day) & (question_count.c.verdict == verdict)
    unit.execute(update(question_count).where(same).values(number=question_count.c.number + 1))


def counts(unit: Connection, since: date, until: date) -> dict[str, int]:
    """How many questions there were per verdict, from one day up to and including another."""
    between = question_count.c.day.between(since, until)
    wanted = select(question_count.c.verdict, func.sum(question_count.c.number)).where(between)
    return {v: int(n) for v, n in unit.execute(wanted.group_by(question_count.c.verdict))}


def _gap(row: Row[Any]) -> Gap:
    return Gap(
        row.id,
        row.question,
        row.region,
        MissReason(row.reason),
        row.asked,
        tuple(row.alike.splitlines()),
        row.asked_at,
        row.answered_at,
        row.answer,
        row.title or "",
        row.owner or "",
        row.due,
        row.touched_at,
        row.merged_into,
        row.declined or "",
        row.shown or "",
        row.people or 0,
    )
