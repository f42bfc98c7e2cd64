"""What comes of signals: action points, what was fed back, open questions, and the next table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any

from bot.core.sizes import size_class
from bot.core.zone import local_day
from bot.digest.counting.facts import ActionFact, FactSheet
from bot.digest.counting.suppression import first_class
from bot.digest.counting.week import Week

Json = dict[str, Any]
AHEAD = timedelta(weeks=6)
"""So far ahead the terms of meetings are told."""
_ENOUGH = 3
"""The middle of fewer waiting times than this is the time of one."""


def table(facts: FactSheet, week: Week) -> Json | None:
    """The first table after the week, and how many days after its last day that is."""
    coming = sorted((t for t in facts.tables if t.date > week.sunday), key=lambda t: (t.date, t.id))
    if not coming:
        return None
    first = coming[0]
    return {"id": first.id, "date": first.date.isoformat(), "days": (first.date - week.sunday).days}


def terms(facts: FactSheet, week: Week) -> list[Json]:
    """What must be done by when: for the meetings of the coming weeks, and feedback that is not sent yet."""
    until, last = week.sunday, week.sunday + AHEAD
    rows = [_term(x.due, "feedback", x.id, x.bundle, until) for x in facts.drafts]
    for each in facts.tables:
        days = {"freeze": each.freeze, "papers": each.papers, "table": each.date}
        coming = ((what, day) for what, day in days.items() if day and until < day <= last)
        rows += [_term(day, what, each.id, None, until) for what, day in coming]
    return sorted(rows, key=lambda row: (row["day"], row["id"], row["what"]))


def actions(facts: FactSheet, week: Week) -> list[Json]:
    """Open action points: what is late first, then by the day they are due."""
    return [
        _action(each, week.sunday)
        for each in sorted(facts.actions, key=lambda a: (a.due >= week.sunday, a.due, a.id))
    ]


def fed_back(facts: FactSheet, week: Week, k: int) -> Json:
    """What was fed back in the week, to how many people in classes, and how long signals waited."""
    told = [f for f in facts.feedback if week.start <= f.at < week.end]
    rows = [
        {
            "bundle": f.bundle,
            "text": f.text,
            "day": local_day(f.at).isoformat(),
            "people": size_class(f.people, first_class(k)),
            "channels": f.channels,
        }
        for f in sorted(told, key=lambda f: (f.at, f.bundle))
    ]
    waited = {"answered": _middle(facts.answered_days), "fed_back": _middle(facts.feedback_days)}
    return {"fed_back": rows, "waited_days": waited}


def questions(facts: FactSheet, week: Week) -> list[Json]:
    """Open questions for the programme board, oldest first."""
    return [
        {
            "id": g.id,
            "question": g.question,
            "asked": g.asked,
            "since": local_day(g.since).isoformat(),
            "days": _days(local_day(g.since), week.sunday),
            "due": g.due.isoformat() if g.due else None,
            "late_days": _days(g.due, week.sunday) if g.due else 0,
        }
        for g in sorted(facts.gaps, key=lambda g: (g.since, g.id))
    ]


def _term(day: date, what: str, id_: str, bundle: str | None, until: date) -> Json:
    row = {"day": day.isoformat(), "what": what, "id": id_, "bundle": bundle}
    return {**row, "days": _days(until, day), "late_days": _days(day, until)}


def _action(each: ActionFact, until: date) -> Json:
    return {
        "id": each.id,
        "text": each.text,
        "owner": each.owner,
        "bundle": each.bundle,
        "due": each.due.isoformat(),
        "state": each.state,
        "since": each.since.isoformat(),
        "days": _days(each.since, until),
        "late_days": _days(each.due, until),
    }


def _days(since: date, until: date) -> int:
    return max((until - since).days, 0)


def _middle(days: Sequence[int]) -> float | None:
    """The median number of days, or None of too few."""
    return round(float(median(days)), 1) if len(days) >= _ENOUGH else None
