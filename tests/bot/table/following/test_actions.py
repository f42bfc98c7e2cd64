"""Action points: an owner and a day, one end each, and reminders that come once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.places import Address
from bot.core.plan import Act
from bot.core.reply import Reply
from bot.store.schedules import Slot
from bot.table.decisions.model import ActionPoint, ActionState, Task
from bot.table.following import actions
from bot.table.following.actions import Source
from bot.table.following.reminding import OFFSETS, for_troika, reached, reminders
from bot.table.history import history
from bot.table.lent import Lent
from bot.table.model import Owner
from tests.bot.table.conftest import NOW, ROLE, SAY, STAFF, Table

DUE = date(2026, 3, 10)


def agreed(table: Table, due: date = DUE) -> ActionPoint:
    task = Task("Rekent het tarief na", Owner.PRODUCTION_TEAM, due)
    return actions.add(table.unit, task, Source(), ROLE, table.now)


def test_an_action_point_ends_once_and_keeps_what_came_of_it(table: Table) -> None:
    made = agreed(table)
    assert (made.id, made.state) == ("A-2026-01", ActionState.OPEN)
    actions.finish(table.unit, made, "Het tarief is 4 procent te laag.", ROLE, table.now)
    found = actions.action_by_id(table.unit, " a-2026-01 ")
    assert found is not None
    assert (found.state, found.result) == (ActionState.DONE, "Het tarief is 4 procent te laag.")
    for again in (actions.finish, actions.drop):
        with pytest.raises(UserError, match="table-action-ended"):
            again(table.unit, made, "nog eens", ROLE, table.now)
    with pytest.raises(UserError, match="table-action-ended"):
        actions.move(table.unit, found, DUE, "nog eens", ROLE, table.now)


def test_an_action_point_moves_and_goes_with_a_reason_only(table: Table) -> None:
    made = agreed(table)
    with pytest.raises(UserError, match="table-reason-needed"):
        actions.move(table.unit, made, date(2026, 4, 1), " ", ROLE, table.now)
    with pytest.raises(UserError, match="table-reason-needed"):
        actions.drop(table.unit, made, "", ROLE, table.now)
    with pytest.raises(UserError, match="table-day-past"):
        actions.move(table.unit, made, date(2026, 2, 1), "ziek", ROLE, table.now)
    moved = actions.move(table.unit, made, date(2026, 4, 1), "wacht op cijfers", ROLE, table.now)
    assert moved.due == date(2026, 4, 1)
    assert ("2026-03-10", "2026-04-01", "wacht op cijfers") in [
        (x.frm, x.to, x.reason) for x in history(table.unit, made.id)
    ]
    with pytest.raises(UserError, match="table-day-past"):
        agreed(table, date(2026, 2, 1))


@given(st.integers(0, 60), st.integers(-30, 60))
def test_a_reminder_is_the_last_whose_day_has_come_since_it_was_agreed(made: int, passed: int) -> None:
    start = NOW - timedelta(days=made)
    found = ActionPoint(
        "A-1", "x", Owner.POLICY_TABLE, DUE, ActionState.OPEN, None, None, None, "", start, None
    )
    today = DUE + timedelta(days=passed)
    offset = reached(found, today)
    possible = [x for x in OFFSETS if x <= passed and start.date() < DUE + timedelta(days=x)]
    assert offset == (max(possible) if possible else None)
    assert for_troika(found, today) == (passed >= 14)
    assert found.overdue(today) == (passed > 0)


class Said:
    """An outbox that remembers what would be said, once per key."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def say(self, unit: object, to: Address, reply: Reply, *, reason: str, key: str | None = None) -> None:
        self.words.setdefault(key or "", plain(reply.blocks))

    def act(self, unit: object, act: Act, *, reason: str, key: str | None = None) -> None:
        raise AssertionError(act)


def test_the_rooms_for_staff_are_reminded_once_per_step(table: Table) -> None:
    agreed(table)
    said = Said()
    job = reminders(Lent(table.bundles, lambda *_: Reply(), said, SAY.__getitem__, (STAFF,), str))
    heard = []
    for day in range(60):
        due = datetime(2026, 2, 2, 7, 30, tzinfo=UTC) + timedelta(days=day)
        before = len(said.words)
        job.run(table.unit, Slot(job.id, f"{due:%Y-%m-%d}", due, timedelta(0)))
        heard += [(due.date(), words) for words in list(said.words.values())[before:]]
    assert [(when - DUE).days for when, _ in heard] == [-7, 0, 7, 14]
    assert "Nog 7 dagen." in heard[0][1]
    assert "Vandaag is de laatste dag." in heard[1][1]
    assert "7 dagen over tijd." in heard[2][1]
    assert "Dit is nu iets voor de trojka." in heard[3][1]


def test_a_step_that_was_missed_is_said_later_and_one_that_is_done_no_more(table: Table) -> None:
    made = agreed(table)
    said = Said()
    job = reminders(Lent(table.bundles, lambda *_: Reply(), said, SAY.__getitem__, (STAFF,), str))
    late = datetime(2026, 3, 12, 7, 30, tzinfo=UTC)
    job.run(table.unit, Slot(job.id, "one", late, timedelta(0)))
    assert "2 dagen over tijd." in next(iter(said.words.values()))
    actions.finish(table.unit, made, "Klaar", ROLE, table.now)
    job.run(table.unit, Slot(job.id, "two", late + timedelta(days=7), timedelta(0)))
    assert len(said.words) == 1
