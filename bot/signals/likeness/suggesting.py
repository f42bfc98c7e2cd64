"""Where a new signal may belong: bundles with the reason why, and copies of what came in before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from threading import Lock

from sqlalchemy import Connection

from bot.signals import store
from bot.signals.editing.following import FollowedTerms
from bot.signals.likeness import texts
from bot.signals.likeness.closeness import NEWEST as NEAREST
from bot.signals.likeness.copies import NearCopies
from bot.signals.likeness.memory import BundleMemory
from bot.signals.likeness.similarity import Vector
from bot.signals.model import Bundle, Signal
from bot.signals.reading.features import Features
from bot.signals.reading.rules import SignalRules

COPIES_WITHIN = timedelta(days=90)
SHOWN = 3
NEWEST = 600
"""How many of the newest bundled signals are looked at when terms are changed."""
_TERMS = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A bundle a signal may belong to, and what they share in ordinary words."""

    bundle: Bundle
    shares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A signal in a bundle, as it was read."""

    id: str
    bundle: str
    features: Features


class Suggester:
    """Suggests bundles by `terms`; keeps what it read of signals in memory, the database decides."""

    def __init__(self, terms: FollowedTerms) -> None:
        self.terms = terms
        self._rules = terms.shipped
        self._memory = BundleMemory(self._rules.bundling, self._vector, self._rules.mark)
        self._copies = NearCopies(self._rules.limits.copy_ratio)
        self._compared: dict[str, int] = {}
        self._features: dict[str, tuple[str, Features]] = {}
        # Commands and pages come from threads of their own.
        self._lock = Lock()

    def near(self, unit: Connection, found: Signal, *, keeps: bool = True) -> list[Near]:
        """At most three bundles for a signal, likeliest first; `keeps` is False where it may not write."""
        with self._lock:
            rules = self._follow(unit)
            suggestions = self._memory.bundler(unit, keeps=keeps).suggest(
                self._vector(found.text or "", found.channel)
            )
        if (close := rules.closeness) is not None:
            near = texts.newest_of(unit, [each.bundle for each in suggestions], NEAREST)
            suggestions = close.reorder(found.text or "", suggestions, near)
        known = {each.id: each for each in store.bundles(unit, [each.bundle for each in suggestions])}
        return [
            Near(
                known[each.bundle],
                tuple(rules.concepts[name].label for name in each.concepts)[:_TERMS] or each.terms[:_TERMS],
            )
            for each in suggestions
            if each.bundle in known
        ][:SHOWN]

    def placed(self, unit: Connection) -> list[Placed]:
        """The newest 600 signals in bundles that have words, in order of number, as they are read now."""
        with self._lock:
            rules = self._follow(unit)
            before, self._features = self._features, {}
            for id_, _, text in (newest := texts.bundled_texts(unit)[-NEWEST:]):
                known = before.get(id_)
                features = known[1] if known and known[0] == text else rules.reader.read(text)
                self._features[id_] = (text, features)
            return [Placed(id_, bundle, self._features[id_][1]) for id_, bundle, _ in newest]

    def copy(self, unit: Connection, found: Signal) -> Signal | None:
        """The earlier signal that this one repeats, if any."""
        with self._lock:
            standing = texts.standing_sizes(unit, found.given_at - COPIES_WITHIN)
            self._compare_with(unit, standing)
            ids = list(standing)
            earlier = ids[: ids.index(found.id)] if found.id in standing else ids
            original = self._copies.original(found.text or "", frozenset(earlier))
        return store.signal_by_id(unit, original) if original else None

    def forget_words(self) -> int:
        """Let go of all words of signals in memory, to be read again from the database; how many signals."""
        with self._lock:
            count = len(self._compared) + len(self._features)
            self._copies, self._compared = NearCopies(self._rules.limits.copy_ratio), {}
            self._features = {}
            return count

    def _follow(self, unit: Connection) -> SignalRules:
        """The rules as moderators have them now; what was read with other terms is read again."""
        rules = self.terms.rules(unit)
        if rules is not self._rules:
            self._rules = rules
            self._memory = BundleMemory(rules.bundling, self._vector, rules.mark)
            self._features = {}
        return rules

    def _compare_with(self, unit: Connection, standing: dict[str, int]) -> None:
        """Have the words of exactly these signals to compare with; a word that was left out is read again."""
        for id_ in [id_ for id_, size in self._compared.items() if standing.get(id_) != size]:
            self._copies.forget(id_)
            del self._compared[id_]
        unread = [id_ for id_ in standing if id_ not in self._compared]
        for id_, text in texts.texts_of(unit, unread):
            self._copies.add(id_, text)
            self._compared[id_] = standing[id_]

    def _vector(self, text: str, channel: str | None) -> Vector:
        return self._rules.vectored(self._rules.reader.read(text), channel)[1]
