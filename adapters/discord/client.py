"""Discord as an adapter: one assistant on the servers that the settings name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime

import discord

from adapters.discord.acting import Acting
from adapters.discord.catching_up import CatchingUp
from adapters.discord.components import modal
from adapters.discord.directory import Directory
from adapters.discord.ears import Ears
from adapters.discord.exchange import ElsewhereError
from adapters.discord.gateway import Client
from adapters.discord.gone import gone
from adapters.discord.incoming import Incoming
from adapters.discord.interactions import Interactions
from adapters.discord.lanes import Lanes
from adapters.discord.letters import letter
from adapters.discord.loopback import loopback
from adapters.discord.options import Options
from adapters.discord.pace import Pace
from adapters.discord.places import NAME, Places
from adapters.discord.publish import named, payload
from adapters.discord.reader import Reader
from adapters.discord.recent import Recent
from adapters.discord.sending import Sending, meaning
from adapters.discord.supervisor import PATIENCE, Supervisor
from bot.core.commands import Command, Say, Unit
from bot.core.errors import UnavailableError
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Address, Audience, Conversation, Direct, MessageRef
from bot.core.plan import Act, ActKind, Capabilities, Capability, Part
from bot.core.ports import Bot
from bot.core.reply import File
from bot.store.writer import Database

EVERYWHERE: Capabilities = frozenset(
    {
        Capability.NATIVE_COMMANDS,
        Capability.BUTTONS,
        Capability.FORMS,
        Capability.REACTIONS,
        Capability.EDIT,
        Capability.SUGGEST,
        Capability.FILES,
    }
)
ON_SERVERS = EVERYWHERE | {Capability.MESSAGE_COMMANDS, Capability.THREADS}


class DiscordAdapter:
    """The assistant on Discord; `person` gives the pseudonym of an account."""

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
        self._places = places
        self._database = database
        self._says = says
        self._reader = Reader(database, places, person)
        self._recent = Recent(places)
        self._lanes = Lanes(self._reader.done)
        self._directory = Directory(self._client, places)
        self._acting = Acting(self._client)
        self._sending = Sending(self._client, places)
        self._pace = Pace()
        self._forgets = [self._recent.forget, self._directory.forget, self._reader.forget]

    @property
    def address(self) -> str:
        """The server, as a link."""
        return f"https://discord.com/channels/{min(self._places.guilds)}"

    def can(self, where: Address, answers: str | None = None) -> Capabilities:
        """What works there; a private answer needs an interaction, taking messages away a permission."""
        can = EVERYWHERE if isinstance(where, Direct) or where.audience is Audience.DIRECT else ON_SERVERS
        if can is EVERYWHERE or isinstance(where, Direct):
            return can
        if answers is not None and answers.startswith("i"):
            can |= {Capability.PRIVATE_REPLY}
        remove = Act(ActKind.REMOVE_MESSAGE, NAME, where.space, "", ref=MessageRef(where, "0"))
        return can if self._acting.lacks(remove) else can | {Capability.DELETE}

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        """Connect and publish the commands; raises SetupError when Discord refuses the token or intents."""
        await self._reader.load()
        incoming = Incoming(bot, self._places, self._directory, self._recent, self._lanes)
        catching_up = CatchingUp(bot, self._places, incoming, self._lanes, self._reader)
        self._interactions = Interactions(
            bot,
            self._places,
            self._directory,
            self._recent,
            self._lanes,
            self._database,
            named(commands, self._says),
            self._hook,
        )
        self._ears = Ears(
            bot,
            self._places,
            self._database,
            self._reader,
            incoming,
            self._interactions,
            self._lanes,
            catching_up,
            payload(commands, self._says),
            self._client,
            self._options,
        )
        self._supervisor = Supervisor(self._made, self._options.token)
        self._forgets.append(self._interactions.forget)
        await self._interactions.remember()
        await self._supervisor.start()

    async def stop(self) -> None:
        """Take nothing in any more, disconnect, and write down how far was read."""
        self._lanes.stop()
        self._interactions.stop()
        await self._supervisor.stop()
        await self._reader.flush()

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        """Say one part: in answer to an interaction while that is possible, else in its place."""
        with self._reaching():
            return await self._posted(part, key, since)

    async def _posted(self, part: Part, key: str, since: datetime | None) -> MessageRef:
        exchange = self._interactions.exchange(part.answers)
        if exchange is not None and isinstance(part.to, Conversation):
            with suppress(ElsewhereError):
                if part.form and not part.body and await meaning(exchange.open_form(modal(part.form))):
                    return MessageRef(part.to, key)
                said = await meaning(exchange.say(letter(part), key))
                return MessageRef(part.to, str(said))
        part = _openly(part)
        return await self._sending.send(part, letter(part), key, since)

    async def act(self, act: Act, key: str) -> None:
        """Carry out one act of moderation."""
        with self._reaching():
            await self._acting.act(act)

    def lacks(self, act: Act) -> str | None:
        """The permission the assistant lacks for this."""
        return self._acting.lacks(act)

    def message(self, unit: Unit, ref: MessageRef) -> Message | None:
        """A message that someone just pointed at."""
        return self._recent.get(ref)

    async def gone(self, ref: MessageRef) -> bool:
        """Whether Discord says that there is no such message, or no such channel."""
        with self._reaching():
            return await gone(self._client(), ref)

    def link(self, ref: MessageRef) -> str | None:
        """The address that opens a message."""
        return self._directory.link(ref)

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Forget messages that were pointed at, who was met, and whose private conversation is whose."""
        return sum(forget(theirs) for forget in self._forgets)

    async def catch_up(self) -> int:
        """Wait until what was missed is handled; how many messages that were."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ears.caught_up.wait(), PATIENCE)
        return self._ears.missed

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        """The member meant by a mention, a number or a name."""
        return self._directory.actor(text, where)

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        """The channel meant by a mention, a number or its name."""
        return self._directory.room(text, where)

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        """The message meant by its link or number."""
        return self._directory.message(text, where)

    def find_file(self, text: str, where: Conversation) -> File | None:
        """The file with this number, which came along a moment ago."""
        return self._interactions.uploads.get(text)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Requests in this block are to be tried again when the client is, or gets, closed."""
        client = self._client()
        if not client.usable:
            raise UnavailableError("Discord is away")
        try:
            yield
        except RuntimeError as error:
            # The library's word for a connection that was closed meanwhile.
            if client.usable:
                raise
            raise UnavailableError("Discord went away") from error

    def _client(self) -> Client:
        return self._supervisor.client

    def _made(self) -> Client:
        intents = discord.Intents(guilds=True, messages=True, reactions=True)
        intents.message_content, intents.members = self._options.message_content, self._options.members
        connector = loopback(*self._options.loopback) if self._options.loopback else None
        return Client(self._ears, intents, self._pace.trace(), connector)

    def _hook(self, token: str) -> discord.Webhook:
        client = self._client()
        hook = discord.Webhook.partial(client.application_id or 0, token, client=client)
        # The kind that answers interactions: through another the library sends nothing in private.
        hook.type = discord.WebhookType.application
        return hook


def _openly(part: Part) -> Part:
    """The same without an interaction: what is for one person goes to them in private."""
    if part.only_for is None:
        return part
    to = Direct(NAME, part.only_for, part.to.locale)
    return replace(part, to=to, only_for=None, reply_to=None, thread=None)
