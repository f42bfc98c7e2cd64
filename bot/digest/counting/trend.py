"""What a number means beside those of the weeks before it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

WEEKS = 12
FORMER = 4


class Trend(StrEnum):
    """How a subject moves; the rules are those of the digest's own accountability page."""

    NEW = "nieuw"
    RISING = "stijgend"
    FALLING = "dalend"
    LASTING = "aanhoudend"
    INCIDENTAL = "incidenteel"


def mean_before(series: Sequence[int]) -> float:
    """The mean of the four weeks before the last one, to one decimal."""
    former = series[-1 - FORMER : -1]
    return round(sum(former) / FORMER, 1)


def ordinary(now: int, mean: float) -> bool:
    """Whether a number lies within normal variation: less than twice the root of the mean from it."""
    return abs(now - mean) < 2 * math.sqrt(mean) if mean else now <= FORMER // 2


def trend(series: Sequence[int], rise: float = 2.5, *, known: bool = False) -> Trend:
    """The trend of a series of twelve weeks, the last of which is the week of the digest.

    `known` tells that the subject is older than its last two weeks, however quiet it was before.
    """
    now, mean = series[-1], mean_before(series)
    if now and not known and not any(series[:-2]):
        return Trend.NEW
    if now >= 1.5 * mean and now - mean >= rise:
        return Trend.RISING
    if mean >= 2 and now <= 0.5 * mean:
        return Trend.FALLING
    return Trend.LASTING if sum(1 for n in series if n) >= 9 else Trend.INCIDENTAL
