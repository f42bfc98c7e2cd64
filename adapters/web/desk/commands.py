"""The command that lets somebody in: a one-time link, for nobody else's eyes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from adapters.web.desk.sessions import LINK_LASTS, Sessions
from bot.core.commands import Call, command
from bot.core.content import link, p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Reply, Seen

ROLES = (Role.EDITOR, Role.PROGRAMME_BOARD, Role.MODERATOR, Role.POLICY_TABLE, Role.TROIKA)
"""For whom there is something at the desk."""


class DeskCommands:
    """Gives out links; `address` is where the desk is, or nothing while it is closed."""

    def __init__(self, sessions: Sessions, address: Callable[[], str]) -> None:
        self._sessions = sessions
        self._address = address

    @command("bureau", needs=ROLES, seen=Seen.ASKER, pause=timedelta(seconds=2))
    def open(self, call: Call) -> Reply:
        """Give a link to the desk."""
        address = self._address()
        if not address:
            raise UserError("desk-closed")
        url = f"{address}in/{self._sessions.issue(call)}"
        minutes = int(LINK_LASTS.total_seconds()) // 60
        return Reply((p(link(call.say("desk-open"), url)), p(call.say("desk-link", minutes=minutes))))
