"""Nothing in the store's own tables outlives the retention its columns declare."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import Connection, func, select

from bot.core.places import Conversation, Direct
from bot.core.reply import Action, Field, FieldKind, Form
from bot.store.base import Retention, declarations, metadata
from bot.store.choices import Choices, choice
from bot.store.dialogs import Dialogs, dialog
from bot.store.housekeeping import CLOCKS, housekeeping, tidy
from bot.store.inbox import first_time, inbound_seen
from bot.store.outbox import Queue, State, outbox
from bot.store.people import Contacts, contact
from bot.store.schedules import RunOutcome, Slot, claim, schedule_run
from tests.bot.store.stand_in import words

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TABLES = (contact, inbound_seen, schedule_run, outbox, choice, dialog)


def _fill(unit: Connection, at: datetime, name: str) -> None:
    """A row of every kind, made at a moment."""
    Contacts().remember(unit, name, Direct("web", name), at)
    first_time(unit, "web", name, at)
    claim(unit, Slot("job", name, at, timedelta(0)), RunOutcome.DONE)
    queue = Queue(lambda: at)
    queue.put(unit, "web", words("x", Conversation("web", "s", name)), lane=name, reason="test", key=name)
    waiting = queue.next(unit, "web", name)
    assert waiting is not None
    queue.settle(unit, waiting, State.DELIVERED)
    Choices().issue(unit, Action("Sign", "sign"), 1, name, at)
    form = Form("F", (Field("a", "A", FieldKind.LINE, required=True),), Action("F", "f"))
    Dialogs().ask(unit, name, form, "a", at)


def _counts(unit: Connection) -> list[int]:
    return [unit.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES]


def test_what_is_past_its_retention_goes_and_the_rest_stays(unit: Connection) -> None:
    _fill(unit, NOW - timedelta(days=366), "old")
    _fill(unit, NOW - timedelta(minutes=1), "new")
    assert _counts(unit) == [2] * len(TABLES)
    slot = Slot("store-housekeeping", "x", NOW - timedelta(minutes=1), timedelta(minutes=1))
    housekeeping().run(unit, slot)
    assert _counts(unit) == [1] * len(TABLES)
    assert tidy(unit, NOW) == 0


def test_what_waits_for_a_platform_that_is_off_is_emptied_after_a_week(unit: Connection) -> None:
    for days, name in ((8, "old"), (6, "new")):
        at = NOW - timedelta(days=days)
        part = words("x", Conversation("web", "s", name))
        Queue(partial(datetime.fromtimestamp, at.timestamp(), UTC)).put(
            unit, "web", part, lane=name, reason="test", key=name
        )
    assert tidy(unit, NOW) == 1
    rows = unit.execute(select(outbox.c.key, outbox.c.state, outbox.c.body, outbox.c.lane)).all()
    assert ("old", "failed", None, None) in [tuple(row) for row in rows]
    assert {row.key: row.body is None for row in rows} == {"old": True, "new": False}


def test_every_table_of_the_store_that_is_kept_for_a_time_is_cleaned() -> None:
    cleaned = {clock.table.name for clock in CLOCKS} | {"choice"}
    ours = {table.name for table in TABLES}
    timed = {line.table for line in declarations(metadata) if line.retention is not Retention.FOREVER}
    assert timed & ours <= cleaned
