"""The commands that make the dossier of a meeting, and have it go out."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import h, p, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.digest.atlas import Atlas
from bot.digest.counting.build import PREVIEW, Json
from bot.digest.dossier.compose import corrections, lead
from bot.digest.dossier.formats import DossierFormat, file
from bot.digest.dossier.publishing import DossierPublisher
from bot.digest.words import Words

READERS = (Role.POLICY_TABLE, Role.TROIKA, Role.PROGRAMME_BOARD)
SECRETARY = Role.POLICY_TABLE


class DossierCommands:
    """Makes dossiers; `atlas` tells where regions lie."""

    def __init__(self, publisher: DossierPublisher, atlas: Atlas) -> None:
        self._publisher, self._atlas = publisher, atlas

    @command("dossier", needs=READERS, seen=Seen.ASKER)
    def dossier(
        self, call: Call, vergadering: str | None = None, formaat: DossierFormat = DossierFormat.HTML
    ) -> Reply:
        """Give the summary of a dossier with the whole of it as a file."""
        made, words = self._publisher.publish(call.unit, vergadering, call.now), self._words(call)
        meeting = made["meeting"]
        day = words.weekday(meeting["day"])
        said = (
            h(call.say("dossier-title", day=day, year=meeting["day"][:4])),
            ul(*lead(made, words)),
            p(call.say("dossier-chat", id=meeting["id"], day=day)),
        )
        out = Action(
            call.say("dossier-do-release"),
            "dossier-uitbrengen",
            {"vergadering": meeting["id"]},
            Style.PRIMARY,
        )
        offered = (out,) if made["state"] == PREVIEW and call.actor.may(SECRETARY) else ()
        return Reply(said, offered, files=(file(made, formaat, words),))

    @command("dossier-uitbrengen", needs=(SECRETARY,), seen=Seen.ASKER, confirm=True, hidden=True)
    def release(self, call: Call, vergadering: str | None = None) -> Reply:
        """Have a dossier go out, or a next version of it with what is known by now and what changed."""
        made, words = self._publisher.release(call.unit, vergadering, call.now), self._words(call)
        if made is None:
            raise UserError("dossier-unchanged")
        told = [p(call.say("dossier-released", id=made["id"], number=made["version"]))]
        told += [p(corrections(made, words))] if made["corrections"] else []
        return Reply(tuple(told), files=(file(made, DossierFormat.PDF, words),))

    def made(self, call: Call, meeting: str | None) -> tuple[Json, Words]:
        """The dossier of a meeting, the next one when none is named, and how it is said; keeps nothing.

        Raises:
            UserError: there is no such meeting.
        """
        return self._publisher.show(call.unit, meeting, call.now), self._words(call)

    def _words(self, call: Call) -> Words:
        return Words(call.say, call.locale, self._atlas)
