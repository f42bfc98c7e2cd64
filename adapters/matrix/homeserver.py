"""Requests to the homeserver: an answer, or an exception that says whether trying again makes sense."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from io import BytesIO
from typing import Any, TypeVar
from urllib.parse import quote

import aiohttp
from nio.client.async_client import AsyncClient

from bot.core.errors import NotDeliveredError, UnavailableError

TROUBLE = (aiohttp.ClientError, OSError, TimeoutError, asyncio.TimeoutError)
"""What the library raises when the homeserver does not answer; some of it passes through its own retries."""
PATIENCE = 30.0
"""Seconds one request gets."""
MOST_WAIT = 20.0
"""Seconds we wait at most when told to slow down; longer, and it is for the outbox to try again."""
SLOW_DOWN = 5.0
JSON = "application/json"
HELD_BACK = frozenset({"M_USER_LOCKED", "M_USER_SUSPENDED"})
"""What an administrator does to an account, and can take back."""
TOKEN_ENDED = frozenset({"M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"})

Json = dict[str, Any]
T = TypeVar("T")


class RefusedError(Exception):
    """The homeserver said no; `status` is HTTP's, `code` Matrix's, `body` all it said."""

    def __init__(self, status: int, code: str, body: Json) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.body = body


class SlowDownError(UnavailableError):
    """The homeserver asks to wait `pause` seconds."""

    def __init__(self, pause: float) -> None:
        super().__init__("the homeserver asks to slow down")
        self.pause = pause


class SignedOutError(UnavailableError):
    """The access token is not accepted any more, and could not be renewed."""


Renew = Callable[[bool], Awaitable[bool]]
"""Gets a new token, told whether the device is still known; False when there is none to be had."""


class Homeserver:
    """The client-server API by method and path, with the library's connection and token."""

    def __init__(self, client: AsyncClient, renew: Renew) -> None:
        self._client = client
        self._renew = renew

    @property
    def me(self) -> str:
        """The assistant's own account."""
        return str(self._client.user_id)

    async def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        patience: float = PATIENCE,
        most_wait: float = MOST_WAIT,
    ) -> Json:
        """The answer to one request; the path begins with /_matrix or /_synapse, its parts escaped (`at`).

        When told to slow down it waits `most_wait` seconds at most and asks again.

        Raises:
            RefusedError: when the homeserver says no.
            SignedOutError: when it does not know us any more.
            UnavailableError: when it does not answer, or not now.
        """
        data = None if body is None else json.dumps(body, ensure_ascii=False)
        return await self._answered(method, path, data, JSON, patience, most_wait)

    async def close(self) -> None:
        """Let the connection go."""
        closing: Awaitable[None] = self._client.close()
        await closing
        if self._client.store is not None:
            # The library leaves its database open.
            self._client.store.database.close()

    async def upload(self, content: bytes, kind: str, name: str) -> str:
        """Put a file on the homeserver; its mxc address. Raises what `ask` raises."""
        path = f"/_matrix/media/v3/upload?filename={quote(name, safe='')}"
        told = await self._answered("POST", path, content, kind, 2 * PATIENCE, MOST_WAIT)
        return str(told["content_uri"])

    async def _answered(
        self, method: str, path: str, data: str | bytes | None, kind: str, patience: float, most_wait: float
    ) -> Json:
        waited, renewed = 0.0, False
        while True:
            token = self._client.access_token
            status, told = await self._exchange(method, path, data, kind, patience)
            if status < 300:
                return told
            code = str(told.get("errcode", ""))
            if status == 429:
                pause = _pause(told)
                waited += pause
                if waited > most_wait:
                    raise SlowDownError(pause)
                await asyncio.sleep(pause)
            elif status == 401 and code in TOKEN_ENDED:
                # The library throws a token away when it hears that it ended and the device is still known.
                known = not token or bool(told.get("soft_logout"))
                # Another request may have renewed it meanwhile.
                if token == self._client.access_token:
                    if renewed or not await self._renew(known):
                        raise SignedOutError("the access token is not accepted")
                    renewed = True
            elif status >= 500 or code in HELD_BACK:
                raise UnavailableError(f"the homeserver answered {status} {code}".rstrip())
            else:
                raise RefusedError(status, code, told)

    async def _exchange(
        self, method: str, path: str, data: str | bytes | None, kind: str, patience: float
    ) -> tuple[int, Json]:
        headers = {"Authorization": f"Bearer {self._client.access_token}", "Content-Type": kind}
        try:
            sent = BytesIO(data) if isinstance(data, bytes) else data
            answer = await self._client.send(method, path, sent, headers, timeout=patience)
            async with answer:
                return answer.status, _read(answer, await answer.read())
        except TROUBLE as error:
            raise UnavailableError("the homeserver did not answer") from error


def at(*parts: str) -> str:
    """A path of the client-server API (v3), every part escaped."""
    return "/".join(("/_matrix/client/v3", *(quote(x, safe="") for x in parts)))


async def meaning(work: Awaitable[T]) -> T:
    """Do it; a refusal becomes an error that the deliverer understands.

    Raises:
        NotDeliveredError: when the homeserver refused.
        UnavailableError: when it did not answer.
    """
    try:
        return await work
    except RefusedError as error:
        raise NotDeliveredError(f"the homeserver refused: {error}") from error


def _read(answer: aiohttp.ClientResponse, content: bytes) -> Json:
    """The answer as JSON; what a page of a proxy says instead counts as the homeserver being away."""
    try:
        told = json.loads(content)
    except ValueError:
        told = None
    if isinstance(told, dict):
        if answer.status == 429 and "retry_after_ms" not in told:
            told["retry_after_ms"] = _seconds(answer.headers.get("Retry-After")) * 1000
        return told
    if answer.status in {401, 403, 404, 429}:
        return {"retry_after_ms": _seconds(answer.headers.get("Retry-After")) * 1000}
    raise aiohttp.ClientPayloadError("the homeserver gave no JSON")


def _seconds(header: str | None) -> float:
    return float(header) if header and header.isdecimal() else SLOW_DOWN


def _pause(told: Json) -> float:
    wait = told.get("retry_after_ms")
    return max(0.1, wait / 1000) if isinstance(wait, int | float) else SLOW_DOWN
