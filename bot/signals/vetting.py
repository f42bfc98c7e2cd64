"""Vetting signals: triage, into a bundle or loose, turning away, merging and taking apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, update

from bot.core.errors import UserError
from bot.signals import endorsing, store
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
from bot.signals.signal_table import signal
from bot.signals.tables import signal_number
from bot.signals.transitions import IllegalStepError
from bot.store.numbers import next_number

LONGEST_TITLE = 200


class Vetting:
    """What a moderator may do with a signal; never with their own."""

    def triage(self, unit: Connection, found: Signal, by: str, answers: Answers) -> None:
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

    def bundle(self, unit: Connection, found: Signal, by: str, into: Bundle, now: datetime) -> None:
        """Put a signal in a bundle; it takes the bundle's theme and level.

        Raises:
            UserError: own signal, no triage yet, or not possible in its state.
        """
        _ready(found, by)
        theme, level = into.theme or found.theme, into.level or found.level
        values = {"bundle": into.id, "theme": theme and theme.value, "level": level and level.value}
        decided = {"theme_by": Source.MODERATOR.value, "level_by": Source.MODERATOR.value}
        _move(unit, found, SignalState.BUNDLED, now, {**values, **decided})
        endorsing.move_endorsements(unit, found.id, into.id)

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
        _move(unit, found, SignalState.VALIDATED, now, chosen)

    def reject(self, unit: Connection, found: Signal, by: str, reason: Reason, now: datetime) -> None:
        """Turn a signal away; a copy or a text about acute danger loses its words at once.

        Raises:
            UserError: own signal, or not possible in its state.
        """
        _not_own(found, by)
        erased = ("bundle", "text", "message") if reason is Reason.SAFETY else ("bundle",)
        _move(unit, found, SignalState.REJECTED, now, dict.fromkeys(erased), reason)

    def fold(self, unit: Connection, found: Signal, by: str, original: Signal, now: datetime) -> None:
        """Fold a copy into its original; someone else's copy counts as a recognition of it.

        Raises:
            UserError: own signal, or not possible in its state.
        """
        _not_own(found, by)
        _move(unit, found, SignalState.MERGED, now, {"copy_of": original.id, "bundle": None}, original.id)
        if found.person and found.person != original.person:
            endorsing.endorse(unit, original.bundle or original.id, found.person, now)

    def loosen(self, unit: Connection, found: Signal, by: str, now: datetime) -> None:
        """Take a signal out of its bundle again.

        Raises:
            UserError: own signal, or it is in no bundle.
        """
        _not_own(found, by)
        _move(unit, found, SignalState.VALIDATED, now, {"bundle": None})

    def merge(self, unit: Connection, one: Bundle, other: Bundle, now: datetime) -> Bundle:
        """Merge two bundles; the lower number stays, the other keeps pointing at it, nobody counts twice.

        Raises:
            UserError: it is one bundle, or one of them is no longer open.
        """
        if one.id == other.id:
            raise UserError("signal-same-bundle", id=one.id)
        kept, gone = sorted((one, other), key=_number)
        if kept.state is not BundleState.OPEN:
            raise UserError("signal-not-possible", id=kept.id)
        try:
            store.move_bundle(
                unit, gone, BundleState.MERGED, ActorRole.MODERATOR, now, kept.id, {"merged_into": kept.id}
            )
        except IllegalStepError as error:
            raise UserError("signal-not-possible", id=gone.id) from error
        unit.execute(update(signal).where(signal.c.bundle == gone.id).values(bundle=kept.id))
        endorsing.move_endorsements(unit, gone.id, kept.id)
        store.note(unit, kept.id, kept.state, ActorRole.MODERATOR, gone.id, now)
        return kept


def _move(
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


def _ready(found: Signal, by: str) -> None:
    _not_own(found, by)
    if found.answers is None:
        raise UserError("signal-triage-first", id=found.id)


def _not_own(found: Signal, by: str) -> None:
    if found.person == by:
        raise UserError("signal-own", id=found.id)


def _number(each: Bundle) -> int:
    return int(each.id.removeprefix("B-"))
