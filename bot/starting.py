"""Starts the platforms beside each other: one in trouble holds up or takes down no other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from datetime import datetime

from bot.core.commands import Command, Unit
from bot.core.errors import SetupError, UnavailableError
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Address, Conversation, MessageRef
from bot.core.plan import Act, Capabilities, Part
from bot.core.ports import Adapter, Bot
from bot.core.reply import File

log = logging.getLogger("vraagbaak")


class Adapters(dict[str, Adapter]):
    """The adapters by platform; a platform that the settings no longer name is absent, not an error."""

    def __missing__(self, name: str) -> Adapter:
        return Absent(name)


async def start_all(
    stack: AsyncExitStack,
    adapters: Adapters,
    bot: Bot,
    commands: Sequence[Command],
    serve: Callable[[Adapter], None],
) -> None:
    """Start every adapter, `serve` it and have it catch up; each is stopped when the stack unwinds.

    Where one of several cannot start, `adapters` holds an `Absent` in its place until the next start. What
    goes wrong with one of several is logged.

    Raises:
        SetupError: when none could start (or whatever the first of them raised).
    """
    alone = len(adapters) == 1

    async def begin(name: str, adapter: Adapter) -> Exception | None:
        try:
            await adapter.start(bot, commands)
        except Exception as error:
            adapters[name] = Absent(name)
            return error
        stack.push_async_callback(adapter.stop)
        serve(adapter)
        try:
            await adapter.catch_up()
        except Exception as error:
            if alone:
                raise
            log.error("%s could not catch up: %s", name, _harmless(error))
        return None

    names = list(adapters)
    errors = await asyncio.gather(*(begin(name, adapters[name]) for name in names))
    for name, error in zip(names, errors, strict=True):
        if error is not None and all(errors):
            raise error
        if error is not None:
            log.error("%s was not started: %s", name, _harmless(error))


def _harmless(error: Exception) -> str:
    """What may stand in a log: the sentence of a mistake in the setup, of anything else only the kind."""
    return str(error) if isinstance(error, SetupError) else type(error).__name__


class Absent:
    """Stands in for a platform that was not started: nothing is said there, and what is for it waits."""

    address = ""

    def __init__(self, name: str) -> None:
        self.name = name

    def can(self, where: Address, answers: str | None = None) -> Capabilities:
        """Nothing but words, so that what waits fits whatever the platform can do later."""
        return frozenset()

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        """Stay away."""

    async def stop(self) -> None:
        """Stay away."""

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        """Raises UnavailableError; nobody asks, because only what was started is served."""
        raise UnavailableError(f"{self.name} is not there")

    async def act(self, act: Act, key: str) -> None:
        """Raises UnavailableError, as `post`."""
        raise UnavailableError(f"{self.name} is not there")

    def lacks(self, act: Act) -> str | None:
        """Nothing known."""

    def message(self, unit: Unit, ref: MessageRef) -> Message | None:
        """No message can be read."""

    async def gone(self, ref: MessageRef) -> bool:
        """Raises UnavailableError: nobody can be asked."""
        raise UnavailableError(f"{self.name} is not there")

    def link(self, ref: MessageRef) -> str | None:
        """No link."""

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Nothing is remembered."""
        return 0

    async def catch_up(self) -> int:
        """Nothing is heard."""
        return 0

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        """Nobody is known."""

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        """No room is known."""

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        """No message is known."""

    def find_file(self, text: str, where: Conversation) -> File | None:
        """No file is known."""
