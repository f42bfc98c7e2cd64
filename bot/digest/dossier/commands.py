"""The command that makes the dossier of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from bot.core.commands import Call, command
from bot.core.content import h, p, ul
from bot.core.people import Role
from bot.core.reply import Reply, Seen
from bot.digest.atlas import Atlas
from bot.digest.dossier.build import Json, build
from bot.digest.dossier.compose import lead
from bot.digest.dossier.facts import DossierFacts
from bot.digest.dossier.formats import DossierFormat, file
from bot.digest.words import Words

READERS = (Role.POLICY_TABLE, Role.TROIKA, Role.PROGRAMME_BOARD)
Gather = Callable[[Connection, str | None, datetime], DossierFacts]
"""The facts for a meeting (the next one if none is named) as of a moment; UserError when there is none."""


class DossierCommands:
    """Makes dossiers; `minimum` is the least number of people that is shown, `atlas` where regions lie."""

    def __init__(self, gather: Gather, minimum: int, atlas: Atlas) -> None:
        self._gather, self._minimum, self._atlas = gather, minimum, atlas

    @command("dossier", needs=READERS, seen=Seen.ASKER)
    def dossier(
        self, call: Call, vergadering: str | None = None, formaat: DossierFormat = DossierFormat.HTML
    ) -> Reply:
        """Give the summary of a dossier with the whole of it as a file."""
        made, words = self.made(call, vergadering)
        day = words.weekday(made["meeting"]["day"])
        said = (
            h(call.say("dossier-title", day=day, year=made["meeting"]["day"][:4])),
            ul(*lead(made, words)),
            p(call.say("dossier-chat", id=made["meeting"]["id"], day=day)),
        )
        return Reply(said, files=(file(made, formaat, words),))

    def made(self, call: Call, meeting: str | None) -> tuple[Json, Words]:
        """The dossier of a meeting, the next one when none is named, and how it is said.

        Raises:
            UserError: there is no such meeting.
        """
        dossier = build(self._gather(call.unit, meeting, call.now), call.now, self._minimum)
        return dossier, Words(call.say, call.locale, self._atlas)
