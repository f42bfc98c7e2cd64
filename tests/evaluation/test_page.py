"""The guide for moderators shows what the guard does now, not what it once did."""

from __future__ import annotations

from tests.evaluation.measures import guard_2
from tests.evaluation.page import shown, table
from tests.evaluation.rows import DATA


def test_the_page_about_the_guard_shows_what_is_measured() -> None:
    assert shown() == table(guard_2(DATA).figures), "run: python -m tests.evaluation guard-2"
