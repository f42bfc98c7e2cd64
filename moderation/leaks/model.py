"""A data leak and the clock that begins to run with it; nothing here knows whose data it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

AUTHORITY_WITHIN = timedelta(hours=72)
"""GDPR article 33(1): to the authority without undue delay and, where feasible, within 72 hours."""
REMINDERS = (timedelta(hours=24), timedelta(hours=60))
"""After so long the staff room hears that a leak is still open."""


class LeakKind(StrEnum):
    """Which kind of data leaked."""

    NAME = "naam"
    CONTACT = "contact"
    CITIZEN_NUMBER = "bsn"
    HEALTH = "gezondheid"
    SAFETY = "veiligheid"
    PICTURE = "beeld"
    OTHER = "anders"


class Step(StrEnum):
    """Who was told, or what was judged: the steps that follow a leak, in the order of the guide."""

    OFFICER = "functionaris"
    JUDGED = "beoordeeld"
    AUTHORITY = "toezichthouder"
    CONCERNED = "betrokkene"


@dataclass(frozen=True, slots=True)
class Leak:
    """One leak: the kind of data, moments, in how many messages it stood, and when each step was taken."""

    id: str
    kind: LeakKind
    found_at: datetime
    said_at: datetime
    messages: int
    steps: Mapping[Step, datetime] = field(default_factory=dict)
    closed_at: datetime | None = None

    def left(self, now: datetime) -> timedelta:
        """How long there is to tell the authority; zero when that has passed."""
        return max(self.found_at + AUTHORITY_WITHIN - now, timedelta(0))

    @property
    def runs(self) -> bool:
        """Whether the clock runs: it is open, and the authority was not told yet."""
        return self.closed_at is None and Step.AUTHORITY not in self.steps

    @property
    def missing(self) -> tuple[Step, ...]:
        """The steps that were not taken, in order."""
        return tuple(step for step in Step if step not in self.steps)
