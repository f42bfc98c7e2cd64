"""Posting by the clock: once per slot, within the budget, never in quiet hours, not while paused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine

from bot.core.content import Link, Paragraph
from bot.prompts import store
from bot.prompts.model import Limits, Prompt, load, week
from bot.prompts.posting import Prompter
from bot.schedule import Rule, Schedule
from bot.store.schedules import Slot
from bot.store.writer import Database
from tests.architecture.sources import ROOT
from tests.bot.prompts.conftest import ENGLISH, GENERAL, STAFF, Outbox, prompter, stock

TUESDAY = "0 10 * * tue"
START = datetime(2026, 11, 22, 12, tzinfo=UTC)


def slots(cron: str, days: int) -> Iterator[Slot]:
    """The moments at which this rule is due in so many days from the start."""
    rule, end = Rule(cron), START + timedelta(days=days)
    due = rule.next_after(START)
    while due is not None and due <= end:
        yield Slot("prompts", rule.slot_name(due), due, timedelta(seconds=20))
        due = rule.next_after(due)


def run(made: Prompter, unit: Connection, slot: Slot) -> None:
    made.job(TUESDAY).run(unit, slot)


def test_a_prompt_goes_to_every_room_in_a_thread_with_its_title(unit: Connection, outbox: Outbox) -> None:
    prompt = Prompt("p1", "vakmanschap", "Een titel", "Wat vind jij daarvan?", source="bron-1")
    run(prompter(outbox, (prompt,)), unit, next(slots(TUESDAY, 7)))
    assert [to for to, _ in outbox.said.values()] == [GENERAL, ENGLISH]
    reply = outbox.said["prompt:2026-11-24T10:00:web/vraagbaak/algemeen"][1]
    assert reply.thread == "Een titel"
    assert "Wat vind jij daarvan?" in outbox.texts(GENERAL)[0]
    links = [s for x in reply.blocks if isinstance(x, Paragraph) for s in x.line if isinstance(s, Link)]
    assert [found.href for found in links] == ["https://voorbeeld.example/bron"]
    assert "Read on" in outbox.texts(ENGLISH)[0]


def test_a_source_that_is_gone_is_left_out(unit: Connection, outbox: Outbox) -> None:
    prompt = Prompt("p1", "vakmanschap", "Een titel", "Wat vind jij daarvan?", source="weg")
    run(prompter(outbox, (prompt,)), unit, next(slots(TUESDAY, 7)))
    assert "Verder lezen" not in outbox.texts(GENERAL)[0]


@pytest.mark.parametrize("per_week", [1, 2])
def test_in_a_year_of_daily_slots_no_week_passes_the_budget_and_nothing_comes_twice(
    unit: Connection, outbox: Outbox, per_week: int
) -> None:
    made = prompter(outbox, stock(110), Limits(per_week=per_week))
    for slot in slots("0 10 * * *", 364):
        run(made, unit, slot)
    posted = store.posted_since(unit, START)
    per_room = Counter(week(one.at) for one in posted)
    assert max(per_room.values()) == 2 * per_week  # two rooms
    assert set(Counter(one.prompt for one in posted).values()) == {2}
    assert len(posted) == 2 * 52 * per_week


def test_the_shipped_stock_lasts_a_year_of_weeks(unit: Connection, outbox: Outbox) -> None:
    made = prompter(outbox, load(ROOT / "config" / "prompts.toml"))
    for slot in slots(TUESDAY, 366):
        run(made, unit, slot)
    assert len(outbox.texts(GENERAL)) == len(set(outbox.texts(GENERAL))) == 53
    assert not outbox.texts(STAFF)


def test_when_the_stock_runs_out_only_the_staff_hears_of_it(unit: Connection, outbox: Outbox) -> None:
    made = prompter(outbox, stock(1))
    for slot in slots(TUESDAY, 14):
        run(made, unit, slot)
    assert len(outbox.texts(GENERAL)) == 1
    assert len(outbox.texts(STAFF)) == 1
    assert "config/prompts.toml" in outbox.texts(STAFF)[0]


def test_nothing_is_posted_in_quiet_hours_or_while_paused(unit: Connection, outbox: Outbox) -> None:
    made = prompter(outbox, stock(9))
    night = next(slots("0 22 * * tue", 7))
    run(made, unit, night)
    store.pause(unit, START)
    run(made, unit, next(slots(TUESDAY, 7)))
    assert not outbox.said


def test_a_pause_survives_a_restart(engine: Engine, outbox: Outbox) -> None:
    with engine.begin() as unit:
        store.pause(unit, START)
    engine.dispose()
    slot = next(slots(TUESDAY, 7))
    with engine.begin() as unit:
        run(prompter(outbox, stock(3)), unit, slot)
    assert not outbox.said
    with engine.begin() as unit:
        assert store.resume(unit)
        run(prompter(outbox, stock(3)), unit, slot)
    assert len(outbox.said) == 2


async def ticked(engine: Engine, made: Prompter, *moments: datetime) -> None:
    """A database that runs, and a schedule that looks at these moments."""
    times = iter(moments)
    database = Database(engine.url)
    await database.start()
    schedule = Schedule(database, [made.job(TUESDAY)], lambda: next(times))
    for _ in moments:
        await schedule.tick()
    await database.close()


@pytest.mark.asyncio
async def test_after_a_restart_within_the_grace_a_slot_is_posted_once(engine: Engine, outbox: Outbox) -> None:
    made = prompter(outbox, stock(9))
    late = datetime(2026, 11, 24, 13, tzinfo=UTC)
    await ticked(engine, made, START)
    await ticked(engine, made, late)
    await ticked(engine, made, late + timedelta(minutes=1))
    assert next(key.rpartition(":web")[0] for key in outbox.said) == "prompt:2026-11-24T10:00"
    assert len(outbox.said) == 2


@pytest.mark.asyncio
async def test_too_late_is_left_to_the_next_time(engine: Engine, outbox: Outbox) -> None:
    made = prompter(outbox, stock(9))
    await ticked(engine, made, START, datetime(2026, 11, 25, 9, tzinfo=UTC))
    assert not outbox.said
