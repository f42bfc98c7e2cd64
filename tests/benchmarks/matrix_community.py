"""A homeserver with a community of two hundred rooms and a thousand members: built once, then copied."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import shutil
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.homeserver.configuration import Options
from tests.homeserver.people import Person
from tests.homeserver.processes import locked
from tests.homeserver.registering import Registered
from tests.homeserver.server import Synapse

MEMBERS, ROOMS, TALKERS = 1_000, 200, 4
"""Everybody is in the first room; in each other room are so many talkers."""
AT_ONCE = 4
PASSWORD = "geheim"  # noqa: S105 - protects nothing
TOWN = "community.json"
RECIPE = f"2 {MEMBERS} {ROOMS} {TALKERS}"
"""Another first number builds anew."""

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Community:
    """Who and what is there; the assistant is in all rooms and may redact."""

    assistant: str
    members: Sequence[Registered]
    rooms: Sequence[str]

    @classmethod
    def read(cls, folder: Path) -> Community:
        """What was written when it was built."""
        told = json.loads((folder / TOWN).read_text(encoding="utf-8"))
        members = [Registered(**x) for x in told["members"]]
        return cls(told["assistant"], members, told["rooms"])


async def copied(to: Path, report: Report) -> Community:
    """A copy of the homeserver's folder, not started; the first time it takes minutes to build."""
    kept = _cache() / hashlib.sha256(RECIPE.encode()).hexdigest()[:12]
    with locked(kept.with_suffix(".lock")):
        if not (kept / TOWN).exists():
            shutil.rmtree(kept, ignore_errors=True)
            await _build(kept, report)
    await asyncio.to_thread(shutil.copytree, kept, to)
    return Community.read(to)


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "vraagbaak-community"


async def _build(folder: Path, report: Report) -> None:
    began = time.monotonic()

    def tell(what: str) -> None:
        report(f"{time.monotonic() - began:4.0f} s  {what}")

    # Building is quicker without notifications to count.
    async with Synapse(folder, Options(push=False)) as server, AsyncExitStack() as stack:
        names = ["vraagbaak", *(f"lid{number}" for number in range(MEMBERS))]
        made = [await asyncio.to_thread(server.register, x, PASSWORD, displayname=x) for x in names]
        assistant, *members = made
        tell(f"{len(members)} members")
        here = [await stack.enter_async_context(Person(server.base_url, x, PASSWORD)) for x in made]
        rooms = await _many(ROOMS, lambda number: _room(here[1], here[0], number))
        tell(f"{len(rooms)} rooms, the assistant in each")
        talkers = here[2 : 2 + 5 * TALKERS]
        await _many(
            (ROOMS - 1) * TALKERS,
            lambda x: talkers[(x + x // TALKERS) % len(talkers)].joins(rooms[1 + x // TALKERS]),
        )
        tell("the talkers in theirs")
        await _many(MEMBERS - 1, lambda number: here[2 + number].joins(rooms[0]))
        tell("everybody in the first room")
    told = Community(assistant.user_id, members, rooms)
    (folder / TOWN).write_text(json.dumps(asdict(told)), encoding="utf-8")


async def _room(owner: Person, assistant: Person, number: int) -> str:
    levels = {"users": {assistant.id: 50}}
    room = await owner.creates(f"kamer {number}", preset="public_chat", power_levels=levels)
    return await assistant.joins(room)


async def _many(times: int, work: Callable[[int], Awaitable[str]]) -> list[str]:
    """Do it so many times, a few at once; what each gave, in order."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> str:
        async with turns:
            return await work(number)

    return await asyncio.gather(*(one(number) for number in range(times)))
