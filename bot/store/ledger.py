"""The store as dispatch uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.core.people import Actor
from bot.store import inbox, writer
from bot.store.answered import Answered
from bot.store.people import Pseudonyms

T = TypeVar("T")


class Ledger:
    """Durable work, handled events and pseudonyms, behind the one port that dispatch knows."""

    def __init__(self, database: writer.Database, pseudonyms: Pseudonyms) -> None:
        self._database = database
        self._pseudonyms = pseudonyms
        self.answered = Answered()

    async def promise(self, work: Callable[[Connection], T]) -> T:
        """Run the work in one transaction and return once it is durable."""
        return await self._database.promise(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run work that only reads."""
        return await self._database.read(work)

    def attempt(self, unit: Connection, work: Callable[[], T]) -> T:
        """Run the work; when it raises, undo just what it wrote and raise on."""
        return writer.attempt(unit, work)

    def first_time(self, unit: Connection, platform: str, event_id: str, now: datetime) -> bool:
        """Record an event; False when it was handled before."""
        return inbox.first_time(unit, platform, event_id, now)

    def person(self, actor: Actor) -> str:
        """The pseudonymous key of a person, the same for all accounts they linked."""
        return self._pseudonyms.person(actor)

    def account(self, actor: Actor) -> str:
        """The pseudonymous key of one account."""
        return self._pseudonyms.account(actor)
