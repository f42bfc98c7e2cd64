"""A reverse proxy in front of a homeserver, on which everything between two machines can go wrong.

async with Proxy(synapse.base_url) as proxy:  # hand proxy.base_url to the client
    proxy.fails(Fault(How.DROP, r"^PUT .*/send/", times=2, after=True))
    await proxy.until(lambda: proxy.met(How.DROP) == 2)
"""

from __future__ import annotations

import asyncio
import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, Self

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from tests.discord_peer.waiting import Changes
from tests.homeserver.processes import free_port

HOST = "127.0.0.1"
PAGE = "<html><body>Even geduld: onderhoud.</body></html>"
# What belongs to one connection, or what the library fills in itself.
HOP = {"connection", "content-length", "date", "host", "keep-alive", "server", "transfer-encoding"}


class How(StrEnum):
    """What goes wrong with a request."""

    BAD_GATEWAY = "bad gateway"  # 502 with a page
    AWAY = "away"  # 503 with a page
    LIMITED = "limited"  # 429 with retry_after_ms
    LIMITED_BY_HEADER = "limited by header"  # 429 with a Retry-After header alone
    LOST = "lost"  # 404 with a page
    PAGE = "page"  # 200, but a page for people
    SIGNED_OUT = "signed out"  # 401, the token is not known
    SOFT_LOGOUT = "soft logout"  # 401, the token is too old and the device is kept
    DROP = "drop"  # the connection breaks
    CUT = "cut"  # passed on; the connection breaks halfway the answer
    HANG = "hang"  # no answer ever
    DELAY = "delay"  # passed on, but later


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong with the next requests of a kind."""

    how: How
    where: str = ""
    """A regular expression, sought in `METHOD /path?query` as it is on the wire."""
    times: int = 1
    """How many requests meet it. aiohttp by itself repeats once what was dropped, unless it is a POST."""
    after: bool = False
    """Whether the homeserver first does what was asked; only its answer is kept."""
    seconds: float = 0.05
    """How long a limited client is asked to wait (whole seconds in a header), and how long a delay is."""


@dataclass(slots=True)
class Asked:
    """One request that came."""

    method: str
    path: str
    """With its query, as it is on the wire."""
    fault: How | None = None
    reached: bool = False
    """Whether the homeserver answered it."""
    status: int | None = None
    """What the client was answered; nothing when the connection broke or there is no answer yet."""

    @property
    def line(self) -> str:
        """`METHOD /path?query`."""
        return f"{self.method} {self.path}"

    @property
    def transaction(self) -> str | None:
        """The transaction id of what is sent or redacted."""
        found = re.search(r"^PUT .*/(?:send|sendToDevice|redact)/[^/?]+/([^/?]+)", self.line)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client is told."""

    status: int
    headers: CIMultiDict[str]
    body: bytes


