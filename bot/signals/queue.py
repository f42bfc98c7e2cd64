"""The commands of signals for moderators: the queue, triage, bundles."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import Line, b, h, line, p, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.sizes import class_floor, size_class
from bot.signals import endorsing, store
from bot.signals.informing import Informer
from bot.signals.intake import Intake
from bot.signals.model import Answers, Bundle, Level, Reason, Signal, SignalState, Theme
from bot.signals.suggesting import Near, Suggester
from bot.signals.vetting import Vetting
from bot.signals.wording import queue_card

LOOSE = "los"
_LISTED = 25


class QueueCommands:
    """What moderators do with signals; they never see who gave them, and never decide on their own."""

    def __init__(
        self, intake: Intake, vetting: Vetting, suggester: Suggester, informer: Informer, smallest: int
    ) -> None:
        self._intake = intake
        self._vetting = vetting
        self._suggester = suggester
        self._informer = informer
        self._smallest = smallest

    @command("wachtrij", needs=Role.MODERATOR, seen=Seen.ASKER)
    def queue(self, call: Call, na: str | None = None) -> Reply:
        """The oldest signal that waits, or the one after `na`; never one's own."""
        waiting = [each for each in store.waiting_signals(call.unit) if each.person != call.person]
        later = [each for each in waiting if na is None or each.id > na.strip().upper()]
        if not later:
            return Reply(p(call.say("signal-queue-empty" if not waiting else "signal-queue-end")))
        return self._card(call, later[0], len(waiting))

    @command("triage", needs=Role.MODERATOR, seen=Seen.ASKER)
    def triage(
        self, call: Call, signaal: str, kennis_delen: bool, werkgever: bool, nieuwe_kennis: bool
    ) -> Reply:
        """Answer the three questions about a signal, and go on with it."""
        answers = Answers(kennis_delen, werkgever, nieuwe_kennis)
        self._vetting.triage(call.unit, _signal(call, signaal), call.person, answers)
        return self._card(call, _signal(call, signaal), len(store.waiting_signals(call.unit)))

    @command("goedkeuren", needs=Role.MODERATOR, seen=Seen.ASKER)
    def approve(
        self, call: Call, signaal: str, bundel: str, thema: Theme | None = None, niveau: Level | None = None
    ) -> Reply:
        """Put a signal in a bundle, or approve it without one (`los`)."""
        found = _signal(call, signaal)
        if bundel.strip().casefold() == LOOSE:
            self._vetting.leave_loose(call.unit, found, call.person, call.now, thema, niveau)
        else:
            self._vetting.bundle(call.unit, found, call.person, _bundle(call, bundel), call.now)
        return self._done(call, found.id)

    @command("nieuwe-bundel", needs=Role.MODERATOR, seen=Seen.ASKER)
    def new_bundle(
        self, call: Call, signaal: str, titel: str, thema: Theme | None = None, niveau: Level | None = None
    ) -> Reply:
        """Make a bundle of a signal."""
        found = _signal(call, signaal)
        self._vetting.new_bundle(call.unit, found, call.person, titel, call.now, thema, niveau)
        return self._done(call, found.id)

    @command("afwijzen", needs=Role.MODERATOR, seen=Seen.ASKER)
    def reject(self, call: Call, signaal: str, reden: Reason) -> Reply:
        """Turn a signal away with a reason; the contributor hears it, with another way to go."""
        found = _signal(call, signaal)
        original = self._suggester.copy(call.unit, found) if reden is Reason.COPY else None
        if original is not None:
            self._vetting.fold(call.unit, found, call.person, original, call.now)
        else:
            self._vetting.reject(call.unit, found, call.person, reden, call.now)
        return self._done(call, found.id, reden)

    @command("losmaken", needs=Role.MODERATOR, seen=Seen.ASKER)
    def loosen(self, call: Call, signaal: str) -> Reply:
        """Take a signal out of its bundle."""
        found = _signal(call, signaal)
        self._vetting.loosen(call.unit, found, call.person, call.now)
        return Reply(p(call.say("signal-loosened", id=found.id, bundle=found.bundle or "")))

    @command("samenvoegen", needs=Role.MODERATOR, seen=Seen.ASKER, confirm=True)
    def merge(self, call: Call, bundel: str, met: str) -> Reply:
        """Merge two bundles about one issue."""
        one, other = _bundle(call, bundel), _bundle(call, met)
        kept = self._vetting.merge(call.unit, one, other, call.now)
        gone = other if kept.id == one.id else one
        people = endorsing.support(call.unit, [kept.id])[kept.id].persons
        return Reply(
            p(call.say("signal-merged", gone=gone.id, kept=kept.id, people=self._people(call, people)))
        )

    @command("bundels", needs=Role.MODERATOR, seen=Seen.ASKER)
    def list_bundles(self, call: Call) -> Reply:
        """The bundles there are, most support first."""
        known = store.bundles(call.unit)
        if not known:
            return Reply(p(call.say("signal-no-bundles")))
        behind = endorsing.support(call.unit, [each.id for each in known])
        # By class: an order by number would show each recognition.
        order = {id_: -class_floor(each.persons, self._smallest) for id_, each in behind.items()}
        ranked = sorted(known, key=lambda each: (order[each.id], each.id))[:_LISTED]
        items = [self._listed(call, each, behind[each.id].persons) for each in ranked]
        return Reply((h(call.say("signal-bundles-title")), ul(*items)))

    def _listed(self, call: Call, each: Bundle, persons: int) -> Line:
        state = call.say(f"signal-bundle-short-{each.state}")
        return line(b(each.id), f" {each.title} ({state}, {self._people(call, persons)})")

    def _people(self, call: Call, persons: int) -> str:
        return call.say("signal-people", count=size_class(persons, self._smallest))

    def _card(self, call: Call, found: Signal, left: int) -> Reply:
        proposal = self._intake.propose(found.text or "", found.channel)
        near = self._suggester.near(call.unit, found)
        copy = self._suggester.copy(call.unit, found)
        body = queue_card(call.say, found, proposal, near, copy, left)
        return Reply(body, self._actions(call, found, near, copy is not None))

    def _actions(self, call: Call, found: Signal, near: list[Near], copied: bool) -> tuple[Action, ...]:
        say, given = call.say, {"signaal": found.id}
        first: tuple[Action, ...]
        if found.answers is None:
            first = (Action(say("signal-do-triage"), "triage", given, Style.PRIMARY),)
        else:
            first = (
                *(
                    Action(
                        say("signal-do-bundle", bundle=each.bundle.id),
                        "goedkeuren",
                        {**given, "bundel": each.bundle.id},
                        once=True,
                    )
                    for each in near
                ),
                Action(say("signal-do-new-bundle"), "nieuwe-bundel", given),
                Action(say("signal-do-loose"), "goedkeuren", {**given, "bundel": LOOSE}, once=True),
            )
        if copied:
            fold = {**given, "reden": Reason.COPY.value}
            first = (Action(say("signal-do-fold"), "afwijzen", fold, once=True), *first)
        return (
            *first,
            Action(say("signal-do-reject"), "afwijzen", given, Style.DANGER),
            Action(say("signal-do-next"), "wachtrij", {"na": found.id}),
        )

    def _done(self, call: Call, id_: str, reason: str = "") -> Reply:
        told = self._informer.tell(call.unit, id_, reason)
        after = _signal(call, id_)
        key = "signal-decided-told" if told else "signal-decided"
        words = call.say(
            key, id=id_, state=call.say(f"signal-short-{after.state}"), bundle=after.bundle or "-"
        )
        left = [each for each in store.waiting_signals(call.unit) if each.person != call.person]
        more = (Action(call.say("signal-do-next"), "wachtrij"),) if left else ()
        return Reply(p(words), more)


def _signal(call: Call, id_: str) -> Signal:
    found = store.signal_by_id(call.unit, id_)
    if found is None or found.state is SignalState.CANDIDATE:
        raise UserError("signal-not-found", id=id_[:20])
    return found


def _bundle(call: Call, id_: str) -> Bundle:
    found = store.bundle_by_id(call.unit, id_)
    if found is None:
        raise UserError("signal-not-found", id=id_[:20])
    return found
