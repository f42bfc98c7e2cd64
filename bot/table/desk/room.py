"""All that the beleidstafel, the trojka and the programme board have at the desk."""

from __future__ import annotations

from bot.core.commands import commands_of
from bot.core.desk import Rooms, Sheet
from bot.core.people import Role
from bot.table.desk.agendas import AgendaPages
from bot.table.rights import READERS
from bot.table.room import TableRoom

SHORTCUTS = {"agenda": "/agenda/{vergadering}"}


def desk_rooms(room: TableRoom) -> Rooms:
    """The pages, and the commands that may be called from them: those that are not for every member."""
    agendas = AgendaPages(room.bundles)
    sheets = (
        Sheet("/agenda", READERS, agendas.next, "desk-agenda"),
        Sheet("/agenda/{vergadering}", READERS, agendas.one),
    )
    every = (command for part in room.commands for command in commands_of(part))
    offered = frozenset(x.id for x in every if Role.MEMBER not in x.needs)
    return Rooms("desk-table", sheets, offered, shortcuts=SHORTCUTS)
