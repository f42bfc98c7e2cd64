"""Plain values and rules of decisions, action points and drafts of feedback."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.errors import UserError
from bot.table.model import Owner

FEWEST_CHARACTERS, FEWEST_OPEN = 40, 10
"""How long the words of a decision are at least, and of one that only moves a bundle on."""
FEEDBACK_WORKDAYS = 10
"""So many working days after a meeting who gave the signals hears what came of it."""


class Outcome(StrEnum):
    """What the policy table decides about a bundle."""

    TAKE_UP = "oppakken"
    ANSWER = "beantwoorden"
    DECLINE = "afwijzen"
    DEFER = "doorschuiven"


class Recipient(StrEnum):
    """Whom a decision is addressed to."""

    MINISTRY = "vws"
    MUNICIPALITIES = "vng"
    MUNICIPALITY = "gemeente"
    REGION = "jeugdregio"
    INSPECTORATE = "igj"
    PROFESSIONAL_BODY = "beroepsvereniging"
    TRADE_BODY = "branche"
    PROVIDER = "aanbieder"
    OWN_THREE = "eigen"
    NONE = "geen"


class Refusal(StrEnum):
    """Why the policy table does not take a bundle up."""

    SETTLED = "al_geregeld"
    OTHER_BODY = "ander_gremium"
    KNOWLEDGE_SUFFICES = "kennis_volstaat"
    LITTLE_SUPPORT = "te_weinig_steun"
    NO_AUTHORITY = "buiten_bevoegdheid"


class DecisionState(StrEnum):
    """Whether a decision holds."""

    VALID = "geldt"
    TAKEN_BACK = "teruggedraaid"


class ActionState(StrEnum):
    """Where an action point stands."""

    OPEN = "open"
    DONE = "klaar"
    DROPPED = "vervallen"


class DraftState(StrEnum):
    """Where a draft of feedback stands."""

    DRAFT = "concept"
    SENT = "verstuurd"
    DROPPED = "vervallen"


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody will do, who of the three, and by when."""

    text: str
    owner: Owner
    due: date


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision as it is handed in.

    `to` is the number of the meeting that a bundle is moved on to, the next one if empty. Without `tasks`
    what is taken up becomes one action point of its own words. `feedback` is the draft for who gave the
    signals; an empty one is proposed from the rest.
    """

    outcome: Outcome
    text: str
    recipient: Recipient
    owner: Owner
    due: date
    refusal: Refusal | None = None
    to: str = ""
    tasks: tuple[Task, ...] = ()
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision in the register; `batch` is the import it came with, if any."""

    id: str
    meeting: str
    bundle: str
    outcome: Outcome
    text: str
    recipient: Recipient
    owner: Owner
    due: date
    refusal: Refusal | None
    state: DecisionState
    batch: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ActionPoint:
    """An action point; `result` is what came of it once it is done, or why it was dropped."""

    id: str
    text: str
    owner: Owner
    due: date
    state: ActionState
    bundle: str | None
    decision: str | None
    meeting: str | None
    result: str
    made_at: datetime
    ended_at: datetime | None

    def overdue(self, today: date) -> bool:
        """Whether it is open past its day."""
        return self.state is ActionState.OPEN and self.due < today


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of feedback on a bundle, due some working days after the meeting."""

    id: str
    bundle: str
    decision: str
    text: str
    due: date
    state: DraftState
    made_at: datetime
    ended_at: datetime | None


def check(what: Ruling, held: date, today: date) -> None:
    """Refuse a decision that lacks something.

    Raises:
        UserError: the meeting is still to come, the words are too short, the day is before the meeting, a
            reason, recipient or next meeting lacks.
    """
    if held > today:
        raise UserError("table-not-held")
    final = what.outcome is not Outcome.DEFER
    fewest = FEWEST_CHARACTERS if final else FEWEST_OPEN
    if len(" ".join(what.text.split())) < fewest:
        raise UserError("table-too-short", characters=fewest)
    for due in (what.due, *(each.due for each in what.tasks)):
        if due < held:
            raise UserError("table-due-before")
    if any(not each.text.strip() for each in what.tasks):
        raise UserError("table-task-empty")
    if (what.outcome is Outcome.DECLINE) != (what.refusal is not None):
        raise UserError("table-refusal" if what.refusal is None else "table-no-refusal")
    if what.recipient is Recipient.NONE and what.outcome in (Outcome.TAKE_UP, Outcome.ANSWER):
        raise UserError("table-recipient")
    if what.tasks and what.outcome is not Outcome.TAKE_UP:
        raise UserError("table-no-tasks")
