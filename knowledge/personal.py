"""What finding holds of a person: what they want to hear of, proposed or confirmed; what may not stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.core.zone import local_day
from bot.store import lexicon_proposals
from bot.store.base import kept_for, kept_until
from bot.store.schedules import Job, Slot
from knowledge.exchange.leads import lead
from knowledge.exchange.runs import import_run
from knowledge.sources import drafts
from knowledge.sources.history import revision
from knowledge.sources.tables import gap, gap_asker, gap_follower, question_count

_GRACE = timedelta(hours=20)


class FindPersonalData:
    """The person's side of the tables of finding."""

    name = "knowledge"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """What a person wants to hear of and proposes, ready for JSON; empty when there is nothing."""
        rows = unit.execute(
            select(gap_follower.c.gap, gap.c.question, gap_follower.c.since)
            .join(gap, gap.c.id == gap_follower.c.gap)
            .where(gap_follower.c.person == person)
            .order_by(gap_follower.c.since)
        )
        followed = [
            {
                "id": r.gap,
                "question": r.question,
                "since": r.since.isoformat(),
                "until": kept_until(gap_follower.c.since, r.since, unit),
            }
            for r in rows
        ]
        asked = select(gap_asker).where(gap_asker.c.person == person).order_by(gap_asker.c.at)
        mine = [
            {
                "id": r.gap,
                "region": r.region,
                "at": r.at.isoformat(),
                "until": kept_until(gap_asker.c.at, r.at, unit),
            }
            for r in unit.execute(asked)
        ]
        found: dict[str, list[Any]] = {"followed": followed, "asked": mine}
        found |= {"proposed": drafts.made_by(unit, person)}
        found |= {"confirmed": lexicon_proposals.made_by(unit, person)}
        return {name: held for name, held in found.items() if held}

    def forget(self, unit: Connection, person: str) -> int:
        """Break the link with the person, and empty the words of what nobody else asked; how many rows.

        Questions of several people and proposals stay, without this person.
        """
        mine = select(gap_asker.c.gap).where(gap_asker.c.person == person)
        alone = gap.c.id.in_(mine) & (gap.c.people == 1)
        gone = unit.execute(update(gap).where(alone).values(question="", alike="")).rowcount
        for table in (gap_follower, gap_asker):
            gone += unit.execute(delete(table).where(table.c.person == person)).rowcount
        return gone + drafts.forget(unit, person) + lexicon_proposals.forget(unit, person)


def nightly() -> Job:
    """The job that erases what is past its time."""

    def run(unit: Connection, slot: Slot) -> None:
        tidy(unit, slot.due + slot.late)

    return Job("knowledge-housekeeping", "55 3 * * *", _GRACE, run)


def tidy(unit: Connection, now: datetime) -> int:
    """Erase what is past its time, of people, imports and changes; how many rows that touched."""
    gone = drafts.drop_left(unit, now) + lexicon_proposals.tidy(unit, now)
    gone += _empty_words(unit, now)
    clocks = (gap_follower.c.since, gap_asker.c.at, gap.c.asked_at, import_run.c.at, lead.c.at)
    for moment in (*clocks, revision.c.at, drafts.draft.c.at):
        gone += unit.execute(delete(moment.table).where(moment < now - kept_for(moment, unit))).rowcount
    day = question_count.c.day
    return (
        gone + unit.execute(delete(question_count).where(day < local_day(now - kept_for(day, unit)))).rowcount
    )


def _empty_words(unit: Connection, now: datetime) -> int:
    """Empty the words of questions that were kept long enough; the title of the board stays."""
    old = gap.c.asked_at < now - kept_for(gap.c.question, unit)
    worded = (gap.c.question != "") | (gap.c.alike != "")
    return unit.execute(update(gap).where(old, worded).values(question="", alike="")).rowcount
