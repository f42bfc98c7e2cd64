"""How strict the door is, what it did, and what moderators changed about it: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Sensitivity(StrEnum):
    """How strict the door is in a room; whatever it is, what is kept stays masked."""

    STRICT = "strict"
    NORMAL = "normal"
    OBSERVE = "observe"


class RuleMode(StrEnum):
    """Whether a rule holds messages back, or only looks on."""

    HOLDS = "holds"
    OBSERVE = "observe"


class Subject(StrEnum):
    """What a change is about."""

    ROOM = "room"
    RULE = "rule"
    PUBLIC = "public"


class Outcome(StrEnum):
    """What came of one find."""

    REFUSED = "refused"
    MASKED = "masked"
    OBSERVED = "observed"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Change:
    """Something a moderator changed: what, from which value to which; empty where there was or is none."""

    id: int
    at: datetime
    subject: Subject
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule of the guard found something of a kind, and what came of it, over some days.

    `waived` is how often a writer said of what it held back that it was no client.
    """

    rule: str
    kind: str
    refused: int
    masked: int
    observed: int
    waived: int

    @property
    def doubt(self) -> float:
        """The share of what it held back that was no client, by the word of the writers."""
        return self.waived / self.refused if self.refused else 0.0


Tallied = tuple[str, str, Outcome]
"""A rule, the kind of data it found, and what came of it."""
Days = tuple[date, date]
"""From the first day up to and including the last."""
