"""A community of two hundred rooms and a thousand members on a real homeserver that is driven at its limit.

`python -m tests.benchmarks.matrix_load`, about three minutes; the first time some minutes more, to build it.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.benchmarks.matrix_assistant import Installation, Running, spent
from tests.benchmarks.matrix_chatter import sayings
from tests.benchmarks.matrix_community import PASSWORD, Community, copied
from tests.homeserver.asking import Json, at
from tests.homeserver.configuration import Options
from tests.homeserver.people import Person
from tests.homeserver.server import Synapse

SENDERS, ASKERS, SECONDS, EVERY = 8, 10, 60, 3.0
REACTED, EDITED = 8, 20
"""One in so many messages gets a reaction, or is changed."""
PATIENCE = 60.0
QUESTION = "Waar vind ik de meldcode?"


@dataclass
class Load:
    """What was seen: processor time of both starts, seconds till an answer, quiet and busy."""

    starts: list[float] = field(default_factory=list)
    quiet: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)
    """Processor time of the homeserver in each of the busy ones: what they take on a machine of their own."""
    sent: float = 0.0
    """Events a second that the senders said."""
    server: float = 0.0
    """Processor time of the homeserver per second while it was driven, in seconds."""
    own: float = 0.0
    """That of the assistant."""
    megabytes: float = 0.0


async def measured(*, push: bool) -> Load:
    """Start everything, twice the assistant, then push and ask."""
    load = Load()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        community = await copied(folder / "synapse", _tell)
        server = await stack.enter_async_context(Synapse(folder / "synapse", Options(push=push)))
        here = [
            await stack.enter_async_context(Person(server.base_url, x, PASSWORD))
            for x in community.members[1 : 1 + SENDERS + ASKERS]
        ]
        installed = Installation(folder, server.base_url, community.assistant, PASSWORD, community.rooms)
        installed.write()
        town = Town(server, community, here[:SENDERS], here[SENDERS:])
        for _ in ("first", "later"):
            async with installed.running() as running:
                await town.until_answered()
                load.starts.append(running.seconds)
                _tell(f"started, {running.seconds:.2f} s of processor time")
        async with installed.running() as running:
            await town.until_answered()
            load.quiet = [await town.asks() for _ in range(ASKERS)]
            await town.drives(load, running)
    return load


class Town:
    """The people of the community who do something."""

    def __init__(
        self, server: Synapse, community: Community, senders: Sequence[Person], askers: Sequence[Person]
    ) -> None:
        self._server, self._community, self._senders, self._askers = server, community, senders, askers
        self._turns = count()
        self.sent = 0

    async def until_answered(self) -> None:
        """Ask until there is an answer: the assistant is there and knows its rooms."""
        while True:
            with suppress(TimeoutError):
                await self.asks(within=3)
                return

    async def asks(self, within: float = PATIENCE) -> float:
        """One question, never twice in a row by the same member; seconds until they see the answer.

        Raises:
            TimeoutError: when that takes longer than `within`.
        """
        asker, room = self._askers[next(self._turns) % len(self._askers)], self._community.rooms[0]
        told = await _sync(asker, room, None)
        began = time.perf_counter()
        async with asyncio.timeout(within):
            question = await asker.says(room, QUESTION)
            while not any(_answers(x, question) for x in _timeline(told, room)):
                told = await _sync(asker, room, told["next_batch"])
        return time.perf_counter() - began

    async def drives(self, load: Load, running: Running) -> None:
        """Say as much as the homeserver takes, and ask in between."""
        pid = self._server.pid
        assert pid is not None
        sending = [asyncio.create_task(self._talks(x)) for x in self._senders]
        began, own, theirs = time.perf_counter(), running.seconds, spent(pid)
        while time.perf_counter() - began < SECONDS:
            before = spent(pid)
            load.busy.append(await self.asks())
            load.spent.append(spent(pid) - before)
            await asyncio.sleep(EVERY)
        took = time.perf_counter() - began
        load.own, load.server = (running.seconds - own) / took, (spent(pid) - theirs) / took
        load.sent, load.megabytes = self.sent / took, running.megabytes
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)

    async def _talks(self, who: Person) -> None:
        """Talk without end, in all rooms but the one where questions are asked."""
        joined = (await who.asks("GET", at("joined_rooms")))["joined_rooms"]
        rooms, words = sorted(set(joined) - {self._community.rooms[0]}), sayings()
        for number in count():
            room = rooms[number % len(rooms)]
            said = await who.says(room, words[number % len(words)])
            self.sent += 1
            if number % REACTED == 0:
                await who.reacts(room, said, "👍")
                self.sent += 1
            if number % EDITED == 0:
                await who.edits(room, said, words[(number + 1) % len(words)])
                self.sent += 1


async def _sync(who: Person, room: str, since: str | None) -> Json:
    """What a client with this one room on its screen asks all the time."""
    shown = {"rooms": [room], "timeline": {"limit": 10}, "state": {"lazy_load_members": True}}
    asked: Json = {"filter": json.dumps({"room": shown, "presence": {"types": []}}), "timeout": 0}
    asked |= {"since": since, "timeout": 30_000} if since is not None else {}
    return await who.asks("GET", at("sync", **asked))


def _timeline(told: Json, room: str) -> Sequence[Json]:
    events: Sequence[Json] = (
        told.get("rooms", {}).get("join", {}).get(room, {}).get("timeline", {}).get("events", ())
    )
    return events


def _answers(event: Json, question: str) -> bool:
    related = event["content"].get("m.relates_to", {})
    return bool(related.get("m.in_reply_to", {}).get("event_id") == question)


def _tell(what: str) -> None:
    print(f"         {what}", flush=True)


def main() -> None:
    """Print what was measured; `--no-push` has the homeserver count no notifications."""
    load = asyncio.run(measured(push="--no-push" not in sys.argv))
    first, later = load.starts
    print(f"start    {first:.2f} s of own processor time the first time, {later:.2f} s later (bar: 5)")
    print(
        f"answer   slowest {max(load.busy):.2f} s, median {statistics.median(load.busy):.2f} s of "
        f"{len(load.busy)} (bar: 1.5); in processor time of the homeserver slowest {max(load.spent):.2f} s, "
        f"median {statistics.median(load.spent):.2f} s"
    )
    print(
        f"         meanwhile {load.sent:.0f} events a second drove the homeserver to {load.server:.2f} of a "
        f"core, the assistant took {load.own:.2f} ({load.megabytes:.0f} MB); load of the machine "
        f"{os.getloadavg()[0]:.1f}"
    )
    print(
        f"quiet    slowest {max(load.quiet):.2f} s, median {statistics.median(load.quiet):.2f} s of "
        f"{len(load.quiet)}"
    )


if __name__ == "__main__":
    main()
