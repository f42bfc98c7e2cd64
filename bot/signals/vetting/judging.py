"""Vetting signals: triage, into a bundle or loose, turning away, folding copies, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.core.errors import UserError
from bot.signals import store
from bot.signals.model import (
    ActorRole,
    Answers,
    Bundle,
    BundleState,
    Level,
    Reason,
    Signal,
    SignalState,
    Source,
    Theme,
)
from bot.signals.recognition import endorsing
from bot.signals.tables import signal_number
from bot.signals.telling import asking
from bot.signals.transitions import IllegalStepError
from bot.signals.vetting import followups, looking, quotes
from bot.store.numbers import next_number

LONGEST_TITLE = 200
TRIAGE = "triage"
UNDONE = "hersteld"
_ERASED_AT_ONCE = frozenset({Reason.SAFETY, Reason.WITHDRAWN})
_CHOSEN = ("theme", "theme_by", "level", "level_by", "bundle", "came_from", "copy_of")


class Vetting:
    """What a moderator may do with a signal; never with their own."""

    def triage(self, unit: Connection, found: Signal, by: str, answers: Answers, now: datetime) -> None:
        """Keep the answers to the three questions.

        Raises:
            UserError: it is the moderator's own signal, or it was dealt with already.
        """
        _not_own(found, by)
        if found.state is not SignalState.NEW:
            raise UserError("signal-not-possible", id=found.id)
        store.change_signal(
            unit,
            found.id,
            share_knowledge=answers.share_knowledge,
            employer_commissioner=answers.employer_commissioner,
            develop_knowledge=answers.develop_knowledge,
        )
        store.note(unit, found.id, found.state, ActorRole.MODERATOR, TRIAGE, now)

    def bundle(self, unit: Connection, found: Signal, by: str, into: Bundle, now: datetime) -> None:
        """Put a signal in a bundle; it takes the bundle's theme and level.

        Raises:
            UserError: own signal, no triage yet, or not possible in its state.
        """
        _ready(found, by)
        if into.state is BundleState.EXPIRED:
            raise UserError("signal-not-possible", id=into.id)
        theme, level = into.theme or found.theme, into.level or found.level
        values = {
            "bundle": into.id,
            "came_from": None,
            "theme": theme and theme.value,
            "level": level and level.value,
        }
        decided = {"theme_by": Source.MODERATOR.value, "level_by": Source.MODERATOR.value}
        _move(unit, found, SignalState.BUNDLED, by, now, {**values, **decided})
        followups.settle(unit, (found.id, found.bundle, into.id), now)

    def new_bundle(
        self,
        unit: Connection,
        found: Signal,
        by: str,
        title: str,
        now: datetime,
        theme: Theme | None = None,
        level: Level | None = None,
    ) -> Bundle:
        """Make a bundle of a signal; the title states the bottleneck.

        Raises:
            UserError: own signal, no triage yet, or not possible in its state.
        """
        _ready(found, by)
        number = next_number(unit, signal_number, {"series": "B"})
        made = Bundle(
            f"B-{number:03}",
            title.strip()[:LONGEST_TITLE],
            BundleState.OPEN,
            theme or found.theme,
            level or found.level,
            now,
        )
        store.add_bundle(unit, made, ActorRole.MODERATOR)
        self.bundle(unit, found, by, made, now)
        return made

    def leave_loose(
        self,
        unit: Connection,
        found: Signal,
        by: str,
        now: datetime,
        theme: Theme | None = None,
        level: Level | None = None,
    ) -> None:
        """Approve a signal that belongs to no bundle yet.

        Raises:
            UserError: own signal, no triage yet, or not possible in its state.
        """
        _ready(found, by)
        chosen: dict[str, object] = {"theme_by": Source.MODERATOR.value, "level_by": Source.MODERATOR.value}
        if theme:
            chosen["theme"] = theme.value
        if level:
            chosen["level"] = level.value
        _move(unit, found, SignalState.VALIDATED, by, now, chosen)
        followups.settle(unit, (found.id,), now)

    def reject(self, unit: Connection, found: Signal, by: str, reason: Reason, now: datetime) -> None:
        """Turn a signal away; a copy or a text about acute danger loses its words at once.

        Raises:
            UserError: own signal, or not possible in its state.
        """
        _not_own(found, by)
        gone = ("bundle", "came_from")
        if reason not in _ERASED_AT_ONCE:
            _move(unit, found, SignalState.REJECTED, by, now, dict.fromkeys(gone), reason)
            followups.settle(unit, (found.id,), now)
            return
        _step(unit, found, SignalState.REJECTED, now, dict.fromkeys((*gone, "text", "message")), reason)
        looking.forget_act(unit, by)
        asking.forget(unit, found.id)
        quotes.drop(unit, found.id)
        followups.settle(unit, (found.id,), now)

    def fold(self, unit: Connection, found: Signal, by: str, original: Signal, now: datetime) -> None:
        """Fold a copy into its original; someone else's copy counts as a recognition of it.

        Raises:
            UserError: own signal, or not possible in its state.
        """
        _not_own(found, by)
        values = {"copy_of": original.id, "bundle": None, "came_from": None}
        _move(unit, found, SignalState.MERGED, by, now, values, original.id)
        recognise_original(unit, found, original, now)
        followups.settle(unit, (found.id,), now)

    def loosen(self, unit: Connection, found: Signal, by: str, now: datetime) -> None:
        """Take a signal out of its bundle again.

        Raises:
            UserError: own signal, or it is in no bundle.
        """
        _not_own(found, by)
        _move(unit, found, SignalState.VALIDATED, by, now, {"bundle": None, "came_from": None})
        followups.settle(unit, (found.id, found.bundle), now)

    def take_back(self, unit: Connection, by: str, now: datetime) -> Signal:
        """Undo a moderator's last decision of this session; a bundle it made lapses when nothing is in it.

        Raises:
            UserError: there is none, or something followed on it.
        """
        act = looking.last_act(unit, by, now)
        found = store.signal_by_id(unit, act.signal) if act else None
        if act is None or found is None:
            raise UserError("signal-nothing-to-undo")
        values = {name: act.before[name] for name in _CHOSEN}
        _step(unit, found, SignalState(act.before["state"] or ""), now, values, UNDONE)
        looking.forget_act(unit, by)
        _unrecognise(unit, found)
        _lapse(unit, found.bundle, now)
        followups.settle(unit, (found.id, found.bundle, act.before["bundle"]), now)
        return store.signal_by_id(unit, found.id) or found


def fold_copy(unit: Connection, found: Signal, original: Signal, now: datetime) -> None:
    """Fold a copy that was recognised as such when it came in.

    Raises:
        UserError: not possible in its state.
    """
    values = {"copy_of": original.id, "bundle": None}
    try:
        role = ActorRole.ASSISTANT
        store.move_signal(unit, found, SignalState.MERGED, role, now, original.id, values)
    except IllegalStepError as error:
        raise UserError("signal-not-possible", id=found.id) from error
    recognise_original(unit, found, original, now)


def recognise_original(unit: Connection, found: Signal, original: Signal, now: datetime) -> None:
    """Let someone else's copy count as a recognition of what it repeats."""
    if found.person and found.person != original.person:
        endorsing.endorse(unit, original.id, found.person, now)


