"""All that moderators and the beleidstafel have at the desk about signals."""

from __future__ import annotations

from bot.core.commands import commands_of
from bot.core.desk import Rooms, Sheet
from bot.core.people import Role
from bot.signals.deadlines import Terms
from bot.signals.desk.board import BoardPages
from bot.signals.desk.proposals import ProposalPages
from bot.signals.desk.terms import TermPages
from bot.signals.desk.waiting import WaitingPages
from bot.signals.room import SignalRoom

MODERATOR = (Role.MODERATOR,)
READERS = (Role.MODERATOR, Role.POLICY_TABLE, Role.PROGRAMME_BOARD)
SHORTCUTS = {
    "wachtrij": "/signalen",
    "bundelvoorstellen": "/bundelvoorstellen",
    "signaalbegrip": "/signaalbegrippen/{begrip}",
}


def desk_rooms(room: SignalRoom, smallest: int, due: Terms) -> Rooms:
    """The pages, and the commands that may be called from them: those that are not for every member."""
    waiting, board = WaitingPages(room.intake, room.suggester, due), BoardPages(smallest, due)
    terms = TermPages(room.suggester.terms)
    sheets = (
        Sheet("/signalen", MODERATOR, waiting.every, "desk-signals"),
        Sheet("/signalen/{signaal}", MODERATOR, waiting.one),
        Sheet("/bundelvoorstellen", MODERATOR, ProposalPages(room.proposing).every, "desk-bundle-proposals"),
        Sheet("/bundels", READERS, board.every, "desk-bundles"),
        Sheet("/bundels/{bundel}", READERS, board.one),
        Sheet("/signaalbegrippen", READERS, terms.every, "desk-signal-terms"),
        Sheet("/signaalbegrippen/{begrip}", READERS, terms.one),
    )
    every = (command for part in room.commands for command in commands_of(part))
    offered = frozenset(x.id for x in every if Role.MEMBER not in x.needs)
    return Rooms("desk-signals-room", sheets, offered, shortcuts=SHORTCUTS)
