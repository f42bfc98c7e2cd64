"""Meetings: their numbers, their terms in working days, and moving them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.errors import UserError
from bot.table import meetings
from bot.table.history import history
from tests.bot.table.conftest import DAY, LATER, ROLE, Table


def test_a_meeting_closes_its_agenda_and_sends_its_papers_in_working_days(table: Table) -> None:
    made = table.meets()
    # Easter Monday and Good Friday lie in between.
    assert (made.id, made.freeze, made.papers) == ("V-2026-1", date(2026, 3, 24), date(2026, 3, 31))
    later = table.meets(LATER)
    assert later.id == "V-2026-2"
    assert meetings.meeting_by_id(table.unit, " v-2026-2 ") == later
    assert meetings.next_meeting(table.unit, DAY) == made
    assert meetings.next_meeting(table.unit, date(2026, 4, 10)) == later
    assert meetings.next_meeting(table.unit, date(2027, 1, 1)) is None


def test_a_meeting_keeps_its_number_when_it_moves_and_says_why(table: Table) -> None:
    made = table.meets()
    moved = meetings.move(table.unit, made, LATER, ROLE, "zaal bezet", table.now)
    assert (moved.id, moved.day, moved.papers) == (made.id, LATER, date(2026, 6, 18))
    assert meetings.meeting_by_id(table.unit, made.id) == moved
    assert [(e.frm, e.to, e.reason) for e in history(table.unit, made.id)] == [
        ("", "2026-04-09", ""),
        ("2026-04-09", "2026-06-25", "zaal bezet"),
    ]


def test_days_that_cannot_be_are_refused(table: Table) -> None:
    made = table.meets()
    with pytest.raises(UserError, match="table-day-past"):
        table.meets(date(2026, 2, 1))
    with pytest.raises(UserError, match="table-day-taken"):
        table.meets()
    with pytest.raises(UserError, match="table-reason-needed"):
        meetings.move(table.unit, made, LATER, ROLE, " ", table.now)
    table.now = table.now.replace(year=2027)
    with pytest.raises(UserError, match="table-meeting-past"):
        meetings.move(table.unit, made, date(2027, 4, 1), ROLE, "te laat", table.now)
