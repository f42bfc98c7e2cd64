"""What happens to what is held of who leaves: at once nothing is sent, after a while the link is broken.

What they gave stays, under a pseudonym drawn at random that nobody can lead back to them, so that counts of
people stay right. Cases and the audit of moderation stay for their own periods: without them, who was put out
and comes back would begin with a clean sheet.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete

from bot.core.commands import Call, Unit
from bot.core.ports import KeepsPersonalData
from bot.store import departures
from bot.store.links import Account, keys_of
from bot.store.merging import move
from bot.store.people import PERSON_LENGTH, contact
from bot.store.schedules import Job, Slot

STAYING = frozenset({"moderation_case", "moderation_deed"})
"""Tables whose own period decides, also about who left."""
LINKS = frozenset(
    {
        *("contact", "readers", "wishes", "pointers", "departure"),
        *("choice", "dialog", "link", "answered", "outbox", "watch", "memory"),
        *("discord", "matrix", "mutes", "desk"),
    }
)
"""The rooms, by name, that only hold links with a person: emptied, not handed on."""


class Departing:
    """Minds who is there; `rooms` are all that keep something of a person."""

    def __init__(self, rooms: Sequence[KeepsPersonalData]) -> None:
        self._rooms = rooms

    def left(self, call: Call) -> None:
        """Send nothing any more to who is gone; their answers and buttons wait for their return."""
        account = Account(call.holder, call.actor.platform)
        departures.note(call.unit, account, call.person, call.now)

    def seen(self, call: Call) -> None:
        """Who is there did not leave, or is back."""
        departures.back(call.unit, call.holder)

    def tidy(self, unit: Unit, now: datetime) -> int:
        """Break the link with who left long enough ago; how many accounts that were."""
        due = departures.due(unit, now)
        for account, person in due:
            if departures.left_everywhere(unit, person):
                self._break(unit, person)
            # Somebody who is still there with another account is not reached by this one any more.
            theirs = (contact.c.person == person) & (contact.c.platform == account.platform)
            unit.execute(delete(contact).where(theirs))
            departures.back(unit, account.key)
        return len(due)

    def job(self) -> Job:
        """The nightly work."""
        return Job("departed-housekeeping", "35 4 * * *", timedelta(hours=20), self._tidy_slot)

    def _tidy_slot(self, unit: Unit, slot: Slot) -> None:
        self.tidy(unit, slot.due + slot.late)

    def _break(self, unit: Unit, person: str) -> None:
        keys, nobody = keys_of(unit, person), _drawn()
        for room in self._rooms:
            if room.name in LINKS:
                for key in keys:
                    room.forget(unit, key)
        for key in keys:
            move(unit, key, nobody, STAYING)


def _drawn() -> str:
    """A pseudonym of nobody."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()[:PERSON_LENGTH]
