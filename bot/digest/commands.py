"""The secretary's commands: the digest of a week, what a figure rests on, and making a digest final."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import h, p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Direct
from bot.core.reply import Action, File, Reply, Seen, Style
from bot.digest.atlas import Atlas
from bot.digest.counting.build import FIXED, Json
from bot.digest.counting.week import Week, of, parse
from bot.digest.formats import DigestFormat, file, terms_file
from bot.digest.owner import Owner
from bot.digest.publishing import Publisher
from bot.digest.sending import UNREACHED, Copy, Monday
from bot.digest.summary import summary
from bot.digest.words import Words
from bot.store.people import Contacts

READERS = (Role.POLICY_TABLE, Role.PROGRAMME_BOARD)
SECRETARY = Role.POLICY_TABLE


class DigestCommands:
    """Shows, publishes and sends digests; `atlas` tells where regions lie, `mail` sends to the readers."""

    def __init__(self, publisher: Publisher, atlas: Atlas, contacts: Contacts, mail: Monday) -> None:
        self._mail = mail
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
        terms = Action(call.say("digest-do-terms"), "agendabestand")
        return Reply(summary(made, words), (terms,), files=(file(made, formaat, words),))

    @command("agendabestand", needs=(*READERS, Role.TROIKA), seen=Seen.ASKER, hidden=True)
    def terms(self, call: Call, eigenaar: Owner | None = None) -> Reply:
        """Give the terms of one owner, or of all, as a file for a calendar, as they stand now."""
        made = self._publisher.show(call.unit, of(call.now), call.now)
        name = f"termijnen-{eigenaar or 'alle'}.ics"
        content = terms_file(made, self._words(call), eigenaar)
        return Reply(p(call.say("digest-terms-file")), files=(File(name, "text/calendar", content),))

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
        send = Action(
            call.say("digest-do-send"), "weekbericht-versturen", {"week": made["week"]}, Style.PRIMARY
        )
        return Reply(p(call.say("digest-settled", id=made["id"], number=number, sum=sum_)), (send,))

    @command("weekbericht-versturen", needs=(SECRETARY,), seen=Seen.ASKER, confirm=True, hidden=True)
    def send(self, call: Call, week: str | None = None) -> Reply:
        """Send a digest that is final to everyone who reads it; who has that version gets it once."""
        made = self._publisher.show(call.unit, self._over(call, week), call.now)
        if made["state"] != FIXED:
            raise UserError("digest-not-settled", id=made["id"])
        copies = self._mail.send_final(call.unit, made)
        missed = [each.reader for each in copies if each.state == UNREACHED]
        told = [p(call.say("digest-sent", id=made["id"], count=len(copies) - len(missed)))]
        told += [p(call.say("digest-unreached", names=", ".join(missed)))] if missed else []
        return Reply(tuple(told))

    def copies(self, call: Call, digest: Json) -> list[Copy]:
        """What became of the copies of a digest."""
        return self._mail.copies(call.unit, digest)

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
