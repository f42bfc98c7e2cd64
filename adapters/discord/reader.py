"""Remembers how far each channel was handled: at once in memory, within a second on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

import discord
from sqlalchemy import Connection

from adapters.discord import memory
from adapters.discord.places import Places
from bot.core.people import Actor
from bot.store.writer import Database

WRITTEN_AFTER = 1.0
"""Seconds that news is gathered before it is written down."""


class Reader:
    """How far each channel was read; never ahead of what was handled."""

    def __init__(self, database: Database, places: Places, person: Callable[[Actor], str]) -> None:
        self._database = database
        self._places = places
        self._person = person
        self._read: dict[str, int] = {}
        self._news: dict[str, int] = {}
        self._private: dict[str, Actor] = {}

    async def load(self) -> None:
        """Take up where the assistant left."""
        self._read = {**await self._database.read(memory.read_so_far), **self._read}

    @property
    def so_far(self) -> dict[str, int]:
        """The newest handled message of every channel."""
        return dict(self._read)

    def meet(self, channel: int, person: discord.abc.User) -> None:
        """Take note of whose private conversation a channel is."""
        self._private[str(channel)] = self._places.actor(person)

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Forget whose private conversations these are, until something is said there; how many that were."""
        gone = [channel for channel, actor in list(self._private.items()) if theirs(actor)]
        return sum(self._private.pop(channel, None) is not None for channel in gone)

    def done(self, lane: str, number: int) -> None:
        """A message of this channel was handled."""
        if number <= self._read.get(lane, 0):
            return
        self._read[lane] = number
        if not self._news:
            asyncio.get_running_loop().call_later(WRITTEN_AFTER, self._count)
        self._news[lane] = number

    async def flush(self) -> None:
        """Write down what is not written yet."""
        await self._database.promise(self._taken())

    async def lose(self, channel: str) -> None:
        """Forget a channel that is gone."""
        self._read.pop(channel, None)
        await self._database.promise(lambda unit: memory.lose(unit, channel))

    def _count(self) -> None:
        if self._news:
            # A count may be lost: then a few messages are looked at again, which changes nothing.
            self._database.count(self._taken())

    def _taken(self) -> Callable[[Connection], None]:
        news, self._news = self._news, {}
        met = {channel: self._private[channel] for channel in news if channel in self._private}
        private = {channel: self._person(actor) for channel, actor in met.items()}
        return partial(memory.keep_reading, news=news, private=private)
