"""Reads what one person types and prints what the assistant says."""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from adapters.console.render import clean, render
from bot.core.commands import Command, Say, Unit
from bot.core.errors import NotDeliveredError
from bot.core.events import Heard, Message
from bot.core.people import Actor, Role
from bot.core.places import Address, Audience, Conversation, Direct, MessageRef
from bot.core.plan import NO_HOMESERVERS, SERVERS, Act, Capabilities, Capability, Part
from bot.core.ports import Bot
from bot.core.reply import File

NAME = "console"
SWITCH = "als "
MOST_BYTES = 2_100_000
HERE = Conversation(NAME, "terminal", "gesprek", Audience.DIRECT)
CAN: Capabilities = frozenset({Capability.FILES})


class ConsoleAdapter:
    """One terminal; the person who types can take each of the given roles.

    `read` and `write` are the terminal's streams, `folder` is where files are put, `finished` is called
    when the input ends.
    """

    name = NAME

    def __init__(
        self,
        read: TextIO,
        write: TextIO,
        folder: Path,
        roles: Mapping[str, frozenset[Role]],
        say: Say,
        finished: Callable[[], None],
    ) -> None:
        self._read = read
        self._write = write
        self._folder = folder
        self._say = say
        self._finished = finished
        self._actors = {id_: Actor(NAME, id_, id_, held) for id_, held in roles.items()}
        self._actor = next(iter(self._actors.values()))
        self._sent: dict[str, MessageRef] = {}
        self._session = secrets.token_hex(4)
        self._count = 0

    @property
    def address(self) -> str:
        """Right here."""
        return HERE.room

    def can(self, where: Address, answers: str | None = None) -> Capabilities:
        """A terminal shows text and keeps files."""
        return CAN

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        """Begin to read lines, each of which is said to the assistant."""
        self._bot = bot
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        # A thread, because a terminal cannot be read without waiting; it dies with the process.
        threading.Thread(target=self._reading, args=(loop,), daemon=True, name="terminal").start()
        self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """Take no more lines in."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        """Print one part; the same key prints once."""
        if isinstance(part.to, Direct) and part.to.actor_id not in self._actors:
            raise NotDeliveredError("nobody of that name types here")
        if key not in self._sent:
            self._sent[key] = MessageRef(HERE, key)
            self._print(self._addressed(part) + render(part.body))
            for file in part.files:
                self._print(self._say("console-file", path=str(self._keep(file))))
        return self._sent[key]

    async def act(self, act: Act, key: str) -> None:
        """Moderation needs other people; there is only one here."""
        raise NotDeliveredError("a terminal has one person, whom nobody can moderate")

    def lacks(self, act: Act) -> str | None:
        """Nothing that a permission would mend; and a terminal has no servers."""
        return NO_HOMESERVERS if act.kind in SERVERS else None

    def message(self, unit: Unit, ref: MessageRef) -> Message | None:
        """A terminal forgets what was typed."""
        return None

    async def gone(self, ref: MessageRef) -> bool:
        """Never: what was said in a terminal is kept nowhere, so nothing can be deleted there."""
        return False

    def link(self, ref: MessageRef) -> str | None:
        """A terminal has no links to messages."""
        return None

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Nothing: a terminal remembers nobody."""
        return 0

    async def catch_up(self) -> int:
        """Nothing is said to a terminal that is not there."""
        return 0

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        """One of the roles this person can take, by name."""
        return self._actors.get(text.removeprefix("@").casefold())

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        """There is one conversation."""
        return HERE if text == HERE.room else None

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        """Messages in a terminal cannot be pointed at."""
        return None

    def find_file(self, text: str, where: Conversation) -> File | None:
        """A file of this machine, by its path; the terminal belongs to who may read it."""
        path = Path(text).expanduser()
        try:
            if not path.is_file() or path.stat().st_size > MOST_BYTES:
                return None
            return File(path.name, "application/octet-stream", path.read_bytes())
        except (OSError, ValueError):
            return None

    def _reading(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            for line in self._read:
                loop.call_soon_threadsafe(self._typed.put_nowait, line)
        finally:
            loop.call_soon_threadsafe(self._typed.put_nowait, None)

    async def _listen(self) -> None:
        self._print(self._say("console-hello"))
        while (line := await self._typed.get()) is not None:
            words = line.strip()
            if words.casefold().startswith(SWITCH):
                self._switch(words[len(SWITCH) :].strip().casefold())
            elif words:
                self._count += 1
                ref = MessageRef(HERE, f"{self._session}-{self._count}")
                message = Message(ref, self._actor, line.rstrip("\n"), datetime.now(UTC))
                await self._bot.handle(Heard(message, to_bot=True))
            else:
                self._prompt()
        self._finished()

    def _switch(self, id_: str) -> None:
        if id_ in self._actors:
            self._actor = self._actors[id_]
            self._print(self._say("console-now", role=id_))
        else:
            self._print(self._say("console-choose", roles=", ".join(self._actors)))

    def _addressed(self, part: Part) -> str:
        """Name the role a private message is for, when it is not the one that types."""
        if not isinstance(part.to, Direct) or part.to.actor_id == self._actor.id:
            return ""
        return self._say("console-for", role=part.to.actor_id) + " "

    def _keep(self, file: File) -> Path:
        """Put a file in the folder, never outside it and never over another."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = Path(clean(file.name)).name or "bestand"
        path = self._folder / name
        number = 1
        while path.exists() and path.read_bytes() != file.content:
            number += 1
            path = self._folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        path.write_bytes(file.content)
        return path

    def _print(self, words: str) -> None:
        self._write.write(f"\n{words}\n")
        self._prompt()

    def _prompt(self) -> None:
        if self._read.isatty():
            self._write.write(f"\n{self._actor.name}> ")
        self._write.flush()
