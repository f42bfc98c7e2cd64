"""Signals laid out over the weeks in one pass, so that a large community costs no more than reading it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.digest.counting.facts import FactSheet, SignalFact
from bot.digest.counting.week import Week

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Tally:
    """The signals and recognised bundles of each of some weeks in a row, oldest week first."""

    weeks: tuple[Week, ...]
    given: tuple[tuple[SignalFact, ...], ...]
    recognised: tuple[tuple[str, ...], ...]

    @property
    def now(self) -> tuple[SignalFact, ...]:
        """The signals of the last week."""
        return self.given[-1]

    def of(self, weeks: Sequence[Week]) -> list[SignalFact]:
        """The signals of these weeks."""
        wanted = set(weeks)
        laid = zip(self.weeks, self.given, strict=True)
        return [signal for week, given in laid if week in wanted for signal in given]

    def last(self, count: int) -> Tally:
        """The same of the last weeks only."""
        return Tally(self.weeks[-count:], self.given[-count:], self.recognised[-count:])

    def series(self, key: Callable[[SignalFact], str | None]) -> dict[str, list[int]]:
        """Signals per week of everything the key makes of them; those it makes nothing of are left out."""
        counted: dict[str, list[int]] = {}
        for n, signals in enumerate(self.given):
            for signal in signals:
                name = key(signal)
                if name is not None:
                    counted.setdefault(name, [0] * len(self.weeks))[n] += 1
        return counted


def tally(week: Week, facts: FactSheet, count: int) -> Tally:
    """Lay the facts out over so many weeks, up to and including this one; signals by number in each."""
    weeks = tuple(week.back(n) for n in reversed(range(count)))
    given = _laid(((s.at, s) for s in facts.signals), weeks)
    recognised = _laid(((e.at, e.bundle) for e in facts.endorsements), weeks)
    ordered = tuple(tuple(sorted(each, key=lambda s: s.id)) for each in given)
    return Tally(weeks, ordered, tuple(tuple(sorted(each)) for each in recognised))


def _laid(dated: Iterable[tuple[datetime, Each]], weeks: Sequence[Week]) -> list[list[Each]]:
    """What is dated, per week; what falls outside is left out."""
    starts, end = [week.start for week in weeks], weeks[-1].end
    laid: list[list[Each]] = [[] for _ in weeks]
    for at, each in dated:
        if starts[0] <= at < end:
            laid[bisect_right(starts, at) - 1].append(each)
    return laid
