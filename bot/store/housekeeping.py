"""Deletes what is past its retention in the store's own tables, every night."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, delete, update

from bot.store.answered import answered
from bot.store.base import kept_for
from bot.store.choices import choice
from bot.store.dialogs import dialog
from bot.store.erasures import erasure
from bot.store.inbox import inbound_seen
from bot.store.links import link_code
from bot.store.outbox import State, outbox, waiting
from bot.store.people import contact
from bot.store.schedules import Job, Slot, schedule_run

# The moment from which each table's retention counts.
CLOCKS = (
    contact.c.asked_at,
    inbound_seen.c.seen_at,
    schedule_run.c.due_at,
    outbox.c.settled_at,
    dialog.c.asked_at,
    link_code.c.made_at,
    answered.c.at,
    erasure.c.at,
)
UNDELIVERED = timedelta(days=7)


def housekeeping() -> Job:
    """The nightly job."""
    return Job("store-housekeeping", "40 3 * * *", timedelta(hours=20), _tidy_slot)


def tidy(unit: Connection, now: datetime) -> int:
    """Delete what is past its retention; how many rows that touched."""
    touched = sum(_delete_old(unit, clock, now) for clock in CLOCKS)
    touched += unit.execute(delete(choice).where(choice.c.expires_at <= now)).rowcount
    return touched + _give_up_undelivered(unit, now)


def _delete_old(unit: Connection, clock: Column[datetime], now: datetime) -> int:
    return unit.execute(delete(clock.table).where(clock < now - kept_for(clock, unit))).rowcount


def _give_up_undelivered(unit: Connection, now: datetime) -> int:
    """Empty what waits for a platform that is switched off."""
    left = update(outbox).where(waiting, outbox.c.queued_at < now - UNDELIVERED)
    emptied = {"state": State.FAILED.value, "settled_at": now, "lane": None, "body": None}
    return unit.execute(left.values(emptied)).rowcount


def _tidy_slot(unit: Connection, slot: Slot) -> None:
    tidy(unit, slot.due + slot.late)
