"""The pages of moderators: the signals that wait, and one of them with all that helps to decide."""

from __future__ import annotations

from bot.core.commands import Call
from bot.core.desk import Page, Visit
from bot.core.errors import UserError
from bot.core.zone import local_day
from bot.signals import store
from bot.signals.capture import redactions
from bot.signals.capture.intake import Intake
from bot.signals.deadlines import Terms
from bot.signals.duedates import Deadline, signal_due
from bot.signals.likeness.suggesting import Suggester
from bot.signals.model import Level, Reason, Signal, SignalState, Theme, Triage

A_PAGE = 25


class WaitingPages:
    """Pages of the queue; a moderator never sees a signal of their own there, nor who gave one."""

    def __init__(self, intake: Intake, suggester: Suggester, terms: Terms) -> None:
        self._terms = terms
        self._intake = intake
        self._suggester = suggester

    def every(self, visit: Visit) -> Page:
        """The signals that wait, oldest first."""
        call = visit.call
        waiting = [each for each in store.waiting_signals(call.unit) if each.person != call.person]
        start = int(visit.query.get("vanaf", "0")) if visit.query.get("vanaf", "0").isdecimal() else 0
        loose = [x for x in store.loose_signals(call.unit, A_PAGE) if x.person != call.person]
        shown = [(each, _days(call, each), self._due(call, each)) for each in waiting[start : start + A_PAGE]]
        values = {"waiting": shown, "start": start, "a_page": A_PAGE, "total": len(waiting)}
        values["loose"] = [(each, self._due(call, each)) for each in loose]
        return Page("signals/waiting.html", call.say("desk-signals"), values)

    def one(self, visit: Visit) -> Page:
        """One signal: its words, what the rules propose and why, likely bundles, its history.

        Raises:
            UserError: there is none with this number, or it is the moderator's own.
        """
        call = visit.call
        found = store.signal_by_id(call.unit, visit.path["signaal"].upper())
        if found is None or found.state is SignalState.CANDIDATE or found.person == call.person:
            raise UserError("signal-not-found", id=visit.path["signaal"][:20])
        waits = found.state is SignalState.NEW
        proposal = self._intake.propose(call.unit, found.text or "", found.channel)
        values = {
            "signal": found,
            "days": _days(call, found),
            "due": self._due(call, found),
            "waits": waits,
            "proposal": proposal,
            "asked": list(zip(Triage, _answers(found, proposal.answers.outcomes), strict=True)),
            "near": self._suggester.near(call.unit, found, keeps=False) if waits else [],
            "copy": self._suggester.copy(call.unit, found) if waits else None,
            "bundle": store.bundle_by_id(call.unit, found.bundle) if found.bundle else None,
            "bundles": store.bundles(call.unit) if waits else [],
            "themes": tuple(Theme),
            "levels": tuple(Level),
            "reasons": tuple(Reason),
            "left_out": redactions.told(call.say, redactions.of(call.unit, found.id)),
            "steps": [(each, local_day(each.at)) for each in store.history(call.unit, found.id)],
        }
        back = "/signalen" if waits else ""
        return Page("signals/signal.html", call.say("desk-signal", id=found.id), values, back)

    def _due(self, call: Call, found: Signal) -> Deadline | None:
        return signal_due(found, self._terms, call.now)


def _answers(found: Signal, proposed: tuple[Triage, ...]) -> list[bool]:
    """For each question of triage the answer that was given, else the one that the rules propose."""
    yes = found.answers.outcomes if found.answers else proposed
    return [each in yes for each in Triage]


def _days(call: Call, found: Signal) -> int:
    """How many days ago a signal was given."""
    return (local_day(call.now) - local_day(found.given_at)).days
