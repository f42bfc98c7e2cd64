"""The secretary's commands, and the digest that comes by itself on Monday."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import Connection

from bot.core.commands import Call, Say, command
from bot.core.content import h, p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Conversation
from bot.core.ports import Outbox
from bot.core.reply import Reply, Seen
from bot.digest.atlas import Atlas
from bot.digest.build import Json, build
from bot.digest.facts import FactSheet
from bot.digest.formats import DigestFormat, file
from bot.digest.summary import summary
from bot.digest.week import Week, of, parse
from bot.digest.words import Words
from bot.store.schedules import Job, Slot

READERS = (Role.POLICY_TABLE, Role.PROGRAMME_BOARD)
GRACE = timedelta(hours=24)
PUNCTUAL = timedelta(minutes=15)
Facts = Callable[[Connection, Week], FactSheet]
"""The facts of the nineteen weeks up to and including a week."""


class DigestCommands:
    """Makes digests; `minimum` is the least number of people that is shown, `atlas` where regions lie."""

    def __init__(self, facts: Facts, minimum: int, atlas: Atlas) -> None:
        self._facts = facts
        self._atlas = atlas
        self._minimum = minimum

    @command("weekbericht", needs=READERS, seen=Seen.ASKER)
    def digest(self, call: Call, week: str | None = None, formaat: DigestFormat = DigestFormat.HTML) -> Reply:
        """Give the summary of a week with the whole digest as a file."""
        made, words = self.made(call, week)
        return Reply(summary(made, words), files=(file(made, formaat, words),))

    @command("cijfer", needs=READERS, seen=Seen.ASKER)
    def figure(self, call: Call, code: str, week: str | None = None) -> Reply:
        """Show what a figure means and which signals, bundles or questions it counts."""
        made, words = self.made(call, week)
        wanted = code.strip().upper()
        found = next((f for f in made["figures"] if f["code"] == wanted), None)
        if found is None:
            raise UserError("digest-wrong-figure", code=code[:20])
        title = (
            f"{wanted} {call.say(f'digest-figure-{wanted}')}: {words.count(found['value'])} ({made['id']})"
        )
        return Reply((h(title), p(call.say(f"digest-define-{wanted}")), p(words.ids(found))))

    def made(self, call: Call, week: str | None) -> tuple[Json, Words]:
        """The digest of a week, the last whole one when none is named, and how it is said.

        Raises:
            UserError: there is no such week, or it is yet to come.
        """
        meant = self._week(call, week)
        digest = build(meant, self._facts(call.unit, meant), min(call.now, meant.end), self._minimum)
        return digest, Words(call.say, call.locale, self._atlas)

    def _week(self, call: Call, written: str | None) -> Week:
        now = of(call.now)
        if written is None:
            return now.back(1)
        try:
            week = parse(written)
        except ValueError:
            raise UserError("digest-wrong-week", week=written[:20]) from None
        if week > now:
            raise UserError("digest-future", week=str(week))
        return week


def weekly(cron: str, rooms: Sequence[Conversation], outbox: Outbox, say_in: Callable[[str], Say]) -> Job:
    """The Monday message that the digest is ready; once per week in each of the rooms for staff.

    It comes late when the assistant was away.
    """

    def run(unit: Connection, slot: Slot) -> None:
        week = of(slot.due).back(1)
        for room in rooms:
            say = say_in(room.locale)
            lines = [p(say("digest-scheduled", number=week.number))]
            if slot.late > PUNCTUAL:
                lines.append(p(say("digest-scheduled-late")))
            outbox.say(unit, room, Reply(tuple(lines)), reason="digest", key=f"digest:{week}:{room.key}")

    return Job("digest", cron, GRACE, run)
