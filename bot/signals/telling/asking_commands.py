"""The commands between staff and contributors: nobody learns who the other is."""

from __future__ import annotations

from bot.core.commands import Call, Long, command
from bot.core.content import p, quote
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.signals.capture.asked import asked_signal, own_signal
from bot.signals.capture.intake import Intake
from bot.signals.consent import Contact, allowed
from bot.signals.deadlines import Terms
from bot.signals.lent import Lent
from bot.signals.model import Signal
from bot.signals.telling import asking
from bot.signals.telling.asking import WordKind

REASON = "signal-asked"
_MAY = frozenset({Contact.APPROACH, Contact.DIRECT})


class AskingCommands:
    """Carries words to and fro; behind the receipt for who has no address."""

    def __init__(self, lent: Lent, intake: Intake, terms: Terms) -> None:
        self._lent = lent
        self._intake = intake
        self._terms = terms

    @command("vraag-terug", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def ask(self, call: Call, signaal: str, vraag: Long) -> Reply:
        """Ask a contributor one question before deciding."""
        found = asked_signal(call, signaal)
        asking.ask(call.unit, found, vraag, call.person, call.now)
        return self._carried(call, found, vraag)

    @command("benader", needs=Role.POLICY_TABLE, seen=Seen.ASKER, hidden=True)
    def approach(self, call: Call, signaal: str, vraag: Long) -> Reply:
        """Ask something of a contributor who said that they may be approached."""
        found = asked_signal(call, signaal)
        if allowed(found.consent).contact not in _MAY:
            raise UserError("signal-not-approachable", id=found.id)
        asking.approach(call.unit, found, vraag, call.now)
        return self._carried(call, found, vraag)

    @command("vul-aan", seen=Seen.ASKER, hidden=True)
    def add(self, call: Call, signaal: str, tekst: Long) -> Reply:
        """Answer a question about one's own signal, or add to it."""
        return self._added(call, own_signal(call, signaal), tekst)

    @command("vul-aan-met-bonnetje", seen=Seen.ASKER, hidden=True)
    def add_by_receipt(self, call: Call, signaal: str, bewijs: str, tekst: Long) -> Reply:
        """Do so with a signal whose receipt code was shown."""
        found = self._intake.by_proof(call.unit, signaal, bewijs)
        if found is None:
            raise UserError("signal-no-receipt")
        return self._added(call, found, tekst)

    def _carried(self, call: Call, found: Signal, words: str) -> Reply:
        """Bring a question to who gave a signal, where they can be written to."""
        to = self._lent.contacts.address(call.unit, found.person) if found.person else None
        if to is None:
            return Reply(p(call.say("signal-asked-receipt", id=found.id, days=self._terms.answer)))
        say = self._lent.say_in(to.locale)
        answer = Action(say("signal-do-answer"), "vul-aan", {"signaal": found.id})
        body = (p(say("signal-asked-you", id=found.id, days=self._terms.answer)), quote(words.strip()))
        key = f"asked:{found.id}:{call.actor.platform}:{call.id}"
        self._lent.outbox.say(call.unit, to, Reply(body, (answer,)), reason=REASON, key=key)
        return Reply(p(call.say("signal-asked", id=found.id, days=self._terms.answer)))

    def _added(self, call: Call, found: Signal, words: str) -> Reply:
        kind = asking.add(call.unit, found, self._intake.generalised(words), call.now)
        said = "signal-answer-taken" if kind is WordKind.ANSWER else "signal-addition-taken"
        return Reply(p(call.say(said, id=found.id)))
