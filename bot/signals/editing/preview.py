"""What a change of terms would do: which signals in bundles would be offered other bundles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.lexicon import Change
from bot.signals.likeness.bundling import Bundler
from bot.signals.likeness.similarity import keyed
from bot.signals.likeness.suggesting import Placed
from bot.signals.reading.rules import SignalRules

NEWEST, MOST = 300, 60
"""Among how many signals in bundles is looked, and how many of them are tried at most."""
SHOWN = 3


class Effect(StrEnum):
    """What becomes of what is offered for a signal."""

    BETTER = "beter"
    WORSE = "slechter"
    OTHER = "anders"


@dataclass(frozen=True, slots=True)
class Moved:
    """A signal for which other bundles would be offered: its own, those of before, those with the change."""

    signal: str
    bundle: str
    effect: Effect
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change does; `tried` is for how many signals."""

    tried: int
    moved: tuple[Moved, ...]

    def of(self, effect: Effect) -> list[Moved]:
        """The signals with this effect."""
        return [each for each in self.moved if each.effect is effect]


def preview(placed: Sequence[Placed], change: Change, now: SignalRules, then: SignalRules) -> Preview:
    """Take each signal that holds a changed term out of its bundle, and see which bundles are offered.

    `placed` are the signals in bundles, oldest first; the newest 300 count.
    """
    finder = now.reader.finder({"changed": [step.text for step in change]})
    recent = placed[-NEWEST:]
    tried = [each for each in recent if finder.find(each.features.words)][-MOST:]
    if not tried:
        return Preview(0, ())
    was, will = _Memory(recent, now), _Memory(recent, then)
    pairs = ((each, was.offered(each.id), will.offered(each.id)) for each in tried)
    moved = (Moved(s.id, s.bundle, _effect(s.bundle, b, a), b, a) for s, b, a in pairs if b != a)
    return Preview(len(tried), tuple(moved))


class _Memory:
    """Signals in their bundles by one set of rules, each of which can be looked at as if it was new."""

    def __init__(self, placed: Sequence[Placed], rules: SignalRules) -> None:
        self._bundler = Bundler(rules.bundling)
        read = ((each, rules.vectored(rules.reader.again(each.features))) for each in placed)
        self._read = {each.id: (each.bundle, vector) for each, (_, vector) in read}
        for id_, (bundle, vector) in self._read.items():
            self._bundler.confirm(id_, bundle, keyed(vector))

    def offered(self, id_: str) -> tuple[str, ...]:
        bundle, vector = self._read[id_]
        self._bundler.release(id_)
        found = self._bundler.suggest(vector)
        self._bundler.confirm(id_, bundle, keyed(vector))
        return tuple(each.bundle for each in found[:SHOWN])


def _effect(bundle: str, before: Sequence[str], after: Sequence[str]) -> Effect:
    was, will = (each.index(bundle) if bundle in each else SHOWN for each in (before, after))
    return Effect.BETTER if will < was else Effect.WORSE if will > was else Effect.OTHER
