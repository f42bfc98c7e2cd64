"""The terms of the table at the desk: what is late, what comes, and what is whose."""

from __future__ import annotations

from datetime import timedelta

from bot.core.zone import local_day
from bot.table.decisions.model import Task
from bot.table.desk.terms import terms
from bot.table.following import actions, drafts
from bot.table.model import Owner
from tests.bot.table.conftest import DAY, NOW, ROLE, Table


def test_terms_of_meetings_action_points_and_feedback_stand_by_day(table: Table) -> None:
    today = local_day(NOW)
    meeting = table.meets(DAY)
    late = Task("Bel de VNG", Owner.POLICY_TABLE, today - timedelta(days=3))
    early = NOW - timedelta(days=9)
    actions.add(table.unit, late, actions.Source(), ROLE, early)
    drafts.add(table.unit, "B-001", "BS-2026-01", "De tafel besprak het.", today, ROLE, NOW)
    found = terms(table.unit, today, secretary=True)
    days = [(x.what, x.day) for x in found]
    assert days == [
        ("action", late.due),
        ("feedback", today),
        ("freeze", meeting.freeze),
        ("papers", meeting.papers),
        ("meeting", DAY),
    ]
    assert [x.what for x in terms(table.unit, today, secretary=False)] == [
        "action",
        "freeze",
        "papers",
        "meeting",
    ]


def test_nothing_of_a_meeting_that_was_held_is_a_term(table: Table) -> None:
    table.meets(DAY)
    assert terms(table.unit, DAY + timedelta(days=1), secretary=True) == []
    assert [x.what for x in terms(table.unit, DAY, secretary=True)] == ["meeting"]
