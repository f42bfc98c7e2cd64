"""What the three questions of triage set in motion: each yes of a bundle or loose signal is one work item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, String, Table, UniqueConstraint, delete, insert, select, update

from bot.core.errors import UserError
from bot.core.zone import local_year
from bot.signals import store
from bot.signals.model import Signal, SignalState, Triage
from bot.signals.tables import signal_number
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.numbers import next_number

_COUNTED = "what was set in motion must stay countable; about nobody"

followup = Table(
    "followup",
    metadata,
    column(
        "id",
        String(16),
        primary_key=True,
        purpose="the number people call it by",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "subject",
        String(16),
        nullable=False,
        purpose="the bundle or loose signal that asks for it",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "kind",
        String(32),
        nullable=False,
        purpose="which of the three questions was answered with yes",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "made_at",
        UtcDateTime,
        nullable=False,
        purpose="since when it waits",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "done_at",
        UtcDateTime,
        purpose="when it was done",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "result",
        String(200),
        purpose="what was made of it: a source, an agenda item or a question, in words of staff",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    UniqueConstraint("subject", "kind"),
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One piece of work: to share knowledge, to bring to the table, or to put to the programme board."""

    id: str
    subject: str
    kind: Triage
    made_at: datetime
    done_at: datetime | None
    result: str | None


def settle(unit: Connection, subjects: Iterable[str | None], now: datetime) -> None:
    """Bring the work on bundles and signals in line with the answers to the three questions.

    What was done stays, what is not asked for any more goes.
    """
    for subject in {each for each in subjects if each}:
        wanted = {kind for each in _asking(unit, subject) if each.answers for kind in each.answers.outcomes}
        here = followup.c.subject == subject
        known = {Triage(x) for x in unit.execute(select(followup.c.kind).where(here)).scalars()}
        gone = followup.c.kind.in_([each.value for each in known - wanted])
        unit.execute(delete(followup).where(here, followup.c.done_at.is_(None), gone))
        for kind in sorted(wanted - known):
            _add(unit, subject, kind, now)


def followups(unit: Connection, *, done: bool | None = None) -> list[FollowUp]:
    """What is set in motion, oldest first; only what is done or open when asked so."""
    wanted = select(followup).order_by(followup.c.made_at, followup.c.id)
    if done is not None:
        wanted = wanted.where(followup.c.done_at.is_not(None) if done else followup.c.done_at.is_(None))
    rows = unit.execute(wanted)
    return [FollowUp(x.id, x.subject, Triage(x.kind), x.made_at, x.done_at, x.result) for x in rows]


def finish(unit: Connection, id_: str, result: str, now: datetime) -> None:
    """Note what was made of it.

    Raises:
        UserError: there is no open one with this number.
    """
    open_ = (followup.c.id == id_.strip().upper()) & followup.c.done_at.is_(None)
    if unit.execute(update(followup).where(open_).values(done_at=now, result=result)).rowcount != 1:
        raise UserError("signal-no-followup", id=id_[:20])


def _add(unit: Connection, subject: str, kind: Triage, now: datetime) -> None:
    year = local_year(now)
    number = next_number(unit, signal_number, {"series": f"T-{year}"})
    row = {"id": f"T-{year}-{number:02}", "subject": subject, "kind": kind.value, "made_at": now}
    unit.execute(insert(followup).values(row))


def _asking(unit: Connection, subject: str) -> list[Signal]:
    """The signals whose answers count for a subject."""
    if subject.startswith("B-"):
        return store.members(unit, subject)
    found = store.signal_by_id(unit, subject)
    return [found] if found and found.state is SignalState.VALIDATED else []
