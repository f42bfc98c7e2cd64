"""Memory over a hundred thousand events: `python -m tests.benchmarks.matrix_memory`, about three minutes.

The whole assistant, as it is installed, reads recorded syncs of 200 rooms and 1,000 members from a server
that plays them one after the other, each as soon as the one before was handled.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from aiohttp import web

from tests.benchmarks.matrix_assistant import Installation, Running
from tests.benchmarks.matrix_chatter import Chatter, record
from tests.homeserver.arriving import People
from tests.homeserver.processes import HOST
from tests.homeserver.server import Synapse

EVENTS, LOOKS = 100_000, 4
EACH, AT_ONCE = 50, 10
"""Events in one answer, and in how many rooms."""
MEMBERS, ROOMS = 1_000, 200
APART = 0.7
"""Seconds between two events, so that all were said in the last day: what is older is not handled."""


class Player:
    """A homeserver that plays what was recorded, and takes whatever is said."""

    def __init__(self, chatter: Chatter) -> None:
        self._chatter = chatter
        self._answers: Iterator[str] = chatter.answers(EVENTS, EACH, AT_ONCE)
        self._ids = count()
        self._first = True
        self.taken = asyncio.Condition()
        self.played = 0
        self.said = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        """Its address."""
        app = web.Application()
        api = "/_matrix/client/v3"
        app.router.add_post(f"{api}/login", self._login)
        app.router.add_get(f"{api}/sync", self._sync)
        app.router.add_get(f"{api}/rooms/{{room}}/joined_members", self._members)
        app.router.add_put(f"{api}/rooms/{{room}}/send/{{kind}}/{{key}}", self._send)
        app.router.add_route("*", "/{rest:.*}", self._rest)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        try:
            yield f"http://{HOST}:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def reaches(self, events: int) -> None:
        """Wait until so many events were handled."""
        async with self.taken:
            await self.taken.wait_for(lambda: self.played >= events)

    async def _login(self, asked: web.Request) -> web.Response:
        me = self._chatter.recorded.me
        return web.json_response({"user_id": me, "device_id": "BENCH", "access_token": "token"})

    async def _sync(self, asked: web.Request) -> web.Response:
        if self._first:
            self._first = False
            return web.json_response(self._chatter.first())
        async with self.taken:
            # Who asks for the next has handled the one before.
            self.played = self._chatter.count
            self.taken.notify_all()
        answer = next(self._answers, None)
        if answer is None:
            await asyncio.sleep(float(asked.query.get("timeout", 0)) / 1000)
            answer = "{}"
        return web.Response(text=answer, content_type="application/json")

    async def _members(self, asked: web.Request) -> web.Response:
        regulars = next(x.regulars for x in self._chatter.talks if x.id == asked.match_info["room"])
        return web.json_response({"joined": {user: {"display_name": user} for user in regulars}})

    async def _send(self, asked: web.Request) -> web.Response:
        self.said += 1
        return web.json_response({"event_id": f"$own{next(self._ids)}"})

    async def _rest(self, asked: web.Request) -> web.Response:
        return web.json_response({})


async def measured() -> tuple[list[float], float, int]:
    """Megabytes at each look, seconds of processor time in all, and how often the assistant spoke."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        async with Synapse(folder / "synapse") as server, People(server, folder) as people:
            recorded = await record(people)
        chatter = Chatter(recorded, MEMBERS, ROOMS, time.time() - EVENTS * APART, APART)
        player = Player(chatter)
        async with player.running() as address:
            rooms = [x.id for x in chatter.talks]
            installed = Installation(folder, address, recorded.me, "geheim", rooms, encryption=False)
            installed.write()
            async with installed.running() as running:
                looks = [await _look(player, running, EVENTS * x // LOOKS) for x in range(1, LOOKS + 1)]
                return looks, running.seconds, player.said


async def _look(player: Player, running: Running, events: int) -> float:
    await player.reaches(events)
    print(f"         {events} events, {running.megabytes:.1f} MB", flush=True)
    return running.megabytes


def main() -> None:
    """Print memory over time."""
    looks, seconds, said = asyncio.run(measured())
    print(
        f"memory   {looks[-1] - looks[1]:+.1f} MB over the last {EVENTS // 2} of {EVENTS} events "
        f"({', '.join(f'{x:.1f}' for x in looks)} MB; {said} events said meanwhile; "
        f"{seconds * 1_000_000 / EVENTS:.0f} us of processor time an event in all)"
    )


if __name__ == "__main__":
    main()
