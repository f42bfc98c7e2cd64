"""Requests keep below Discord's limits, over real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import ClientSession, web

from adapters.discord.pace import PER_SECOND, Pace, RefusedTooOftenError

pytestmark = pytest.mark.asyncio


class Counter:
    """A server that notes when each request came in."""

    def __init__(self) -> None:
        self.came: list[float] = []
        self.status, self.headers = 200, dict[str, str]()

    async def answer(self, request: web.Request) -> web.Response:
        self.came.append(asyncio.get_running_loop().time())
        return web.Response(status=self.status, headers=self.headers)


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest_asyncio.fixture
async def address(counter: Counter) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", counter.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0]
    yield f"http://{host}:{port}"
    await runner.cleanup()


async def ask(session: ClientSession, url: str) -> None:
    async with session.get(url) as response:
        await response.read()


async def test_a_hundred_requests_take_as_long_as_they_must(counter: Counter, address: str) -> None:
    async with ClientSession(trace_configs=[Pace().trace()]) as session:
        await asyncio.gather(*(ask(session, f"{address}/api/v10/channels/{n}") for n in range(100)))
    assert len(counter.came) == 100
    # A machine that stalls makes it longer; only a first request that comes in late makes it seem shorter.
    assert max(counter.came) - min(counter.came) >= (100 - 1) / PER_SECOND - 1


async def test_answers_to_interactions_do_not_wait(counter: Counter, address: str) -> None:
    pace = Pace()
    async with ClientSession(trace_configs=[pace.trace()]) as session:
        for n in range(200):
            await ask(session, f"{address}/api/v10/interactions/{n}/token/callback")
        assert pace._last == 0.0
    assert len(counter.came) == 200


async def test_refused_requests_are_counted_and_end_the_asking(
    counter: Counter, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.discord.pace.REFUSED_AT_MOST", 3)
    pace = Pace()
    async with ClientSession(trace_configs=[pace.trace()]) as session:
        counter.status = 403
        for _ in range(3):
            await ask(session, f"{address}/api/v10/users/@me")
        assert pace.refused == 3
        with pytest.raises(RefusedTooOftenError):
            await ask(session, f"{address}/api/v10/users/@me")
    assert len(counter.came) == 3


async def test_a_shared_limit_is_nobodys_fault(counter: Counter, address: str) -> None:
    pace = Pace()
    counter.status, counter.headers = 429, {"X-RateLimit-Scope": "shared"}
    async with ClientSession(trace_configs=[pace.trace()]) as session:
        await ask(session, f"{address}/api/v10/users/@me")
    assert pace.refused == 0
