"""The commands around quotes: choose, second reading, and the author's yes or no for a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.core.commands import Call, Long, command
from bot.core.content import b, h, line, p, quote, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.signals.capture.asked import asked_signal, own_signal
from bot.signals.capture.intake import Intake
from bot.signals.deadlines import Terms, due
from bot.signals.lent import Lent
from bot.signals.vetting import quotes

REASON = "signal-quote"
READERS = (Role.MODERATOR, Role.POLICY_TABLE)
_SHOWN = 5


class QuoteCommands:
    """Quotes go out only with four eyes and the author's consent."""

    def __init__(self, lent: Lent, intake: Intake, terms: Terms) -> None:
        self._lent = lent
        self._intake = intake
        self._terms = terms

    @command("citaat", needs=Role.MODERATOR, seen=Seen.ASKER)
    def choose(self, call: Call, signaal: str, woorden: Long | None = None) -> Reply:
        """Propose words of a signal as a quote; without words the whole signal."""
        found = asked_signal(call, signaal)
        quotes.choose(call.unit, found, woorden or "", call.person, call.now)
        return Reply(p(call.say("signal-quote-chosen", id=found.id)))

    @command("citaten", needs=READERS, seen=Seen.ASKER)
    def waiting(self, call: Call) -> Reply:
        """The quotes that wait for a second reader, but for those one chose or wrote oneself."""
        left = quotes.waiting(call.unit)[:_SHOWN]
        if not left:
            return Reply(p(call.say("signal-quotes-none")))
        items = [line(b(each.signal), f" “{each.text}”") for each in left]
        deeds = [
            Action(
                call.say(f"signal-do-quote-{deed}", id=each.signal),
                f"citaat-{deed}",
                {"signaal": each.signal},
            )
            for each in left
            for deed in ("vrijgeven", "afkeuren")
        ]
        return Reply((h(call.say("signal-quotes-title")), ul(*items)), tuple(deeds))

    @command("citaat-vrijgeven", needs=READERS, seen=Seen.ASKER, hidden=True)
    def release(self, call: Call, signaal: str) -> Reply:
        """Release a quote that somebody else chose."""
        found = asked_signal(call, signaal)
        quotes.release(call.unit, found, call.person)
        return Reply(p(call.say("signal-quote-released", id=found.id)))

    @command("citaat-afkeuren", needs=READERS, seen=Seen.ASKER, hidden=True)
    def drop(self, call: Call, signaal: str) -> Reply:
        """Take a quote away, released or not."""
        found = asked_signal(call, signaal)
        if not quotes.drop(call.unit, found.id):
            raise UserError("signal-no-quote", id=found.id)
        return Reply(p(call.say("signal-quote-dropped", id=found.id)))

    @command("citaat-mag", seen=Seen.ASKER, hidden=True)
    def agree(self, call: Call, signaal: str, stuk: str, akkoord: bool) -> Reply:
        """Say whether one's own words may stand in a document."""
        return self._answered(call, own_signal(call, signaal).id, stuk, akkoord)

    @command("citaat-mag-met-bonnetje", seen=Seen.ASKER, hidden=True)
    def agree_by_receipt(self, call: Call, signaal: str, bewijs: str, stuk: str, akkoord: bool) -> Reply:
        """Say so about a signal whose receipt code was shown."""
        found = self._intake.by_proof(call.unit, signaal, bewijs)
        if found is None:
            raise UserError("signal-no-receipt")
        return self._answered(call, found.id, stuk, akkoord)

    def ask(self, unit: Connection, bundles: Sequence[str], occasion: str, now: datetime) -> int:
        """Ask the authors of the quotes in these bundles about a document, once; how many could be reached.

        Whoever cannot be written to finds the question behind the receipt. Silence is a no.
        """
        wanted, reached = set(bundles), 0
        for each in quotes.askable(unit):
            if each.bundle not in wanted or not quotes.asked(unit, each.signal, occasion, now):
                continue
            to = self._lent.contacts.address(unit, each.person) if each.person else None
            if to is None:
                continue
            say = self._lent.say_in(to.locale)
            last = due(now, self._terms.quote)
            words = p(say("signal-quote-ask", id=each.signal, occasion=occasion, at=last))
            given = {"signaal": each.signal, "stuk": occasion}
            deeds = tuple(
                Action(say(f"signal-do-quote-{word}"), "citaat-mag", {**given, "akkoord": word})
                for word in ("ja", "nee")
            )
            reply, key = Reply((words, quote(each.text)), deeds), f"quote:{each.signal}:{occasion}"
            self._lent.outbox.say(unit, to, reply, reason=REASON, key=key)
            reached += 1
        return reached

    def _answered(self, call: Call, id_: str, occasion: str, yes: bool) -> Reply:
        quotes.agree(call.unit, id_, occasion, self._terms.quote, call.now, yes=yes)
        return Reply(p(call.say("signal-quote-yes" if yes else "signal-quote-no", id=id_)))
