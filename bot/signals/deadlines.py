"""The terms in which something must happen: working days for staff, calendar days for everyone else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.core.workdays import workdays_from
from bot.core.zone import local_day

VERY_LATE = 3
"""After so many times its term something is very late."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How long what may take.

    In working days: a first decision (`validate`), a bundle for a loose signal (`bundle`), feedback after a
    meeting (`feedback`), the answer to a question about a quote (`quote`). In days: when a bundle without
    news is silent (`stale`), how long a contributor can answer a question (`answer`), respond to feedback
    (`response`) and object to a merge (`object`).
    """

    validate: int = 3
    bundle: int = 10
    feedback: int = 10
    quote: int = 5
    stale: int = 60
    answer: int = 14
    response: int = 14
    object: int = 14


def due(since: datetime, workdays: int) -> date:
    """The last day of a term in working days."""
    return workdays_from(local_day(since), workdays)


def lateness(since: datetime, workdays: int, now: datetime) -> int:
    """How many times a term has gone by: 0 in time, 1 late, 3 or more very late."""
    today, term = local_day(now), 0
    while term < VERY_LATE and workdays_from(local_day(since), workdays * (term + 1)) < today:
        term += 1
    return term


def passed(since: datetime, days: int, now: datetime) -> bool:
    """Whether a term in days has gone by."""
    return now - since >= timedelta(days=days)
