"""Sources that are near a question in meaning move up among those that were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from knowledge.finding.search import Hit
from knowledge.meaning.vectors import Vector, Vectors, likeness

REMEMBERED = 5_000
"""Vectors of sources that are kept."""
DEPTH = 30


class Nearness:
    """Reorders what was found; it adds nothing that words or concepts did not find."""

    def __init__(self, vectors: Vectors, weight: float) -> None:
        self._vectors, self._weight = vectors, weight
        self._of = lru_cache(maxsize=REMEMBERED)(vectors.of)

    def reorder(self, text: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The sources, those alike in meaning first; scores change by at most the weight."""
        asked = self._vectors.of(text)
        if not asked:
            return tuple(hits)
        near = [self._moved(asked, hit) for hit in hits[:DEPTH]]
        return (*sorted(near, key=lambda hit: (-hit.score, hit.resource.id)), *hits[DEPTH:])

    def _moved(self, asked: Vector, hit: Hit) -> Hit:
        made = hit.resource
        near = likeness(asked, self._of(f"{made.title}. {made.summary} {'; '.join(made.keywords)}"))
        return replace(hit, score=hit.score * (1 + self._weight * near))
