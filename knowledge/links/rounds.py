"""Rounds past the links of the sources: what is due is called, politely, and what was found is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from knowledge.links import store
from knowledge.links.judging import Judge
from knowledge.links.pace import Pace
from knowledge.links.states import SILENT, Found
from knowledge.links.store import Link
from knowledge.links.visiting import Visitor

T = TypeVar("T")
AT_ONCE = 50
MOST = 5_000
KNOWN = 3


class Works(Protocol):
    """Runs work in a transaction of its own, which is on disk when this returns."""

    def __call__(self, work: Callable[[Connection], T], /) -> Awaitable[T]:
        """What the work returns."""


@dataclass(slots=True)
class _Doubt:
    """What was silent before anything answered."""

    answered: bool = False
    silent: list[tuple[Link, Found]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rounds:
    """How rounds are made: with which visitor and pace, and by which clock."""

    open: Callable[[Pace], Visitor]
    pace: Callable[[], Pace]
    clock: Callable[[], datetime]
    told: Callable[[Link, Found], None] = lambda link, found: None

    async def make(self, works: Works, *, every: bool = False, most: int = MOST) -> int:
        """Call what is due (or `every` link), at most so many; how many that were.

        What was found of a link is on disk before its worker goes on, so a round that is cut off loses
        nothing and the next one goes on from there. As long as nothing answered at all, what is silent is
        held back: when even links that were well are silent, we are cut off ourselves, and it is dropped.
        """
        now = self.clock()
        waiting = await works(lambda unit: store.due(unit, now, most, every=every))
        pace = self.pace()
        async with self.open(pace) as visitor:
            judge = Judge(visitor, pace)
            by_host = _by_host(waiting)
            slots, doubt = asyncio.Semaphore(AT_ONCE), _Doubt()

            async def one_host(links: Sequence[Link]) -> None:
                async with slots:
                    for link in links:
                        await self._one(judge, link, works, doubt)

            async with asyncio.TaskGroup() as group:
                for links in by_host:
                    group.create_task(one_host(links))
            if doubt.silent and await self._online(judge, works):
                await self._keep(doubt.silent, works)
        return len(waiting)

    async def _one(self, judge: Judge, link: Link, works: Works, doubt: _Doubt) -> None:
        found = await judge.judge(link.url)
        doubt.silent.append((link, found))
        if doubt.answered or found.state not in SILENT:
            doubt.answered = True
            kept, doubt.silent = doubt.silent, []
            await self._keep(kept, works)

    async def _keep(self, found: Sequence[tuple[Link, Found]], works: Works) -> None:
        for link, state in found:
            await works(partial(store.note, link=link, found=state, now=self.clock()))
            self.told(link, state)

    async def _online(self, judge: Judge, works: Works) -> bool:
        """Whether a link that was well answers, when no other did; unknown counts as yes."""
        known = await works(lambda unit: store.good(unit, KNOWN))
        states = [(await judge.judge(link.url)).state for link in known]
        return not known or any(state not in SILENT for state in states)


def _by_host(links: Sequence[Link]) -> list[list[Link]]:
    """The links of one host after each other, so that no worker waits for another's turn."""
    hosts: dict[str, list[Link]] = {}
    for link in links:
        host = link.url.partition("//")[2].partition("/")[0].casefold()
        hosts.setdefault(host, []).append(link)
    return list(hosts.values())
