"""The road of a bundle over the beleidstafel: each step with what it must rest on.

Whoever holds the agenda, the decisions and the action points calls these functions; the numbers of those
stand in the history as the ground of the step, their words beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.core.errors import UserError
from bot.signals import store
from bot.signals.model import ActorRole, Bundle, BundleState, DeclineReason
from bot.signals.tables import bundle_note
from bot.signals.transitions import IllegalStepError

FEWEST_CHARACTERS = 10
_FEWEST_SAID = 3
AGAIN = "heropend"


@dataclass(frozen=True, slots=True)
class Placing:
    """A place on an agenda: the number of the meeting, who presents it, whether the other side was asked."""

    meeting: str
    owner: str
    reply_asked: bool


@dataclass(frozen=True, slots=True)
class Note:
    """The words that belong to a step of a bundle."""

    bundle: str
    state: BundleState
    text: str
    at: datetime


def schedule(unit: Connection, found: Bundle, placing: Placing, role: ActorRole, now: datetime) -> None:
    """Put an open bundle on the agenda of a meeting.

    Raises:
        UserError: it has no owner, the addressed party was not asked for a reply, or it is not open.
    """
    if not placing.owner.strip():
        raise UserError("signal-needs-owner", id=found.id)
    if not placing.reply_asked:
        raise UserError("signal-needs-reply", id=found.id)
    move(unit, found, BundleState.SCHEDULED, role, now, placing.meeting)


def defer(unit: Connection, found: Bundle, meeting: str, words: str, role: ActorRole, now: datetime) -> None:
    """Take a bundle off the agenda of a meeting, with the reason in words; it is open again.

    Raises:
        UserError: without words, or when it is on no agenda.
    """
    move(unit, found, BundleState.OPEN, role, now, meeting, _worded(words))


def discuss(
    unit: Connection, found: Bundle, decision: str, words: str, role: ActorRole, now: datetime
) -> None:
    """Note that the table spoke about a bundle: the number of the decision, and what was said.

    Raises:
        UserError: without words, or when it is on no agenda.
    """
    move(unit, found, BundleState.DISCUSSED, role, now, decision, _worded(words))


def take_up(unit: Connection, found: Bundle, action: str, role: ActorRole, now: datetime) -> None:
    """Note that somebody works on a bundle: the number of an action point with owner and date.

    Raises:
        UserError: when it was not discussed.
    """
    move(unit, found, BundleState.TAKEN_UP, role, now, action)


def decline(
    unit: Connection, found: Bundle, reason: DeclineReason, words: str, role: ActorRole, now: datetime
) -> None:
    """Note that the table does not take a bundle up, with a reason and words; these name another body.

    Raises:
        UserError: without words, or when it stands where that cannot be.
    """
    move(unit, found, BundleState.DECLINED, role, now, reason.value, _worded(words))


def reopen(unit: Connection, found: Bundle, words: str, role: ActorRole, now: datetime) -> None:
    """Open a bundle again, with the motivation in words.

    Raises:
        UserError: without words, or when it is open.
    """
    move(unit, found, BundleState.OPEN, role, now, AGAIN, _worded(words))


def close(unit: Connection, found: Bundle, role: ActorRole, now: datetime) -> None:
    """End the road of a bundle that was fed back.

    Raises:
        UserError: when it was not.
    """
    move(unit, found, BundleState.CLOSED, role, now)


def remark(unit: Connection, found: Bundle, words: str, now: datetime) -> None:
    """Keep words about how a bundle stands, without a step."""
    unit.execute(
        insert(bundle_note).values({"bundle": found.id, "state": found.state.value, "text": words, "at": now})
    )


def notes(unit: Connection, bundle: str) -> list[Note]:
    """The words that belong to the steps of a bundle, oldest first."""
    wanted = select(bundle_note).where(bundle_note.c.bundle == bundle).order_by(bundle_note.c.id)
    return [Note(x.bundle, BundleState(x.state), x.text, x.at) for x in unit.execute(wanted)]


def move(
    unit: Connection,
    found: Bundle,
    to: BundleState,
    role: ActorRole,
    now: datetime,
    ground: str = "",
    words: str = "",
) -> None:
    """Take a step with a bundle, and keep the words that go with it.

    Raises:
        UserError: when the table of steps has no such step for this role.
    """
    try:
        store.move_bundle(unit, found, to, role, now, ground)
    except IllegalStepError as error:
        raise UserError("signal-not-possible", id=found.id) from error
    if words:
        remark(unit, replace(found, state=to), words, now)


def _worded(words: str) -> str:
    said = " ".join(words.split())
    if len(said) < FEWEST_CHARACTERS or len(said.split()) < _FEWEST_SAID:
        raise UserError("signal-needs-words")
    return said
