"""One open tab: who it says it is, and what it sends, in order."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence

from adapters.web import chat
from adapters.web.hub import Hub, Page
from adapters.web.incoming import Frame, Incoming, problem
from adapters.web.places import Account, Places
from adapters.web.views import Json, command_views, line_view
from bot.core.commands import Command, Say
from bot.core.errors import UserError
from bot.store.writer import Database

log = logging.getLogger(__name__)
Tell = Callable[[Json], Awaitable[None]]


class Session:
    """Takes the frames of one tab; the tab chooses its person with every `hello`."""

    def __init__(
        self,
        places: Places,
        database: Database,
        hub: Hub,
        incoming: Incoming,
        says: Mapping[str, Say],
        commands: Sequence[Command],
    ) -> None:
        self._places = places
        self._database = database
        self._hub = hub
        self._incoming = incoming
        self._says = says
        self._commands = commands
        self._page: Page | None = None

    def leave(self) -> None:
        """The tab was closed."""
        if self._page is not None:
            self._hub.close(self._page)
            self._page = None

    async def receive(self, words: str, tell: Tell) -> None:
        """Handle one frame; whatever is wrong with it is told, and the connection stays."""
        fields = _fields(words)
        key = fields.get("key")
        named = key if isinstance(key, str) else ""
        locale = self._page.locale if self._page else "nl"
        try:
            await self._handle(Frame(fields), tell)
            await tell({"type": "done", "key": named})
        except UserError as error:
            await tell(problem(named[:36], error, self._says[locale]))
        except Exception as error:
            # Its message may hold someone's words, so only its kind is logged.
            log.error("a frame failed: %s", type(error).__name__)
            await tell(problem(named[:36], UserError("web-failed"), self._says[locale]))

    async def _handle(self, frame: Frame, tell: Tell) -> None:
        kind = frame.text("type")
        if kind == "hello":
            await self._hello(frame, tell)
        elif self._page is None:
            raise UserError("web-not-understood")
        else:
            await self._incoming.take(self._page, kind, frame)

    async def _hello(self, frame: Frame, tell: Tell) -> None:
        """Show this person's rooms, commands and messages, and keep showing what is new."""
        account = self._places.accounts.get(frame.text("account"))
        if account is None:
            raise UserError("web-no-account")
        self.leave()
        locale = frame.text("locale") if frame.text("locale") in self._says else "nl"
        page = Page(account, locale, tell)
        rooms = self._places.readable(account)
        # Open first, so that nothing said in between is missed; the page keeps one of what comes twice.
        self._hub.open(page)
        self._page = page
        lines = await self._database.read(lambda unit: chat.history(unit, rooms, account.id))
        new = not any(line.room == account.private_room for line in lines)
        await tell(
            {
                "type": "welcome",
                "rooms": [self._room(room, account, locale) for room in rooms],
                "commands": command_views(self._commands, account, self._says[locale]),
                "messages": [line_view(line, account, self._places) for line in lines],
            }
        )
        await self._incoming.tell_silence(account)
        if new:
            await self._incoming.greet(page)

    def _room(self, room: str, account: Account, locale: str) -> Json:
        known = self._places.rooms.get(room)
        if known is None:
            say = self._says[locale]
            return {"id": room, "name": "Vraagbaak", "about": say("web-private-about"), "audience": "direct"}
        return {"id": room, "name": known.name, "about": known.about, "audience": known.audience}


def _fields(words: str) -> dict[str, object]:
    try:
        fields = json.loads(words)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}
