"""Matrix as an adapter: one assistant with one account, in the rooms of the settings and their space."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from adapters.matrix.connection import Connection, Ground, connect
from adapters.matrix.listening.sync import FIRST_PAUSE, LONGEST_PAUSE
from adapters.matrix.options import Options
from adapters.matrix.rooms.places import NAME, Places
from bot.core.commands import Command, Say, Unit
from bot.core.errors import SetupError, UnavailableError, UserError
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Address, Audience, Conversation, Direct, MessageRef
from bot.core.plan import Act, ActKind, Capabilities, Capability, Part
from bot.core.ports import Bot
from bot.core.reply import File
from bot.store.writer import Database

EVERYWHERE: Capabilities = frozenset(
    {Capability.THREADS, Capability.REACTIONS, Capability.EDIT, Capability.FILES}
)
PATIENCE = 30.0
"""Seconds the start waits for the homeserver; after that it is tried in the background."""

log = logging.getLogger(__name__)


class MatrixAdapter:
    """The assistant on Matrix; `person` gives the pseudonym of an account."""

    name = NAME

    def __init__(
        self,
        options: Options,
        places: Places,
        database: Database,
        says: Mapping[str, Say],
        person: Callable[[Actor], str],
    ) -> None:
        self._options = options
        self._ground = Ground(options, places, database, says, person)
        self._stopping = asyncio.Event()
        self._known = asyncio.Event()
        self._refusal: SetupError | None = None
        self._started = False
        self._connection: Connection | None = None

    @property
    def address(self) -> str:
        """The account, as a link that opens a conversation with it."""
        return f"https://matrix.to/#/{self._options.user}"

    def can(self, where: Address, answers: str | None = None) -> Capabilities:
        """What works there; taking others' messages away needs power in the room."""
        if isinstance(where, Direct) or where.audience is Audience.DIRECT or self._connection is None:
            return EVERYWHERE
        remove = Act(ActKind.REMOVE_MESSAGE, NAME, where.space, "", ref=MessageRef(where, "$"))
        return EVERYWHERE if self.lacks(remove) else EVERYWHERE | {Capability.DELETE}

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        """Connect and begin to listen.

        Raises:
            SetupError: when there is no login, or the homeserver does not accept it.
        """
        self._life = asyncio.create_task(self._live(bot))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._known.wait(), PATIENCE)
        if self._refusal is not None:
            await self.stop()
            raise self._refusal
        self._started = True
        if not self._known.is_set():
            log.warning("Matrix: the homeserver does not answer yet; the assistant keeps trying")

    async def stop(self) -> None:
        """Take nothing in any more, finish what is being handled, and disconnect."""
        self._stopping.set()
        if self._connection is not None:
            self._connection.sync.stop()
        await self._life

    async def _live(self, bot: Bot) -> None:
        """Connect and listen until told to stop; anew when the homeserver is away or something went wrong."""
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            try:
                self._connection = connection = await connect(self._ground, bot)
                self._known.set()
                pause = FIRST_PAUSE
                await connection.listen(self._stopping)
            except SetupError as error:
                self._refuse(error)
                pause = LONGEST_PAUSE
            except UnavailableError:
                log.warning("Matrix: the homeserver does not answer; trying again")
            except Exception as error:
                # Without the words of the error, which can be a member's.
                log.error("Matrix: listening ended (%s); beginning anew", type(error).__name__)
            # What it held is closed: whoever wants to say something waits for the next.
            self._connection = None
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _refuse(self, refusal: SetupError) -> None:
        self._refusal = refusal
        self._known.set()
        # What `start` raises is told by who started it.
        if self._started:
            log.error("Matrix: %s", refusal)

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        """Say one part."""
        return await (await self._ready()).sending.send(part, key, since)

    async def act(self, act: Act, key: str) -> None:
        """Carry out one act of moderation."""
        await (await self._ready()).acting.act(act)

    def lacks(self, act: Act) -> str | None:
        """The permission the assistant lacks for this."""
        return self._connection.acting.lacks(act) if self._connection is not None else None

    def message(self, unit: Unit, ref: MessageRef) -> Message | None:
        """A message that someone just pointed at."""
        return self._connection.messages.get(ref) if self._connection is not None else None

    async def gone(self, ref: MessageRef) -> bool:
        """Whether a message was redacted, or is not there in a room that the assistant is in."""
        return await (await self._ready()).messages.gone(ref)

    def link(self, ref: MessageRef) -> str | None:
        """The address that opens a message."""
        return self._connection.directory.link(ref) if self._connection is not None else None

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Forget messages that were pointed at, and who wrote what."""
        return self._connection.messages.forget(theirs) if self._connection is not None else 0

    async def catch_up(self) -> int:
        """Wait until what was missed is handled; how many events that were."""
        connection = self._connection
        if connection is None:
            return 0
        with suppress(TimeoutError):
            await asyncio.wait_for(connection.ready.wait(), PATIENCE)
        return connection.hearing.handled

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        """The member meant by an id, a link or a name."""
        return self._connection.directory.actor(text, where) if self._connection is not None else None

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        """The room meant by its id, an alias or its name."""
        return self._connection.directory.room(text, where) if self._connection is not None else None

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        """The message meant by its link or id."""
        return self._connection.directory.message(text, where) if self._connection is not None else None

    def find_file(self, text: str, where: Conversation) -> File | None:
        """Nothing: files cannot come in here yet, which whoever sends one is told."""
        raise UserError("matrix-no-files")

    async def _ready(self) -> Connection:
        """The connection, once it is known in which rooms we are."""
        connection = self._connection
        if connection is None:
            raise UnavailableError("the homeserver is away")
        try:
            await asyncio.wait_for(connection.ready.wait(), PATIENCE)
        except TimeoutError:
            raise UnavailableError("the rooms are not known yet") from None
        return connection