def _move(
    unit: Connection,
    found: Signal,
    to: SignalState,
    by: str,
    now: datetime,
    values: Mapping[str, object],
    reason: str = "",
) -> None:
    """Take a step, and remember it as the last of this moderator."""
    before = store.chosen_of(unit, found.id, (*_CHOSEN, "state"))
    _step(unit, found, to, now, values, reason)
    looking.acted(unit, by, found.id, before, now)


def _step(
    unit: Connection,
    found: Signal,
    to: SignalState,
    now: datetime,
    values: Mapping[str, object],
    reason: str = "",
) -> None:
    try:
        store.move_signal(unit, found, to, ActorRole.MODERATOR, now, reason, values)
    except IllegalStepError as error:
        raise UserError("signal-not-possible", id=found.id) from error


def _unrecognise(unit: Connection, found: Signal) -> None:
    """A copy that is none any more is no recognition either."""
    if found.copy_of and found.person:
        endorsing.drop(unit, found.copy_of, found.person)


def _lapse(unit: Connection, id_: str | None, now: datetime) -> None:
    """Let a bundle go that nothing is left in."""
    left = store.bundle_by_id(unit, id_) if id_ else None
    if left is not None and left.state is BundleState.OPEN and not store.members(unit, left.id):
        store.move_bundle(unit, left, BundleState.EXPIRED, ActorRole.MODERATOR, now, UNDONE)


def _ready(found: Signal, by: str) -> None:
    _not_own(found, by)
    if found.answers is None:
        raise UserError("signal-triage-first", id=found.id)


def _not_own(found: Signal, by: str) -> None:
    if found.person == by:
        raise UserError("signal-own", id=found.id)
