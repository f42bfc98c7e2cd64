"""Calling web addresses: a bounded number of bytes, seconds and hops, and every hop past the guard."""

from __future__ import annotations

import asyncio
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from knowledge.links.guard import Policy, RefusedError
from knowledge.links.pace import Pace

HOPS = 8
SECONDS = 20.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class Outcome(StrEnum):
    """What came of a call."""

    ANSWERED = "answered"
    REFUSED = "refused"  # by our own guard
    NO_HOST = "no-host"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too-slow"
    CERTIFICATE = "certificate"
    LOOP = "loop"


@dataclass(frozen=True, slots=True)
class Visit:
    """What an address gave: the status and the address it came from after redirects, and the first bytes.

    `moved` is where permanent redirects alone lead, or None. `whole` tells whether the body is all there is.
    """

    outcome: Outcome
    status: int = 0
    at: URL | None = None
    moved: URL | None = None
    media_type: str = ""
    charset: str = ""
    body: bytes = b""
    whole: bool = True
    after: float = 0.0

    @property
    def text(self) -> str:
        """The body as text, as far as it can be read."""
        try:
            return self.body.decode(self.charset or "utf-8", "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")


class Visitor(AbstractAsyncContextManager["Visitor"]):
    """Calls addresses, one at a time per host; to be entered before use.

    `resolver` and `trusted` replace the system's names and certificates.
    """

    def __init__(
        self,
        agent: str,
        policy: Policy | None = None,
        pace: Pace | None = None,
        *,
        resolver: AbstractResolver | None = None,
        trusted: ssl.SSLContext | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._policy, self._pace = policy or Policy(), pace or Pace()
        self._agent, self._resolver, self._trusted, self._seconds = agent, resolver, trusted, seconds

    async def __aenter__(self) -> Visitor:
        """Open."""
        connector = aiohttp.TCPConnector(
            resolver=_Guarded(self._resolver or ThreadedResolver(), self._policy),
            socket_factory=self._socket,
            ssl=self._trusted or True,
            use_dns_cache=False,
            happy_eyeballs_delay=None,
            limit=50,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=aiohttp.ClientTimeout(total=self._seconds),
            headers={
                "User-Agent": self._agent,
                "Accept-Encoding": "identity",
                "Accept-Language": "nl,en;q=0.5",
            },
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        await self._session.close()

    async def visit(
        self, address: str, method: str = "GET", *, most: int = 65_536, part: bool = False
    ) -> Visit:
        """Call an address and follow where it leads; never raises for what the other side does.

        At most `most` bytes of the body are kept; `part` asks the other side for no more than that.
        """
        try:
            return await self._follow(address, method, most, part)
        except RefusedError:
            return Visit(Outcome.REFUSED)
        except aiohttp.ClientConnectorDNSError:
            return Visit(Outcome.NO_HOST)
        except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientConnectorSSLError):
            return Visit(Outcome.CERTIFICATE)
        except TimeoutError:
            return Visit(Outcome.TOO_SLOW)
        except (aiohttp.ClientError, OSError, ValueError, zlib.error):
            return Visit(Outcome.UNREACHABLE)

    async def _follow(self, address: str, method: str, most: int, part: bool) -> Visit:
        url, moved, permanent = self._policy.checked(address), None, True
        headers = {"Range": f"bytes=0-{most - 1}"} if part and method == "GET" else {}
        for _ in range(HOPS + 1):
            async with self._called(url, method, headers) as response:
                target = response.headers.get("Location", "")
                if response.status not in _REDIRECTS or not target:
                    body, whole = await _body(response, most)
                    return _visit(response, moved, body, whole)
                permanent = permanent and response.status in _PERMANENT
                url = self._policy.checked(url.join(URL(target)))
                moved = url if permanent else moved
        return Visit(Outcome.LOOP)

    @asynccontextmanager
    async def _called(
        self, url: URL, method: str, headers: Mapping[str, str]
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """One call, when it is this host's turn; what is left of the answer is never read."""
        async with self._pace.turn(url.raw_host or ""):
            response = await self._session.request(method, url, headers=headers, allow_redirects=False)
            try:
                yield response
            finally:
                response.close()

    def _socket(self, about: tuple[Any, ...]) -> socket.socket:
        """A socket for the very address that is called; the last check, which nothing gets around."""
        family, type_, protocol, _, address = about
        self._policy.meets(str(address[0]))
        return socket.socket(family, type_, protocol)


class _Guarded(AbstractResolver):
    """Names, when every address that a name has may be called."""

    def __init__(self, names: AbstractResolver, policy: Policy) -> None:
        self._names, self._policy = names, policy

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name; raises RefusedError when one of them may not be called."""
        found = await self._names.resolve(host, port, family)
        for each in found:
            self._policy.meets(each["host"])
        return found

    async def close(self) -> None:
        """Close the names behind it."""
        await self._names.close()


def _visit(response: aiohttp.ClientResponse, moved: URL | None, body: bytes, whole: bool) -> Visit:
    wait = response.headers.get("Retry-After", "")
    return Visit(
        Outcome.ANSWERED,
        response.status,
        response.url,
        moved,
        response.content_type,
        response.charset or "",
        body,
        whole,
        float(wait) if wait.isdecimal() and len(wait) < 6 else 0.0,
    )


async def _body(response: aiohttp.ClientResponse, most: int) -> tuple[bytes, bool]:
    """The first bytes, unpacked when they came packed all the same; and whether that is all."""
    window = _PACKED.get(response.headers.get("Content-Encoding", "").casefold())
    unpack = zlib.decompressobj(window) if window else None
    kept = bytearray()
    async for chunk in response.content.iter_chunked(16_384):
        room = most - len(kept)
        kept += unpack.decompress(chunk, room + 1) if unpack else chunk
        if len(kept) > most:
            return bytes(kept[:most]), False
        # Unpacking takes the loop's time; let others in.
        await asyncio.sleep(0)
    return bytes(kept), True
