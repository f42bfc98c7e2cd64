"""Reminders of action points: a week before, on the day, a week after, and after two weeks for the troika."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.core.arguments import option_label
from bot.core.commands import Say
from bot.core.content import Line, b, h, line, p, ul
from bot.core.reply import Reply
from bot.core.zone import local_day
from bot.store.schedules import Job, Slot
from bot.table.decisions.model import ActionPoint, ActionState
from bot.table.following.actions import actions
from bot.table.history import history, record
from bot.table.lent import Lent

JOB, DAILY, REASON = "table-reminders", "30 8 * * mon-fri", "action-points"
GRACE = timedelta(hours=8)
OFFSETS = (-7, 0, 7, 14)
"""Days after the day an action point is due; at the last it is for the troika."""
_ASSISTANT = "assistent"


def reminders(lent: Lent) -> Job:
    """The job that reminds the rooms for staff on working days; what was missed is said the next time."""

    def run(unit: Connection, slot: Slot) -> None:
        now = slot.due + slot.late
        due = [
            (each, offset) for each in actions(unit, ActionState.OPEN) if (offset := _now(unit, each, now))
        ]
        if not due or not lent.staff:
            return
        for room in lent.staff:
            say = lent.say_in(room.locale)
            items = [reminder(say, each, int(offset), local_day(now)) for each, offset in due]
            reply = Reply((h(say("table-reminders"), 3), ul(*items), p(say("table-reminders-more"))))
            lent.outbox.say(unit, room, reply, reason=REASON, key=f"{JOB}:{slot.name}:{room.key}")
        for each, offset in due:
            record(unit, each.id, each.due.isoformat(), offset, _ASSISTANT, "", now)

    return Job(JOB, DAILY, GRACE, run)


def reached(found: ActionPoint, today: date) -> int | None:
    """The last reminder whose day has come since the action point was made, or None."""
    made = local_day(found.made_at)
    days = [x for x in OFFSETS if made < found.due + timedelta(days=x) <= today]
    return max(days, default=None)


def for_troika(found: ActionPoint, today: date) -> bool:
    """Whether an action point is so late that the troika must speak about it."""
    return found.state is ActionState.OPEN and today >= found.due + timedelta(days=OFFSETS[-1])


def reminder(say: Say, found: ActionPoint, offset: int, today: date) -> Line:
    """One action point in the list of reminders."""
    days = (found.due - today).days
    when = say("table-due-in", days=days) if days > 0 else say("table-due-past", days=-days)
    more = f" {say('table-for-troika')}" if offset == OFFSETS[-1] else ""
    owner = option_label(found.owner, say)
    return line(b(found.id), f" {found.text} ({owner}). {when}{more}")


def _now(unit: Connection, found: ActionPoint, now: datetime) -> str | None:
    """The reminder to give now, as it is written down; None when there is none or it was given."""
    offset = reached(found, local_day(now))
    if offset is None:
        return None
    given = {(each.frm, each.to) for each in history(unit, found.id)}
    return None if (found.due.isoformat(), f"{offset:+}") in given else f"{offset:+}"
