"""The gateway against a client that knows no manners: which codes it closes with, and what it forgets."""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.discord.loopback import loopback
from tests.discord_peer.peer import Peer

pytestmark = pytest.mark.asyncio
Json = dict[str, Any]
Socket = aiohttp.ClientWebSocketResponse


@asynccontextmanager
async def socket(peer: Peer, folder: Path, query: str = "") -> AsyncIterator[Socket]:
    connector = loopback(peer.port, str(folder / "peer.pem"))
    async with (
        aiohttp.ClientSession(connector=connector) as session,
        session.ws_connect(f"wss://gateway.discord.gg/?v=10&encoding=json{query}") as made,
    ):
        yield made


def introduction(peer: Peer, intents: int = 1) -> Json:
    return {"op": 2, "d": {"token": peer.token, "intents": intents, "properties": {}}}


async def until(made: Socket, event: str) -> Json:
    while True:
        payload: Json = await made.receive_json(timeout=20)
        if payload["t"] == event:
            return payload


async def closed_with(made: Socket) -> int | None:
    while not made.closed:
        await made.receive(timeout=20)
    return made.close_code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("no json", 4002),
        (json.dumps({"op": 2, "d": {"token": "x" * 4096}}), 4002),
        (json.dumps({"op": 8, "d": {}}), 4003),
        (json.dumps({"op": 99, "d": {}}), 4001),
        (json.dumps({"op": 2, "d": {"token": "wrong", "intents": 1}}), 4004),
    ],
)
async def test_what_may_not_be_said_closes_the_socket(
    peer: Peer, tmp_path: Path, said: str, code: int
) -> None:
    async with socket(peer, tmp_path) as made:
        await made.send_str(said)
        assert await closed_with(made) == code


async def test_a_second_introduction_closes_the_socket(peer: Peer, tmp_path: Path) -> None:
    async with socket(peer, tmp_path) as made:
        await made.send_json(introduction(peer))
        await made.send_json(introduction(peer))
        assert await closed_with(made) == 4005


async def test_more_than_120_payloads_a_minute_close_the_socket(peer: Peer, tmp_path: Path) -> None:
    async with socket(peer, tmp_path) as made:
        for _ in range(121):
            await made.send_json({"op": 1, "d": None})
        assert await closed_with(made) == 4008


async def test_a_session_is_given_up_by_1000_and_kept_after_4000(peer: Peer, tmp_path: Path) -> None:
    for code, kept in ((1000, 0), (4000, 1)):
        async with socket(peer, tmp_path) as made:
            await made.send_json(introduction(peer))
            await until(made, "READY")
            await made.close(code=code)
        await peer.until(lambda: not peer.gateway.connected)
        assert len(peer.gateway.sessions) == kept


async def test_a_session_that_nobody_has_is_invalid(peer: Peer, tmp_path: Path) -> None:
    async with socket(peer, tmp_path) as made:
        await made.send_json({"op": 6, "d": {"token": peer.token, "session_id": "none", "seq": 1}})
        assert (await made.receive_json())["op"] == 10
        invalid = await made.receive_json()
    assert (invalid["op"], invalid["d"]) == (9, False)


async def test_a_sequence_from_the_future_closes_the_socket(peer: Peer, tmp_path: Path) -> None:
    async with socket(peer, tmp_path) as made:
        await made.send_json(introduction(peer))
        session = (await until(made, "READY"))["d"]["session_id"]
        await made.close(code=4000)
    async with socket(peer, tmp_path) as made:
        await made.send_json({"op": 6, "d": {"token": peer.token, "session_id": session, "seq": 999}})
        assert await closed_with(made) == 4007


async def test_one_compressor_lasts_the_whole_connection(peer: Peer, tmp_path: Path) -> None:
    stream = zlib.decompressobj()
    async with socket(peer, tmp_path, "&compress=zlib-stream") as made:
        hello = json.loads(stream.decompress(await made.receive_bytes()))
        await made.send_json(introduction(peer))
        ready = json.loads(stream.decompress(await made.receive_bytes()))
    assert (hello["op"], ready["t"]) == (10, "READY")


async def test_a_heartbeat_is_acknowledged_unless_a_test_forbids_it(peer: Peer, tmp_path: Path) -> None:
    async with socket(peer, tmp_path) as made:
        assert (await made.receive_json())["op"] == 10
        await made.send_json({"op": 1, "d": None})
        assert (await made.receive_json())["op"] == 11
        peer.faults.no_heartbeat_ack = True
        await made.send_json({"op": 1, "d": None})
        await made.send_json(introduction(peer))
        assert (await made.receive_json())["t"] == "READY"


async def test_the_gateway_can_refuse_to_be_called(peer: Peer, tmp_path: Path) -> None:
    peer.faults.refuse_gateway = True
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with socket(peer, tmp_path):
            pass
