"""Telling contributors what came of their signal, where they asked to hear it."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.core.places import Direct
from bot.core.reply import Reply
from bot.signals import store
from bot.signals.lent import Lent
from bot.signals.model import Signal
from bot.signals.telling.feedback_store import feedback_on
from bot.signals.wording import feedback_words, outcome

REASON = "signal-outcome"


class Informer:
    """Says the outcome through the outbox, in the transaction of the decision."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    def tell(self, unit: Connection, id_: str, reason: str = "") -> bool:
        """Tell the contributor; False when they did not ask to hear it or cannot be reached.

        Without an address the outcome waits behind the receipt code.
        """
        found = store.signal_by_id(unit, id_)
        to = self._address(unit, found) if found else None
        if found is None or to is None:
            return False
        bundle = store.bundle_by_id(unit, found.bundle) if found.bundle else None
        say = self._lent.say_in(to.locale)
        # Who joins a bundle late hears at once what came of it.
        known = feedback_on(unit, [bundle.id]) if bundle else {}
        told = (block for each in known.values() for block in feedback_words(say, each))
        reply = Reply((*outcome(say, found, reason, bundle), *told))
        steps = len(store.history(unit, found.id))
        self._lent.outbox.say(unit, to, reply, reason=REASON, key=f"signal:{found.id}:{steps}")
        return True

    def _address(self, unit: Connection, found: Signal) -> Direct | None:
        if not found.person or not store.follows(unit, found.id):
            return None
        return self._lent.contacts.address(unit, found.person)
