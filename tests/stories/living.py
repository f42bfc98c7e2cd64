"""The assistant of a stage, which tells what it handled, and can stop and start again on the same data."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from bot.app import App
from bot.core.dispatch import Dispatcher
from bot.core.events import Event
from tests.discord_peer.waiting import Changes


class Noting(Dispatcher):
    """The dispatcher, which also notes the events it was done with."""

    def __init__(self, of: Dispatcher) -> None:
        super().__init__(of._board, of._too_old)
        self._done: set[str] = set()
        self._changes = Changes()

    async def handle(self, event: Event) -> None:
        await super().handle(event)
        self._done.add(event.id)
        await self._changes.tell()

    async def done(self, beginning: str) -> None:
        """Wait until an event whose id begins so was handled."""
        await self._changes.until(lambda: any(x.startswith(beginning) for x in self._done))


class Living:
    """What stages on real platforms share; `make` builds the assistant anew on the same data."""

    def __init__(self, make: Callable[[], App]) -> None:
        self._make = make

    @asynccontextmanager
    async def alive(self) -> AsyncIterator[None]:
        """Started, and stopped in the end, whatever was stopped and started meanwhile."""
        await self.starts()
        try:
            yield
        finally:
            await self.stops()

    async def starts(self) -> None:
        """Start the assistant, the first time or again."""
        self._app, self._open = self._make(), AsyncExitStack()
        self._app.dispatcher = self._noting = Noting(self._app.dispatcher)
        await self._open.enter_async_context(self._app.running())

    async def stops(self) -> None:
        """Stop the assistant."""
        await self._open.aclose()
