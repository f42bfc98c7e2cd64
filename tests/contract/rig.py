"""What a contract test needs of a platform: people who speak, look and press."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.core.commands import Suggestion
from bot.core.events import Event, Screened
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from bot.core.plan import Choice
from bot.core.ports import Adapter

T = TypeVar("T", bound=Event)


class Listener:
    """The bot as an adapter sees it: it takes note of every event and finds nothing wrong with any text."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._news = asyncio.Condition()

    def screen(self, text: str, where: Conversation, actor: Actor) -> Screened:
        return Screened(text)

    def notices(self, emoji: str) -> bool:
        return True

    async def suggest(
        self, command: str, parameter: str, typed: str, actor: Actor, where: Conversation
    ) -> Sequence[Suggestion]:
        return [(f"{command}/{parameter}", typed)]

    async def handle(self, event: Event) -> None:
        async with self._news:
            self.events.append(event)
            self._news.notify_all()

    async def next(self, kind: type[T], id: str | None = None) -> T:
        """The first event of a kind, or the one with this id; waits for it at most a minute."""

        def found() -> list[T]:
            return [e for e in self.events if isinstance(e, kind) and id in {None, e.id}]

        async with asyncio.timeout(60), self._news:
            await self._news.wait_for(found)
        return found()[0]


@dataclass(frozen=True)
class Shown:
    """A message as one person sees it."""

    text: str
    choices: Sequence[str] = ()
    files: Sequence[tuple[str, bytes]] = ()


class Rig(Protocol):
    """A real platform with a member (anna), a moderator (mo) and a room both are in."""

    adapter: Adapter
    anna: Actor
    mo: Actor
    room: Conversation

    async def says(self, actor: Actor, words: str, where: Conversation) -> None:
        """Say something as a person would."""

    async def sees(self, actor: Actor, where: Conversation) -> Sequence[Shown]:
        """What this person now sees there, oldest first."""

    async def sees_private(self, actor: Actor) -> Sequence[Shown]:
        """What this person sees in the private conversation with the assistant."""

    async def asks(self, actor: Actor, where: Conversation) -> str | None:
        """Call a command that is answered in private; the id of that event, or None where it is all one."""

    async def presses(self, actor: Actor, ref: MessageRef, choice: Choice, given: dict[str, str]) -> None:
        """Press a button, or send in a form with these values."""
