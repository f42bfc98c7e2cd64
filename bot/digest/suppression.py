"""Small groups stay hidden, also from someone who subtracts.

A count of people from 1 up to k-1 is hidden. Where just one count of a group is hidden and the total is
known, it could be computed, so the next smallest is hidden as well, until what is hidden together covers at
least k people (complementary suppression, as statistical offices use it).
"""

from __future__ import annotations

from collections.abc import Mapping

CLASSES = ((1, 4), (5, 14), (15, 29), (30, None))


def suppress(counts: Mapping[str, int], k: int) -> dict[str, int | None]:
    """The counts of one group that add up to a known total; None where a count is hidden."""
    shown: dict[str, int | None] = dict(counts)
    hidden = sorted((name for name, n in counts.items() if 0 < n < k), key=lambda name: (counts[name], name))
    others = sorted((name for name, n in counts.items() if n >= k), key=lambda name: (counts[name], name))
    while hidden and others and (len(hidden) < 2 or sum(counts[name] for name in hidden) < k):
        hidden.append(others.pop(0))
    for name in hidden:
        shown[name] = None
    return shown


def size_class(count: int, k: int) -> str:
    """A number of people as a class; the edges do not tell which week someone was added."""
    if count == 0:
        return "0"
    if count < k:
        return f"<{k}"
    for low, high in CLASSES[1:]:
        if high is None or count <= high:
            return f"{max(low, k)}–{high}" if high else f"{low}+"
    return "0"
