"""How like the rest of its bundle a quote is: the medoid speaks for all.

By word stems alone, so that a digest is the same wherever it is made, whatever the lexicon holds by then.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from bot.signals.likeness.texts import bundled_texts
from bot.signals.reading.words import Stemmer, split
from bot.signals.vetting.quotes import Quote

_NO_STOPWORDS: frozenset[str] = frozenset()
_LONG_ENOUGH = 4  # shorter stems are mostly words without meaning


def likenesses(unit: Connection, quotes: Iterable[Quote]) -> dict[str, float]:
    """The mean cosine of the stems of a quote's signal with those of its bundle, by signal, from 0 to 1."""
    wanted = {each.signal: each.bundle for each in quotes}
    if not wanted:
        return {}
    stemmer, inside = Stemmer(), defaultdict[str, dict[str, frozenset[str]]](dict)
    for id_, bundle, text in bundled_texts(unit):
        if bundle in wanted.values():
            stems = stemmer.content_stems(split(text).sequence, _NO_STOPWORDS)
            inside[bundle][id_] = frozenset(x for x in stems if len(x) >= _LONG_ENOUGH)
    return {id_: _mean(id_, inside[bundle]) for id_, bundle in wanted.items() if bundle}


def _mean(id_: str, stems: dict[str, frozenset[str]]) -> float:
    own, others = stems.get(id_, frozenset()), [x for other, x in stems.items() if other != id_]
    return sum(_cosine(own, each) for each in others) / len(others) if others else 0.0


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0
