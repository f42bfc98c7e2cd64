"""Telling what happens with a bundle: to its contributors, to who follows it, and in its channels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.core.content import Block
from bot.core.places import Conversation
from bot.core.reply import Action, Reply
from bot.signals import store
from bot.signals.consent import allowed
from bot.signals.lent import Lent
from bot.signals.model import Bundle
from bot.signals.recognition import endorsing
from bot.signals.telling.deliveries import Reach, deliver
from bot.signals.telling.feedback_store import contributors

Words = Callable[[Say, tuple[str, ...]], tuple[Block, ...]]
"""What is said, given the numbers of the reader's own signals: none in a channel."""


@dataclass(frozen=True, slots=True)
class Told:
    """To how many people and channels it is on its way, and how many people it cannot reach."""

    people: int
    unreached: int
    channels: int


class Teller:
    """Says the same to everyone a bundle is of; the same `key` says it once."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    def tell(
        self,
        unit: Connection,
        found: Bundle,
        words: Words,
        now: datetime,
        *,
        key: str,
        reason: str,
        feedback: int | None = None,
        answers: Callable[[Say], tuple[Action, ...]] = lambda _: (),
    ) -> Told:
        """Tell people in private and channels in the open; deliveries are kept when it is feedback."""
        reached: list[Reach] = []
        for person, ids, follows in self._readers(unit, found):
            said = f"{key}:{person or ids[0]}"
            reach = (
                self._person(unit, person, ids, words, answers, said, reason) if follows else _silent(person)
            )
            reached.append(reach)
            if feedback is not None:
                subject = ids[0] if ids else ""
                said = said if reach is Reach.ON_ITS_WAY else ""
                deliver(unit, feedback, subject, person, reach, now, said)
        rooms = list(self._channels(unit, found))
        for name, where in rooms:
            say, said = self._lent.say_in(where.locale), f"{key}:{where.key}"
            self._lent.outbox.say(unit, where, Reply(words(say, ())), reason=reason, key=said)
            if feedback is not None:
                deliver(unit, feedback, name, None, Reach.ON_ITS_WAY, now, said)
        return Told(reached.count(Reach.ON_ITS_WAY), reached.count(Reach.NO_ADDRESS), len(rooms))

    def _readers(self, unit: Connection, found: Bundle) -> Iterator[tuple[str | None, tuple[str, ...], bool]]:
        """Everyone who gave a signal, with its numbers, then who recognises it and follows."""
        gave = contributors(unit, found.id)
        for each in gave:
            yield each.person, each.signals, each.follows
        known = {each.person for each in gave}
        for more in endorsing.endorsements(unit, [found.id]):
            if more.follows and more.person not in known:
                yield more.person, (), True

    def _person(
        self,
        unit: Connection,
        person: str | None,
        ids: tuple[str, ...],
        words: Words,
        answers: Callable[[Say], tuple[Action, ...]],
        key: str,
        reason: str,
    ) -> Reach:
        to = self._lent.contacts.address(unit, person) if person else None
        if to is None:
            return Reach.NO_ADDRESS
        say = self._lent.say_in(to.locale)
        self._lent.outbox.say(unit, to, Reply(words(say, ids), answers(say)), reason=reason, key=key)
        return Reach.ON_ITS_WAY

    def _channels(self, unit: Connection, found: Bundle) -> Iterator[tuple[str, Conversation]]:
        """The open rooms that the signals of a bundle came from."""
        counted = (x for x in store.members(unit, found.id) if allowed(x.consent).counted)
        for platform, name in sorted({(x.platform, x.channel) for x in counted if x.channel}):
            if (where := self._lent.place(platform, name)) is not None:
                yield name, where


def _silent(person: str | None) -> Reach:
    return Reach.NOT_ASKED if person else Reach.ANONYMOUS
