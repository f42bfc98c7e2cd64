"""What a dossier is made of beside the facts of a digest: plain values, handed in by whoever keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.digest.counting.facts import FactSheet, QuoteFact
from bot.digest.counting.week import Week


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting: its day, when its agenda closes and when its papers are sent."""

    id: str
    day: date
    freeze: date
    papers: date


@dataclass(frozen=True, slots=True)
class StepFact:
    """Something that happened to a bundle: its new state, and the words that everyone may read."""

    state: str
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class SourceFact:
    """A source of the knowledge base about the subject."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class AgendaFact:
    """A bundle that is proposed to the table, in the order of the agenda.

    `parts` are those of its score by name. `question`, `owner` and right of reply are empty for a bundle that
    is not on the agenda yet (`scheduled` False).
    """

    bundle: str
    scheduled: bool
    score: int
    parts: tuple[tuple[str, int], ...]
    question: str = ""
    owner: str = ""
    asked_of: str = ""
    reaction: str = ""
    place_reason: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A decision of an earlier meeting."""

    id: str
    meeting: str
    bundle: str
    outcome: str
    text: str
    recipient: str
    owner: str
    due: date


@dataclass(frozen=True, slots=True)
class TaskFact:
    """An action point with what came of it; `decision` is the one it follows from, if any."""

    id: str
    text: str
    owner: str
    due: date
    state: str
    bundle: str | None
    decision: str | None
    result: str


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """What contributors answered to feedback about a bundle: how many people, by kind of answer, 0 too."""

    bundle: str
    kind: str
    people: int


@dataclass(frozen=True, slots=True)
class DeclinedFact:
    """A bundle that the table did not take up, with the reason from the list and the words."""

    bundle: str
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class SharedFact:
    """A question that got an answer in the quarter; `title` is what the board called it, if it did."""

    id: str
    question: str
    answer: str
    asked: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """All of it: `sheet` ends with `week`, the last of the quarter, `earlier` with the one before its first.

    `history` holds the steps and `sources` what the knowledge base has, by bundle. `quotes` are words whose
    authors agreed again that they stand in a dossier. `judged` counts what moderators did in the quarter by
    what it was. `voiced` are themes that a client organisation spoke about.
    """

    meeting: MeetingFact
    week: Week
    sheet: FactSheet
    earlier: FactSheet
    agenda: tuple[AgendaFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    answers: tuple[AnswerFact, ...] = ()
    declined: tuple[DeclinedFact, ...] = ()
    shared: tuple[SharedFact, ...] = ()
    history: tuple[tuple[str, tuple[StepFact, ...]], ...] = ()
    sources: tuple[tuple[str, tuple[SourceFact, ...]], ...] = ()
    quotes: tuple[QuoteFact, ...] = ()
    judged: tuple[tuple[str, int], ...] = ()
    changed: datetime | None = None
    voiced: frozenset[str] = frozenset()
