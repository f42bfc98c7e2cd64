"""The gateway: sessions with a buffer to resume from, intents, heartbeats, compression."""

from __future__ import annotations

import json
import secrets
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord_peer import payloads
from tests.discord_peer.faults import Event, Faults
from tests.discord_peer.intents import GUILDS, PRIVILEGED, covered, without_content
from tests.discord_peer.lines import Line, Session
from tests.discord_peer.specification import Events
from tests.discord_peer.waiting import Changes
from tests.discord_peer.world import World

DISPATCH, BEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS = 0, 1, 2, 3, 4, 6, 8
INVALID, HELLO, ACK = 9, 10, 11
UNKNOWN_OP, UNREADABLE, NOT_YET, BAD_TOKEN, ALREADY, BAD_SEQUENCE, FLOOD, BAD_INTENTS = (
    *range(4001, 4006),
    4007,
    4008,
    4014,
)
GOODBYE = {1000, 1001}
STARTS = 1000
MOST_MEMBERS = 1000

Json = Any


class Gateway:
    """Serves the socket, and sends events to every session that may see them."""

    def __init__(self, world: World, faults: Faults, violations: list[str], changes: Changes) -> None:
        self._world = world
        self._faults = faults
        self._violations = violations
        self._changes = changes
        self.judge = Events()
        self.sessions: dict[str, Session] = {}
        self.lines: set[Line] = set()
        self.token = world.token()
        self.allowed_intents = (1 << 26) - 1
        self.heartbeat = 41_250
        self.starts_left = STARTS
        self.identifies = 0
        self.resumes = 0
        self.judged = True
        self.address = "wss://gateway-local.discord.gg"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Talk with one client until it leaves."""
        if self._faults.refuse_gateway:
            raise web.HTTPServiceUnavailable
        # Discord counts a payload of more than 4,096 bytes as unreadable, and says so itself.
        socket = web.WebSocketResponse(max_msg_size=2**20)
        await socket.prepare(request)
        line = Line(socket, request.transport, compress=request.query.get("compress") == "zlib-stream")
        self.lines.add(line)
        await line.say(HELLO, {"heartbeat_interval": self.heartbeat})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    code = await self._heard(line, message.data)
                    if code is not None:
                        await line.close(code)
        finally:
            await self._gone(line)
        return socket

    async def _gone(self, line: Line) -> None:
        self.lines.discard(line)
        session = line.session
        if session is not None and session.socket is line:
            session.socket = None
            # Who says goodbye gives the session up; who just disappears may come back to it.
            if line.socket.close_code in GOODBYE and not line.closed_here:
                self.sessions.pop(session.id, None)
        await self._changes.tell()

    async def _heard(self, line: Line, text: str) -> int | None:
        """Answer one payload; the code to close the socket with, if that is the answer."""
        payload = _read(text)
        if payload is None:
            return UNREADABLE
        if line.floods():
            return FLOOD
        match payload["op"], line.session:
            case (1, _):
                if not self._faults.no_heartbeat_ack:
                    await line.say(ACK)
                return None
            case (2, None):
                return await self._identify(line, payload["d"])
            case (6, None):
                return await self._resume(line, payload["d"])
            case (2 | 6, _):
                return ALREADY
            case (3 | 4 | 8, None):
                return NOT_YET
            case (8, Session() as session):
                await self._members(session, payload["d"])
                return None
            case (3 | 4, _):
                return None
            case _:
                return UNKNOWN_OP

    async def _identify(self, line: Line, asked: Json) -> int | None:
        self.identifies += 1
        if self.starts_left == 0:
            self.token = self._world.token()
        if asked["token"] != self.token:
            return BAD_TOKEN
        if asked["intents"] & ~self.allowed_intents & PRIVILEGED:
            return BAD_INTENTS
        self.starts_left -= 1
        session = Session(secrets.token_hex(16), asked["intents"], line)
        self.sessions[session.id] = line.session = session
        self.sessions[session.id].socket = line
        ready, spoilt = payloads.ready(self._world, session.id, self.address), bool(self._faults.ready_lacks)
        if spoilt:
            del ready[self._faults.ready_lacks.popleft()]
        await self._to(session, "READY", ready, raw=spoilt)
        for guild in list(self._world.guilds.values()):
            if session.intents & GUILDS and self._world.bot.id in guild.members:
                await self._to(session, "GUILD_CREATE", payloads.guild(self._world, guild, whole=True))
        await self._changes.tell()
        return None

    async def _resume(self, line: Line, asked: Json) -> int | None:
        if asked["token"] != self.token:
            return BAD_TOKEN
        session = self.sessions.get(asked["session_id"])
        if session is None or (session.buffer and asked["seq"] < session.buffer[0][0] - 1):
            await line.say(INVALID, False)
            return None
        if asked["seq"] > session.sequence:
            return BAD_SEQUENCE
        self.resumes += 1
        await self._changes.tell()
        if self._faults.deaf_after_resume:
            return None
        session.socket, line.session = line, session
        for sequence, text in list(session.buffer):
            if sequence > asked["seq"]:
                await line.send(text)
        await self._to(session, "RESUMED", {"_trace": []})
        return None

    async def _members(self, session: Session, asked: Json) -> None:
        guild = self._world.guilds[str(asked["guild_id"])]
        ids = asked.get("user_ids")
        wanted = [str(x) for x in ([ids] if isinstance(ids, str | int) else ids or ())]
        start = (asked.get("query") or "").casefold()
        known = [x for x in guild.members.values() if x.user.name.casefold().startswith(start)]
        people = [x for x in known if x.user.id in wanted or not wanted][: asked.get("limit") or None]
        told = {"nonce": asked["nonce"]} if "nonce" in asked else {}
        missing = [x for x in wanted if x not in guild.members]
        told |= {"not_found": missing} if missing else {}
        chunks = [people[n : n + MOST_MEMBERS] for n in range(0, len(people), MOST_MEMBERS)] or [[]]
        for number, chunk in enumerate(chunks):
            made = {"guild_id": guild.id, "chunk_index": number, "chunk_count": len(chunks)}
            made["members"] = [payloads.member(x) for x in chunk]
            await self._to(session, "GUILD_MEMBERS_CHUNK", made | told)

    async def send(self, event: str, data: Json, *, private: bool = False, raw: bool = False) -> None:
        """Send an event to every session that may see it; `raw` sends it whatever the schema says."""
        for session in list(self.sessions.values()):
            if covered(self._world, session.intents, event, data, private=private):
                shown = without_content(self._world, session.intents, event, data, private=private)
                await self._to(session, event, shown, raw=raw)

    async def impose(self, event: str, data: Json) -> None:
        """Send an event to every session, whatever its intents and the schema say."""
        for session in list(self.sessions.values()):
            await self._to(session, event, data, raw=True)

    async def _to(self, session: Session, event: str, data: Json, *, raw: bool = False) -> None:
        session.sequence += 1
        payload = {"op": DISPATCH, "t": event, "s": session.sequence, "d": data}
        if not raw and self.judged:
            self._violations += self.judge.problems(payload)
        text = json.dumps(payload)
        session.buffer.append((session.sequence, text))
        await self._deliver(session, event, text)

    async def _deliver(self, session: Session, event: str, text: str) -> None:
        """Send it; twice, or after the next one, when a test wants that."""
        if session.socket is None:
            return
        fault = self._faults.next_event(event)
        if fault is Event.LATE and session.late is None:
            session.late = text
            return
        await session.socket.send(text)
        if fault is Event.TWICE:
            await session.socket.send(text)
        if session.late is not None:
            late, session.late = session.late, None
            await session.socket.send(late)

    async def control(self, op: int, data: Json = None) -> None:
        """Send RECONNECT (7) or INVALID_SESSION (9) to everyone connected."""
        for session in list(self.sessions.values()):
            if session.socket is not None:
                await session.socket.say(op, data)
            if op == INVALID and not data:
                self.sessions.pop(session.id)

    async def close(self, code: int) -> None:
        """Close every socket with this code."""
        for line in [x.socket for x in self.sessions.values() if x.socket]:
            await line.close(code)

    def drop(self) -> None:
        """Break every socket without a word."""
        for line in [x.socket for x in self.sessions.values() if x.socket]:
            line.drop()

    def forget(self) -> None:
        """Lose every session, so that nothing can be resumed."""
        self.sessions.clear()

    @property
    def connected(self) -> bool:
        """Whether a session has a socket."""
        return any(x.socket for x in self.sessions.values())


def _read(text: str) -> Json:
    """A payload of a client, or None when it is none or too long."""
    try:
        payload = json.loads(text)
    except ValueError:
        return None
    return payload if isinstance(payload, dict) and "op" in payload and len(text.encode()) <= 4096 else None
