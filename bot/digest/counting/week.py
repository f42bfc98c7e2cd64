"""ISO weeks as the community lives them: from Monday to Sunday, in Amsterdam time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
WRITTEN = re.compile(r"(?:WB-)?(\d{4})-?W(\d{1,2})", re.I)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One ISO week; raises ValueError for a week that a year does not have."""

    year: int
    number: int

    def __post_init__(self) -> None:
        date.fromisocalendar(self.year, self.number, 1)

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"

    @property
    def monday(self) -> date:
        """The first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)

    @property
    def start(self) -> datetime:
        """The first moment, in UTC."""
        return datetime.combine(self.monday, time(), ZONE).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """The first moment of the next week, in UTC; with a clock change in between, an hour off 7 days."""
        return datetime.combine(self.monday + timedelta(days=7), time(), ZONE).astimezone(UTC)

    def back(self, weeks: int) -> Week:
        """The week so many weeks earlier."""
        return of_day(self.monday - timedelta(weeks=weeks))


def of(moment: datetime) -> Week:
    """The week a moment falls in."""
    return of_day(moment.astimezone(ZONE).date())


def of_day(day: date) -> Week:
    """The week a day falls in."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def parse(words: str) -> Week:
    """The week someone means by 2026-W46, 2026W46 or the number of its digest, WB-2026-W46.

    Raises:
        ValueError: when it is no ISO week.
    """
    found = WRITTEN.fullmatch(words.strip())
    if found is None:
        raise ValueError("a week is written as 2026-W46")
    return Week(int(found[1]), int(found[2]))
