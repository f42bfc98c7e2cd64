"""All that the digest has at the desk."""

from __future__ import annotations

from bot.core.commands import commands_of
from bot.core.desk import Rooms, Sheet
from bot.digest.commands import READERS, DigestCommands
from bot.digest.desk.pages import DigestPages


def desk_rooms(digests: DigestCommands) -> Rooms:
    """The pages, and the commands that may be called from them."""
    pages = DigestPages(digests)
    sheets = (
        Sheet("/weekbericht", READERS, pages.last, "desk-digest"),
        Sheet("/weekbericht/{week}", READERS, pages.one),
        Sheet("/weekbericht/{week}/{code}", READERS, pages.figure),
    )
    return Rooms("desk-table", sheets, frozenset(x.id for x in commands_of(digests)))
