"""The clock: each slot once, whatever the clock change, a restart, lateness or a second process does."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import Column, Connection, MetaData, String, Table, insert, select

from bot.core.errors import SetupError
from bot.schedule import ZONE, Rule, Schedule
from bot.store.engine import open_engine
from bot.store.schedules import Job, Slot, schedule_run
from bot.store.writer import Database
from tests.databases import Template

effect = Table("effect", MetaData(), Column("job", String(40)), Column("slot", String(40)))
CHILD = Path(__file__).with_name("child_ticks.py")
HOUR = timedelta(hours=1)
# The last Sundays of March and October, when Europe/Amsterdam changes its clock.
SWITCH_DAYS = [
    max(date(year, month, day) for day in range(25, 32) if date(year, month, day).weekday() == 6)
    for year in range(2026, 2036)
    for month in (3, 10)
]
DAILY_RULES = [f"{minute} {hour} * * *" for hour in range(6) for minute in (0, 1, 15, 30, 45, 59)]

pytestmark = pytest.mark.asyncio


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime
    ran: list[Slot] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    def run(self, unit: Connection, slot: Slot) -> None:
        """Leave an effect that would show a double run."""
        unit.execute(insert(effect).values(job=slot.schedule, slot=slot.name))
        self.ran.append(slot)


@pytest_asyncio.fixture
async def database(tmp_path: Path, migrated: Template) -> AsyncIterator[Database]:
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as unit:
        effect.create(unit)
    engine.dispose()
    running = Database(engine.url)
    await running.start()
    yield running
    await running.close()


async def _outcomes(database: Database) -> list[tuple[str, str]]:
    runs = schedule_run.c
    return await database.read(
        lambda unit: [
            tuple(row) for row in unit.execute(select(runs.slot, runs.outcome).order_by(runs.due_at))
        ]
    )


def _local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


async def test_every_rule_runs_exactly_once_on_every_day_that_the_clock_changes(database: Database) -> None:
    pairs = Counter[tuple[str, date]]()
    for day in SWITCH_DAYS:
        midnight = _local(day.year, day.month, day.day, 0)
        clock = Clock(midnight - HOUR)
        jobs = [Job(rule, rule, HOUR, clock.run) for rule in DAILY_RULES]
        schedule = Schedule(database, jobs, clock)
        while clock.now < midnight + 10 * HOUR:
            await schedule.tick()
            clock.now += timedelta(minutes=20)
        pairs.update((slot.schedule, slot.due.astimezone(ZONE).date()) for slot in clock.ran)
    assert len(SWITCH_DAYS) * len(DAILY_RULES) == 720
    expected = {(rule, day) for day in SWITCH_DAYS for rule in DAILY_RULES}
    assert pairs == Counter(dict.fromkeys(expected, 1))


async def test_a_rule_by_the_hour_runs_in_each_hour_that_passes(database: Database) -> None:
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25)):
        clock = Clock(_local(day.year, day.month, day.day, 0) - timedelta(minutes=1))
        schedule = Schedule(database, [Job(f"hourly-{hours}", "0 * * * *", HOUR, clock.run)], clock)
        await schedule.tick()
        for _ in range(hours):
            clock.now += HOUR
            await schedule.tick()
        assert len(clock.ran) == len({slot.name for slot in clock.ran}) == hours


async def test_a_downtime_over_both_passes_of_an_hour_still_runs_its_slot_once(database: Database) -> None:
    clock = Clock(_local(2026, 10, 25, 1))
    job = Job("night", "30 2 * * *", 3 * HOUR, clock.run)
    await Schedule(database, [job], clock).tick()
    clock.now = _local(2026, 10, 25, 4)
    await Schedule(database, [job], clock).tick()
    assert [slot.name for slot in clock.ran] == ["2026-10-25T02:30"]


async def test_a_new_job_does_not_make_up_for_the_past(database: Database) -> None:
    clock = Clock(_local(2026, 11, 2, 9))
    schedule = Schedule(database, [Job("prompt", "0 9 * * mon", HOUR, clock.run)], clock)
    await schedule.tick()
    assert clock.ran == []
    clock.now += timedelta(days=7)
    await schedule.tick()
    assert [slot.name for slot in clock.ran] == ["2026-11-09T09:00"]


async def test_after_a_restart_nothing_runs_again(database: Database) -> None:
    clock = Clock(_local(2026, 11, 2, 8))
    job = Job("prompt", "0 9 * * *", HOUR, clock.run)
    await Schedule(database, [job], clock).tick()
    clock.now += HOUR
    for _ in range(3):
        await Schedule(database, [job], clock).tick()
    assert len(clock.ran) == 1


async def test_after_a_downtime_only_the_newest_slot_runs_and_the_others_are_recorded(
    database: Database,
) -> None:
    clock = Clock(_local(2026, 11, 2, 8))
    job = Job("digest", "0 9 * * *", timedelta(hours=24), clock.run)
    await Schedule(database, [job], clock).tick()
    clock.now = _local(2026, 11, 5, 11)
    await Schedule(database, [job], clock).tick()
    assert [(slot.name, slot.late) for slot in clock.ran] == [("2026-11-05T09:00", 2 * HOUR)]
    assert await _outcomes(database) == [
        ("2026-11-02T09:00", "skipped"),
        ("2026-11-03T09:00", "skipped"),
        ("2026-11-04T09:00", "skipped"),
        ("2026-11-05T09:00", "done"),
    ]


async def test_what_is_too_late_is_recorded_and_not_run(database: Database) -> None:
    clock = Clock(_local(2026, 11, 2, 8))
    job = Job("reminder", "0 9 * * *", timedelta(minutes=15), clock.run)
    await Schedule(database, [job], clock).tick()
    clock.now = _local(2026, 11, 2, 9, 16)
    await Schedule(database, [job], clock).tick()
    assert clock.ran == []
    assert await _outcomes(database) == [("2026-11-02T09:00", "skipped")]


async def test_a_downtime_of_a_year_is_looked_through_without_counting_every_minute(
    database: Database,
) -> None:
    clock = Clock(_local(2025, 11, 2, 8))
    job = Job("often", "* * * * *", HOUR, clock.run)
    await Schedule(database, [job], clock).tick()
    clock.now = _local(2026, 11, 2, 8)
    await Schedule(database, [job], clock).tick()
    assert len(clock.ran) == 1
    assert len(await _outcomes(database)) == 31


async def test_a_job_that_fails_leaves_nothing_and_is_tried_again_within_its_grace(
    database: Database,
) -> None:
    clock = Clock(_local(2026, 11, 2, 8))
    broken = [True]

    def run(unit: Connection, slot: Slot) -> None:
        clock.run(unit, slot)
        if broken[0]:
            raise RuntimeError("planted")

    schedule = Schedule(database, [Job("prompt", "0 9 * * *", HOUR, run)], clock)
    await schedule.tick()
    clock.now += HOUR
    await schedule.tick()
    await schedule.tick()
    assert len(clock.ran) == 1
    assert await _outcomes(database) == []
    broken[0] = False
    clock.now += timedelta(minutes=1)
    await schedule.tick()
    assert await _outcomes(database) == [("2026-11-02T09:00", "done")]
    rows = await database.read(lambda unit: unit.execute(select(effect)).all())
    assert [tuple(row) for row in rows] == [("prompt", "2026-11-02T09:00")]


async def test_a_changed_rule_starts_anew(database: Database) -> None:
    clock = Clock(_local(2026, 11, 2, 8))
    await Schedule(database, [Job("prompt", "0 20 * * *", HOUR, clock.run)], clock).tick()
    clock.now = _local(2026, 11, 2, 10)
    schedule = Schedule(database, [Job("prompt", "0 9 * * *", 6 * HOUR, clock.run)], clock)
    await schedule.tick()
    assert clock.ran == []
    clock.now = _local(2026, 11, 3, 9)
    await schedule.tick()
    assert [slot.name for slot in clock.ran] == ["2026-11-03T09:00"]


async def test_the_real_ticker_looks_at_once(database: Database) -> None:
    clock = Clock(_local(2026, 11, 2, 8))
    job = Job("prompt", "0 9 * * *", HOUR, clock.run)
    await Schedule(database, [job], clock).tick()
    clock.now += HOUR
    done = asyncio.Event()
    loop = asyncio.get_running_loop()

    def run(unit: Connection, slot: Slot) -> None:
        clock.run(unit, slot)
        loop.call_soon_threadsafe(done.set)

    schedule = Schedule(database, [Job("prompt", "0 9 * * *", HOUR, run)], clock)
    schedule.start()
    await asyncio.wait_for(done.wait(), 10)
    schedule.stop()
    assert len(clock.ran) == 1


async def test_two_processes_on_one_file_never_run_a_slot_twice(tmp_path: Path, database: Database) -> None:
    children = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            str(CHILD),
            str(tmp_path),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for child in children:
        assert child.stdout is not None
        assert await child.stdout.readline() == b"ready\n"
    ends = await asyncio.gather(*(child.communicate(b"go\n") for child in children))
    assert [out for out, _ in ends] == [b"done\n"] * 2
    rows = await database.read(lambda unit: unit.execute(select(effect)).all())
    slots = Counter(tuple(row) for row in rows)
    assert len(slots) == 4 * 24 * 3
    assert set(slots.values()) == {1}


@pytest.mark.parametrize("cron", ["0 9 * *", "0 25 * * *", "0 9 * * 1", "0 9 * * 1-5", "whenever"])
async def test_a_rule_that_cannot_be_read_or_is_ambiguous_is_refused(cron: str) -> None:
    with pytest.raises(SetupError, match="the schedule"):
        Rule(cron)


async def test_two_jobs_with_one_id_are_refused(database: Database) -> None:
    clock = Clock(_local(2026, 11, 2, 8))
    job = Job("prompt", "0 9 * * *", HOUR, clock.run)
    with pytest.raises(SetupError, match="same id"):
        Schedule(database, [job, job], clock)
