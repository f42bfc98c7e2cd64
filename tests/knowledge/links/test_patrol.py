"""The patrol walks at its moments, survives a round that fails, and stops when it is told to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import Connection

from knowledge.links import store
from knowledge.links.pace import Pace
from knowledge.links.patrol import Patrol
from knowledge.links.rounds import Rounds
from knowledge.links.states import LinkState
from knowledge.sources import store as sources
from tests.knowledge.conftest import NOW, made
from tests.knowledge.links.site import site, visitor

T = TypeVar("T")
pytestmark = pytest.mark.asyncio


async def test_a_patrol_goes_on_after_a_round_that_failed(
    unit: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    walked, failures = asyncio.Event(), iter((True, False))

    async def works(work: Callable[[Connection], T], /) -> T:
        if next(failures, False):
            raise RuntimeError("geheim uit een pagina")
        return work(unit)

    moments = iter((NOW, NOW + timedelta(microseconds=1)))

    def next_after(_: datetime) -> datetime | None:
        found = next(moments, None)
        if found is None:
            walked.set()
        return found

    async with site({"/": "<title>Goed</title>Iets"}) as there:
        sources.keep(unit, made("a", "A", url=there.at("/")), NOW)
        now = NOW + timedelta(days=1)
        rounds = Rounds(lambda pace: visitor(pace=pace), lambda: Pace(seconds=0.0), lambda: now)
        with caplog.at_level(logging.INFO, "knowledge.links"):
            async with Patrol(rounds, works, next_after).walking():
                async with asyncio.timeout(60):
                    await walked.wait()
    assert store.counts(unit) == {LinkState.GOOD: 1}
    assert "a round past the links failed: RuntimeError" in caplog.text
    assert "geheim" not in caplog.text


async def test_a_patrol_that_waits_stops_at_once(unit: Connection) -> None:
    async def works(work: Callable[[Connection], T], /) -> T:
        raise AssertionError("nothing is due")

    rounds = Rounds(lambda pace: visitor(pace=pace), lambda: Pace(seconds=0.0), lambda: NOW)
    async with Patrol(rounds, works, lambda now: now + timedelta(days=1)).walking():
        await asyncio.sleep(0)
