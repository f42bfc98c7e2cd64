"""The clock: looks every few seconds which jobs are due; APScheduler ticks and reads the rules."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import Connection

from bot.core.errors import SetupError
from bot.store.schedules import Job, RunOutcome, Slot, claim, look_until, looked_until
from bot.store.writer import Database

ZONE = ZoneInfo("Europe/Amsterdam")
TICK = timedelta(seconds=20)
RETRY_AT_MOST = timedelta(minutes=15)
RECORDED = 31  # how many missed slots of one job are recorded after a downtime
_WINDOWS = tuple(timedelta(hours=hours) for hours in (1, 24, 24 * 31, 24 * 366))
_A_MOMENT = timedelta(microseconds=1)

log = logging.getLogger(__name__)


class Rule:
    """When a job is due, from its cron line.

    Raises:
        SetupError: when the line cannot be read or gives weekdays as numbers, which count from Sunday in
            some programs and from Monday in others.
    """

    def __init__(self, cron: str, zone: ZoneInfo = ZONE) -> None:
        fields = cron.split()
        try:
            self._trigger = CronTrigger.from_crontab(cron, timezone=zone)
        except ValueError as error:
            raise SetupError(f"the schedule '{cron}' cannot be read: {error}") from error
        if any(character.isdigit() for character in fields[4]):
            raise SetupError(f"the schedule '{cron}' gives a weekday as a number: use mon, tue, wed …")
        self._by_the_hour = fields[1].startswith("*")
        self._zone = zone

    def next_after(self, moment: datetime) -> datetime | None:
        """The first due moment after this one, in UTC; None when there will not be one."""
        found: datetime | None = self._trigger.get_next_fire_time(None, moment.astimezone(UTC) + _A_MOMENT)
        return found.astimezone(UTC) if found else None

    def passed(self, since: datetime, now: datetime) -> list[datetime]:
        """The newest due moments after `since` up to `now`, oldest first, in UTC."""
        for window in _WINDOWS:
            newest = deque(self._between(max(since, now - window), now), RECORDED)
            if len(newest) == RECORDED or now - window <= since:
                break
        return list(newest)

    def slot_name(self, due: datetime) -> str:
        """What makes a due moment unique, see `Slot`."""
        if self._by_the_hour:
            return f"{due.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
        return f"{due.astimezone(self._zone):%Y-%m-%dT%H:%M}"

    def _between(self, after: datetime, until: datetime) -> Iterator[datetime]:
        due = self.next_after(after)
        while due is not None and due <= until:
            yield due
            due = self.next_after(due)


class Schedule:
    """Runs each job once per slot, whatever restarts, clock changes and other processes do.

    Raises:
        SetupError: when a job's rule cannot be read or two jobs have one id.
    """

    def __init__(self, database: Database, jobs: Sequence[Job], clock: Callable[[], datetime]) -> None:
        self._database = database
        self._jobs = {job.id: job for job in jobs}
        if len(self._jobs) < len(jobs):
            raise SetupError("two scheduled jobs have the same id")
        self._rules = {job.id: Rule(job.cron) for job in jobs}
        self._clock = clock
        self._look_at: dict[str, datetime] = {}
        self._pauses: dict[str, timedelta] = {}
        self._ticker = AsyncIOScheduler(timezone=ZONE)

    def start(self) -> None:
        """Look now, and then every few seconds."""
        self._ticker.add_job(
            self.tick,
            "interval",
            seconds=TICK.total_seconds(),
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._ticker.start()

    def stop(self) -> None:
        """Look no more; a tick that runs is completed by the database."""
        self._ticker.shutdown(wait=False)

    async def tick(self) -> None:
        """Run what is due; a job that fails is tried again, later each time, until its grace is over."""
        now = self._clock()
        for job in self._jobs.values():
            if self._look_at.get(job.id, now) <= now:
                self._look_at[job.id] = await self._look(job, now)

    async def _look(self, job: Job, now: datetime) -> datetime:
        try:
            await self._database.promise(lambda unit: self._run_due(unit, job, now))
        except Exception as error:
            pause = min(2 * self._pauses.get(job.id, TICK / 2), RETRY_AT_MOST)
            self._pauses[job.id] = pause
            log.error("job %s failed, next try in %s: %s", job.id, pause, type(error).__name__)
            return now + pause
        self._pauses.pop(job.id, None)
        return self._rules[job.id].next_after(now) or datetime.max.replace(tzinfo=UTC)

    def _run_due(self, unit: Connection, job: Job, now: datetime) -> None:
        since = looked_until(unit, job)
        look_until(unit, job, now)
        if since is None:
            return
        slots = self._passed(job, since, now)
        due = slots.pop() if slots and slots[-1].late <= job.grace else None
        missed = [slot.name for slot in slots if claim(unit, slot, RunOutcome.SKIPPED)]
        if missed:
            log.warning("job %s was passed over for %s", job.id, ", ".join(missed))
        if due and claim(unit, due, RunOutcome.DONE):
            job.run(unit, due)

    def _passed(self, job: Job, since: datetime, now: datetime) -> list[Slot]:
        """The slots to look after, oldest first; an hour that came twice is one slot."""
        rule = self._rules[job.id]
        slots = (Slot(job.id, rule.slot_name(due), due, now - due) for due in rule.passed(since, now))
        return list({slot.name: slot for slot in slots}.values())
