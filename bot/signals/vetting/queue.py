"""The commands of signals for moderators: the queue, triage, and what is decided."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import p
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.signals.capture.asked import asked_bundle, asked_signal
from bot.signals.likeness.suggesting import Suggester
from bot.signals.model import Answers, Level, Reason, SignalState, Theme
from bot.signals.telling.informing import Informer
from bot.signals.vetting import looking
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.queue_cards import LOOSE, QueueCards
from bot.signals.vetting.redacting import redact


class QueueCommands:
    """What moderators do with signals; they never see who gave them, and never decide on their own."""

    def __init__(self, cards: QueueCards, vetting: Vetting, suggester: Suggester, informer: Informer) -> None:
        self._cards = cards
        self._vetting = vetting
        self._suggester = suggester
        self._informer = informer

    @command("wachtrij", needs=Role.MODERATOR, seen=Seen.ASKER)
    def queue(self, call: Call, na: str | None = None) -> Reply:
        """The oldest signal that waits, or the one after `na`; never one's own."""
        waiting = self._cards.mine(call)
        later = [each for each in waiting if na is None or each.id > na.strip().upper()]
        if not later:
            return Reply(p(call.say("signal-queue-empty" if not waiting else "signal-queue-end")))
        return self._cards.card(call, later[0], len(waiting))

    @command("triage", needs=Role.MODERATOR, seen=Seen.ASKER)
    def triage(
        self, call: Call, signaal: str, kennis_delen: bool, werkgever: bool, nieuwe_kennis: bool
    ) -> Reply:
        """Answer the three questions about a signal, and go on with it."""
        if (late := self._cards.overtaken(call, signaal)) is not None:
            return late
        answers = Answers(kennis_delen, werkgever, nieuwe_kennis)
        self._vetting.triage(call.unit, asked_signal(call, signaal), call.person, answers, call.now)
        return self._cards.card(call, asked_signal(call, signaal), len(self._cards.mine(call)))

    @command("goedkeuren", needs=Role.MODERATOR, seen=Seen.ASKER)
    def approve(
        self, call: Call, signaal: str, bundel: str, thema: Theme | None = None, niveau: Level | None = None
    ) -> Reply:
        """Put a signal in a bundle, or approve it without one (`los`)."""
        if (late := self._cards.overtaken(call, signaal)) is not None:
            return late
        found = asked_signal(call, signaal)
        if bundel.strip().casefold() == LOOSE:
            self._vetting.leave_loose(call.unit, found, call.person, call.now, thema, niveau)
        else:
            self._vetting.bundle(call.unit, found, call.person, asked_bundle(call, bundel), call.now)
        return self._done(call, found.id)

    @command("nieuwe-bundel", needs=Role.MODERATOR, seen=Seen.ASKER)
    def new_bundle(
        self, call: Call, signaal: str, titel: str, thema: Theme | None = None, niveau: Level | None = None
    ) -> Reply:
        """Make a bundle of a signal."""
        if (late := self._cards.overtaken(call, signaal)) is not None:
            return late
        found = asked_signal(call, signaal)
        self._vetting.new_bundle(call.unit, found, call.person, titel, call.now, thema, niveau)
        return self._done(call, found.id)

    @command("afwijzen", needs=Role.MODERATOR, seen=Seen.ASKER)
    def reject(self, call: Call, signaal: str, reden: Reason) -> Reply:
        """Turn a signal away with a reason; the contributor hears it, with another way to go."""
        if (late := self._cards.overtaken(call, signaal)) is not None:
            return late
        found = asked_signal(call, signaal)
        original = self._suggester.copy(call.unit, found) if reden is Reason.COPY else None
        if original is not None:
            self._vetting.fold(call.unit, found, call.person, original, call.now)
        else:
            self._vetting.reject(call.unit, found, call.person, reden, call.now)
        return self._done(call, found.id, reden)

    @command("losmaken", needs=Role.MODERATOR, seen=Seen.ASKER)
    def loosen(self, call: Call, signaal: str) -> Reply:
        """Take a signal out of its bundle."""
        found = asked_signal(call, signaal)
        self._vetting.loosen(call.unit, found, call.person, call.now)
        words = call.say("signal-loosened", id=found.id, bundle=found.bundle or "")
        return Reply(p(words), (_undo(call),))

    @command("herstel", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def take_back(self, call: Call) -> Reply:
        """Undo one's own last decision, as long as nothing followed on it; the contributor hears that too."""
        found = self._vetting.take_back(call.unit, call.person, call.now)
        self._informer.tell(call.unit, found.id)
        if found.state is SignalState.NEW:
            card = self._cards.card(call, found, len(self._cards.mine(call)))
            return Reply((p(call.say("signal-undone", id=found.id)), *card.blocks), card.actions)
        return Reply(p(call.say("signal-undone", id=found.id)))

    @command("maskeer", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def mask(self, call: Call, signaal: str, woorden: str) -> Reply:
        """Leave words out of a signal for good, such as a name that came through."""
        found = asked_signal(call, signaal)
        redact(call.unit, found, call.person, woorden, call.now)
        again = asked_signal(call, signaal)
        if again.state is SignalState.NEW:
            return self._cards.card(call, again, len(self._cards.mine(call)))
        return Reply(p(call.say("signal-masked", id=found.id)))

    def _done(self, call: Call, id_: str, reason: str = "") -> Reply:
        told = self._informer.tell(call.unit, id_, reason)
        looking.looks(call.unit, call.person, id_, call.now)
        after = asked_signal(call, id_)
        key = "signal-decided-told" if told else "signal-decided"
        words = call.say(
            key, id=id_, state=call.say(f"signal-short-{after.state}"), bundle=after.bundle or "-"
        )
        more = (Action(call.say("signal-do-next"), "wachtrij"),) if self._cards.mine(call) else ()
        back = (_undo(call),) if looking.last_act(call.unit, call.person, call.now) else ()
        return Reply(p(words), (*more, *back))


def _undo(call: Call) -> Action:
    return Action(call.say("signal-do-undo"), "herstel", once=True)
