"""Taking signals in: proposals, limits, receipt, candidates and withdrawal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.errors import UserError
from bot.core.zone import local_year
from bot.signals import store
from bot.signals.capture import redactions
from bot.signals.capture.receipts import Receipts
from bot.signals.consent import allowed
from bot.signals.editing.following import FollowedTerms
from bot.signals.model import (
    ActorRole,
    Answers,
    ConsentLevel,
    Draft,
    Kind,
    Level,
    Origin,
    Signal,
    SignalState,
    Source,
    Theme,
    Triage,
)
from bot.signals.reading.classify import best
from bot.signals.reading.words import split
from bot.signals.tables import signal_number
from bot.signals.telling import asking
from bot.signals.transitions import IllegalStepError
from bot.signals.vetting import followups, quotes
from bot.store.numbers import next_number

PER_DAY = 10
FEWEST_WORDS = 3
CANDIDATE_DAYS = 7
UPDATED = "bijgewerkt"


class AcuteDangerError(Exception):
    """The words tell of acute danger: nothing is stored, the person is referred."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A signal that was taken in, with its receipt code.

    Signals keep only a keyed hash of the code; the outbox holds the message that shows it until it is
    delivered.
    """

    signal: Signal
    receipt: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules think of a text; `why` are the concepts behind it, weightiest first."""

    theme: Theme | None
    level: Level | None
    answers: Answers
    why: tuple[str, ...]


