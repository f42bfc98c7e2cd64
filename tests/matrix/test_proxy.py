"""The proxy with faults, in front of a real homeserver."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from tests.homeserver.arriving import People
from tests.homeserver.asking import RefusedError
from tests.homeserver.people import Person
from tests.homeserver.server import Synapse
from tests.matrix.proxy import Fault, How, Proxy

pytestmark = pytest.mark.asyncio
SEND = r"^PUT .*/send/m.room.message/"
# What a client on aiohttp notices; it repeats by itself once what was dropped.
TWICE = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """Anna behind the proxy, the same Anna past it, and a room of hers."""

    proxy: Proxy
    anna: Person
    past: Person
    room: str

    async def bodies(self) -> list[str]:
        """What really stands in the room."""
        return [each.body for each in await self.past.sees(self.room)]


@pytest_asyncio.fixture
async def scene(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Scene]:
    """A room, and nothing wrong yet."""
    async with People(synapse, tmp_path) as people, Proxy(synapse.base_url) as proxy:
        made, password = await people.registered("Anna Bos")
        async with (
            Person(proxy.base_url, made, password) as anna,
            Person(synapse.base_url, made, password) as past,
        ):
            yield Scene(proxy, anna, past, await past.creates())


async def test_what_passes_is_as_it_was(scene: Scene) -> None:
    content = bytes(range(256)) * 12_000
    await scene.anna.sends_file(scene.room, "ruis & ruis.bin", content, "application/octet-stream")
    await scene.anna.says(scene.room, "hallo", transaction="t1")
    file, said = await scene.anna.sees(scene.room)
    assert (said.body, said.transaction) == ("hallo", "t1")
    assert file.file
    assert await scene.anna.opens(file.file) == content
    assert [each.transaction for each in scene.proxy.requests(SEND)][1:] == ["t1"]
    assert {each.status for each in scene.proxy.asked} == {200}
    assert scene.proxy.met() == 0


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("how", "status", "code"),
    [
        (How.BAD_GATEWAY, 502, ""),
        (How.AWAY, 503, ""),
        (How.LIMITED, 429, "M_LIMIT_EXCEEDED"),
        (How.LIMITED_BY_HEADER, 429, "M_LIMIT_EXCEEDED"),
        (How.SIGNED_OUT, 401, "M_UNKNOWN_TOKEN"),
        (How.SOFT_LOGOUT, 401, "M_UNKNOWN_TOKEN"),
    ],
)
async def test_a_refusal_comes_before_or_after_the_effect(
    scene: Scene, how: How, status: int, code: str, after: bool
) -> None:
    scene.proxy.fails(Fault(how, SEND, after=after))
    with pytest.raises(RefusedError) as refused:
        await scene.anna.says(scene.room, "eerst", transaction="t1")
    assert (refused.value.status, refused.value.code) == (status, code)
    assert await scene.bodies() == (["eerst"] if after else [])
    await scene.anna.says(scene.room, "opnieuw", transaction="t1")
    assert await scene.bodies() == (["eerst"] if after else ["opnieuw"])
    assert scene.proxy.reached(SEND) == 1 + after
    assert scene.proxy.met(how) == scene.proxy.met() == 1


async def test_who_is_limited_is_told_how_long(scene: Scene) -> None:
    scene.proxy.fails(Fault(How.LIMITED, SEND, seconds=1.5))
    scene.proxy.fails(Fault(How.LIMITED_BY_HEADER, SEND, seconds=1.5))
    with pytest.raises(RefusedError) as refused:
        await scene.anna.says(scene.room, "hallo")
    assert refused.value.body["retry_after_ms"] == 1500
    url = f"{scene.proxy.base_url}/_matrix/client/v3/rooms/{scene.room}/send/m.room.message/t"
    async with aiohttp.ClientSession() as session, session.put(url, json={}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "2")
        assert "retry_after_ms" not in await answer.json()


async def test_a_page_instead_of_json(scene: Scene) -> None:
    scene.proxy.fails(Fault(How.PAGE, SEND, after=True))
    with pytest.raises(ValueError, match="Expecting value"):
        await scene.anna.says(scene.room, "hallo")
    assert await scene.bodies() == ["hallo"]


@pytest.mark.parametrize("after", [False, True])
async def test_a_connection_that_breaks(scene: Scene, after: bool) -> None:
    scene.proxy.fails(Fault(How.DROP, SEND, times=TWICE, after=after))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await scene.anna.says(scene.room, "hallo")
    assert await scene.bodies() == (["hallo"] if after else [])
    assert [each.status for each in scene.proxy.requests(SEND)] == [None] * TWICE


async def test_an_answer_that_ends_halfway(scene: Scene) -> None:
    scene.proxy.fails(Fault(How.CUT, SEND))
    with pytest.raises(aiohttp.ClientPayloadError):
        await scene.anna.says(scene.room, "hallo")
    assert await scene.bodies() == ["hallo"]


@pytest.mark.parametrize("after", [False, True])
async def test_an_answer_that_never_comes(scene: Scene, after: bool) -> None:
    scene.proxy.fails(Fault(How.HANG, SEND, after=after))
    saying = asyncio.create_task(scene.anna.says(scene.room, "hallo", transaction="t1"))
    await scene.proxy.until(lambda: scene.proxy.met(How.HANG) and scene.proxy.reached(SEND) == after)
    assert await scene.bodies() == (["hallo"] if after else [])
    assert not saying.done()
    saying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await saying
    await scene.anna.says(scene.room, "hallo", transaction="t1")
    assert await scene.bodies() == ["hallo"]


async def test_what_is_late_comes_after_what_followed(scene: Scene) -> None:
    scene.proxy.fails(Fault(How.DELAY, SEND, seconds=1))
    late = asyncio.create_task(scene.anna.says(scene.room, "eerst"))
    await scene.proxy.until(lambda: scene.proxy.met(How.DELAY))
    await scene.anna.says(scene.room, "daarna")
    await late
    assert await scene.bodies() == ["daarna", "eerst"]


async def test_connections_are_refused_and_later_accepted(scene: Scene) -> None:

    async def never() -> bool:
        return False

    hanging = asyncio.create_task(scene.anna.until(never, seconds=60))
    await scene.proxy.until(lambda: scene.proxy.requests("since="))
    address = scene.proxy.base_url
    await scene.proxy.refuses()
    with pytest.raises(aiohttp.ClientConnectionError):
        await hanging
    with pytest.raises(aiohttp.ClientConnectorError):
        await scene.anna.says(scene.room, "hallo")
    await scene.proxy.accepts()
    assert scene.proxy.base_url == address
    await scene.anna.says(scene.room, "hallo")
    assert await scene.bodies() == ["hallo"]


async def test_only_what_fits_goes_wrong_and_as_often_as_was_said(scene: Scene) -> None:
    scene.proxy.fails(Fault(How.AWAY, rf"{SEND}t[13]", times=2))
    for each in ("t0", "t1", "t2", "t3"):
        if each in ("t1", "t3"):
            with pytest.raises(RefusedError):
                await scene.anna.says(scene.room, each, transaction=each)
        else:
            await scene.anna.says(scene.room, each, transaction=each)
    await scene.anna.says(scene.room, "t1", transaction="t1")
    assert await scene.bodies() == ["t0", "t2", "t1"]
    scene.proxy.fails(Fault(How.AWAY, times=1000))
    scene.proxy.heals()
    assert len(await scene.anna.sees(scene.room)) == 3


async def test_a_homeserver_that_is_away_is_a_bad_gateway(scene: Scene) -> None:
    scene.proxy.upstream = "http://127.0.0.1:1"
    with pytest.raises(RefusedError) as refused:
        await scene.anna.says(scene.room, "hallo")
    assert refused.value.status == 502
    assert scene.proxy.reached() == 0
