"""Working days: known Easters, the holidays of the law, and counting there and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.workdays import easter, holidays, is_workday, workdays_between, workdays_from

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2024, (3, 31)), (2026, (4, 5)), (2038, (4, 25))],
)
def test_easter_falls_where_the_calendar_says(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_the_holidays_of_a_year_are_those_of_the_law() -> None:
    days = [(1, 1), (4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25), (12, 25), (12, 26)]
    assert holidays(2026) == {date(2026, *day) for day in days}


def test_the_birthday_of_the_king_is_kept_on_saturday_when_it_falls_on_sunday() -> None:
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


def test_a_term_skips_a_weekend_and_christmas() -> None:
    assert workdays_from(date(2026, 12, 23), 3) == date(2026, 12, 29)
    assert workdays_from(date(2026, 4, 7), -3) == date(2026, 3, 31)
    assert workdays_from(date(2026, 11, 28), 0) == date(2026, 11, 30)


@given(DAYS, st.integers(-40, 40))
def test_a_term_ends_on_a_working_day_and_counts_back(day: date, count: int) -> None:
    end = workdays_from(day, count)
    assert is_workday(end)
    if count > 0:
        assert workdays_between(day, end) == count
    elif count < 0 and is_workday(day):
        assert workdays_between(end, day) == -count


@given(DAYS, DAYS, DAYS)
def test_stretches_of_working_days_add_up(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    assert workdays_between(first, last) == workdays_between(first, middle) + workdays_between(middle, last)
    assert workdays_between(first, first + timedelta(days=7)) <= 5
