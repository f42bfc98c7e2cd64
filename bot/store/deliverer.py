"""Delivers what waits in the outbox: in order per room, again after trouble, and never twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Protocol

from sqlalchemy import Connection

from bot.core.errors import NotDeliveredError, UnavailableError
from bot.core.places import MessageRef
from bot.core.plan import Act, Part
from bot.core.ports import Adapter
from bot.core.speak import Clock
from bot.store import answered
from bot.store.outbox import Queue, Queued, State
from bot.store.writer import Database

AT_ONCE = 8  # rooms of one platform that are served at the same moment
LOOK_ANYWAY = 30.0  # seconds; another process may have put something in the outbox
PATIENCE = 60.0  # seconds an adapter gets for one delivery
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0  # seconds between two tries
FAREWELL = 5.0  # seconds that running deliveries get when the assistant stops
TOO_OLD = timedelta(hours=24)
FAULTS = 8  # tries after which an error nobody foresaw counts as a failure

log = logging.getLogger(__name__)


class Ties(Protocol):
    """Who wants to know in which message choices were shown."""

    def tie(self, unit: Connection, tokens: Sequence[str], ref: MessageRef) -> None:
        """Remember in which message these were shown."""


class Deliverer:
    """Delivers for the platforms it serves; `wake` it after a commit that put something in the outbox.

    `adapters` are those that `start` serves.
    """

    def __init__(
        self, database: Database, queue: Queue, ties: Ties, adapters: Iterable[Adapter], clock: Clock
    ) -> None:
        self._courier = partial(Courier, database, queue, ties, clock=clock)
        self._adapters = adapters
        self._couriers: list[Courier] = []
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to deliver for all."""
        for adapter in self._adapters:
            self.serve(adapter)

    def serve(self, adapter: Adapter) -> None:
        """Begin to deliver for one platform, what was left from before included."""
        courier = self._courier(adapter=adapter)
        self._couriers.append(courier)
        self._tasks.append(asyncio.create_task(courier.serve()))

    def wake(self) -> None:
        """Look at the outbox now."""
        for courier in self._couriers:
            courier.woken.set()

    async def idle(self) -> None:
        """Return once nothing waits any more; while a platform does not answer, that may take long."""
        await asyncio.gather(*(courier.idle() for courier in self._couriers))

    async def stop(self) -> None:
        """Begin no new delivery and give the running ones a moment to arrive."""
        for courier in self._couriers:
            courier.stopping.set()
            courier.woken.set()
        await asyncio.gather(*self._tasks)


class Courier:
    """Delivers for one platform; each room has a task of its own, so that one in trouble delays no other."""

    def __init__(self, database: Database, queue: Queue, ties: Ties, adapter: Adapter, clock: Clock) -> None:
        self.woken = asyncio.Event()
        self.stopping = asyncio.Event()
        self._database = database
        self._queue = queue
        self._ties = ties
        self._adapter = adapter
        self._clock = clock
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._quiet = asyncio.Event()
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def serve(self) -> None:
        """Deliver until told to stop."""
        while not self.stopping.is_set():
            self.woken.clear()
            try:
                await self._hand_out()
            except Exception as error:
                log.error("the outbox of %s cannot be read: %s", self._adapter.name, type(error).__name__)
            await _passes(self.woken, LOOK_ANYWAY)
        if self._lanes:
            _, running = await asyncio.wait(self._lanes.values(), timeout=FAREWELL)
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def idle(self) -> None:
        """Return once a look at the outbox finds nothing waiting."""
        self._quiet.clear()
        self.woken.set()
        await self._quiet.wait()

    async def _hand_out(self) -> None:
        """Give every lane with something waiting a task; a task that ends has the outbox looked at again."""
        for lane in await self._database.read(partial(self._queue.lanes, platform=self._adapter.name)):
            if lane not in self._lanes:
                self._lanes[lane] = asyncio.create_task(self._serve_lane(lane))
        if not self._lanes and not self.woken.is_set():
            self._quiet.set()

    async def _serve_lane(self, lane: str) -> None:
        """Deliver what waits in one lane, oldest first."""
        look = partial(self._queue.next, platform=self._adapter.name, lane=lane)
        try:
            row = await self._database.read(look)
            while row is not None and not self.stopping.is_set():
                row = await self._deliver(row)
        except Exception as error:
            # The row still waits; the next look at the outbox takes it up.
            log.error("delivering for %s stopped: %s", self._adapter.name, type(error).__name__)
        else:
            self.woken.set()
        finally:
            del self._lanes[lane]

    async def _deliver(self, row: Queued) -> Queued | None:
        """Deliver one row, however many tries that takes, and return the next of its lane."""
        tries = 0
        while not self.stopping.is_set():
            state, ref = await self._try(row, tries)
            if state is not State.WAITING:
                return await self._database.promise(partial(self._settle, row=row, state=state, ref=ref))
            await _passes(self.stopping, min(FIRST_PAUSE * 2.0**tries, LONGEST_PAUSE))
            tries += 1
        return None

    async def _try(self, row: Queued, tries: int) -> tuple[State, MessageRef | None]:
        """Hand a delivery to the adapter once; WAITING when it makes sense to try again."""
        try:
            async with self._at_once, asyncio.timeout(PATIENCE):
                return State.DELIVERED, await self._send(row)
        except NotDeliveredError:
            log.warning("a message of %s could not be delivered: %s", self._adapter.name, row.reason)
            return State.FAILED, None
        except (UnavailableError, TimeoutError):
            given_up = self._clock() - row.queued_at > TOO_OLD
        except Exception as error:
            log.error("a delivery to %s went wrong: %s", self._adapter.name, type(error).__name__)
            given_up = tries + 1 >= FAULTS
        return State.FAILED if given_up else State.WAITING, None

    async def _send(self, row: Queued) -> MessageRef | None:
        match row.delivery:
            case Part():
                part = await self._database.read(partial(_placed, part=row.delivery))
                return await self._adapter.post(part, row.key, row.queued_at)
            case Act():
                await self._adapter.act(row.delivery, row.key)
                return None
            case None:
                raise NotDeliveredError("another version of the assistant wrote this")

    def _settle(self, unit: Connection, row: Queued, state: State, ref: MessageRef | None) -> Queued | None:
        self._queue.settle(unit, row, state)
        if ref is not None and isinstance(row.delivery, Part):
            self._ties.tie(unit, [choice.token for choice in row.delivery.choices], ref)
            answered.arrived(unit, row.delivery.instead_of or row.key, ref)
        return self._queue.next(unit, self._adapter.name, row.lane)


def _placed(unit: Connection, part: Part) -> Part:
    """The part with the message it changes, as far as that ever arrived."""
    if part.instead_of is None:
        return part
    try:
        return replace(part, replaces=answered.place(unit, part.instead_of))
    except LookupError:
        raise NotDeliveredError("it is not known any more what this changes") from None


async def _passes(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, at most so long."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
