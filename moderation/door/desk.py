"""The page of the door at the desk: how strict it is, what was changed, which rule is often wrong."""

from __future__ import annotations

from bot.core.commands import commands_of
from bot.core.desk import Page, Rooms, Sheet, Visit
from bot.core.people import Role
from moderation.door.commands import DoorCommands
from moderation.door.room import DoorRoom


def desk_rooms(room: DoorRoom) -> Rooms:
    """The page, and the commands that may be called from it."""
    (commands,) = room.commands
    sheets = (Sheet("/privacyfilter", (Role.MODERATOR,), lambda visit: _page(commands, visit), "desk-door"),)
    return Rooms("desk-safe", sheets, frozenset(x.id for x in commands_of(commands)))


def _page(commands: DoorCommands, visit: Visit) -> Page:
    reply = commands.overview(visit.call)
    # The heading of the answer is that of the page.
    values = {"blocks": reply.blocks[1:], "actions": reply.actions}
    return Page("reply.html", visit.call.say("desk-door"), values, "/privacyfilter")
