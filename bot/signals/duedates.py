"""The day on which staff owes something about a signal or bundle, in working days, and how late it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.signals import store
from bot.signals.deadlines import VERY_LATE, Terms, due, lateness
from bot.signals.model import Bundle, BundleState, Signal, SignalState


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day on which something is due, and how many times its term has gone by."""

    day: date
    times_late: int

    def told(self, say: Say) -> str:
        """The day, and in words that it is late."""
        late = "in-time" if not self.times_late else "late" if self.times_late < VERY_LATE else "very-late"
        return say(f"signal-due-{late}", at=self.day)


def signal_due(found: Signal, terms: Terms, now: datetime) -> Deadline | None:
    """When a new signal is decided on, or a loose one has its bundle; None for any other."""
    term = {SignalState.NEW: terms.validate, SignalState.VALIDATED: terms.bundle}.get(found.state)
    return None if term is None else _deadline(found.given_at, term, now)


def bundle_due(unit: Connection, found: Bundle, terms: Terms, now: datetime) -> Deadline | None:
    """When its people hear what the table made of a bundle; None for one that was not discussed just now."""
    if found.state is not BundleState.DISCUSSED:
        return None
    steps = (x.at for x in reversed(store.history(unit, found.id)) if x.to == found.state and x.frm != x.to)
    since = next(steps, None)
    return None if since is None else _deadline(since, terms.feedback, now)


def _deadline(since: datetime, workdays: int, now: datetime) -> Deadline:
    return Deadline(due(since, workdays), lateness(since, workdays, now))
