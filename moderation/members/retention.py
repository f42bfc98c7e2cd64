"""What is kept of members for their own sake does not stay either."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.store.schedules import Job, Slot
from moderation.members.readers import Readers


def nightly() -> Job:
    """The job that forgets every night who opened what."""
    return Job("members-housekeeping", "10 4 * * *", timedelta(hours=20), _tidy_slot)


def _tidy_slot(unit: Connection, slot: Slot) -> None:
    Readers().tidy(unit, slot.due + slot.late)
