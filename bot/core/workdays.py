"""Working days in the Netherlands: terms are counted in them.

The days off are those of the Algemene termijnenwet, article 3: the generally recognised holidays, and Good
Friday, which it puts on a par with them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_SATURDAY, _SUNDAY = 5, 6
_ONE = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus, for any year since 1583."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The holidays of a year."""
    sunday = easter(year)
    birthday = date(year, 4, 27)
    king = birthday - _ONE if birthday.weekday() == _SUNDAY else birthday
    by_easter = (sunday + timedelta(days=days) for days in (-2, 1, 39, 50))
    fixed = (date(year, 1, 1), king, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*by_easter, *fixed))


def is_workday(day: date) -> bool:
    """Whether a day is no Saturday, Sunday or holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def workdays_from(day: date, count: int) -> date:
    """The working day that is `count` working days after a day, or before it when negative.

    With 0 it is the day itself, or the first working day after it.
    """
    step = -_ONE if count < 0 else _ONE
    found = day
    for _ in range(abs(count)):
        found += step
        while not is_workday(found):
            found += step
    while not is_workday(found):
        found += _ONE
    return found


def workdays_between(first: date, last: date) -> int:
    """How many working days come after `first`, up to and including `last`; 0 when `last` is not later."""
    days = (last - first).days
    return sum(is_workday(first + timedelta(days=number)) for number in range(1, days + 1))
