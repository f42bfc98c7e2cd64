"""A process that ticks through three days of four jobs, as fast as it can."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from bot.schedule import Schedule
from bot.store.engine import database_url
from bot.store.schedules import Job, Slot
from bot.store.writer import Database

START = datetime(2026, 11, 2, tzinfo=UTC)
EFFECT = text("INSERT INTO effect (job, slot) VALUES (:job, :slot)")


def _run(unit: Connection, slot: Slot) -> None:
    unit.execute(EFFECT, {"job": slot.schedule, "slot": slot.name})


async def main(folder: Path) -> None:
    """Tick every hour of three days; wait for the word before the second tick."""
    moment = START
    database = Database(database_url(folder))
    await database.start()
    jobs = [Job(f"job-{number}", f"{number} * * * *", timedelta(days=1), _run) for number in range(1, 5)]
    schedule = Schedule(database, jobs, lambda: moment)
    await schedule.tick()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    for _ in range(24 * 3):
        moment += timedelta(hours=1)
        await schedule.tick()
    await database.close()
    sys.stdout.write("done\n")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
