"""What a digest is made of: plain values, handed in by whoever keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignalFact:
    """One validated signal; `person` is a pseudonym or None, codes are the signals room's own."""

    id: str
    at: datetime
    person: str | None
    theme: str | None
    level: str | None
    triage: str | None
    perspective: str | None
    region: str | None
    bundle: str | None


@dataclass(frozen=True, slots=True)
class BundleFact:
    """One bundle as it stands; `persons` counts all who gave or recognised it up to the end of the week."""

    id: str
    title: str
    theme: str | None
    level: str | None
    state: str
    persons: int


@dataclass(frozen=True, slots=True)
class EndorsementFact:
    """Someone recognised a bundle; each person does so once per bundle."""

    bundle: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GapFact:
    """One open question that the knowledge base could not answer."""

    id: str
    question: str
    asked: int
    since: datetime


@dataclass(frozen=True, slots=True)
class FactSheet:
    """Everything of the twelve weeks up to and including the week of the digest.

    `waiting` counts the signals given by then that nobody looked at yet. `changed` is the moment of the
    newest change among all that is kept: states, and what is open or waiting, are as of then.
    """

    signals: tuple[SignalFact, ...] = ()
    bundles: tuple[BundleFact, ...] = ()
    endorsements: tuple[EndorsementFact, ...] = ()
    gaps: tuple[GapFact, ...] = ()
    waiting: int = 0
    changed: datetime | None = None
