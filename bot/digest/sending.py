"""The digest that goes out: by itself on Monday, and once more when it was made final.

Each reader gets it in private, the staff rooms a word; and what became of each copy can be looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, select

from bot.core.commands import Say
from bot.core.content import Block, p
from bot.core.places import Conversation, Direct
from bot.core.ports import Outbox
from bot.core.reply import Reply
from bot.core.speak import send_key
from bot.digest.atlas import Atlas
from bot.digest.counting.build import Json
from bot.digest.counting.week import Week, of
from bot.digest.formats import DigestFormat, file
from bot.digest.publishing import Publisher
from bot.digest.recipients import Recipients
from bot.digest.summary import summary
from bot.digest.words import Words
from bot.store.outbox import outbox
from bot.store.schedules import Job, Slot

GRACE = timedelta(days=6)
"""A Monday that was missed is made up for until the day before the next."""
PUNCTUAL = timedelta(minutes=15)
SENT = (DigestFormat.PDF, DigestFormat.HTML)
"""The files that go along."""
REASON = "digest"
UNREACHED, NOT_SENT = "unreached", "none"


@dataclass(frozen=True, slots=True)
class Copy:
    """What became of a reader's copy: how its delivery stands, if there is one."""

    reader: str
    state: str


class Monday:
    """Publishes the week before and says so, once to everyone; late when the assistant was away."""

    def __init__(
        self,
        publisher: Publisher,
        atlas: Atlas,
        rooms: Sequence[Conversation],
        recipients: Recipients,
        outbox: Outbox,
        say_in: Callable[[str], Say],
    ) -> None:
        self._publisher = publisher
        self._atlas = atlas
        self._rooms = rooms
        self._recipients = recipients
        self._outbox = outbox
        self._say_in = say_in

    def job(self, cron: str) -> Job:
        """The job, by its schedule; a slot that was missed is made up for before the next one comes."""
        return Job("digest", cron, GRACE, self._run)

    def send_final(self, unit: Connection, digest: Json) -> list[Copy]:
        """Send a digest that was made final to every reader, once per version, and tell the staff rooms.

        What is left undone is told per reader: no private conversation can be opened there.
        """
        week = digest["week"]
        for room in self._rooms:
            told = Reply(p(self._say_in(room.locale)("digest-final-there", id=digest["id"])))
            key = f"digest:{week}:{room.key}:{digest['version']}"
            self._outbox.say(unit, room, told, reason=REASON, key=key)
        for each in self._recipients.all(unit):
            if each.to is not None:
                self._post(unit, each.to, digest, f"digest:{week}:{each.to.key}:{digest['version']}")
        return self.copies(unit, digest)

    def copies(self, unit: Connection, digest: Json) -> list[Copy]:
        """What became of the copy of each reader: that of the final version if it was sent, else Monday's."""
        found = []
        for each in self._recipients.all(unit):
            state = UNREACHED
            if each.to is not None:
                monday = f"digest:{digest['week']}:{each.to.key}"
                final = _state(unit, f"{monday}:{digest['version']}")
                state = final or _state(unit, monday) or NOT_SENT
            found.append(Copy(each.name, state))
        return found

    def _run(self, unit: Connection, slot: Slot) -> None:
        week = of(slot.due).back(1)
        digest = self._publisher.publish(unit, week, slot.due + slot.late)
        readers = self._recipients.all(unit)
        missed = ", ".join(each.name for each in readers if each.to is None)
        for room in self._rooms:
            self._announce(unit, room, week, slot, missed)
        for each in readers:
            if each.to is not None:
                excuse = _excuse(slot, self._say_in(each.to.locale))
                self._post(unit, each.to, digest, f"digest:{week}:{each.to.key}", excuse)

    def _announce(self, unit: Connection, room: Conversation, week: Week, slot: Slot, missed: str) -> None:
        """Tell a staff room that the digest is there, and whom it could not be sent to."""
        say = self._say_in(room.locale)
        told = [p(say("digest-scheduled", number=week.number)), *_excuse(slot, say)]
        told += [p(say("digest-unreached", names=missed))] if missed else []
        self._outbox.say(unit, room, Reply(tuple(told)), reason=REASON, key=f"digest:{week}:{room.key}")

    def _post(
        self, unit: Connection, to: Direct, digest: Json, key: str, excuse: tuple[Block, ...] = ()
    ) -> None:
        words = Words(self._say_in(to.locale), to.locale, self._atlas)
        files = tuple(file(digest, format_, words) for format_ in SENT)
        reply = Reply((*excuse, *summary(digest, words)), files=files)
        self._outbox.say(unit, to, reply, reason=REASON, key=key)


def _state(unit: Connection, seed: str) -> str | None:
    """What became of the first message of something that was said under this key."""
    wanted = select(outbox.c.state).where(outbox.c.key == send_key(f"{seed}#0"))
    return unit.execute(wanted).scalar_one_or_none()


def _excuse(slot: Slot, say: Say) -> tuple[Block, ...]:
    """Why it comes late, when it does."""
    return (p(say("digest-scheduled-late")),) if slot.late > PUNCTUAL else ()
