"""The digest that comes by itself on Monday: to each reader in private, with a word in the staff rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.core.content import Block, p
from bot.core.places import Conversation, Direct
from bot.core.ports import Outbox
from bot.core.reply import Reply
from bot.digest.atlas import Atlas
from bot.digest.counting.week import of
from bot.digest.formats import DigestFormat, file
from bot.digest.publishing import Publisher
from bot.digest.summary import summary
from bot.digest.words import Words
from bot.store.schedules import Job, Slot

GRACE = timedelta(hours=24)
PUNCTUAL = timedelta(minutes=15)
SENT = (DigestFormat.PDF, DigestFormat.HTML)
"""The files that go along."""
Readers = Callable[[Connection], Iterable[Direct]]
"""Who gets the digest, as far as they can be reached."""


class Monday:
    """Publishes the week before and says so, once to everyone; late when the assistant was away."""

    def __init__(
        self,
        publisher: Publisher,
        atlas: Atlas,
        rooms: Sequence[Conversation],
        readers: Readers,
        outbox: Outbox,
        say_in: Callable[[str], Say],
    ) -> None:
        self._publisher = publisher
        self._atlas = atlas
        self._rooms = rooms
        self._readers = readers
        self._outbox = outbox
        self._say_in = say_in

    def job(self, cron: str) -> Job:
        """The job, by its schedule; a slot that was missed is made up for within a day."""
        return Job("digest", cron, GRACE, self._run)

    def _run(self, unit: Connection, slot: Slot) -> None:
        week = of(slot.due).back(1)
        digest = self._publisher.publish(unit, week, slot.due + slot.late)
        for room in self._rooms:
            say = self._say_in(room.locale)
            told = (p(say("digest-scheduled", number=week.number)), *_excuse(slot, say))
            self._outbox.say(unit, room, Reply(told), reason="digest", key=f"digest:{week}:{room.key}")
        for to in self._readers(unit):
            words = Words(self._say_in(to.locale), to.locale, self._atlas)
            body = (*_excuse(slot, words.say), *summary(digest, words))
            files = tuple(file(digest, format_, words) for format_ in SENT)
            self._outbox.say(
                unit, to, Reply(body, files=files), reason="digest", key=f"digest:{week}:{to.key}"
            )


def _excuse(slot: Slot, say: Say) -> tuple[Block, ...]:
    """Why it comes late, when it does."""
    return (p(say("digest-scheduled-late")),) if slot.late > PUNCTUAL else ()
