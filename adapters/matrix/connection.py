"""All that works on one login, put together; made anew with every start."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from nio.client.async_client import AsyncClient

from adapters.matrix import memory
from adapters.matrix.encryption import Encryption
from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.listening.hearing import Hearing
from adapters.matrix.listening.incoming import Incoming
from adapters.matrix.listening.messages import Messages
from adapters.matrix.listening.sync import Sync
from adapters.matrix.listening.undecryptable import Undecryptable
from adapters.matrix.login.connecting import open_client, password_of, session_of, sign_in
from adapters.matrix.login.session import Access
from adapters.matrix.measures.acting import Acting
from adapters.matrix.measures.muting import Muting
from adapters.matrix.measures.reports import Reports
from adapters.matrix.measures.servers import Servers
from adapters.matrix.options import Options
from adapters.matrix.rooms.directory import Directory
from adapters.matrix.rooms.directs import Directs
from adapters.matrix.rooms.entering import Entering
from adapters.matrix.rooms.places import Places
from adapters.matrix.rooms.room import Room
from adapters.matrix.speaking.sending import Sending
from adapters.matrix.speaking.signs import Signs
from bot.core.commands import Say
from bot.core.content import p
from bot.core.errors import UnavailableError
from bot.core.people import Actor
from bot.core.places import MessageRef
from bot.core.plan import Part
from bot.core.ports import Bot
from bot.core.speak import send_key
from bot.store.writer import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the adapter stands on, whatever connection it has."""

    options: Options
    places: Places
    database: Database
    says: Mapping[str, Say]
    person: Callable[[Actor], str]


@dataclass
class Connection:
    """The parts of the adapter that need the homeserver."""

    client: AsyncClient
    server: Homeserver
    database: Database
    places: Places
    directs: Directs
    entering: Entering
    messages: Messages
    sending: Sending
    acting: Acting
    muting: Muting
    reports: Reports
    directory: Directory
    unread: Undecryptable
    hearing: Hearing
    sync: Sync
    signs: Signs

    def __post_init__(self) -> None:
        self.ready = asyncio.Event()

    async def listen(self, stopping: asyncio.Event) -> None:
        """Listen until told to stop; then disconnect."""
        me = self.server.me
        since = await self.database.read(lambda unit: memory.position_of(unit, me))
        listening = asyncio.create_task(self.sync.run(since))
        settling = asyncio.create_task(self._settle(stopping))
        if stopping.is_set():
            self.sync.stop()
        try:
            await asyncio.gather(listening, settling)
        finally:
            listening.cancel()
            settling.cancel()
            await self.unread.stop()
            await self.reports.stop()
            await self.muting.stop()
            await self.signs.stop()
            await self.server.close()

    async def _settle(self, stopping: asyncio.Event) -> None:
        """Once caught up, go into the rooms that are ours, and know who is in them."""
        waits = {asyncio.create_task(x.wait()) for x in (self.sync.caught_up, stopping)}
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        if not stopping.is_set():
            try:
                await self.entering.enter_all()
                for written in self.places.written:
                    await self._meet(self.places.id_of(written))
            except UnavailableError as error:
                log.warning("Matrix: the rooms could not all be looked at: %s", error)
            await self.unread.start()
            await self.muting.start()
            await self.reports.start()
            self.ready.set()

    async def _meet(self, id_: str) -> None:
        """Know who is in a room, to find them by name."""
        room = self.places.rooms.get(id_)
        if room is None:
            return
        try:
            told = await self.server.ask("GET", at("rooms", id_, "joined_members"))
        except RefusedError:
            return
        for user, held in told.get("joined", {}).items():
            content = {"membership": "join", "displayname": held.get("display_name")}
            room.learn({"type": "m.room.member", "state_key": user, "content": content})


async def connect(ground: Ground, bot: Bot) -> Connection:
    """Log in if need be, and put everything together.

    Raises:
        SetupError: when there is no login, or the homeserver does not accept it.
        UnavailableError: when it does not answer.
    """
    options = ground.options
    session = await session_of(options)
    client = open_client(options, session)
    access = Access(options.folder, session, client, lambda: password_of(options))
    server = Homeserver(client, access.renew)
    try:
        await sign_in(options, access, client, server)
        made = put_together(ground, bot, client, server, access)
        await made.directs.load()
        await made.entering.find()
    except BaseException:
        await server.close()
        raise
    return made


def put_together(
    ground: Ground, bot: Bot, client: AsyncClient, server: Homeserver, access: Access
) -> Connection:
    """All parts on one login; nothing is asked of the homeserver yet."""
    options, places, database, person = ground.options, ground.places, ground.database, ground.person
    encryption, signs = Encryption(client, server), Signs(server)
    directs = Directs(server, places, database, person, encrypted=options.encryption)
    entering = Entering(server, places, directs, database, options)
    messages = Messages(server, encryption, places)
    since, shown = access.session.made_at, options.show_choices
    sending = Sending(server, encryption, places, directs, signs, since, show_choices=shown)
    incoming = Incoming(
        bot, server.me, places, messages, database, person, signs.heard, welcome=options.welcome
    )
    muting = Muting(server, places, database, person, lambda: datetime.now(UTC))
    explain = partial(_explain, ground, sending)
    unread = Undecryptable(database, places, messages, incoming.take, explain, encryption.has_key)
    hearing = Hearing(
        client, server, encryption, places, directs, entering, incoming, unread, muting, database
    )
    return Connection(
        client,
        server,
        database,
        places,
        directs,
        entering,
        messages,
        sending,
        Acting(server, places, muting, Servers(server, places)),
        muting,
        Reports(server, bot.handle, places, messages.recall, database),
        Directory(places, server.me),
        unread,
        hearing,
        Sync(client, encryption, hearing, access.renew),
        signs,
    )


async def _explain(ground: Ground, sending: Sending, room: Room, event: str) -> None:
    """Tell in a room that a message could not be read."""
    where = ground.places.where(room.id)
    words = p(ground.says[where.locale]("matrix-unreadable"))
    part = Part(where, (words,), reply_to=MessageRef(where, event))
    await sending.send(part, send_key(f"unreadable:{event}"), datetime.now(UTC))
