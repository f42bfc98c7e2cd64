"""Plain values and rules of the policy table: meetings, agenda items and the steps they may take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.workdays import workdays_from

FREEZE_WORKDAYS, PAPERS_WORKDAYS = 10, 5
"""So many working days before a meeting its agenda closes, and its papers are sent."""


class Owner(StrEnum):
    """Who takes something up: exactly one of the three whose heads are the troika."""

    PRODUCTION_TEAM = "productieteam"
    PROGRAMME_BOARD = "programmaraad"
    POLICY_TABLE = "beleidstafel"


class ItemState(StrEnum):
    """Where a bundle stands on the agenda of one meeting."""

    ON = "op_agenda"
    OFF = "van_agenda"
    DEFERRED = "doorgeschoven"
    DISCUSSED = "besproken"


@dataclass(frozen=True, slots=True)
class ItemStep:
    """A step an agenda item may take; all but the first time on the agenda need a reason in words."""

    frm: ItemState
    to: ItemState
    reason: bool = True


ITEM_STEPS = (
    ItemStep(ItemState.ON, ItemState.OFF),
    ItemStep(ItemState.ON, ItemState.DEFERRED),
    ItemStep(ItemState.ON, ItemState.DISCUSSED, reason=False),
    ItemStep(ItemState.OFF, ItemState.ON, reason=False),
    ItemStep(ItemState.DEFERRED, ItemState.ON, reason=False),
    ItemStep(ItemState.DISCUSSED, ItemState.ON),
)
"""Every step there is; what is not listed cannot happen. Back from discussed is a decision taken back."""


class IllegalItemStepError(Exception):
    """A step that the table of steps does not know, or one that lacks its reason."""


def item_step(frm: ItemState, to: ItemState, reason: str = "") -> ItemStep:
    """The step between two states of an agenda item.

    Raises:
        IllegalItemStepError: there is none, or it needs a reason and got none.
    """
    found = next((each for each in ITEM_STEPS if (each.frm, each.to) == (frm, to)), None)
    if found is None:
        raise IllegalItemStepError(f"{frm} cannot become {to}")
    if found.reason and not reason.strip():
        raise IllegalItemStepError(f"{frm} becomes {to} only with a reason")
    return found


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the policy table; after `freeze` its agenda is closed, on `papers` its dossier is sent."""

    id: str
    day: date
    freeze: date
    papers: date


def terms(day: date) -> tuple[date, date]:
    """When the agenda of a meeting closes and when its papers are sent, in working days before it."""
    return workdays_from(day, -FREEZE_WORKDAYS), workdays_from(day, -PAPERS_WORKDAYS)


@dataclass(frozen=True, slots=True)
class Item:
    """A bundle on the agenda of a meeting.

    `question` is the decision that is asked for; `asked_of` who was asked to react (right of reply) and
    `reaction` what they said; `place` where the secretary put it, if anywhere; `late` why it came after the
    agenda had closed, if it did.
    """

    meeting: str
    bundle: str
    owner: Owner
    question: str
    asked_of: str
    reaction: str
    place: int | None
    place_reason: str
    late: str
    state: ItemState
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Issue:
    """A bundle as the policy table sees it: its number, what it states, where it stands, who can act."""

    id: str
    title: str
    state: str
    theme: str | None
    level: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the history: what happened to a meeting, item, decision, action point or draft, and why."""

    subject: str
    frm: str
    to: str
    role: str
    reason: str
    at: datetime
