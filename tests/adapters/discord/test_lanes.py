"""What is said in one channel is handled in order, whatever goes wrong in between."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

from adapters.discord.lanes import TRIES, Lanes

pytestmark = pytest.mark.asyncio


class Desk:
    """Notes what is handled, and fails where it is told to."""

    def __init__(self) -> None:
        self.handled: list[int] = []
        self.read: dict[str, int] = {}
        self.failures = 0
        self.may_go_on = asyncio.Event()
        self.lanes = Lanes(self._done)

    def _done(self, lane: str, number: int) -> None:
        self.read[lane] = max(number, self.read.get(lane, 0))

    async def handles(self, number: int) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError
        self.handled.append(number)

    async def waits(self, number: int) -> None:
        await self.may_go_on.wait()
        self.handled.append(number)


async def test_a_slow_message_is_overtaken_by_none_of_its_channel() -> None:
    desk = Desk()
    slow = asyncio.create_task(desk.lanes.put("a", 1, partial(desk.waits, 1)))
    await asyncio.sleep(0)
    await desk.lanes.put("a", 2, partial(desk.handles, 2))
    await desk.lanes.put("b", 3, partial(desk.handles, 3))
    assert desk.handled == [3]
    desk.may_go_on.set()
    await slow
    assert desk.handled == [3, 1, 2]
    assert desk.read == {"a": 2, "b": 3}


async def test_a_held_channel_begins_after_what_was_caught_up() -> None:
    desk = Desk()
    desk.lanes.hold("a")
    for number in (5, 6, 7, 0):
        await desk.lanes.put("a", number, partial(desk.handles, number))
    assert desk.handled == []
    await desk.lanes.release("a", 6)
    assert desk.handled == [7, 0]
    assert desk.read == {"a": 7}


async def test_a_new_session_begins_nothing_in_a_channel_until_it_is_ready() -> None:
    desk = Desk()
    desk.lanes.hold_all()
    for key, number in (("a", 1), ("b", 2), ("@anna", 0)):
        await desk.lanes.put(key, number, partial(desk.handles, number))
    assert desk.handled == [0]
    desk.lanes.hold("a")
    await desk.lanes.let_go()
    assert desk.handled == [0, 2]
    await desk.lanes.release("a", 0)
    assert desk.handled == [0, 2, 1]


async def test_a_channel_stays_held_while_what_had_begun_ends() -> None:
    desk = Desk()
    slow = asyncio.create_task(desk.lanes.put("a", 1, partial(desk.waits, 1)))
    await asyncio.sleep(0)
    desk.lanes.hold("a")
    desk.may_go_on.set()
    await slow
    await desk.lanes.put("a", 2, partial(desk.handles, 2))
    assert desk.handled == [1]
    await desk.lanes.release("a", 1)
    assert desk.handled == [1, 2]


async def test_what_failed_is_tried_again_before_anything_newer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.discord.lanes.PAUSE", 0.0001)
    desk = Desk()
    desk.failures = TRIES - 1
    first = asyncio.create_task(desk.lanes.put("a", 1, partial(desk.handles, 1)))
    await asyncio.sleep(0)
    await desk.lanes.put("a", 2, partial(desk.handles, 2))
    await first
    assert desk.handled == [1, 2]


async def test_what_never_succeeds_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.discord.lanes.PAUSE", 0.0001)
    desk = Desk()
    desk.failures = TRIES
    await desk.lanes.put("a", 1, partial(desk.handles, 1))
    await desk.lanes.put("a", 2, partial(desk.handles, 2))
    assert desk.handled == [2]


async def test_nothing_is_begun_after_the_end() -> None:
    desk = Desk()
    desk.lanes.stop()
    await desk.lanes.put("a", 1, partial(desk.handles, 1))
    assert desk.handled == []
    assert desk.read == {}
