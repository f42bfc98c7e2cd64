"""The web chat as an adapter: what the assistant says is kept, shown live, and never shown twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from adapters.web import chat
from adapters.web.chat import Line
from adapters.web.hub import Hub
from adapters.web.incoming import Incoming
from adapters.web.places import NAME, Places
from adapters.web.server import Server
from bot.core.commands import Command, Say
from bot.core.content import plain
from bot.core.errors import NotDeliveredError
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Address, Conversation, MessageRef
from bot.core.plan import NO_HOMESERVERS, SERVERS, Act, ActKind, Capabilities, Capability, Part
from bot.core.ports import Bot
from bot.core.reply import File
from bot.store.writer import Database

ASSISTANT = Actor(NAME, "", "Vraagbaak", bot=True)
CAN: Capabilities = frozenset(Capability) - {Capability.POLLS, Capability.SUGGEST}


class WebAdapter:
    """The chat on http://127.0.0.1:`port`; port 0 takes a free one, see `address`."""

    name = NAME

    def __init__(
        self,
        places: Places,
        database: Database,
        says: Mapping[str, Say],
        clock: Callable[[], datetime],
        port: int,
    ) -> None:
        self._places = places
        self._database = database
        self._clock = clock
        self._hub = Hub(places)
        self._incoming = Incoming(places, database, self._hub, says, clock)
        self._server = Server(places, database, self._hub, self._incoming, says, port)

    @property
    def address(self) -> str:
        """Where a browser finds the chat, once it is started."""
        return self._server.address

    def can(self, where: Address, answers: str | None = None) -> Capabilities:
        """Everything but polls and suggestions while typing."""
        return CAN

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        """Open the door; raises SetupError when the port is taken."""
        self._incoming.begin(bot)
        await self._server.start(commands)

    async def stop(self) -> None:
        """Close the door and every open page."""
        await self._server.stop()

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        """Keep and show one part; the same key keeps it once."""
        room = self._places.room_of(part.to)
        if room is None:
            raise NotDeliveredError("nobody of that name in the web chat")
        line = await self._database.promise(partial(self._kept, part=part, room=room, key=key))
        if line is None:
            raise NotDeliveredError("the message to change is gone")
        await self._hub.show(line)
        return MessageRef(self._places.conversation(room, part.to.locale, line.thread), str(line.id))

    async def act(self, act: Act, key: str) -> None:
        """Remove a message, or let someone not speak; raises NotDeliveredError for what is unknown."""
        if act.kind is ActKind.REMOVE_MESSAGE:
            await self._remove(act)
            return
        account = self._places.accounts.get(act.actor_id or "")
        if account is None or act.kind in {ActKind.KICK, *SERVERS}:
            raise NotDeliveredError("the web chat cannot do that")
        until = self._clock() + timedelta(seconds=act.seconds) if act.kind is ActKind.TIMEOUT else None
        if act.kind in {ActKind.END_TIMEOUT, ActKind.UNBAN}:
            await self._database.promise(lambda unit: chat.end_silence(unit, account.id))
        else:
            await self._database.promise(lambda unit: chat.silence(unit, account.id, until, act.reason))
        await self._incoming.tell_silence(account)

    def lacks(self, act: Act) -> str | None:
        """Nothing: the web chat is the assistant's own. Other servers it does not have."""
        return NO_HOMESERVERS if act.kind in SERVERS else None

    def message(self, unit: Connection, ref: MessageRef) -> Message | None:
        """A message of this chat, unless it was removed."""
        line = chat.line(unit, int(ref.id)) if ref.id.isdecimal() else None
        if line is None or line.removed or line.room != ref.conversation.room:
            return None
        author = self._places.accounts.get(line.author or "")
        words = plain(line.part.body) if line.part else line.text
        return Message(ref, author.actor if author else ASSISTANT, words, line.said_at)

    async def gone(self, ref: MessageRef) -> bool:
        """Whether a message was removed, or went with the end of its storage."""
        line = (
            await self._database.read(lambda unit: chat.line(unit, int(ref.id)))
            if ref.id.isdecimal()
            else None
        )
        return line is None or line.removed

    def link(self, ref: MessageRef) -> str | None:
        """The page, opened at a message."""
        return f"{self.address}#{ref.id}"

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Nothing: all that this chat knows of people is in the settings and in its tables."""
        return 0

    async def catch_up(self) -> int:
        """Hand over what was said but not handled yet."""
        waiting = await self._database.read(chat.unhandled)
        for line in waiting:
            await self._incoming.hand_over(line)
        return len(waiting)

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        """The person meant by an id or a name."""
        account = self._places.find(text)
        return account.actor if account else None

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        """The room with this name."""
        room = text.removeprefix("#")
        return self._places.conversation(room, where.locale) if room in self._places.rooms else None

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        """A message of this room by its number."""
        return MessageRef(where, text) if text.isdecimal() else None

    def find_file(self, text: str, where: Conversation) -> File | None:
        """The file that the page sent under this token, a moment ago."""
        return self._server.uploads.get(text)

    def _kept(self, unit: Connection, part: Part, room: str, key: str) -> Line | None:
        now = self._clock()
        thread = part.to.thread if isinstance(part.to, Conversation) else None
        if part.replaces is not None:
            return chat.change(unit, int(part.replaces.id), part, key, now)
        return chat.show(unit, part, room, int(thread) if thread else None, key, now)

    async def _remove(self, act: Act) -> None:
        """A message that was refused was never kept, so there may be nothing to remove."""
        if act.ref is None or not act.ref.id.isdecimal():
            return
        number = int(act.ref.id)
        line = await self._database.promise(lambda unit: chat.remove(unit, number))
        if line is not None:
            await self._hub.show(line)
            await self._incoming.tell_removal(line)
