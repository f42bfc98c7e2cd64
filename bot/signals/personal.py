"""What signals hold of a person: shown on request, and erased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select, update

from bot.signals import reading_table, store
from bot.signals.capture.overhearing import signal_hint
from bot.signals.model import ActorRole, Signal, SignalState
from bot.signals.recognition.client_voice import client_seat, client_voice
from bot.signals.recognition.counterexamples import counterexample
from bot.signals.signal_table import signal
from bot.signals.tables import endorsement
from bot.signals.telling import asking
from bot.signals.telling.deliveries import feedback_delivery
from bot.signals.vetting import quotes
from bot.signals.vetting.looking import queue_look, vetting_act
from bot.signals.vetting.quotes import signal_quote
from bot.store.base import kept_until

_ROWS = (
    endorsement.c.person,
    queue_look.c.person,
    vetting_act.c.person,
    counterexample.c.person,
    signal_hint.c.person,
    client_voice.c.person,
    client_seat.c.person,
)
_ENDED = (SignalState.REJECTED, SignalState.WITHDRAWN, SignalState.MERGED, SignalState.EXPIRED)


class SignalPersonalData:
    """The person's side of the tables of signals."""

    name = "signals"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """A person's own signals and recognitions, ready for JSON; empty when there are none."""
        held: dict[str, object] = {
            "signals": [_signal(unit, each) for each in store.signals_of(unit, person)],
            "recognised": _recognised(unit, person),
            **_beside(unit, person),
        }
        return held if any(held.values()) else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Erase the words and every link with the person; how many rows that touched."""
        now = datetime.now(UTC)
        own = store.signals_of(unit, person)
        for each in own:
            asking.forget(unit, each.id)
            quotes.drop(unit, each.id)
        chose = signal_quote.c.chosen_by == person
        unit.execute(update(signal_quote).where(chose).values(chosen_by=None))
        for each in own:
            if each.state not in _ENDED:
                store.move_signal(
                    unit, each, SignalState.WITHDRAWN, ActorRole.STEWARD, now, values={"bundle": None}
                )
        pointed = update(signal).where(signal.c.pointed_by == person).values(pointed_by=None)
        unit.execute(pointed)
        erased = {"person": None, "text": None, "receipt": None, "message": None, "follows": False}
        unit.execute(update(signal).where(signal.c.person == person).values(erased))
        reading_table.forget_wordless(unit)
        gone = sum(unit.execute(delete(column.table).where(column == person)).rowcount for column in _ROWS)
        told = update(feedback_delivery).where(feedback_delivery.c.person == person)
        return len(own) + gone + unit.execute(told.values(person=None, key=None)).rowcount


def _signal(unit: Connection, each: Signal) -> dict[str, object]:
    return {
        "id": each.id,
        "text": each.text,
        "kind": each.kind.value,
        "consent": each.consent.value,
        "state": each.state.value,
        "theme": each.theme,
        "level": each.level,
        "region": each.region,
        "perspective": each.perspective,
        "bundle": each.bundle,
        "given_at": each.given_at.isoformat(),
        "said": [{"kind": x.kind, "text": x.text} for x in asking.said(unit, each.id)],
        "until": kept_until(signal.c.given_at, each.given_at, unit),
    }


def _recognised(unit: Connection, person: str) -> list[dict[str, object]]:
    wanted = select(endorsement).where(endorsement.c.person == person).order_by(endorsement.c.subject)
    return [
        {
            "subject": row.subject,
            "kind": row.kind,
            "at": row.endorsed_at.isoformat(),
            "until": kept_until(endorsement.c.endorsed_at, row.endorsed_at, unit),
        }
        for row in unit.execute(wanted)
    ]


def _beside(unit: Connection, person: str) -> dict[str, object]:
    """What was told to a person, what they looked at as a moderator, their examples, whether hints are on."""
    told = select(feedback_delivery).where(feedback_delivery.c.person == person)
    looked = select(queue_look.c.signal).where(queue_look.c.person == person)
    works = select(counterexample.c.text).where(counterexample.c.person == person)
    voice = select(client_voice).where(client_voice.c.person == person)
    seat = select(client_seat.c.person).where(client_seat.c.person == person)
    hints = select(signal_hint.c.person).where(signal_hint.c.person == person)
    return {
        "told": [{"feedback": x.feedback, "answer": x.answer} for x in unit.execute(told)],
        "looked_at": list(unit.execute(looked).scalars()),
        "examples": list(unit.execute(works).scalars()),
        "client_voice": [
            {
                "bundle": x.bundle,
                "kind": x.kind,
                "text": x.text,
                "until": kept_until(client_voice.c.at, x.at, unit),
            }
            for x in unit.execute(voice)
        ],
        "client_organisation": unit.execute(seat).first() is not None,
        "hints": unit.execute(hints).first() is not None,
    }
