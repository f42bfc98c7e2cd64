"""The peer itself: one process, one port, TLS; REST, gateway and files, with judges and knobs."""

from __future__ import annotations

import json
import re
import ssl
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trustme
from aiohttp import web

from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError, read
from tests.discord_peer.audit import Audit
from tests.discord_peer.channels import Channels
from tests.discord_peer.commands import Commands
from tests.discord_peer.control import Control
from tests.discord_peer.exchanges import Exchanges
from tests.discord_peer.faults import Answer, Faults
from tests.discord_peer.gateway import Gateway
from tests.discord_peer.limits import Limited, Limits
from tests.discord_peer.moderating import Moderating
from tests.discord_peer.people import Person
from tests.discord_peer.polls import Polls
from tests.discord_peer.reacting import Reacting
from tests.discord_peer.servers import Servers
from tests.discord_peer.specification import API, Requests, refuses
from tests.discord_peer.threads import Threads
from tests.discord_peer.waiting import Changes
from tests.discord_peer.world import FORUM, TEXT, Channel, Guild, Member, Role, World
from tests.discord_peer.writing import Writing

HOSTS = (
    "discord.com",
    "gateway.discord.gg",
    "gateway-local.discord.gg",
    "cdn.discordapp.com",
    "localhost",
)
VIA = {"Via": "1.1 google"}
MOST_BYTES = 10 * 2**20
"""In one file."""
Json = Any


@dataclass(frozen=True)
class Asked:
    """One request that came in, and how it was answered."""

    method: str
    path: str
    body: Json
    status: int
    at: float


class Peer:
    """A small Discord with one server of ours."""

    def __init__(self) -> None:
        self.world = World()
        self.faults = Faults()
        self.violations: list[str] = []
        self.requests: list[Asked] = []
        self.fetched: list[str] = []
        self.changes = Changes()
        self.gateway = Gateway(self.world, self.faults, self.violations, self.changes)
        self.writing = Writing(self.world, self.gateway)
        self.exchanges = Exchanges(self.world, self.writing, self.changes)
        audit = Audit(self.world, self.gateway)
        self.channels = Channels(self.world, self.writing, audit)
        self.polls = Polls(self.world, self.gateway, self.writing)
        routes = (
            *Servers(self.world, self.gateway, audit).routes,
            *Moderating(self.world, self.gateway, self.writing, audit).routes,
            *Commands(self.world).routes,
            *self.channels.routes,
            *Threads(self.world, self.gateway, self.writing, audit).routes,
            *Reacting(self.world, self.writing, audit).routes,
            *self.exchanges.routes,
            *self.polls.routes,
            *audit.routes,
        )
        self._routes: list[tuple[str, re.Pattern[str], Handler]] = [
            (method, re.compile(pattern), handler) for method, pattern, handler in routes
        ]
        self._judge = Requests()
        self.limits = Limits()
        self.control = Control(self)
        self.port = 0
        self.guild = self._community()

    @property
    def token(self) -> str:
        """The token of the assistant's account."""
        return self.gateway.token

    def _community(self) -> Guild:
        guild = self.world.guild("Jeugdcommunity")
        assistant = Role(self.world.ids.next(), "Vraagbaak", may.ASSISTANT, 5)
        guild.roles[assistant.id] = assistant
        guild.members[self.world.bot.id] = Member(self.world.bot, [assistant.id])
        for name in ("moderator", "redacteur", "beleidstafel"):
            made = Role(self.world.ids.next(), name, 0)
            guild.roles[made.id] = made
        for name, kind in (("zaal", TEXT), ("vragen", TEXT), ("signalen", TEXT), ("gespreksstarters", FORUM)):
            self.world.channel(kind, name, guild)
        staff = self.world.channel(TEXT, "staf", guild)
        staff.overwrites[guild.id] = (0, 0, may.VIEW)
        for role in guild.roles.values():
            if role.name in {"moderator", "redacteur", "beleidstafel", "Vraagbaak"}:
                staff.overwrites[role.id] = (0, may.VIEW, 0)
        return guild

    def room(self, name: str) -> Channel:
        """A channel by name."""
        return next(x for x in self.world.channels.values() if x.name == name)

    def role(self, name: str) -> Role:
        """A role by name."""
        return next(x for x in self.guild.roles.values() if x.name == name)

    def person(self, name: str, *roles: str) -> Person:
        """Someone new on the server, with these roles."""
        user = self.world.user(name)
        self.guild.members[user.id] = Member(user, [self.role(x).id for x in roles])
        return Person(self, user, self.guild.id)

    async def until(self, condition: Callable[[], object], seconds: float = 60) -> None:
        """Wait until something is so; looked at after each request and each change of a connection."""
        await self.changes.until(condition, seconds)

    @asynccontextmanager
    async def running(self, folder: Path, port: int = 0) -> AsyncIterator[Peer]:
        """Serve; the certificate to trust is in `folder`."""
        authority = trustme.CA()
        authority.cert_pem.write_to_path(folder / "peer.pem")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(*HOSTS).configure_cert(context)
        app = web.Application(client_max_size=30 * 2**20)
        app.router.add_route("*", "/{tail:.*}", self._serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port, ssl_context=context).start()
        self.port = runner.addresses[0][1]
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.host.startswith("gateway"):
            return await self.gateway.serve(request)
        if request.host.startswith("cdn"):
            return self._file(request)
        if request.path.startswith("/control"):
            return await self.control.serve(request)
        path = request.path.removeprefix(API)
        ask = await read(request, path)
        fault = self.faults.next(ask.method, path)
        response = _broken(fault) or await self._answered(ask, request.headers.get("Authorization", ""))
        if fault is Answer.AFTER:
            response = _json(502, {"message": "upstream", "code": 0})
        self.requests.append(Asked(ask.method, path, ask.body, response.status, time.monotonic()))
        if fault is Answer.LOST and request.transport is not None:
            request.transport.abort()
        else:
            # Who waits for an answer to be there goes on when the assistant was told so.
            await response.prepare(request)
            await response.write_eof()
        await self.changes.tell()
        return response

    async def _answered(self, ask: Ask, authorization: str) -> web.Response:
        problems = self._judge.problems(ask.method, ask.path, ask.query, ask.body)
        self.violations += problems
        free = ask.path.startswith(("/webhooks/", "/interactions/"))
        if not free and authorization != f"Bot {self.token}":
            return _json(401, {"message": "401: Unauthorized", "code": 0})
        limited = self.limits.count(ask.method, ask.path)
        if limited.wait:
            return _too_many(limited)
        if any(map(refuses, problems)):
            return _json(400, RefusedError(400, 50035, detail="; ".join(problems)).body)
        return await self._handled(ask, limited.headers)

    async def _handled(self, ask: Ask, told: Mapping[str, str]) -> web.Response:
        for method, pattern, handler in self._routes:
            found = pattern.fullmatch(ask.path)
            if found and method == ask.method:
                ask.given = found.groups()
                try:
                    if any(len(content) > MOST_BYTES for _, _, content in ask.files):
                        raise RefusedError(413, 40005)
                    return _json(200, await handler(ask), **told)
                except RefusedError as error:
                    return _json(error.status, error.body, **told)
                except Exception as error:
                    # A fault of our own may not pass for an outage of Discord's.
                    self.violations.append(f"the peer failed at {ask.method} {ask.path}: {error!r}")
                    raise
        return _json(404, {"message": "404: Not Found", "code": 0})

    def _file(self, request: web.Request) -> web.Response:
        self.fetched.append(request.path)
        content = self.world.files.get(f"https://cdn.discordapp.com{request.path}")
        return web.Response(body=content) if content is not None else web.Response(status=404)


