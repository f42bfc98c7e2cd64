"""The secretary's commands: the digest of a week, what a figure rests on, and making a digest final."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import h, p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Direct
from bot.core.reply import Reply, Seen
from bot.digest.atlas import Atlas
from bot.digest.counting.build import Json
from bot.digest.counting.week import Week, of, parse
from bot.digest.formats import DigestFormat, file
from bot.digest.publishing import Publisher
from bot.digest.summary import summary
from bot.digest.words import Words
from bot.store.people import Contacts

READERS = (Role.POLICY_TABLE, Role.PROGRAMME_BOARD)
SECRETARY = Role.POLICY_TABLE


class DigestCommands:
    """Shows and publishes digests; `atlas` tells where regions lie, `contacts` who gets the next."""

    def __init__(self, publisher: Publisher, atlas: Atlas, contacts: Contacts) -> None:
        self._publisher = publisher
        self._atlas = atlas
        self._contacts = contacts

    @command("weekbericht", needs=READERS, seen=Seen.ASKER)
    def digest(self, call: Call, week: str | None = None, formaat: DigestFormat = DigestFormat.HTML) -> Reply:
        """Give the summary of a week with the whole digest as a file; a week that is over is published."""
        to = Direct(call.actor.platform, call.actor.id, call.locale)
        self._contacts.remember(call.unit, call.person, to, call.now)
        made = self._publisher.publish(call.unit, self._week(call, week), call.now)
        words = self._words(call)
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

    @command("weekbericht-vaststellen", needs=(SECRETARY,), seen=Seen.ASKER, confirm=True)
    def settle(self, call: Call, week: str | None = None) -> Reply:
        """Make the digest of a week final."""
        made = self._publisher.settle(call.unit, self._over(call, week), call.now)
        number, sum_ = made["version"], made["checksum"]
        return Reply(p(call.say("digest-settled", id=made["id"], number=number, sum=sum_)))

    @command("weekbericht-herzien", needs=(SECRETARY,), seen=Seen.ASKER, confirm=True)
    def revise(self, call: Call, week: str | None = None) -> Reply:
        """Publish a next version of a week with what is known by now, and say what changed."""
        meant = self._over(call, week)
        made = self._publisher.revise(call.unit, meant, call.now)
        if made is None:
            raise UserError("digest-unchanged", id=f"WB-{meant}")
        words = self._words(call)
        told = [p(words.correction(row)) for row in made["corrections"]]
        head = p(call.say("digest-revised", id=made["id"], number=made["version"]))
        return Reply((head, *told), files=(file(made, DigestFormat.HTML, words),))

    def made(self, call: Call, week: str | None) -> tuple[Json, Words]:
        """The digest of a week, the last whole one when none is named, and how it is said.

        Raises:
            UserError: there is no such week, or it is yet to come.
        """
        return self._publisher.show(call.unit, self._week(call, week), call.now), self._words(call)

    def _words(self, call: Call) -> Words:
        return Words(call.say, call.locale, self._atlas)

    def _over(self, call: Call, written: str | None) -> Week:
        week = self._week(call, written)
        if week.end > call.now:
            raise UserError("digest-running", week=str(week))
        return week

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
