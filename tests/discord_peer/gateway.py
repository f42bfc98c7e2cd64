"""The gateway: sessions with a buffer to resume from, intents, heartbeats, compression."""

from __future__ import annotations

import asyncio
import json
import secrets
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord_peer import payloads
from tests.discord_peer.faults import Faults
from tests.discord_peer.specification import Events
from tests.discord_peer.world import World

HEARTBEAT = 41_250
KEPT = 20_000
DISPATCH, BEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 8, 9, 10, 11
CONTENT = 1 << 15
INTENTS = {
    "GUILD_MEMBER_ADD": 1 << 1,
    "GUILD_MEMBER_REMOVE": 1 << 1,
    "GUILD_MEMBER_UPDATE": 1 << 1,
    "GUILD_BAN_ADD": 1 << 2,
    "GUILD_BAN_REMOVE": 1 << 2,
}
IN_GUILD = {"MESSAGE": 1 << 9, "MESSAGE_REACTION": 1 << 10}
IN_PRIVATE = {"MESSAGE": 1 << 12, "MESSAGE_REACTION": 1 << 13}
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15

Json = Any


@dataclass(eq=False)
class Session:
    """One session of the assistant; `socket` is None while it is away."""

    id: str
    intents: int
    socket: Line | None = None
    sequence: int = 0
    buffer: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=KEPT))


class Line:
    """One socket, compressed as it was asked to be."""

    def __init__(self, socket: web.WebSocketResponse, *, compress: bool) -> None:
        self.socket = socket
        self._squeeze = zlib.compressobj() if compress else None

    async def send(self, text: str) -> None:
        if self.socket.closed:
            return
        if self._squeeze is None:
            await self.socket.send_str(text)
        else:
            data = self._squeeze.compress(text.encode()) + self._squeeze.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(data)