def _json(status: int, body: Json, **headers: str) -> web.Response:
    if body is None:
        return web.Response(status=204, headers=VIA | headers)
    given = {**VIA, **headers, "Content-Type": "application/json"}
    return web.Response(status=status, body=json.dumps(body).encode(), headers=given)


def _too_many(limited: Limited) -> web.Response:
    wait = max(limited.wait, 0.001)
    body = {"message": "You are being rate limited.", "retry_after": wait, "global": limited.everywhere}
    scope = {"X-RateLimit-Scope": "global", "X-RateLimit-Global": "true"} if limited.everywhere else {}
    return _json(429, body, **{"X-RateLimit-Scope": "user", "Retry-After": "1", **limited.headers, **scope})


def _broken(fault: Answer | None) -> web.Response | None:
    match fault:
        case Answer.BUCKET:
            body = {"message": "You are being rate limited.", "retry_after": 0.05, "global": False}
            return _json(429, body, **{"Retry-After": "1", "X-RateLimit-Reset-After": "0.05"})
        case Answer.GLOBAL:
            body = {"message": "You are being rate limited.", "retry_after": 0.05, "global": True}
            return _json(429, body, **{"Retry-After": "1", "X-RateLimit-Global": "true"})
        case Answer.CLOUDFLARE:
            return web.Response(status=429, text="error code: 1015")
        case Answer.BEFORE:
            return _json(502, {"message": "upstream", "code": 0})
        case Answer.AWAY:
            return _json(503, {"message": "Service Unavailable", "code": 0})
        case Answer.UNAUTHORISED:
            return _json(401, {"message": "401: Unauthorized", "code": 0})
        case _:
            return None
