"""Average-linkage clustering over a sparse graph: proposes bundles among signals that have none."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from bot.signals.likeness.index import SignalIndex
from bot.signals.likeness.similarity import Vector, keyed

Graph = Sequence[Mapping[int, float]]


def graph(vectors: Sequence[Vector]) -> list[dict[int, float]]:
    """Per message the likeness to each other one that it shares a feature with."""
    index = SignalIndex()
    rows: list[dict[int, float]] = []
    for number, vector in enumerate(vectors):
        row = index.alike(vector)
        for other, value in row.items():
            rows[other][number] = value
        rows.append(row)
        index.add(keyed(vector))
    return rows


def average_linkage(links_of: Graph, threshold: float) -> list[int]:
    """Groups messages whose mean likeness reaches the threshold.

    Args:
        links_of: per message the likeness to others; what is missing counts as zero.
        threshold: merging stops below this mean likeness.

    Returns:
        Per message the lowest number of its group.
    """
    links = [dict(row) for row in links_of]  # sums of likeness between groups
    sizes = [1] * len(links)
    leader = list(range(len(links)))
    heap = [
        (-value, left, right, 1, 1)
        for left, row in enumerate(links)
        for right, value in row.items()
        if left < right and value >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        _, left, right, *seen = heapq.heappop(heap)
        if [sizes[left], sizes[right]] == seen:  # else one of them has grown or is gone
            _merge(links, sizes, left, right)
            leader[right] = left
            for other, total in links[left].items():
                mean = total / (sizes[left] * sizes[other])
                if mean >= threshold:
                    low, high = min(left, other), max(left, other)
                    heapq.heappush(heap, (-mean, low, high, sizes[low], sizes[high]))
    return [_lead(leader, number) for number in range(len(links))]


def _merge(links: list[dict[int, float]], sizes: list[int], left: int, right: int) -> None:
    for other, value in links[right].items():
        del links[other][right]
        if other != left:
            links[left][other] = links[other][left] = links[left].get(other, 0.0) + value
    links[right] = {}
    sizes[left] += sizes[right]
    sizes[right] = 0


def _lead(leader: Sequence[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number
