"""Matrix's client-server API over plain HTTP, in the name of one device."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode

import aiohttp

CLIENT = "/_matrix/client/v3"
Json = dict[str, Any]


class RefusedError(Exception):
    """The server said no; `status` is HTTP's, `code` Matrix's, `body` all it said."""

    def __init__(self, status: int, body: Mapping[str, Any]) -> None:
        self.status = status
        self.code = str(body.get("errcode", ""))
        self.body = body
        super().__init__(f"{status} {self.code}: {body.get('error', '')}")


def at(*parts: str, **query: object) -> str:
    """A path below the client API, each part escaped; with a query."""
    path = "/".join((CLIENT, *(quote(part, safe="") for part in parts)))
    return f"{path}?{urlencode({name: str(value) for name, value in query.items()})}" if query else path


class Line:
    """A connection to the server at `base`, with an access token."""

    def __init__(self, base: str, token: str) -> None:
        self.base = base
        self.token = token
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Json:
        """The answer as JSON; raises RefusedError for any status but 2xx."""
        data = None if body is None else json.dumps(body).encode()
        content = await self._send(method, path, data, "application/json")
        answer: Json = json.loads(content)
        return answer

    async def upload(self, content: bytes, kind: str, name: str) -> str:
        """Put a file on the server; its mxc address."""
        path = f"/_matrix/media/v3/upload?{urlencode({'filename': name})}"
        answer: Json = json.loads(await self._send("POST", path, BytesIO(content), kind))
        return str(answer["content_uri"])

    async def download(self, url: str) -> bytes:
        """The file at an mxc address."""
        return await self._send("GET", f"/_matrix/client/v1/media/download/{url.removeprefix('mxc://')}")

    async def close(self) -> None:
        """Hang up; the next question connects again."""
        if self._session:
            await self._session.close()
            self._session = None

    async def _send(
        self, method: str, path: str, data: bytes | BytesIO | None = None, kind: str = "application/json"
    ) -> bytes:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": kind}
        async with self._session.request(method, self.base + path, data=data, headers=headers) as reply:
            content = await reply.read()
            if not reply.ok:
                raise RefusedError(reply.status, _told(content))
            return content


def _told(content: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(content)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
