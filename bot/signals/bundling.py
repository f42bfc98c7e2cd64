"""Which bundles a signal may belong to, with the reason why; the moderator decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.signals.features import Features
from bot.signals.index import SignalIndex
from bot.signals.similarity import Vector


@dataclass(frozen=True, slots=True)
class BundlingWeights:
    """How a bundle is scored: mean of its most alike members; a bundle of one is damped."""

    top_members: int
    singleton: float
    suggestions: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A bundle a signal may belong to: why = shared concepts and shared words, best first."""

    bundle: str
    score: float
    concepts: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Member:
    bundle: str
    features: Features


@dataclass(frozen=True, slots=True)
class Placed:
    """A signal in a bundle, as it was read."""

    id: str
    bundle: str
    features: Features


class Bundler:
    """Signals in bundles, as moderators confirmed them."""

    def __init__(self, weights: BundlingWeights) -> None:
        self._weights = weights
        self._index = SignalIndex()
        self._members: dict[int, _Member] = {}
        self._numbers: dict[str, int] = {}
        self._sizes: dict[str, int] = {}

    def confirm(self, id_: str, bundle: str, features: Features, vector: Vector) -> None:
        """Puts a signal in a bundle, or moves it there."""
        self.release(id_)
        number = self._index.add(vector)
        self._members[number] = _Member(bundle, features)
        self._numbers[id_] = number
        self._sizes[bundle] = self._sizes.get(bundle, 0) + 1

    def placed(self) -> list[Placed]:
        """Every signal that is in a bundle, in order of number."""
        found = ((id_, self._members[number]) for id_, number in self._numbers.items())
        return sorted((Placed(id_, each.bundle, each.features) for id_, each in found), key=lambda x: x.id)

    def release(self, id_: str) -> None:
        """Takes a signal out of its bundle; a signal without bundle stays as it is."""
        number = self._numbers.pop(id_, None)
        if number is not None:
            self._index.forget(number)
            bundle = self._members.pop(number).bundle
            self._sizes[bundle] -= 1

    def suggest(self, features: Features, vector: Vector) -> list[Suggestion]:
        """The bundles most alike, best first, ties by bundle id; at most as many as the weights say."""
        alike: dict[str, list[tuple[float, int]]] = {}
        for number, score in self._index.alike(vector).items():
            alike.setdefault(self._members[number].bundle, []).append((score, number))
        ranked = sorted(
            ((self._score(bundle, hits), bundle) for bundle, hits in alike.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )[: self._weights.suggestions]
        return [self._explained(bundle, score, alike[bundle], features) for score, bundle in ranked]

    def _score(self, bundle: str, hits: Sequence[tuple[float, int]]) -> float:
        size = min(self._weights.top_members, self._sizes[bundle])
        top = sorted((score for score, _ in hits), reverse=True)[:size]
        damping = self._weights.singleton if self._sizes[bundle] == 1 else 1.0
        return damping * sum(top) / size

    def _explained(
        self, bundle: str, score: float, hits: Sequence[tuple[float, int]], features: Features
    ) -> Suggestion:
        top = sorted(hits, key=lambda hit: (-hit[0], hit[1]))[: self._weights.top_members]
        members = [self._members[number].features for _, number in top]
        return Suggestion(bundle, score, shared_concepts(features, members), shared_stems(features, members))


def shared_concepts(features: Features, others: Sequence[Features]) -> tuple[str, ...]:
    """The ids of concepts a message shares with any of the others, weightiest first."""
    return _ranked({name: weight for name, weight in features.concepts.items() if _any(name, others)})


def shared_stems(features: Features, others: Sequence[Features]) -> tuple[str, ...]:
    """The word stems a message shares with any of the others, by letter."""
    return tuple(sorted(features.stems & {stem for other in others for stem in other.stems}))


def _any(name: str, others: Sequence[Features]) -> bool:
    return any(name in other.concepts for other in others)


def _ranked(weights: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda name: (-weights[name], name)))
