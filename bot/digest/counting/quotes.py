"""Which words of a contributor stand with a bundle: the ones most like the rest, and no person twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.digest.counting.facts import QuoteFact
from bot.digest.counting.people import UNKNOWN

Json = dict[str, Any]
FEWEST_WORDS, MOST_WORDS = 6, 45


def chosen(
    quotes: Iterable[QuoteFact], bundles: Sequence[str], people: Mapping[str, int], k: int
) -> list[Json]:
    """One quote per bundle, in the order of the bundles, where there is one that may be shown.

    Only words of 6 to 45 words, of a bundle with at least k people. A moderator's choice comes first, then
    the medoid: the words most like the others, the oldest of equals.
    """
    taken: set[str] = set()
    rows = []
    for bundle in bundles:
        if people.get(bundle, 0) < k:
            continue
        fit = [q for q in quotes if q.bundle == bundle and _fits(q) and (q.person or q.signal) not in taken]
        if fit:
            best = min(fit, key=lambda q: (not q.pinned, -q.likeness, q.at, q.signal))
            taken.add(best.person or best.signal)
            rows.append(_shown(best))
    return rows


def _fits(quote: QuoteFact) -> bool:
    return FEWEST_WORDS <= len(quote.text.split()) <= MOST_WORDS


def _shown(quote: QuoteFact) -> Json:
    return {
        "bundle": quote.bundle,
        "signal": quote.signal,
        "text": " ".join(quote.text.split()),
        "perspective": quote.perspective or UNKNOWN,
        "pinned": quote.pinned,
    }
