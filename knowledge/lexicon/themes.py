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
from operator import itemgetter

from knowledge.lexicon.concepts import Concept
from knowledge.lexicon.wordings import Rows

FLAT = 0.15
"""By how much the votes of words are flattened."""
REMEMBERED = 4_000
"""Wordings whose odds are kept."""
PRIOR = 0.5
"""How many concepts each theme is thought to hold that say nothing special."""

Voice = tuple[str, int, float]
"""A wording that was said: by which words of the text, its number, and how much they count."""


class Themes:
    """Which concepts fall under which theme, directly or by a wider concept.

    `of` is, by the number of a concept, that of all its themes together.
    """

    def __init__(self, concepts: Sequence[Concept], holders: Rows) -> None:
        by_id = {c.id: c for c in concepts}
        self._all = [_roots(c, by_id) for c in concepts]
        self._names = sorted({name for names in self._all for name in names})
        self._size = Counter(name for names in self._all for name in names)
        self._holders = holders
        together = {names: number for number, names in enumerate(dict.fromkeys(self._all))}
        self.of = array("H", (together[names] for names in self._all))
        places = {name: number for number, name in enumerate(self._names)}
        # Read by column, short rows filled up; `max` and `itemgetter` want two at least.
        width = max([2, *map(len, together)])
        rows = [[places[name] for name in names] + [len(places)] * width for names in together]
        self._columns = [itemgetter(*(row[n] for row in rows), 0, 0) for n in range(width)]
        # Most wordings are never said, so their odds are worked out when they are.
        self._odds = lru_cache(maxsize=REMEMBERED)(self._odds_of)

    def lifts(self, voices: Iterable[Voice], by: float) -> list[float]:
        """By the numbers in `of`, one and `by` times how likely, 0 to 1, its likeliest theme is."""
        odds = [self._odds(wording, share) for _, wording, share in voices]
        votes: list[float] = list(map(sum, zip(*odds, strict=True))) or [0.0] * len(self._names)
        most = max(votes, default=0.0)
        raised = [math.exp(vote - most) for vote in votes]
        total = sum(raised) or 1.0
        # The last is for concepts under no theme at all.
        lifts = [*[1 + by * (each / total) for each in raised], 1.0]
        return list(map(max, *[column(lifts) for column in self._columns]))

    def _odds_of(self, wording: int, share: float) -> array[float]:
        """Per theme how much likelier a wording is in it than among all concepts, as a flattened logarithm.

        Of a word that counts for a share only, so much of it.
        """
        held, size = self._holders[wording], self._size
        usual = len(held) / len(self._all)
        inside = Counter(name for number in held for name in self._all[number])
        likelier = ((inside[name] + PRIOR * usual) / (size[name] + PRIOR) / usual for name in self._names)
        return array("d", (FLAT * share * math.log(each) for each in likelier))


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
