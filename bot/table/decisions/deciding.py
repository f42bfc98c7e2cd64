"""Decisions of the policy table: what each sets in motion, and taking one back while nothing was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.core.errors import UserError
from bot.core.workdays import workdays_from
from bot.core.zone import local_day
from bot.table.agenda import Agenda, item
from bot.table.decisions import register
from bot.table.decisions.model import (
    FEEDBACK_WORKDAYS,
    ActionPoint,
    ActionState,
    Decision,
    Draft,
    DraftState,
    Outcome,
    Ruling,
    Task,
    check,
)
from bot.table.following import actions, drafts
from bot.table.following.actions import Source
from bot.table.lent import Bundles
from bot.table.meetings import meeting_by_id, meetings
from bot.table.model import Item, Meeting

BACK = "table-taken-back-words"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with what it set in motion."""

    decision: Decision
    actions: tuple[ActionPoint, ...]
    draft: Draft | None


class Deciding:
    """Writes decisions down, and moves bundles, action points and drafts along; all in one transaction."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles
        self._agenda = Agenda(bundles)

    def decide(
        self,
        unit: Connection,
        on: Item,
        what: Ruling,
        say: Say,
        role: str,
        now: datetime,
        batch: int | None = None,
    ) -> Decided:
        """Write down what the table decided about an agenda item.

        Raises:
            UserError: something lacks (`check`), the bundle is not on the agenda any more, or the meeting it
                is to move on to cannot take it.
        """
        held = _held(unit, on.meeting)
        check(what, held.day, local_day(now))
        decision = register.add(unit, on, what, batch, role, now)
        if what.outcome is Outcome.DEFER:
            to = _next(unit, what.to, held)
            self._agenda.defer(unit, on, to, role, what.text, now)
            return Decided(decision, (), None)
        self._agenda.discuss(unit, on, decision.id, decision.text, role, now)
        tasks = self._set_in_motion(unit, decision, what, role, now)
        text = what.feedback or drafts.propose(say, what, self._title(unit, on.bundle), held.day)
        due = workdays_from(held.day, FEEDBACK_WORKDAYS)
        return Decided(decision, tasks, drafts.add(unit, on.bundle, decision.id, text, due, role, now))

    def take_back(
        self, unit: Connection, found: Decision, say: Say, role: str, reason: str, now: datetime
    ) -> None:
        """Undo a decision: its bundle is on the agenda again, its action points and draft are dropped.

        Raises:
            UserError: feedback was sent, an action point was done, or it does not hold any more.
        """
        _nothing_sent(unit, found)
        register.take_back(unit, found, reason, role, now)
        words = say(BACK, id=found.id)
        on = item(unit, found.meeting, found.bundle)
        if on is None:
            raise UserError("table-not-on", id=found.bundle)
        self._agenda.restore(unit, on, words, role, now)
        for task in actions.actions_of(unit, found.id):
            if task.state is ActionState.OPEN:
                actions.drop(unit, task, words, role, now)
        for draft in drafts.drafts_of(unit, found.id):
            if draft.state is DraftState.DRAFT:
                drafts.end(unit, draft, DraftState.DROPPED, role, now)

    def _set_in_motion(
        self, unit: Connection, decision: Decision, what: Ruling, role: str, now: datetime
    ) -> tuple[ActionPoint, ...]:
        if what.outcome is Outcome.DECLINE and what.refusal is not None:
            self._bundles.decline(unit, decision.bundle, what.refusal.value, decision.text, now)
        if what.outcome is not Outcome.TAKE_UP:
            return ()
        source = Source(decision.bundle, decision.id, decision.meeting)
        tasks = what.tasks or (Task(decision.text, what.owner, what.due),)
        made = tuple(actions.add(unit, each, source, role, now) for each in tasks)
        self._bundles.take_up(unit, decision.bundle, made[0].id, now)
        return made

    def _title(self, unit: Connection, bundle: str) -> str:
        found = self._bundles.find(unit, bundle)
        return found.title if found else bundle


def _held(unit: Connection, meeting: str) -> Meeting:
    found = meeting_by_id(unit, meeting)
    if found is None:
        raise UserError("table-no-meeting", id=meeting)
    return found


def _next(unit: Connection, to: str, after: Meeting) -> Meeting:
    """The meeting that a bundle is moved on to: the one that is named, or the first after this one."""
    if to:
        return _held(unit, to)
    found = next((each for each in meetings(unit) if each.day > after.day), None)
    if found is None:
        raise UserError("table-no-later")
    return found


def _nothing_sent(unit: Connection, found: Decision) -> None:
    if any(each.state is DraftState.SENT for each in drafts.drafts_of(unit, found.id)):
        raise UserError("table-sent-already", id=found.id)
    done = next((x for x in actions.actions_of(unit, found.id) if x.state is ActionState.DONE), None)
    if done is not None:
        raise UserError("table-done-already", id=done.id)
