"""What a digest is made of: plain values, handed in by whoever keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

Day: TypeAlias = date


class SignalFact(NamedTuple):
    """One validated signal; `person` is a pseudonym or None, codes are the signals room's own.

    `works` tells that it is about something that works well. A tuple is made fastest, of a hundred thousand.
    """

    id: str
    at: datetime
    person: str | None
    theme: str | None
    level: str | None
    triage: str | None
    perspective: str | None
    region: str | None
    bundle: str | None
    platform: str = ""
    channel: str = ""
    works: bool = False


@dataclass(frozen=True, slots=True)
class BundleFact:
    """One bundle as it stands; `persons` counts all who gave or recognised it up to the end of the week.

    `since` is when it was made; `heard` when anything last happened to it: a signal, a recognition, a step.
    """

    id: str
    title: str
    theme: str | None
    level: str | None
    state: str
    persons: int
    since: datetime | None = None
    heard: datetime | None = None


@dataclass(frozen=True, slots=True)
class EndorsementFact:
    """Someone recognised a bundle; each person does so once per bundle."""

    bundle: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuoteFact:
    """Words that may be shown: the author agreed and a second reader released them.

    `likeness` is how like the other signals of the bundle they are on average, from 0 to 1.
    """

    bundle: str
    signal: str
    text: str
    person: str | None
    perspective: str | None
    region: str | None
    at: datetime
    likeness: float
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class ActionFact:
    """One action point of the table; `since` is when it was agreed, `state` a code of the table's own."""

    id: str
    text: str
    owner: str
    bundle: str | None
    due: date
    state: str
    since: date


@dataclass(frozen=True, slots=True)
class TableFact:
    """A meeting of the beleidstafel, with the days its agenda closes and its papers go out, if known."""

    id: str
    date: date
    freeze: Day | None = None
    papers: Day | None = None


@dataclass(frozen=True, slots=True)
class DraftFact:
    """Feedback on a decision that is still to be sent, and by when."""

    id: str
    bundle: str
    due: date


@dataclass(frozen=True, slots=True)
class FeedbackFact:
    """What came of a bundle, and how many people and channels heard it."""

    bundle: str
    text: str
    at: datetime
    people: int
    channels: int


@dataclass(frozen=True, slots=True)
class GapFact:
    """One open question that the knowledge base could not answer; `due` if the board gave it a day."""

    id: str
    question: str
    asked: int
    since: datetime
    due: date | None = None


@dataclass(frozen=True, slots=True)
class QueueFact:
    """What is not counted: signals that wait, how long, and what moderators and authors took out this week.

    `waiting` counts those given by the end of the week that nobody looked at yet, `of_week` those of the
    week itself; `oldest` is when the first of them was given.
    """

    waiting: int = 0
    of_week: int = 0
    oldest: datetime | None = None
    rejected: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class FactSheet:
    """Everything of the nineteen weeks up to and including the week of the digest.

    `before` tells whether there were signals earlier still. `changed` is the moment of the newest change
    among all that is kept: states, and what is open or waiting, are as of then. The days are how long signals
    waited for their first answer, and for word of what came of them, of what was answered in this week.
    """

    signals: tuple[SignalFact, ...] = ()
    bundles: tuple[BundleFact, ...] = ()
    endorsements: tuple[EndorsementFact, ...] = ()
    gaps: tuple[GapFact, ...] = ()
    quotes: tuple[QuoteFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    tables: tuple[TableFact, ...] = ()
    drafts: tuple[DraftFact, ...] = ()
    feedback: tuple[FeedbackFact, ...] = ()
    answered_days: tuple[int, ...] = ()
    feedback_days: tuple[int, ...] = ()
    queue: QueueFact = QueueFact()
    before: bool = False
    changed: datetime | None = None
