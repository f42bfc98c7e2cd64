"""Where a new signal may belong: bundles with the reason why, and copies of what came in before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from threading import Lock

from sqlalchemy import Connection

from bot.signals import store
from bot.signals.bundling import Bundler, Placed
from bot.signals.copies import NearCopies
from bot.signals.editing.following import FollowedTerms
from bot.signals.features import Features
from bot.signals.model import Bundle, Signal
from bot.signals.similarity import Vector

COPIES_WITHIN = timedelta(days=90)
SHOWN = 3
_TERMS = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A bundle a signal may belong to, and what they share in ordinary words."""

    bundle: Bundle
    shares: tuple[str, ...]


class Suggester:
    """Suggests bundles; keeps what it read of earlier signals in memory, the database decides."""

    def __init__(self, terms: FollowedTerms) -> None:
        self._terms = terms
        self._rules = terms.shipped
        self._bundler = Bundler(self._rules.bundling)
        self._placed: dict[str, tuple[str, str]] = {}
        # Commands and pages come from threads of their own.
        self._lock = Lock()

    def near(self, unit: Connection, found: Signal) -> list[Near]:
        """At most three bundles for a signal, the likeliest first."""
        with self._lock:
            self._catch_up(unit)
            suggestions = self._bundler.suggest(*self._read(found.text or "", found.channel))
        known = {each.id: each for each in store.bundles(unit)}
        return [
            Near(
                known[each.bundle],
                tuple(self._rules.concepts[name].label for name in each.concepts)[:_TERMS]
                or each.terms[:_TERMS],
            )
            for each in suggestions
            if each.bundle in known
        ][:SHOWN]

    def placed(self, unit: Connection) -> list[Placed]:
        """The signals in bundles that have words, in order of number, as they were read."""
        with self._lock:
            self._catch_up(unit)
            return self._bundler.placed()

    def copy(self, unit: Connection, found: Signal) -> Signal | None:
        """The earlier signal that this one repeats, if any."""
        copies = NearCopies(self._rules.limits.copy_ratio)
        for id_, text in store.standing_texts(unit, found.given_at - COPIES_WITHIN):
            if id_ == found.id:
                break
            copies.add(id_, text)
        original = copies.original(found.text or "")
        return store.signal_by_id(unit, original) if original else None

    def _catch_up(self, unit: Connection) -> None:
        """Bring the memory in line with what the database says of terms and bundles."""
        rules = self._terms.rules(unit)
        if rules is not self._rules:
            self._rules, known, self._bundler = rules, self._bundler.placed(), Bundler(rules.bundling)
            for each in known:
                self._bundler.confirm(
                    each.id, each.bundle, *rules.vectored(rules.reader.again(each.features))
                )
        now = {id_: (bundle, text) for id_, bundle, text in store.bundled_texts(unit)}
        for id_ in self._placed.keys() - now.keys():
            self._bundler.release(id_)
            del self._placed[id_]
        for id_, (bundle, text) in now.items():
            # Words that were masked since are not to be remembered either.
            if self._placed.get(id_) != (bundle, text):
                self._bundler.confirm(id_, bundle, *self._read(text, None))
                self._placed[id_] = (bundle, text)

    def _read(self, text: str, channel: str | None) -> tuple[Features, Vector]:
        return self._rules.vectored(self._rules.reader.read(text), channel)
