"""Signals and bundles as kept: numbers used once, steps only along the table, a history that only grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from bot.signals import reading_table
from bot.signals.model import (
    ActorRole,
    Answers,
    Bundle,
    BundleState,
    ConsentLevel,
    Kind,
    Level,
    Perspective,
    Signal,
    SignalState,
    Source,
    State,
    Step,
    Theme,
)
from bot.signals.signal_table import signal
from bot.signals.tables import bundle, signal_event
from bot.signals.transitions import IllegalStepError, step

STANDING = (SignalState.VALIDATED.value, SignalState.BUNDLED.value)
OURS = (SignalState.NEW.value, *STANDING)


def add_signal(unit: Connection, values: Mapping[str, object], role: ActorRole, at: datetime) -> None:
    """Keep a new signal or candidate, with the first line of its history."""
    unit.execute(insert(signal).values(values))
    _record(unit, str(values["id"]), "", str(values["state"]), role, "", at)


def add_bundle(unit: Connection, made: Bundle, role: ActorRole) -> None:
    """Keep a new bundle, with the first line of its history."""
    row = {
        "id": made.id,
        "title": made.title,
        "state": made.state.value,
        "theme": made.theme and made.theme.value,
        "level": made.level and made.level.value,
        "created_at": made.created_at,
    }
    unit.execute(insert(bundle).values(row))
    _record(unit, made.id, "", made.state, role, "", made.created_at)


def move_signal(
    unit: Connection,
    found: Signal,
    to: SignalState,
    role: ActorRole,
    at: datetime,
    reason: str = "",
    values: Mapping[str, object] | None = None,
) -> None:
    """Take a step with a signal and write it down; `values` change along with it.

    Raises:
        IllegalStepError: the table has no such step, or someone else was first.
    """
    step(found.state, to, role, reason)
    where = (signal.c.id == found.id) & (signal.c.state == found.state.value)
    changed = unit.execute(update(signal).where(where).values(state=to.value, **(values or {}))).rowcount
    if "text" in (values or {}):
        reading_table.forget(unit, found.id)
    if changed != 1:
        raise IllegalStepError(f"{found.id} is no longer {found.state}")
    _record(unit, found.id, found.state, to, role, reason, at)


def move_bundle(
    unit: Connection,
    found: Bundle,
    to: BundleState,
    role: ActorRole,
    at: datetime,
    reason: str = "",
    values: Mapping[str, object] | None = None,
) -> None:
    """Take a step with a bundle and write it down.

    Raises:
        IllegalStepError: the table has no such step, or someone else was first.
    """
    step(found.state, to, role, reason)
    where = (bundle.c.id == found.id) & (bundle.c.state == found.state.value)
    if unit.execute(update(bundle).where(where).values(state=to.value, **(values or {}))).rowcount != 1:
        raise IllegalStepError(f"{found.id} is no longer {found.state}")
    _record(unit, found.id, found.state, to, role, reason, at)


def change_signal(unit: Connection, id_: str, **values: object) -> None:
    """Change what is known of a signal without a step."""
    unit.execute(update(signal).where(signal.c.id == id_).values(values))
    if "text" in values:
        reading_table.forget(unit, id_)


def chosen_of(unit: Connection, id_: str, names: Sequence[str]) -> dict[str, str | None]:
    """These columns of a signal as they are kept."""
    row = unit.execute(select(*(signal.c[name] for name in names)).where(signal.c.id == id_)).one()
    return dict(zip(names, row, strict=True))


def signal_by_id(unit: Connection, id_: str) -> Signal | None:
    """The signal with this number."""
    return next(iter(_signals(unit, select(signal).where(signal.c.id == id_.strip().upper()))), None)


def signal_by_receipt(unit: Connection, hash_: str) -> tuple[Signal, str] | None:
    """The signal behind the hash of a receipt code, with the hash as it is kept."""
    row = unit.execute(select(signal).where(signal.c.receipt == hash_)).one_or_none()
    return (_signal(row), row.receipt) if row else None


def receipt_of(unit: Connection, id_: str) -> str | None:
    """The hash of the receipt code of a signal, as long as it is kept."""
    return unit.execute(select(signal.c.receipt).where(signal.c.id == id_)).scalar_one_or_none()


def signal_by_message(unit: Connection, message: str) -> Signal | None:
    """The signal or candidate that came from a chat message."""
    return next(iter(_signals(unit, select(signal).where(signal.c.message == message))), None)


def signals_of(unit: Connection, person: str) -> list[Signal]:
    """A person's own signals, newest first."""
    wanted = select(signal).where(signal.c.person == person)
    return _signals(unit, wanted.order_by(signal.c.given_at.desc(), signal.c.id.desc()))


def waiting_signals(unit: Connection) -> list[Signal]:
    """The signals that nobody looked at yet, oldest first."""
    wanted = select(signal).where(signal.c.state == SignalState.NEW.value)
    return _signals(unit, wanted.order_by(signal.c.given_at, signal.c.id))


def loose_signals(unit: Connection, most: int) -> list[Signal]:
    """The newest approved signals without a bundle that have words, oldest first."""
    loose = (signal.c.state == SignalState.VALIDATED.value) & signal.c.text.is_not(None)
    newest = select(signal).where(loose).order_by(signal.c.given_at.desc(), signal.c.id.desc()).limit(most)
    return _signals(unit, newest)[::-1]


