"""One request to the REST API, and the errors Discord answers with."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from aiohttp import web

Json = Any

TEXTS = {
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10007: "Unknown Member",
    10008: "Unknown Message",
    10011: "Unknown Role",
    10013: "Unknown User",
    10015: "Unknown Webhook",
    10026: "Unknown Ban",
    10063: "Unknown application command",
    10062: "Unknown interaction",
    30032: "Maximum number of application commands reached",
    40005: "Request entity too large",
    40060: "Interaction has already been acknowledged.",
    50001: "Missing Access",
    50005: "Cannot edit a message authored by another user",
    50006: "Cannot send an empty message",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
    50027: "Invalid Webhook Token",
    50035: "Invalid Form Body",
    50083: "Thread is archived",
    160004: "A thread has already been created for this message",
}


class RefusedError(Exception):
    """Discord's answer to something that is not right."""

    def __init__(self, status: int, code: int, detail: str = "") -> None:
        super().__init__(code)
        self.status = status
        self.body = {"message": detail or TEXTS.get(code, "Refused"), "code": code}


@dataclass
class Ask:
    """One request, read."""

    method: str
    path: str
    query: Mapping[str, str]
    body: Json
    files: list[tuple[str, str, bytes]] = field(default_factory=list)
    reason: str | None = None
    given: tuple[str, ...] = ()


Handler = Callable[[Ask], Awaitable[Json]]
"""Answers one request with JSON, or with None for "no content"."""


async def read(request: web.Request, path: str) -> Ask:
    """Read a request, also one with files."""
    body: Json = None
    files: list[tuple[str, str, bytes]] = []
    if request.content_type == "multipart/form-data":
        form = await request.post()
        for name, value in form.items():
            if name == "payload_json":
                body = json.loads(str(value))
            elif isinstance(value, web.FileField):
                files.append((value.filename, value.content_type, value.file.read()))
    elif request.can_read_body:
        text = await request.text()
        body = json.loads(text) if text else None
    reason = unquote(request.headers.get("X-Audit-Log-Reason", "")) or None
    return Ask(request.method, path, dict(request.query), body, files, reason)
