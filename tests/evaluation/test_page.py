"""The guide for moderators shows what the guard does now, not what it once did."""

from __future__ import annotations

from tests.evaluation.measures import MEASURES
from tests.evaluation.page import SHOWN, shown, table
from tests.evaluation.rows import DATA


def test_the_page_about_the_guard_shows_what_is_measured() -> None:
    assert shown() == table(MEASURES[SHOWN](DATA).figures), f"run: python -m tests.evaluation {SHOWN}"
