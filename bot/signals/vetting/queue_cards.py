"""The card of a signal that waits: what a moderator sees of it, and what can be done."""

from __future__ import annotations

from bot.core.commands import Call
from bot.core.content import p
from bot.core.reply import Action, Reply, Style
from bot.signals import store
from bot.signals.capture import redactions
from bot.signals.capture.asked import asked_signal
from bot.signals.capture.intake import Intake
from bot.signals.deadlines import Terms
from bot.signals.duedates import signal_due
from bot.signals.likeness.suggesting import Near, Suggester
from bot.signals.model import Reason, Signal, SignalState
from bot.signals.telling import asking
from bot.signals.vetting import looking
from bot.signals.wording import queue_card, words_about

LOOSE = "los"


class QueueCards:
    """Makes cards with proposals, their grounds, likely bundles and the day a decision is due."""

    def __init__(self, intake: Intake, suggester: Suggester, terms: Terms) -> None:
        self._intake = intake
        self._suggester = suggester
        self._terms = terms

    def card(self, call: Call, found: Signal, left: int) -> Reply:
        """The card of one signal; `left` is how many wait."""
        proposal = self._intake.propose(call.unit, found.text or "", found.channel)
        near = self._suggester.near(call.unit, found)
        copy = self._suggester.copy(call.unit, found)
        deadline = signal_due(found, self._terms, call.now)
        looking.looks(call.unit, call.person, found.id, call.now)
        body = queue_card(call.say, found, proposal, near, copy, left, deadline)
        body += words_about(call.say, asking.said(call.unit, found.id))
        if gone := redactions.told(call.say, redactions.of(call.unit, found.id)):
            body += (p(call.say("signal-left-out", what=gone)),)
        return Reply(body, _actions(call, found, near, copied=copy is not None))

    def mine(self, call: Call) -> list[Signal]:
        """What waits for this moderator, oldest first: not their own, nor what is asked about."""
        asked = asking.unanswered(call.unit, self._terms.answer, call.now)
        waiting = store.waiting_signals(call.unit)
        return [each for each in waiting if each.person != call.person and each.id not in asked]

    def overtaken(self, call: Call, id_: str) -> Reply | None:
        """What a moderator reads instead when a colleague was first; None when nothing changed."""
        found = asked_signal(call, id_)
        if not looking.overtaken(call.unit, call.person, found.id):
            return None
        state = call.say(f"signal-short-{found.state}")
        said = p(call.say("signal-overtaken", id=found.id, state=state, bundle=found.bundle or "-"))
        if found.state is SignalState.NEW:
            card = self.card(call, found, len(self.mine(call)))
            return Reply((said, *card.blocks), card.actions)
        looking.looks(call.unit, call.person, found.id, call.now)
        return Reply(said, (Action(call.say("signal-do-next"), "wachtrij"),))


def _actions(call: Call, found: Signal, near: list[Near], *, copied: bool) -> tuple[Action, ...]:
    say, given = call.say, {"signaal": found.id}
    first = _decisions(call, given, near) if found.answers else _before(call, given)
    if copied:
        fold = {**given, "reden": Reason.COPY.value}
        first = (Action(say("signal-do-fold"), "afwijzen", fold, once=True), *first)
    return (
        *first,
        Action(say("signal-do-reject"), "afwijzen", given, Style.DANGER),
        Action(say("signal-do-next"), "wachtrij", {"na": found.id}),
    )


def _before(call: Call, given: dict[str, str]) -> tuple[Action, ...]:
    """What can be done before the three questions are answered."""
    triage = Action(call.say("signal-do-triage"), "triage", given, Style.PRIMARY)
    ask = Action(call.say("signal-do-ask"), "vraag-terug", given)
    return triage, ask, Action(call.say("signal-do-mask"), "maskeer", given)


def _decisions(call: Call, given: dict[str, str], near: list[Near]) -> tuple[Action, ...]:
    say = call.say
    likely = (
        Action(
            say("signal-do-bundle", bundle=each.bundle.id),
            "goedkeuren",
            {**given, "bundel": each.bundle.id},
            once=True,
        )
        for each in near
    )
    loose = Action(say("signal-do-loose"), "goedkeuren", {**given, "bundel": LOOSE}, once=True)
    return (*likely, Action(say("signal-do-new-bundle"), "nieuwe-bundel", given), loose)