def given_since(unit: Connection, person: str, moment: datetime) -> int:
    """How many signals someone gave since a moment."""
    wanted = select(func.count()).where(signal.c.person == person, signal.c.given_at >= moment)
    return int(unit.execute(wanted.where(signal.c.text.is_not(None))).scalar_one())


def members(unit: Connection, bundle_id: str) -> list[Signal]:
    """The signals in a bundle, oldest first."""
    wanted = select(signal).where(signal.c.bundle == bundle_id, signal.c.state.in_(STANDING))
    return _signals(unit, wanted.order_by(signal.c.given_at, signal.c.id))


def signals_between(unit: Connection, start: datetime, end: datetime) -> list[Signal]:
    """The signals given from `start` up to but not including `end`, oldest first; candidates left out."""
    wanted = select(signal).where(
        signal.c.given_at >= start, signal.c.given_at < end, signal.c.state != SignalState.CANDIDATE.value
    )
    return _signals(unit, wanted.order_by(signal.c.given_at, signal.c.id))


def candidates_before(unit: Connection, moment: datetime) -> list[Signal]:
    """Candidates whose author did not answer since before this moment."""
    return _signals(
        unit,
        select(signal).where(signal.c.state == SignalState.CANDIDATE.value, signal.c.given_at < moment),
    )


def follows(unit: Connection, id_: str) -> bool:
    """Whether the contributor asked to hear what comes of it."""
    return bool(unit.execute(select(signal.c.follows).where(signal.c.id == id_)).scalar_one_or_none())


def bundle_by_id(unit: Connection, id_: str) -> Bundle | None:
    """The bundle with this number, or the one it was merged into."""
    row = unit.execute(select(bundle).where(bundle.c.id == id_.strip().upper())).one_or_none()
    while row is not None and row.merged_into:
        row = unit.execute(select(bundle).where(bundle.c.id == row.merged_into)).one_or_none()
    return _bundle(row) if row else None


def merged_bundle(unit: Connection, id_: str) -> Bundle | None:
    """The bundle with this number itself, also when it was merged away."""
    row = unit.execute(select(bundle).where(bundle.c.id == id_)).one_or_none()
    return _bundle(row) if row else None


def bundles(unit: Connection, among: Sequence[str] | None = None) -> list[Bundle]:
    """Every bundle that was not merged away and did not lapse, by number; or those among some numbers."""
    standing = bundle.c.merged_into.is_(None) & (bundle.c.state != BundleState.EXPIRED.value)
    wanted = select(bundle).where(standing).order_by(bundle.c.id)
    if among is not None:
        wanted = wanted.where(bundle.c.id.in_(among))
    return [_bundle(row) for row in unit.execute(wanted)]


def history(unit: Connection, subject: str) -> list[Step]:
    """Every step of a signal or bundle, oldest first."""
    return _history(unit, select(signal_event).where(signal_event.c.subject == subject))


def steps_between(unit: Connection, start: datetime, end: datetime) -> list[Step]:
    """Every step in a period, oldest first."""
    return _history(unit, select(signal_event).where(signal_event.c.at >= start, signal_event.c.at < end))


def note(unit: Connection, subject: str, state: State, role: ActorRole, reason: str, at: datetime) -> None:
    """Write down something that is not a step, such as a merge into this bundle."""
    _record(unit, subject, state, state, role, reason, at)


def _record(
    unit: Connection, subject: str, frm: str, to: str, role: ActorRole, reason: str, at: datetime
) -> None:
    row = {
        "subject": subject,
        "frm": str(frm),
        "to": str(to),
        "role": role.value,
        "reason": str(reason),
        "at": at,
    }
    unit.execute(insert(signal_event).values(row))


def _history(unit: Connection, wanted: Select[Any]) -> list[Step]:
    rows = unit.execute(wanted.order_by(signal_event.c.id))
    return [Step(row.subject, row.frm, row.to, row.role, row.reason, row.at) for row in rows]


def _signals(unit: Connection, wanted: Select[Any]) -> list[Signal]:
    return [_signal(row) for row in unit.execute(wanted)]


def _signal(row: Row[Any]) -> Signal:
    asked = (row.share_knowledge, row.employer_commissioner, row.develop_knowledge)
    return Signal(
        id=row.id,
        person=row.person,
        text=row.text,
        kind=Kind(row.kind),
        consent=ConsentLevel(row.consent),
        state=SignalState(row.state),
        theme=Theme(row.theme) if row.theme else None,
        theme_by=Source(row.theme_by),
        level=Level(row.level) if row.level else None,
        level_by=Source(row.level_by),
        answers=None if None in asked else Answers(*asked),
        perspective=Perspective(row.perspective) if row.perspective else None,
        region=row.region,
        platform=row.platform,
        channel=row.channel,
        given_at=row.given_at,
        bundle=row.bundle,
        copy_of=row.copy_of,
    )


def _bundle(row: Row[Any]) -> Bundle:
    return Bundle(
        row.id,
        row.title,
        BundleState(row.state),
        Theme(row.theme) if row.theme else None,
        Level(row.level) if row.level else None,
        row.created_at,
        row.merged_into,
    )
