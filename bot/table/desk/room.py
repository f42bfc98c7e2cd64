"""All that the beleidstafel, the trojka and the programme board have at the desk."""

from __future__ import annotations

from bot.core.commands import commands_of
from bot.core.desk import Rooms, Sheet
from bot.core.people import Role
from bot.table.desk.agendas import AgendaPages
from bot.table.desk.follow_up import FollowUpPages
from bot.table.desk.terms import terms_page
from bot.table.rights import READERS, SECRETARY
from bot.table.room import TableRoom

SHORTCUTS = {
    "agenda": "/agenda/{vergadering}",
    "actiepunten": "/actiepunten",
    "terugkoppeling-bekijken": "/terugkoppeling#{nummer}",
}


def desk_terms() -> Rooms:
    """What must be done by when, which whoever reads along with the table sees first."""
    return Rooms("desk-table", (Sheet("/termijnen", READERS, terms_page, "desk-dates"),), frozenset())


def desk_rooms(room: TableRoom) -> Rooms:
    """The pages, and the commands that may be called from them: those that are not for every member."""
    agendas, after = AgendaPages(room.bundles), FollowUpPages(room.bundles)
    sheets = (
        Sheet("/agenda", READERS, agendas.next, "desk-agenda"),
        Sheet("/agenda/{vergadering}", READERS, agendas.one),
        Sheet("/besluiten", READERS, after.decisions, "desk-decisions"),
        Sheet("/actiepunten", READERS, after.actions, "desk-actions"),
        Sheet("/terugkoppeling", (SECRETARY,), after.feedback, "desk-feedback"),
    )
    every = (command for part in room.commands for command in commands_of(part))
    offered = frozenset(x.id for x in every if Role.MEMBER not in x.needs)
    return Rooms("desk-table", sheets, offered, shortcuts=SHORTCUTS)
