"""Small groups stay hidden, also from someone who subtracts and knows these rules.

A group of 1 up to k-1 people is hidden. What is hidden in one split could be computed from the total, so the
next group is hidden along with it until no single group follows; where that cannot be, the whole split is
hidden, zeros and all (complementary suppression, as statistical offices use it). The next one is the next by
name: were it the next by size, the groups that are shown would tell how large it can be at most.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

FEWEST = 5
"""So many people are hidden together at least: of fewer, the few ways to divide them tell too much."""


def suppress(groups: Mapping[str, Collection[str]], k: int) -> frozenset[str]:
    """The names to hide of groups of people that together make a known total."""
    hidden = [name for name in sorted(groups) if 0 < len(groups[name]) < k]
    others = [name for name in sorted(groups) if len(groups[name]) >= k]
    while hidden and not _safe([groups[name] for name in hidden], k):
        if not others:
            return frozenset(groups)
        hidden.append(others.pop(0))
    return frozenset(hidden)


def _safe(hidden: Sequence[Collection[str]], k: int) -> bool:
    """Whether nothing follows from the sum: nobody is alone, and there is more than one way to divide it."""
    people, number = len({person for group in hidden for person in group}), len(hidden)
    all_full = all(len(group) == k - 1 for group in hidden)
    return number >= 2 and people >= max(k, FEWEST) and people > number + 1 and not all_full


def first_class(k: int) -> int:
    """Where the classes of a count that grows over the weeks begin: one above k.

    When one more signal moves such a count from the lowest class to the next, it tells the count of the week
    before: that is k then, and never fewer.
    """
    return k + 1
