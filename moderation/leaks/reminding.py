"""The clock of a leak: the staff room hears after 24 and 60 hours that the authority was not told yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.content import p
from bot.core.reply import Reply
from bot.store.schedules import Job, Slot
from moderation.leaks import store
from moderation.leaks.lent import Lent
from moderation.leaks.model import REMINDERS
from moderation.leaks.wording import clock


def hourly(lent: Lent) -> Job:
    """The job that looks every hour; what came due during downtime is told afterwards, once."""

    def run(unit: Connection, slot: Slot) -> None:
        remind(unit, lent, slot.due + slot.late)

    return Job("leaks-clock", "5 * * * *", timedelta(hours=1), run)


def nightly() -> Job:
    """The job that forgets old leaks."""
    return Job("leaks-housekeeping", "15 4 * * *", timedelta(hours=20), _tidy_slot)


def remind(unit: Connection, lent: Lent, now: datetime) -> None:
    """Say of each leak whose clock runs what was not said yet."""
    for leak in store.running(unit):
        passed = [after for after in REMINDERS if now - leak.found_at >= after]
        if not passed:
            continue
        hours = passed[-1] // timedelta(hours=1)
        for room in lent.staff():
            say = lent.say_in(room.locale)
            words = say("leak-reminder", leak=leak.id, clock=clock(say, leak, now))
            # No buttons: the same words are offered again every hour, and the key says them once.
            key = f"leak:{leak.id}:{room.platform}:{hours}"
            lent.outbox.say(unit, room, Reply(p(words)), reason="leak-reminder", key=key)


def _tidy_slot(unit: Connection, slot: Slot) -> None:
    store.tidy(unit, slot.due + slot.late)
