"""Hands the digest its facts: what signals and finding keep, as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.digest.facts import BundleFact, EndorsementFact, FactSheet, GapFact, SignalFact
from bot.digest.trend import WEEKS
from bot.digest.week import Week
from bot.signals.endorsing import endorsements
from bot.signals.model import Answers, Bundle, Recognition, Signal, SignalState
from bot.signals.reporting import between
from bot.signals.signal_table import signal
from bot.signals.store import STANDING, waiting_signals
from bot.signals.tables import endorsement, signal_event
from knowledge.gaps.gaps import open_gaps
from knowledge.sources.tables import gap

COUNTED = frozenset({SignalState.VALIDATED, SignalState.BUNDLED})
DATED = (signal_event.c.at, endorsement.c.endorsed_at, gap.c.asked_at, gap.c.answered_at)
"""Where every change that has a date is kept."""


def facts(unit: Connection, week: Week) -> FactSheet:
    """The facts of the twelve weeks up to and including a week; what came after it is left out.

    What has no history (which bundle a signal is in, where a bundle stands, what is open) is as it stands.
    """
    period = between(unit, week.back(WEEKS - 1).start, week.end)
    bundles = {id_: each for id_, each in period.bundles.items() if each.created_at < week.end}
    people = _people(unit, week.end)
    return FactSheet(
        tuple(_signal(s, bundles) for s in period.signals if s.state in COUNTED),
        tuple(
            BundleFact(x.id, x.title, x.theme, x.level, x.state, people.get(x.id, 0))
            for x in bundles.values()
        ),
        tuple(EndorsementFact(bundle, at) for bundle, at in period.endorsed),
        tuple(
            GapFact(g.id, g.question, g.asked, g.asked_at) for g in open_gaps(unit) if g.asked_at < week.end
        ),
        sum(1 for s in waiting_signals(unit) if s.given_at < week.end),
        _changed(unit),
    )


def _people(unit: Connection, until: datetime) -> dict[str, int]:
    """How many different people gave or recognised each bundle before a moment."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    given = select(signal.c.bundle, signal.c.person, signal.c.id).where(
        signal.c.bundle.is_not(None),
        signal.c.state.in_(STANDING),
        signal.c.copy_of.is_(None),
        signal.c.given_at < until,
    )
    for bundle, person, id_ in unit.execute(given):
        behind[bundle].add(person or id_)
    for each in endorsements(unit):
        if each.kind is Recognition.SAME and each.at < until:
            behind[each.subject].add(each.person)
    return {bundle: len(people) for bundle, people in behind.items()}


def _changed(unit: Connection) -> datetime | None:
    """The newest change that is kept with its date, or None when nothing is."""
    newest = [unit.execute(select(func.max(column))).scalar_one() for column in DATED]
    return max((at for at in newest if at is not None), default=None)


def _signal(s: Signal, bundles: Mapping[str, Bundle]) -> SignalFact:
    triage = _triage(s.answers)
    bundle = s.bundle if s.bundle in bundles else None
    return SignalFact(s.id, s.given_at, s.person, s.theme, s.level, triage, s.perspective, s.region, bundle)


def _triage(answers: Answers | None) -> str | None:
    """The question a signal asks first, in the order of the codebook."""
    if answers is None:
        return None
    return answers.outcomes[0] if answers.outcomes else None