class Gateway:
    """Serves the socket, and sends events to every session that may see them."""

    def __init__(self, world: World, faults: Faults, violations: list[str]) -> None:
        self._world = world
        self._faults = faults
        self._violations = violations
        self._events = Events()
        self.sessions: dict[str, Session] = {}
        self.token = secrets.token_hex(8)
        self.allowed_intents = (1 << 26) - 1
        self.identifies = 0
        self.resumes = 0
        self.judged = True
        self.address = "wss://gateway-local.discord.gg"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if self._faults.refuse_gateway:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse(max_msg_size=4096)
        await socket.prepare(request)
        line = Line(socket, compress=request.query.get("compress") == "zlib-stream")
        await line.send(
            json.dumps({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT}, "s": None, "t": None})
        )
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._heard(line, json.loads(message.data))
        finally:
            for session in self.sessions.values():
                if session.socket is line:
                    session.socket = None
        return socket

    async def _heard(self, line: Line, payload: Json) -> None:
        match payload["op"]:
            case 1 if not self._faults.no_heartbeat_ack:
                await line.send(json.dumps({"op": ACK, "d": None, "s": None, "t": None}))
            case 2:
                await self._identify(line, payload["d"])
            case 6:
                await self._resume(line, payload["d"])
            case 8:
                await self._members(payload["d"])

    async def _identify(self, line: Line, asked: Json) -> None:
        self.identifies += 1
        if asked["token"] != self.token:
            await line.socket.close(code=4004)
            return
        if asked["intents"] & ~self.allowed_intents & PRIVILEGED:
            await line.socket.close(code=4014)
            return
        session = Session(secrets.token_hex(16), asked["intents"], line)
        self.sessions[session.id] = session
        world = self._world
        ready = {
            "v": 10,
            "user": payloads.user(world.bot)
            | {"mfa_enabled": False, "verified": True, "email": None, "flags": 0},
            "guilds": [{"id": x, "unavailable": True} for x in world.guilds],
            "session_id": session.id,
            "resume_gateway_url": self.address,
            "shard": [0, 1],
            "application": {"id": world.bot.id, "flags": 0, "flags_new": "0"},
            "private_channels": [],
            "relationships": [],
            "user_settings": {},
            "presences": [],
            "geo_ordered_rtc_regions": [],
        }
        await self._to(session, "READY", ready)
        for guild in list(world.guilds.values()):
            await self._to(session, "GUILD_CREATE", payloads.guild(world, guild, whole=True))

    async def _resume(self, line: Line, asked: Json) -> None:
        session = self.sessions.get(asked["session_id"])
        if session is None or (session.buffer and asked["seq"] < session.buffer[0][0] - 1):
            await line.send(json.dumps({"op": INVALID, "d": False, "s": None, "t": None}))
            return
        self.resumes += 1
        if self._faults.deaf_after_resume:
            return
        session.socket = line
        for sequence, text in list(session.buffer):
            if sequence > asked["seq"]:
                await line.send(text)
        await self._to(session, "RESUMED", {"_trace": []})

    async def _members(self, asked: Json) -> None:
        guild = self._world.guilds[str(asked["guild_id"])]
        people = list(guild.members.values())
        chunks = [people[n : n + 1000] for n in range(0, len(people), 1000)] or [[]]
        for number, chunk in enumerate(chunks):
            made = {
                "guild_id": guild.id,
                "members": [payloads.member(x) for x in chunk],
                "chunk_index": number,
                "chunk_count": len(chunks),
            }
            await self.send(
                "GUILD_MEMBERS_CHUNK", made | ({"nonce": asked["nonce"]} if "nonce" in asked else {})
            )

    async def send(self, event: str, data: Json, *, private: bool = False, raw: bool = False) -> None:
        """Send an event to every session whose intents cover it; `raw` sends it whatever the schema says."""
        for session in list(self.sessions.values()):
            if session.intents & _needed(event, private) or not _needed(event, private):
                shown = (
                    self._without_content(session, data, private) if event.startswith("MESSAGE_") else data
                )
                await self._to(session, event, shown, raw=raw)

    def _without_content(self, session: Session, data: Json, private: bool) -> Json:
        me = self._world.bot.id
        open_ = session.intents & CONTENT or private or "content" not in data
        if open_ or data["author"]["id"] == me or any(x["id"] == me for x in data["mentions"]):
            return data
        return data | {"content": "", "embeds": [], "attachments": [], "components": []}

    async def _to(self, session: Session, event: str, data: Json, *, raw: bool = False) -> None:
        session.sequence += 1
        payload = {"op": DISPATCH, "t": event, "s": session.sequence, "d": data}
        if not raw and self.judged:
            self._violations += self._events.problems(payload)
        text = json.dumps(payload)
        session.buffer.append((session.sequence, text))
        if session.socket is not None:
            await session.socket.send(text)

    async def control(self, op: int, data: Json = None) -> None:
        """Send RECONNECT (7) or INVALID_SESSION (9) to everyone connected."""
        for session in self.sessions.values():
            if session.socket is not None:
                await session.socket.send(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def close(self, code: int) -> None:
        """Close every socket with this code."""
        for line in [x.socket for x in self.sessions.values() if x.socket]:
            await line.socket.close(code=code)

    def drop(self) -> None:
        """Break every socket without a word."""
        for line in [x.socket for x in self.sessions.values() if x.socket]:
            transport = line.socket._req.transport if line.socket._req else None
            if transport is not None:
                transport.abort()

    def forget(self) -> None:
        """Lose every session, so that nothing can be resumed."""
        self.sessions.clear()

    async def connected(self) -> bool:
        """Whether a session has a socket."""
        await asyncio.sleep(0)
        return any(x.socket for x in self.sessions.values())


def _needed(event: str, private: bool) -> int:
    kinds = IN_PRIVATE if private else IN_GUILD
    if event.startswith("MESSAGE_REACTION"):
        return kinds["MESSAGE_REACTION"]
    if event.startswith("MESSAGE_"):
        return kinds["MESSAGE"]
    return INTENTS.get(event, 0)
