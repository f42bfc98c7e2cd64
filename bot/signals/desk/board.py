"""The pages of bundles: a board by where they stand, and one bundle with its weeks, signals and history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.commands import Call
from bot.core.desk import Page, Visit
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.sizes import class_floor, size_class
from bot.core.zone import local_day
from bot.signals import store
from bot.signals.deadlines import Terms
from bot.signals.duedates import Deadline, bundle_due
from bot.signals.model import Bundle, BundleState, ConsentLevel, Signal
from bot.signals.recognition import client_voice, endorsing
from bot.signals.recognition.client_commands import ASKERS
from bot.signals.telling.feedback_store import feedback_on

WEEKS = 12
COLUMNS = (
    BundleState.OPEN,
    BundleState.SCHEDULED,
    BundleState.DISCUSSED,
    BundleState.TAKEN_UP,
    BundleState.FED_BACK,
    BundleState.CLOSED,
    BundleState.DECLINED,
)
TRACK = COLUMNS[:5]
"""The way of a bundle that the beleidstafel takes up; these columns are always there."""
UNREAD = frozenset({ConsentLevel.INTERNAL})
"""Levels at which only moderators read the words of a signal."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A bundle on the board: signals, people as a class, signals each week, and when its people hear more."""

    bundle: Bundle
    given: int
    people: str
    weeks: tuple[int, ...]
    due: Deadline | None


class BoardPages:
    """Pages of bundles; numbers about fewer than `smallest` people are not shown."""

    def __init__(self, smallest: int, terms: Terms) -> None:
        self._smallest = smallest
        self._terms = terms

    def every(self, visit: Visit) -> Page:
        """All bundles in columns by where they stand; in each those with most people first."""
        call = visit.call
        known = store.bundles(call.unit)
        behind = endorsing.support(call.unit, [each.id for each in known])
        order = {id_: -class_floor(each.persons, self._smallest) for id_, each in behind.items()}
        ranked = sorted(known, key=lambda each: (order[each.id], each.id))
        shown = [self._shown(call, each, behind[each.id].persons) for each in ranked]
        held = [(state, [x for x in shown if x.bundle.state is state]) for state in COLUMNS]
        columns = [(state, inside) for state, inside in held if inside or state in TRACK]
        return Page("signals/board.html", call.say("desk-bundles"), {"columns": columns, "total": len(known)})

    def one(self, visit: Visit) -> Page:
        """One bundle.

        Raises:
            UserError: there is none with this number.
        """
        call = visit.call
        found = store.bundle_by_id(call.unit, visit.path["bundel"].upper())
        if found is None:
            raise UserError("signal-not-found", id=visit.path["bundel"][:20])
        judges = call.actor.may(Role.MODERATOR)
        persons = endorsing.support(call.unit, [found.id])[found.id].persons
        values = {
            "shown": self._shown(call, found, persons),
            "asked_as": visit.path["bundel"].upper(),
            "signals": [(x, _readable(x, judges)) for x in store.members(call.unit, found.id)],
            "judges": judges,
            "others": [x for x in store.bundles(call.unit) if x.id != found.id],
            "asks": call.actor.may(*ASKERS),
            "voices": client_voice.said(call.unit, found.id),
            "feedback": feedback_on(call.unit, [found.id]).get(found.id),
            "steps": [(each, local_day(each.at)) for each in store.history(call.unit, found.id)],
            "track": TRACK,
            "mondays": _mondays(local_day(call.now)),
            "day": local_day,
        }
        return Page("signals/bundle.html", found.title, values)

    def _shown(self, call: Call, each: Bundle, persons: int) -> Shown:
        given = store.members(call.unit, each.id)
        weeks = _per_week(given, _mondays(local_day(call.now)))
        due = bundle_due(call.unit, each, self._terms, call.now)
        return Shown(each, len(given), size_class(persons, self._smallest), weeks, due)


def _readable(found: Signal, judges: bool) -> str | None:
    """The words of a signal as this reader may see them."""
    return found.text if judges or found.consent not in UNREAD else None


def _mondays(today: date) -> list[date]:
    """The Mondays of the last twelve weeks, oldest first."""
    this = today - timedelta(days=today.weekday())
    return [this - timedelta(weeks=n) for n in reversed(range(WEEKS))]


def _per_week(given: Sequence[Signal], mondays: Sequence[date]) -> tuple[int, ...]:
    days = (local_day(each.given_at) for each in given)
    counted = Counter(day - timedelta(days=day.weekday()) for day in days)
    return tuple(counted[monday] for monday in mondays)
