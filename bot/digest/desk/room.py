"""All that the digest and the dossier have at the desk."""

from __future__ import annotations

from bot.core.commands import commands_of
from bot.core.desk import Rooms, Sheet
from bot.digest.commands import READERS, DigestCommands
from bot.digest.desk.pages import DigestPages
from bot.digest.dossier.commands import READERS as PAPERS
from bot.digest.dossier.commands import DossierCommands


def desk_rooms(digests: DigestCommands, dossiers: DossierCommands) -> Rooms:
    """The pages, and the commands that may be called from them."""
    pages = DigestPages(digests, dossiers)
    sheets = (
        Sheet("/weekbericht", READERS, pages.last, "desk-digest"),
        Sheet("/weekbericht/{week}", READERS, pages.one),
        Sheet("/weekbericht/{week}/{code}", READERS, pages.figure),
        Sheet("/dossier", PAPERS, pages.dossier, "desk-dossier"),
        Sheet("/dossier/{vergadering}", PAPERS, pages.dossier),
    )
    return Rooms(
        "desk-table", sheets, frozenset(x.id for room in (digests, dossiers) for x in commands_of(room))
    )
