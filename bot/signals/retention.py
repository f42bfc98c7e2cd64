"""What may not stay: candidates without an answer, words of what was turned away, old receipts and links."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Select, delete, select, update

from bot.signals import reading_table
from bot.signals.capture.intake import Intake
from bot.signals.model import BundleState, SignalState
from bot.signals.recognition import endorsing
from bot.signals.recognition.client_voice import client_invitation, client_seat, client_voice
from bot.signals.recognition.counterexamples import counterexample
from bot.signals.signal_table import signal
from bot.signals.tables import bundle, bundle_note, endorsement, signal_event
from bot.signals.telling.asking import signal_word
from bot.signals.telling.deliveries import feedback_delivery
from bot.signals.telling.feedback_store import signal_feedback
from bot.signals.vetting.looking import queue_look, vetting_act
from bot.signals.vetting.proposing import bundle_proposal
from bot.signals.vetting.quotes import quote_request, signal_quote
from bot.store.base import kept_for, shorter
from bot.store.schedules import Job, Slot

TURNED_AWAY, DECIDED = timedelta(days=30), timedelta(days=365)
_GRACE = timedelta(hours=20)
_TURNED_AWAY = (SignalState.REJECTED.value, SignalState.MERGED.value)
_DECIDED = (BundleState.FED_BACK.value, BundleState.DECLINED.value, BundleState.CLOSED.value)
_ENDED = (*_TURNED_AWAY, SignalState.WITHDRAWN.value, SignalState.EXPIRED.value)


def nightly(intake: Intake) -> Job:
    """The job that tidies signals every night."""

    def run(unit: Connection, slot: Slot) -> None:
        tidy(unit, intake, slot.due + slot.late)

    return Job("signals-housekeeping", "50 3 * * *", _GRACE, run)


def tidy(unit: Connection, intake: Intake, now: datetime) -> int:
    """Erase what is past its time; how many rows that touched. No number is ever given out again."""
    touched = intake.expire(unit, now)
    turned = _ended_before(_TURNED_AWAY, now - shorter(unit, "signal.turned_away", TURNED_AWAY))
    touched += unit.execute(
        update(signal).where(signal.c.id.in_(turned), signal.c.text.is_not(None)).values(text=None)
    ).rowcount
    reading_table.forget_wordless(unit)
    followed = _ended_before(_ENDED, now - kept_for(signal.c.receipt, unit))
    touched += unit.execute(
        update(signal).where(signal.c.id.in_(followed), signal.c.receipt.is_not(None)).values(receipt=None)
    ).rowcount
    touched += _empty_decided(unit, now)
    touched += endorsing.retire(unit, now - kept_for(endorsement.c.endorsed_at, unit))
    dated: tuple[Column[Any], ...] = (signal.c.given_at, signal_event.c.at)
    dated += (signal_feedback.c.at, bundle_note.c.at, queue_look.c.at, vetting_act.c.at)
    dated += (
        feedback_delivery.c.at,
        signal_word.c.at,
        signal_quote.c.at,
        quote_request.c.at,
        counterexample.c.at,
        client_voice.c.at,
        client_seat.c.at,
        client_invitation.c.at,
        bundle_proposal.c.at,
    )
    for moment in dated:
        touched += unit.execute(delete(moment.table).where(moment < now - kept_for(moment, unit))).rowcount
    return touched


def _empty_decided(unit: Connection, now: datetime) -> int:
    """Empty the words of signals whose bundle was decided on long ago; themes and counts stay."""
    long_ago = signal_event.c.at < now - shorter(unit, "signal.decided", DECIDED)
    decided = select(signal_event.c.subject).where(signal_event.c.to.in_(_DECIDED), long_ago)
    still = select(bundle.c.id).where(bundle.c.id.in_(decided), bundle.c.state.in_(_DECIDED))
    worded = signal.c.bundle.in_(still) & signal.c.text.is_not(None)
    return unit.execute(update(signal).where(worded).values(text=None)).rowcount


def _ended_before(states: tuple[str, ...], moment: datetime) -> Select[tuple[str]]:
    return select(signal_event.c.subject).where(signal_event.c.to.in_(states), signal_event.c.at < moment)
