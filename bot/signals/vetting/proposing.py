"""Bundles that are proposed among loose signals: kept until a moderator makes or dismisses them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Integer, String, Table, Text, delete, insert, select, update

from bot.core.errors import UserError
from bot.signals import store
from bot.signals.editing.following import FollowedTerms
from bot.signals.likeness.gathering import MOST, Group, groups, shared
from bot.signals.model import Bundle, Signal, SignalState
from bot.signals.vetting.judging import Vetting
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

WAITING, MADE, DISMISSED = "wacht", "gemaakt", "geweigerd"

bundle_proposal = Table(
    "bundle_proposal",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the number of a proposal, for its buttons",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "signals",
        Text,
        nullable=False,
        purpose="the numbers of the signals that may be about one issue",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "state",
        String(12),
        nullable=False,
        purpose="whether it waits, was made a bundle, or was dismissed, so that it is not proposed again",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was proposed, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A group of loose signals that waits for a moderator; what they share is read anew."""

    id: int
    group: Group

    @property
    def title(self) -> str:
        """What the bundle is called when nobody gives it another title."""
        told = ", ".join(self.group.shares)
        return told[:1].upper() + told[1:]


class Proposing:
    """Proposes bundles, and makes or dismisses what was proposed."""

    def __init__(self, terms: FollowedTerms) -> None:
        self._terms = terms

    def look(self, unit: Connection, now: datetime) -> list[int]:
        """Compare the loose signals anew; the numbers of the proposals that were not there before.

        What waited and is no group any more goes. What was dismissed is proposed again only when it grew.
        """
        found = [
            _ids(each.signals) for each in groups(store.loose_signals(unit, MOST), self._terms.rules(unit))
        ]
        known = {row.signals: row.state for row in unit.execute(select(bundle_proposal))}
        waits = bundle_proposal.c.state == WAITING
        unit.execute(delete(bundle_proposal).where(waits, bundle_proposal.c.signals.not_in(found)))
        gone = [set(ids.split()) for ids, state in known.items() if state == DISMISSED]
        fresh = [x for x in found if x not in known and not any(set(x.split()) <= old for old in gone)]
        rows = [{"signals": each, "state": WAITING, "at": now} for each in fresh]
        kept = insert(bundle_proposal).returning(bundle_proposal.c.id)
        return [unit.execute(kept.values(row)).scalar_one() for row in rows]

    def waiting(self, unit: Connection) -> list[Proposal]:
        """What waits for a moderator, oldest first; what is no longer loose is left out."""
        rows = unit.execute(
            select(bundle_proposal).where(bundle_proposal.c.state == WAITING).order_by(bundle_proposal.c.id)
        ).all()
        return [made for row in rows if (made := self._read(unit, row.id, row.signals)) is not None]

    def make(self, unit: Connection, number: int, by: str, title: str, now: datetime) -> Bundle:
        """Make a bundle of what was proposed; a signal of the moderator's own stays loose.

        Raises:
            UserError: it does not wait any more, or too little of it is left.
        """
        found = next((each for each in self.waiting(unit) if each.id == number), None)
        if found is None:
            raise UserError("signal-no-proposal")
        others = [each for each in found.group.signals if each.person != by]
        if not others:
            raise UserError("signal-own", id=found.group.signals[0].id)
        vetting, (first, *rest) = Vetting(), others
        made = vetting.new_bundle(unit, first, by, title.strip() or found.title, now)
        for each in rest:
            vetting.bundle(unit, each, by, made, now)
        _settle(unit, number, MADE)
        return made

    def dismiss(self, unit: Connection, number: int) -> None:
        """Have these signals not proposed together again, as long as no other comes with them."""
        _settle(unit, number, DISMISSED)

    def _read(self, unit: Connection, number: int, signals: str) -> Proposal | None:
        held = (store.signal_by_id(unit, id_) for id_ in signals.split())
        loose = [each for each in held if each and each.state is SignalState.VALIDATED and each.text]
        if len(loose) < 2:
            return None
        return Proposal(number, Group(tuple(loose), shared(loose, self._terms.rules(unit))))


def _settle(unit: Connection, number: int, state: str) -> None:
    here = (bundle_proposal.c.id == number) & (bundle_proposal.c.state == WAITING)
    if unit.execute(update(bundle_proposal).where(here).values(state=state)).rowcount != 1:
        raise UserError("signal-no-proposal")


def _ids(signals: Iterable[Signal]) -> str:
    return " ".join(each.id for each in signals)
