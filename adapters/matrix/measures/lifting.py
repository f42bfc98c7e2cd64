"""Ending time-outs at the right moment, also after a restart, and again when it does not work at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.matrix.homeserver import RefusedError
from adapters.matrix.measures.changing import Changing, Content
from adapters.matrix.measures.mute_tables import Mute, drop_mute, keep_mute, mutes
from adapters.matrix.rooms.permissions import POWER_LEVELS, listed_level, with_level
from adapters.matrix.rooms.room import Room, Rooms
from bot.core.errors import UnavailableError
from bot.store.writer import Database, TooBusyError

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=6)
GIVE_UP = timedelta(days=7)
"""How long a room may be out of reach before it counts as gone."""
NAP = timedelta(hours=1)
"""The clock is looked at so often at least."""

log = logging.getLogger(__name__)
Key = tuple[str, str]


class Lifting:
    """The time-outs that run: remembered, and lifted by a task of its own."""

    def __init__(
        self, changing: Changing, rooms: Rooms, database: Database, clock: Callable[[], datetime]
    ) -> None:
        self._changing = changing
        self._rooms = rooms
        self._database = database
        self._clock = clock
        self._held: dict[Key, Mute] = {}
        self._loading = asyncio.Lock()
        self._loaded = False
        self._later: dict[Key, tuple[timedelta, datetime]] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def load(self) -> None:
        """Know what is remembered; once is enough."""
        async with self._loading:
            if not self._loaded:
                self._held = {x.key: x for x in await self._database.read(mutes)}
                self._loaded = True

    async def start(self) -> None:
        """Take up what is remembered."""
        await self.load()
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop lifting."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def lock(self, room: str) -> asyncio.Lock:
        """What whoever lowers or raises somebody in this room holds meanwhile."""
        return self._locks.setdefault(room, asyncio.Lock())

    def known(self, room: str, user: str) -> Mute | None:
        """The time-out of someone in a room, or in one whose place it took; None when there is none."""
        own = (x for x in self._held.values() if x.account == user)
        return self._held.get((room, user)) or next((x for x in own if self._present(x.room) == room), None)

    def until(self, user: str) -> datetime | None:
        """When the time-out of someone ends that runs now; None when none does."""
        now = self._clock()
        running = [x.until for x in self._held.values() if x.account == user and x.until > now]
        return max(running, default=None)

    async def keep(self, mute: Mute) -> None:
        """Remember a time-out; when this returns it is on disk."""
        await self._database.promise(lambda unit: keep_mute(unit, mute))
        self._held[mute.key] = mute
        self._later.pop(mute.key, None)
        self._woken.set()

    async def forget(self, mute: Mute) -> None:
        """Forget a time-out."""
        await self._database.promise(lambda unit: drop_mute(unit, *mute.key))
        self._held.pop(mute.key, None)
        self._later.pop(mute.key, None)

    async def restore(self, mute: Mute, known: Mute | None) -> None:
        """Remember what was known before this one, which did not come about."""
        if known is None or known.room != mute.room:
            await self.forget(mute)
        else:
            await self.keep(known)

    async def end(self, user: str) -> list[str]:
        """Have every time-out of someone end now; the rooms. `lift` them, or wait until the task does."""
        now = self._clock()
        ending = [x for x in self._held.values() if x.account == user]
        for mute in ending:
            await self.keep(replace(mute, until=min(now, mute.until)))
        return [mute.room for mute in ending]

    async def lift(self, room: str, user: str) -> bool:
        """Lift one that has ended; False when it could not be done yet, and is tried again.

        Raises:
            UnavailableError: when the homeserver does not answer.
        """
        async with self.lock(room):
            mute = self._held.get((room, user))
            if mute is None or mute.until > self._clock():
                return True
            there = self._present(mute.room)
            if there is None:
                return False
            try:
                await self._changing.change(there, POWER_LEVELS, lambda content: _raised(content, mute))
            except RefusedError:
                return False
            await self.forget(mute)
            return True

    def _present(self, room: str) -> str | None:
        """The room that stands where this one stood; None when it moved to where we are not."""
        while True:
            here = self._rooms.get(room)
            following = next((x.id for x in self._rooms if x.predecessor == room), None)
            if following is None:
                return None if here is not None and here.successor is not None else room
            room = following

    def _gone(self, room: str) -> bool:
        present = self._present(room)
        return present is None or self._rooms.get(present) is None

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            for mute in list(self._held.values()):
                if self._due(mute) <= self._clock():
                    await self._try(mute)
            soonest = min((self._due(x) for x in self._held.values()), default=None)
            pause = NAP if soonest is None else min(NAP, soonest - self._clock())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), max(0.0, pause.total_seconds()))

    def _due(self, mute: Mute) -> datetime:
        later = self._later.get(mute.key)
        return mute.until if later is None else max(mute.until, later[1])

    async def _try(self, mute: Mute) -> None:
        try:
            if await self.lift(*mute.key):
                return
            why = "refused"
        except (UnavailableError, TooBusyError) as error:
            why = type(error).__name__
        except Exception as error:
            # One that cannot be lifted must not keep the others from ending.
            log.error("a time-out could not be lifted: %s", type(error).__name__)
            why = type(error).__name__
        now = self._clock()
        if why == "refused" and now - mute.until > GIVE_UP and self._gone(mute.room):
            log.error("a time-out in a room that is gone could not be lifted: given up")
            await self.forget(mute)
            return
        pause = min(LONGEST_PAUSE, 2 * self._later[mute.key][0] if mute.key in self._later else FIRST_PAUSE)
        self._later[mute.key] = pause, now + pause
        log.warning("a time-out could not be lifted (%s): again in %d s", why, pause.total_seconds())


def _raised(content: Content | None, mute: Mute) -> Content | None:
    """The level as it was, unless a moderator changed it since."""
    now = Room(mute.room, levels=content or {}, levelled=True)
    if listed_level(now, mute.account) != mute.level:
        return None
    return with_level(now.levels, mute.account, mute.before)
