"""The themes that concepts fall under, and which theme a handful of words points to.

A naive Bayes estimate over the wordings of all concepts of a theme (Maron 1961), flattened because words of
one message do not vote independently.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from knowledge.lexicon.concepts import Concept
from knowledge.lexicon.wordings import Rows

FLAT = 0.15
"""By how much the votes of words are flattened."""
REMEMBERED = 4_000
"""Wordings whose odds are kept."""
PRIOR = 0.5
"""How many concepts each theme is thought to hold that say nothing special."""


class Themes:
    """Which concepts fall under which theme, directly or by a wider concept."""

    def __init__(self, concepts: Sequence[Concept], holders: Rows) -> None:
        by_id = {c.id: c for c in concepts}
        self._of = [_roots(c, by_id) for c in concepts]
        self._together = frozenset(self._of)
        self._names = sorted({name for names in self._of for name in names})
        self._size = Counter(name for names in self._of for name in names)
        self._holders = holders
        # Most wordings are never said, so their odds are worked out when they are.
        self._odds = lru_cache(maxsize=REMEMBERED)(self._odds_of)

    def lifts(self, voices: Iterable[tuple[int, float]], concepts: Iterable[int]) -> dict[int, float]:
        """For some concepts the chance, 0 to 1, that the words are about its likeliest theme."""
        votes = [0.0] * len(self._names)
        for wording, share in voices:
            for number, odds in enumerate(self._odds(wording)):
                votes[number] += FLAT * share * odds
        most = max(votes, default=0.0)
        chances = [math.exp(vote - most) for vote in votes]
        total = sum(chances) or 1.0
        chance = {name: c / total for name, c in zip(self._names, chances, strict=True)}
        likeliest = {names: max(map(chance.__getitem__, names), default=0.0) for names in self._together}
        return {n: likeliest[self._of[n]] for n in concepts}

    def _odds_of(self, wording: int) -> array[float]:
        """Per theme how much likelier a wording is in it than among all concepts, as a logarithm."""
        held, size = self._holders[wording], self._size
        usual = len(held) / len(self._of)
        inside = Counter(name for number in held for name in self._of[number])
        likelier = ((inside[name] + PRIOR * usual) / (size[name] + PRIOR) / usual for name in self._names)
        return array("d", map(math.log, likelier))


def _roots(
    concept: Concept, by_id: Mapping[str, Concept], seen: frozenset[str] = frozenset()
) -> frozenset[str]:
    """The names at the top: themes, or wider concepts that have nothing above them."""
    found: set[str] = set()
    for name in concept.wider:
        above = by_id.get(name)
        if above is None or not above.wider:
            found.add(name)
        elif name not in seen:
            found |= _roots(above, by_id, seen | {name})
    return frozenset(found)
