"""A real web server on this machine that plays every site, and a visitor that may call only that."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from knowledge.links.guard import Policy
from knowledge.links.pace import Pace
from knowledge.links.visiting import Visitor

HERE = "127.0.0.1"
ELSEWHERE = "127.0.0.2"
HERE_ONLY = Policy(allows=lambda address: address == HERE, ports=None)
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Names(AbstractResolver):
    """Every name is this machine, but for the ones that are given; each can have several addresses."""

    other: Mapping[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name; of one with none: no such host."""
        self.asked.append(host)
        found = self.other.get(host, [HERE])
        if not found:
            raise OSError("no such host")
        return [
            ResolveResult(hostname=host, host=each, port=port, family=socket.AF_INET, proto=0, flags=0)
            for each in found
        ]

    async def close(self) -> None:
        """Nothing to close."""


@dataclass
class Site:
    """The server: what it was asked, and how to name a page on it."""

    port: int
    scheme: str = "http"
    calls: list[tuple[str, str, str]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def at(self, path: str, host: str = "site.example") -> str:
        """The address of a page."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def asked(self, method: str | None = None) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for how, _, path in self.calls if method in (None, how)]


@asynccontextmanager
async def site(
    pages: Mapping[str, Answer | str | int],
    *,
    context: ssl.SSLContext | None = None,
    anything: str | None = None,
) -> AsyncIterator[Site]:
    """A site whose pages are words of HTML, statuses or answers; `anything` is what other paths give."""

    async def answer(request: web.Request) -> web.StreamResponse:
        found.calls.append((request.method, request.host, request.path_qs))
        found.headers.append(dict(request.headers))
        wanted = pages.get(request.path, 404 if anything is None else anything)
        if isinstance(wanted, int):
            return web.Response(status=wanted, text="<h1>…</h1>", content_type="text/html")
        if isinstance(wanted, str):
            return web.Response(text=wanted, content_type="text/html")
        return await wanted(request)

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    # On every loopback address, so that a call that should not be made would be answered and seen.
    listening = web.TCPSite(runner, "0.0.0.0", 0, ssl_context=context)  # noqa: S104
    await listening.start()
    found = Site(runner.addresses[0][1], "https" if context else "http")
    try:
        yield found
    finally:
        await runner.cleanup()


def to(target: str, status: int = 302) -> Answer:
    """An answer that sends to another address."""

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, headers={"Location": target})

    return answer


def drip(piece: bytes, pause: float = 0.0) -> Answer:
    """An answer that never ends."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_type = "text/html"
        await response.prepare(request)
        while True:
            await response.write(piece)
            await asyncio.sleep(pause)

    return answer


def visitor(
    names: Names | None = None,
    *,
    policy: Policy = HERE_ONLY,
    trusted: ssl.SSLContext | None = None,
    seconds: float = 10.0,
    pace: Pace | None = None,
) -> Visitor:
    """A visitor without pauses that may call this machine only, whatever names lead to it."""
    pace = pace or Pace(seconds=0.0)
    return Visitor("Proef/1.0", policy, pace, resolver=names or Names(), trusted=trusted, seconds=seconds)
