"""What the web chat does every night: let go of what is past its retention."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from adapters.web import chat
from bot.store.schedules import Job, Slot


def tidy_chat() -> Job:
    """The nightly job."""
    return Job("web-tidy", "50 3 * * *", timedelta(hours=20), _tidy)


def _tidy(unit: Connection, slot: Slot) -> None:
    chat.tidy(unit, slot.due + slot.late)