class Proxy:
    """Passes requests on to `upstream` (an address without a slash at its end), while `async with` lasts."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.asked: list[Asked] = []
        self._faults: list[tuple[Fault, Iterator[int]]] = []
        self._changes = Changes()
        self._port = 0
        self._session: aiohttp.ClientSession | None = None
        self._runner: web.ServerRunner | None = None

    @property
    def base_url(self) -> str:
        """Where it listens; no slash at the end."""
        return f"http://{HOST}:{self._port}"

    def fails(self, fault: Fault) -> None:
        """From now on this goes wrong; of several faults that fit a request, it meets the one set first."""
        self._faults.append((fault, iter(range(fault.times))))

    def heals(self) -> None:
        """From now on nothing goes wrong; what hangs keeps hanging."""
        self._faults.clear()

    def requests(self, where: str = "") -> list[Asked]:
        """The requests that came in which this regular expression is found, in order."""
        return [each for each in self.asked if re.search(where, each.line)]

    def reached(self, where: str = "") -> int:
        """How many such requests the homeserver answered, whatever its answer."""
        return sum(each.reached for each in self.requests(where))

    def met(self, how: How | None = None) -> int:
        """How many requests met a fault, or this one."""
        return sum(each.fault is not None and how in (None, each.fault) for each in self.asked)

    async def until(self, so: Callable[[], object], seconds: float = 60) -> None:
        """Wait until it is so; looked at after each step of a request. Raises TimeoutError."""
        await self._changes.until(so, seconds)

    async def refuses(self) -> None:
        """Break all connections and refuse new ones, until `accepts`."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def accepts(self) -> None:
        """Accept connections, on the same port as before."""
        # A client that gives up takes its request with it.
        server = web.Server(self._handle, handler_cancellation=True)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.01)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port).start()
        self._port = self._runner.addresses[0][1]

    async def __aenter__(self) -> Self:
        self._port = free_port()
        self._session = aiohttp.ClientSession(
            auto_decompress=False, timeout=aiohttp.ClientTimeout(total=None)
        )
        await self.accepts()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.refuses()
        if self._session:
            await self._session.close()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.content.read()
        asked = Asked(request.method, request.raw_path)
        self.asked.append(asked)
        fault = self._next(asked)
        asked.fault = fault.how if fault else None
        await self._changes.tell()
        try:
            answer = await self._meets(fault, asked, request, body)
            if answer is None or request.transport is None:
                return _break(request)
            if fault and fault.how is How.CUT:
                return await _cut(request, answer)
            asked.status = answer.status
            return web.Response(status=answer.status, headers=answer.headers, body=answer.body)
        finally:
            await self._changes.tell()

    def _next(self, asked: Asked) -> Fault | None:
        """The fault that this request meets, used up once."""
        for fault, left in self._faults:
            if re.search(fault.where, asked.line) and next(left, None) is not None:
                return fault
        return None

    async def _meets(
        self, fault: Fault | None, asked: Asked, request: web.BaseRequest, body: bytes
    ) -> Answer | None:
        """The answer to a request, after what happens to it; nothing when the connection breaks."""
        if fault is None or fault.how is How.CUT:
            return await self._pass(asked, request, body)
        if fault.how is How.DELAY:
            await asyncio.sleep(fault.seconds)
            return await self._pass(asked, request, body)
        if fault.after:
            await self._pass(asked, request, body)
            await self._changes.tell()
        if fault.how is How.HANG:
            await asyncio.Event().wait()
        return None if fault.how is How.DROP else _imposed(fault)

    async def _pass(self, asked: Asked, request: web.BaseRequest, body: bytes) -> Answer | None:
        assert self._session
        headers = CIMultiDict((k, v) for k, v in request.headers.items() if k.lower() not in HOP)
        data = BytesIO(body) if body else None
        url = URL(self.upstream + request.raw_path, encoded=True)
        try:
            async with self._session.request(
                request.method, url, headers=headers, data=data, allow_redirects=False
            ) as reply:
                content = await reply.read()
        except aiohttp.ClientError:
            # As a proxy does when what is behind it is away.
            return _imposed(Fault(How.BAD_GATEWAY))
        asked.reached = True
        told = CIMultiDict((k, v) for k, v in reply.headers.items() if k.lower() not in HOP)
        return Answer(reply.status, told, content)


def _break(request: web.BaseRequest) -> web.Response:
    if request.transport:
        request.transport.close()
    return web.Response()


async def _cut(request: web.BaseRequest, answer: Answer) -> web.StreamResponse:
    """The first half of the answer, and the connection breaks."""
    cut = web.StreamResponse(status=answer.status, headers=answer.headers)
    cut.content_length = len(answer.body)
    await cut.prepare(request)
    await cut.write(answer.body[: len(answer.body) // 2])
    if request.transport:
        request.transport.close()
    return cut


def _imposed(fault: Fault) -> Answer:
    """The answer that this fault gives."""
    limited = {"errcode": "M_LIMIT_EXCEEDED", "error": "Too many requests"}
    signed_out = {"errcode": "M_UNKNOWN_TOKEN", "error": "Unknown access token"}
    match fault.how:
        case How.LIMITED:
            return _json(429, limited | {"retry_after_ms": round(fault.seconds * 1000)})
        case How.LIMITED_BY_HEADER:
            return _json(429, limited, {"Retry-After": str(math.ceil(fault.seconds))})
        case How.SIGNED_OUT | How.SOFT_LOGOUT:
            return _json(401, signed_out | {"soft_logout": fault.how is How.SOFT_LOGOUT})
        case How.LOST:
            return _page(404)
        case How.PAGE:
            return _page(200)
        case How.AWAY:
            return _page(503)
        case _:
            return _page(502)


def _json(status: int, told: dict[str, Any], headers: dict[str, str] | None = None) -> Answer:
    typed = CIMultiDict({"Content-Type": "application/json"} | (headers or {}))
    return Answer(status, typed, json.dumps(told).encode())


def _page(status: int) -> Answer:
    return Answer(status, CIMultiDict({"Content-Type": "text/html; charset=utf-8"}), PAGE.encode())