class Intake:
    """Takes signals in; `crisis` tells whether a text speaks of acute danger."""

    def __init__(self, terms: FollowedTerms, receipts: Receipts, crisis: Callable[[str], bool]) -> None:
        self._terms = terms
        self._receipts = receipts
        self._crisis = crisis

    def take_in(self, unit: Connection, person: str, draft: Draft, origin: Origin, now: datetime) -> Taken:
        """Keep a signal and hand out its receipt; a candidate for the same message becomes this signal.

        Raises:
            AcuteDangerError: the text speaks of acute danger; nothing is kept.
            UserError: too short, too many today, or given before.
        """
        if self._crisis(draft.text):
            raise AcuteDangerError
        draft = replace(draft, text=self.generalised(draft.text))
        earlier = store.signal_by_message(unit, origin.message) if origin.message else None
        self._check(unit, person, draft, earlier, now)
        code, hash_ = self._receipts.issue()
        values = self._values(unit, draft, origin, now) | {
            "receipt": hash_,
            "pointed_by": None,
            "person": person if allowed(draft.consent).known else None,
        }
        if earlier is None:
            id_ = self._number(unit, now)
            store.add_signal(
                unit, {**values, "id": id_, "state": SignalState.NEW.value}, ActorRole.CONTRIBUTOR, now
            )
        else:
            id_ = earlier.id
            store.move_signal(unit, earlier, SignalState.NEW, ActorRole.CONTRIBUTOR, now, values=values)
        redactions.keep(unit, id_, draft.text)
        return Taken(_must(store.signal_by_id(unit, id_)), code)

    def candidate(
        self, unit: Connection, author: str, origin: Origin, now: datetime, by: str | None = None
    ) -> Signal | None:
        """Keep a pointer to someone else's message, without text; None when the message is known already.

        `by` is who pointed at it, and may take that back.
        """
        if not origin.message or store.signal_by_message(unit, origin.message):
            return None
        empty = _empty(origin, now) | {"id": self._number(unit, now), "person": author, "pointed_by": by}
        store.add_signal(unit, {**empty, "state": SignalState.CANDIDATE.value}, ActorRole.ASSISTANT, now)
        return store.signal_by_message(unit, origin.message)

    def withdraw(self, unit: Connection, found: Signal, now: datetime) -> None:
        """Take a signal back: its words are erased at once, its number stays.

        Raises:
            UserError: it was turned away or taken back before.
        """
        try:
            store.move_signal(
                unit,
                found,
                SignalState.WITHDRAWN,
                ActorRole.CONTRIBUTOR,
                now,
                values={"text": None, "message": None, "bundle": None, "pointed_by": None},
            )
        except IllegalStepError as error:
            raise UserError("signal-not-possible", id=found.id) from error
        self.empty(unit, found)
        followups.settle(unit, (found.id, found.bundle), now)

    def empty(self, unit: Connection, found: Signal) -> None:
        """Erase the words of a signal and what was made of them; its number and where it stands stay."""
        store.change_signal(unit, found.id, text=None)
        asking.forget(unit, found.id)
        quotes.drop(unit, found.id)

    def unpoint(self, unit: Connection, found: Signal, by: str, now: datetime) -> bool:
        """Take back a pointer to someone else's message, of who made it; False when it is not theirs."""
        (tagger,) = store.chosen_of(unit, found.id, ("pointed_by",)).values()
        if found.state is not SignalState.CANDIDATE or tagger != by:
            return False
        gone = {"person": None, "message": None, "channel": "", "pointed_by": None}
        store.move_signal(unit, found, SignalState.WITHDRAWN, ActorRole.ASSISTANT, now, values=gone)
        return True

    def update(self, unit: Connection, found: Signal, text: str, now: datetime) -> None:
        """Give a signal other words of its contributor, who read them masked.

        Raises:
            AcuteDangerError: the text speaks of acute danger; nothing is changed.
            UserError: too short, or the signal has ended.
        """
        if self._crisis(text):
            raise AcuteDangerError
        if len(split(text).sequence) < FEWEST_WORDS:
            raise UserError("signal-too-short")
        if found.text is None or found.state.value not in store.OURS:
            raise UserError("signal-not-possible", id=found.id)
        told = self.generalised(text.strip())
        # New words may be those of the message as it was edited: they go with it.
        store.change_signal(unit, found.id, text=told, copied=True)
        redactions.keep(unit, found.id, told)
        quotes.drop(unit, found.id)
        store.note(unit, found.id, found.state, ActorRole.CONTRIBUTOR, UPDATED, now)

    def preview(self, text: str) -> str:
        """The words of a new signal as they would be kept.

        Raises:
            AcuteDangerError: the text speaks of acute danger; it is not to be kept, not even for a moment.
        """
        if self._crisis(text):
            raise AcuteDangerError
        return self.generalised(text)

    def generalised(self, text: str) -> str:
        """The words as they would be kept: places, providers and ages told in general."""
        return self._terms.shipped.generalise(text)

    def expire(self, unit: Connection, now: datetime) -> int:
        """Let candidates go whose author did not answer in a week; how many."""
        old = store.candidates_before(unit, now - timedelta(days=CANDIDATE_DAYS))
        gone = {"person": None, "message": None, "channel": "", "pointed_by": None}
        for found in old:
            store.move_signal(unit, found, SignalState.EXPIRED, ActorRole.ASSISTANT, now, values=gone)
        return len(old)

    def propose(
        self, unit: Connection, text: str, channel: str | None, profession: str | None = None
    ) -> Proposal:
        """What the rules think of a text."""
        rules = self._terms.rules(unit)
        features = rules.reader.read(text)
        near = rules.professions.theme(profession)
        found = rules.classifier.classify(features, rules.channels.of(channel).themes, near)
        themes, levels = best(found.themes), best(found.levels)
        outcome = rules.classifier.triage(found.triages)
        ranked = sorted(features.concepts, key=lambda name: (-features.concepts[name], name))
        return Proposal(
            Theme(themes[0]) if themes else None,
            Level(levels[0]) if levels else None,
            Answers(*(outcome is each for each in Triage)),
            tuple(rules.concepts[name].label for name in ranked),
        )

    def by_receipt(self, unit: Connection, code: str) -> Signal | None:
        """The signal behind a receipt code; None when nobody ever got that code."""
        hash_ = self._receipts.hash(code)
        found = store.signal_by_receipt(unit, hash_) if hash_ else None
        return found[0] if found and self._receipts.fits(code, found[1]) else None

    def proof(self, code: str) -> str:
        """What shows later that someone held this receipt code, without holding the code."""
        return self._receipts.proof(self._receipts.hash(code) or "")

    def by_proof(self, unit: Connection, id_: str, proof: str) -> Signal | None:
        """The signal that a proof of its receipt code belongs to; None when it does not."""
        kept = store.receipt_of(unit, id_)
        fits = kept is not None and self._receipts.proves(proof, kept)
        return store.signal_by_id(unit, id_) if fits else None

    def _check(
        self, unit: Connection, person: str, draft: Draft, earlier: Signal | None, now: datetime
    ) -> None:
        if len(split(draft.text).sequence) < FEWEST_WORDS:
            raise UserError("signal-too-short")
        if earlier and (earlier.state is not SignalState.CANDIDATE or earlier.person != person):
            raise UserError("signal-known", id=earlier.id)
        if store.given_since(unit, person, now - timedelta(days=1)) >= PER_DAY:
            raise UserError("signal-too-many", count=PER_DAY)
        plain = draft.text.strip().casefold()
        again = (s for s in store.signals_of(unit, person) if (s.text or "").strip().casefold() == plain)
        if (same := next(again, None)) is not None:
            raise UserError("signal-known", id=same.id)

    def _values(self, unit: Connection, draft: Draft, origin: Origin, now: datetime) -> dict[str, object]:
        rules = self._terms.rules(unit)
        proposal = self.propose(unit, draft.text, origin.channel, draft.profession)
        perspective = draft.perspective or rules.professions.perspective(draft.profession)
        theme, level = draft.theme or proposal.theme, draft.level or proposal.level
        return _empty(origin, now) | {
            "text": draft.text.strip(),
            "kind": draft.kind.value,
            "consent": draft.consent.value,
            "theme": theme and theme.value,
            "theme_by": (Source.CONTRIBUTOR if draft.theme else Source.RULE).value,
            "level": level and level.value,
            "level_by": (Source.CONTRIBUTOR if draft.level else Source.RULE).value,
            "perspective": perspective and perspective.value,
            "region": rules.regions.of(origin.channel, draft.profile_region, draft.text),
        }

    def _number(self, unit: Connection, now: datetime) -> str:
        year = local_year(now)
        number = next_number(unit, signal_number, {"series": f"S-{year}"})
        return f"S-{year}-{number:05}"


def _empty(origin: Origin, now: datetime) -> dict[str, object]:
    return {
        "kind": Kind.RUBS.value,
        "consent": ConsentLevel.ANONYMOUS.value,
        "follows": False,
        "theme_by": Source.RULE.value,
        "level_by": Source.RULE.value,
        "platform": origin.platform,
        "channel": origin.channel,
        "message": origin.message,
        "copied": origin.copied,
        "given_at": now,
    }


def _must(found: Signal | None) -> Signal:
    if found is None:
        raise LookupError("a signal that was just kept is gone")
    return found
