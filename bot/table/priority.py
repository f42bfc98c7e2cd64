"""The priority score: it orders what is proposed for the agenda, and never hides anything."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.table.model import Item

WEEKS, MANY, REGIONS, PERSPECTIVES, LONG = 13, 30, 5, 4, 182
"""What counts as full: weeks with signals, people, regions, perspectives, days without an answer."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What is known of the weight of a bundle; `people` is the least number of its class, never the number.

    `regions` and `perspectives` count those with enough people to be shown; `days` is how long it waits.
    """

    people: int = 0
    weeks: int = 0
    regions: int = 0
    perspectives: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Priority:
    """Five parts of 0 to 100 that weigh the same, and their mean."""

    support: int
    persistence: int
    spread: int
    perspectives: int
    waiting: int

    @property
    def score(self) -> int:
        """The mean of the parts, 0 to 100."""
        return round(sum(self.parts.values()) / len(self.parts))

    @property
    def parts(self) -> Mapping[str, int]:
        """The parts by name, in their fixed order."""
        return {name: getattr(self, name) for name in self.__slots__}


def priority(weight: Weight) -> Priority:
    """The score of a bundle, with its parts."""
    return Priority(
        _part(math.log1p(weight.people), math.log1p(MANY)),
        _part(weight.weeks, WEEKS),
        _part(weight.regions, REGIONS),
        _part(weight.perspectives, PERSPECTIVES),
        _part(weight.days, LONG),
    )


def ordered(items: Sequence[Item], weights: Mapping[str, Weight]) -> list[Item]:
    """The items by score, highest first; those that the secretary gave a place stand there."""
    scores = {each.bundle: priority(weights.get(each.bundle, Weight())).score for each in items}
    by_score = sorted(items, key=lambda each: (-scores[each.bundle], each.bundle))
    order = [each for each in by_score if each.place is None]
    placed = [(each.place, each) for each in by_score if each.place is not None]
    for place, each in sorted(placed, key=lambda pair: (pair[0], pair[1].bundle)):
        order.insert(place - 1, each)
    return order


def _part(value: float, full: float) -> int:
    return round(100 * min(value / full, 1))
