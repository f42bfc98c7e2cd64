"""Which bundles a signal may belong to, with the reason why; the moderator decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.signals.likeness.index import SignalIndex
from bot.signals.likeness.similarity import CONCEPT, STEM, Vector


@dataclass(frozen=True, slots=True)
class BundlingWeights:
    """How a bundle is scored: mean of its most alike members; a bundle of one is damped."""

    top_members: int
    singleton: float
    suggestions: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A bundle a signal may belong to; why: shared concepts, weightiest first, and shared words by letter."""

    bundle: str
    score: float
    concepts: tuple[str, ...]
    terms: tuple[str, ...]


class Bundler:
    """Signals in bundles, as moderators confirmed them."""

    def __init__(self, weights: BundlingWeights) -> None:
        self._weights = weights
        self._index = SignalIndex()
        self._bundles: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._sizes: dict[str, int] = {}

    def bundle_of(self, id_: str) -> str | None:
        """The bundle a signal is in."""
        number = self._numbers.get(id_)
        return None if number is None else self._bundles[number]

    def holds(self, bundle: str) -> bool:
        """Tell whether a bundle has or had signals."""
        return bundle in self._sizes

    def members(self, bundle: str) -> list[str]:
        """The signals in a bundle."""
        return [id_ for id_, number in self._numbers.items() if self._bundles[number] == bundle]

    def confirm(self, id_: str, bundle: str, features: Iterable[tuple[int, float]]) -> None:
        """Puts a signal in a bundle, or moves it there; its features come by number."""
        self.release(id_)
        number = self._index.add(features)
        self._bundles[number] = bundle
        self._numbers[id_] = number
        self._sizes[bundle] = self._sizes.get(bundle, 0) + 1

    def release(self, id_: str) -> None:
        """Takes a signal out of its bundle; a signal without bundle stays as it is."""
        number = self._numbers.pop(id_, None)
        if number is not None:
            self._index.forget(number)
            self._sizes[self._bundles.pop(number)] -= 1

    def suggest(self, vector: Vector) -> list[Suggestion]:
        """The bundles most alike, best first, ties by bundle id; at most as many as the weights say."""
        alike: dict[str, list[tuple[float, int]]] = {}
        for number, score in self._index.alike(vector).items():
            alike.setdefault(self._bundles[number], []).append((score, number))
        ranked = sorted(
            ((self._score(bundle, hits), bundle) for bundle, hits in alike.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )[: self._weights.suggestions]
        return [self._explained(bundle, score, alike[bundle], vector) for score, bundle in ranked]

    def _score(self, bundle: str, hits: Sequence[tuple[float, int]]) -> float:
        size = min(self._weights.top_members, self._sizes[bundle])
        top = sorted((score for score, _ in hits), reverse=True)[:size]
        damping = self._weights.singleton if self._sizes[bundle] == 1 else 1.0
        return damping * sum(top) / size

    def _explained(
        self, bundle: str, score: float, hits: Sequence[tuple[float, int]], vector: Vector
    ) -> Suggestion:
        top = sorted(hits, key=lambda hit: (-hit[0], hit[1]))[: self._weights.top_members]
        shared = self._index.shared(vector, [number for _, number in top])
        concepts = [name for name in shared if name.startswith(CONCEPT)]
        concepts.sort(key=lambda name: (-vector[name], name))
        return Suggestion(
            bundle,
            score,
            tuple(name.removeprefix(CONCEPT) for name in concepts),
            tuple(sorted(name.removeprefix(STEM) for name in shared if name.startswith(STEM))),
        )
