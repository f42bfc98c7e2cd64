"""The door of the web chat: one page, one WebSocket, files; for browsers on this machine only."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from aiohttp import WSCloseCode, WSMsgType, web
from jinja2 import Environment, FileSystemLoader, select_autoescape

from adapters.web import chat
from adapters.web.hub import Hub
from adapters.web.incoming import Incoming
from adapters.web.places import Places
from adapters.web.session import Session
from adapters.web.uploads import MOST_BYTES, Uploads
from bot.core.commands import Command, Say
from bot.core.errors import SetupError
from bot.store.writer import Database

HERE = Path(__file__).parent
LOOPBACK = "127.0.0.1"
NAMES = frozenset({LOOPBACK, "localhost"})
MAX_WAITING = 500
"""Frames that may wait for one page."""
MAX_FRAME = 16 * 1024 * 1024
"""Bytes; far above what is accepted, so that a message too long gets an answer and not a closed door."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
PAGES = ("nl", "en")
WORDS = {
    "assistant": "assistant",
    "cancel": "cancel",
    "choose": "choose",
    "commands": "commands",
    "commandsHint": "commands-hint",
    "download": "download",
    "emptyRoom": "empty-room",
    "hint": "message-hint",
    "lost": "lost",
    "menu": "menu",
    "no": "no",
    "openThread": "thread-open",
    "optional": "optional",
    "private": "private",
    "privateHint": "private-hint",
    "recognise": "recognise",
    "remove": "remove",
    "removed": "removed",
    "replies": "thread-replies",
    "reply": "reply",
    "replying": "replying",
    "required": "required",
    "signal": "signal",
    "silence": "silence",
    "submit": "submit",
    "yes": "yes",
}
"""The sentences that the page's own script says, by the name it knows them by."""

log = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Serves the page and the live connection; `port` 0 takes a free one."""

    def __init__(
        self,
        places: Places,
        database: Database,
        hub: Hub,
        incoming: Incoming,
        says: Mapping[str, Say],
        port: int,
    ) -> None:
        self.uploads = Uploads()
        self._places = places
        self._database = database
        self._hub = hub
        self._incoming = incoming
        self._says = says
        self._port = port
        self._commands: Sequence[Command] = ()
        self._sockets: set[web.WebSocketResponse] = set()
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape(default=True)
        )

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{LOOPBACK}:{self._port}/"

    async def start(self, commands: Sequence[Command]) -> None:
        """Open the door; raises SetupError when the port is taken."""
        self._commands = commands
        app = web.Application(middlewares=[self._checked], client_max_size=MOST_BYTES)
        app.router.add_get("/", self._page)
        app.router.add_get("/live", self._live)
        app.router.add_get("/bestand/{token}", self._file)
        app.router.add_post("/bestand", self._upload)
        app.router.add_get("/gezond", self._healthy)
        app.router.add_static("/static/", HERE / "static")
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        try:
            site = web.TCPSite(self._runner, LOOPBACK, self._port)
            await site.start()
        except (OSError, OverflowError) as error:
            await self._runner.cleanup()
            raise SetupError(
                f"port {self._port} {_trouble(error)}, or name another port under [web] in vraagbaak.toml "
                "(or with --port)"
            ) from error
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every open page, then the door."""
        for socket in list(self._sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)
        await self._runner.cleanup()

    @web.middleware
    async def _checked(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer only this machine's own names, and connections from our own page."""
        if request.url.host not in NAMES:
            raise web.HTTPMisdirectedRequest(text="Open the chat by the address that Vraagbaak shows.")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            raise web.HTTPForbidden(text="This page may not talk to Vraagbaak.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    async def _page(self, request: web.Request) -> web.Response:
        locale = request.query.get("taal", PAGES[0])
        say = self._says[locale if locale in PAGES else PAGES[0]]
        people = [{"id": a.id, "name": a.name, "about": a.about} for a in self._places.accounts.values()]
        words = {name: say(f"web-{text}") for name, text in WORDS.items()}
        html = self._templates.get_template("chat.html").render(
            say=say, locale=locale if locale in PAGES else PAGES[0], people=people, words=words
        )
        return web.Response(text=html, content_type="text/html")

    async def _healthy(self, request: web.Request) -> web.Response:
        await self._database.read(lambda unit: chat.line(unit, 0))
        return web.json_response({"status": "ok"})

    async def _file(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        found = await self._database.read(lambda unit: chat.download(unit, token))
        if found is None:
            raise web.HTTPNotFound(text="Dit bestand is er niet meer.")
        name = "".join(c if c.isalnum() or c in "-_." else "_" for c in found.name)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=found.content, headers=headers, content_type=found.media_type)

    async def _upload(self, request: web.Request) -> web.Response:
        """Keep a file that a page is about to name in a command; only a page of ours may send one."""
        if "Origin" not in request.headers:
            raise web.HTTPForbidden(text="This page may not talk to Vraagbaak.")
        content = await request.read()
        name = request.query.get("naam", "")
        return web.Response(text=self.uploads.keep(name, request.content_type, content))

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=MAX_FRAME, heartbeat=30)
        await socket.prepare(request)
        self._sockets.add(socket)
        session = Session(self._places, self._database, self._hub, self._incoming, self._says, self._commands)
        wire = Wire(socket)
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    break
                await session.receive(message.data, wire.tell)
        finally:
            session.leave()
            self._sockets.discard(socket)
            wire.cut()
        return socket


class Wire:
    """What one page is told, in order; a page that does not read holds up nobody else."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._frames: asyncio.Queue[Mapping[str, object]] = asyncio.Queue(MAX_WAITING)
        self._task = asyncio.create_task(self._send())

    async def tell(self, frame: Mapping[str, object]) -> None:
        """Send a frame when its turn comes; a page that is too far behind is cut off and may come back."""
        try:
            self._frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.cut()

    def cut(self) -> None:
        """Send no more."""
        self._task.cancel()

    async def _send(self) -> None:
        try:
            while True:
                frame = await self._frames.get()
                await self._socket.send_str(json.dumps(frame, ensure_ascii=False))
        except ConnectionError:
            log.debug("a page left")
        finally:
            await self._socket.close()


def _trouble(error: OSError | OverflowError) -> str:
    """What is wrong with a port, and the first remedy."""
    if isinstance(error, OverflowError):
        return "does not exist: choose one from 1024 to 65535"
    if error.errno == errno.EADDRINUSE:
        return "is in use: stop the other program"
    return f"cannot be opened ({error.strerror}): ask who runs this machine"
