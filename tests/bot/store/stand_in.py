"""A platform that does what a test tells it: it fails on demand and shows each key once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.commands import Command, Unit
from bot.core.content import p, plain
from bot.core.errors import UnavailableError
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Address, Conversation, MessageRef
from bot.core.plan import Act, Capabilities, Choice, Part
from bot.core.ports import Bot
from bot.core.reply import File

NAME = "web"
Mood = Callable[[str], Awaitable[None]]


def room(name: str) -> Conversation:
    """A room of the platform."""
    return Conversation(NAME, "space", name)


def words(text: str, where: Address, choices: tuple[Choice, ...] = ()) -> Part:
    """A message of a few words."""
    return Part(where, (p(text),), choices=choices)


async def content(_: str) -> None:
    """Take everything."""


@dataclass
class Platform:
    """Keeps what it shows in `shown`, every try in `tries` and the acts in `acts`.

    `mood` may raise before a message is shown; `answers_lost` so many answers get lost after it is.
    """

    mood: Mood = content
    name: str = NAME
    answers_lost: int = 0
    shown: list[tuple[str, str]] = field(default_factory=list)
    tries: list[str] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    tried: asyncio.Event = field(default_factory=asyncio.Event)
    has_shown: asyncio.Event = field(default_factory=asyncio.Event)
    address: str = NAME

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        text = plain(part.body)
        self.tries.append(text)
        self.tried.set()
        await self.mood(text)
        if key not in self.keys:
            self.keys.add(key)
            self.shown.append((part.to.key, text))
            self.has_shown.set()
        if self.answers_lost:
            self.answers_lost -= 1
            raise UnavailableError
        where = part.to if isinstance(part.to, Conversation) else room(f"@{part.to.actor_id}")
        return MessageRef(where, f"m-{text}")

    async def act(self, act: Act, key: str) -> None:
        self.acts.append(act)

    def can(self, where: Address, answers: str | None = None) -> Capabilities:
        return frozenset()

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        raise AssertionError("delivering starts no platform")

    async def stop(self) -> None:
        raise AssertionError("delivering stops no platform")

    def lacks(self, act: Act) -> str | None:
        return None

    def message(self, unit: Unit, ref: MessageRef) -> Message | None:
        return None

    async def gone(self, ref: MessageRef) -> bool:
        return False

    def link(self, ref: MessageRef) -> str | None:
        return None

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        return 0

    async def catch_up(self) -> int:
        return 0

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        return None

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        return None

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        return None

    def find_file(self, text: str, where: Conversation) -> File | None:
        return None
