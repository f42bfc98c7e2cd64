"""Hands the digest its facts: what signals and finding keep, as plain values."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.digest.facts import BundleFact, EndorsementFact, FactSheet, GapFact, SignalFact
from bot.digest.trend import WEEKS
from bot.digest.week import Week
from bot.signals.model import Answers, Signal, SignalState
from bot.signals.reporting import between
from bot.signals.store import waiting_signals
from knowledge.gaps import open_gaps

COUNTED = frozenset({SignalState.VALIDATED, SignalState.BUNDLED})


def facts(unit: Connection, week: Week) -> FactSheet:
    """The facts of the twelve weeks up to and including a week."""
    period = between(unit, week.back(WEEKS - 1).start, week.end)
    bundles = period.bundles.values()
    return FactSheet(
        tuple(_signal(s) for s in period.signals if s.state in COUNTED),
        tuple(
            BundleFact(x.id, x.title, x.theme, x.level, x.state, period.support[x.id].persons)
            for x in bundles
        ),
        tuple(EndorsementFact(bundle, at) for bundle, at in period.endorsed),
        tuple(GapFact(g.id, g.question, g.asked, g.asked_at) for g in open_gaps(unit)),
        len(waiting_signals(unit)),
    )


def _signal(s: Signal) -> SignalFact:
    triage = _triage(s.answers)
    return SignalFact(s.id, s.given_at, s.person, s.theme, s.level, triage, s.perspective, s.region, s.bundle)


def _triage(answers: Answers | None) -> str | None:
    """The question a signal asks first, in the order of the codebook."""
    if answers is None:
        return None
    return answers.outcomes[0] if answers.outcomes else None
