"""What is remembered of prompts goes when it no longer keeps one from coming back too soon."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from bot.prompts.harvest_store import harvest
from bot.prompts.store import prompt_post, prompt_skip
from bot.store.base import kept_for
from bot.store.schedules import Job, Slot

# The moment from which each table's retention counts; what points at another goes first.
CLOCKS = (harvest.c.at, prompt_post.c.posted_at, prompt_skip.c.skipped_at)


def nightly() -> Job:
    """The job that forgets old posts, skips and harvests every night."""
    return Job("prompts-housekeeping", "5 4 * * *", timedelta(hours=20), _tidy_slot)


def tidy(unit: Connection, now: datetime) -> int:
    """Delete what is past its retention; how many rows that touched."""
    old = (delete(clock.table).where(clock < now - kept_for(clock, unit)) for clock in CLOCKS)
    return sum(unit.execute(statement).rowcount for statement in old)


def _tidy_slot(unit: Connection, slot: Slot) -> None:
    tidy(unit, slot.due + slot.late)
