"""Small groups stay hidden, also from someone who subtracts.

A group of 1 up to k-1 people is hidden. What is hidden in one split could be computed from the total, so the
next smallest is hidden along with it until no single group follows; where that cannot be, the whole split is
hidden, zeros and all (complementary suppression, as statistical offices use it).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping


def suppress(groups: Mapping[str, Collection[str]], k: int) -> frozenset[str]:
    """The names to hide of groups of people that together make a known total."""
    in_order = sorted((name for name in groups if groups[name]), key=lambda name: (len(groups[name]), name))
    hidden = [name for name in in_order if len(groups[name]) < k]
    others = in_order[len(hidden) :]
    while hidden and not _safe([groups[name] for name in hidden], k):
        if not others:
            return frozenset(groups)
        hidden.append(others.pop(0))
    return frozenset(hidden)


def _safe(hidden: Collection[Collection[str]], k: int) -> bool:
    """Whether nothing follows from the sum: two groups, k people, and more people than groups."""
    people = {person for group in hidden for person in group}
    return len(hidden) >= 2 and len(people) >= max(k, len(hidden) + 1)


def first_class(k: int) -> int:
    """Where the classes of a count that grows over the weeks begin: one above k.

    When one more signal moves such a count from the lowest class to the next, it tells the count of the week
    before: that is k then, and never fewer.
    """
    return k + 1
