"""The desk in a browser: who comes in, which page is shown, which command a form calls."""

from __future__ import annotations

import errno
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from aiohttp import web

from adapters.web.desk import forms
from adapters.web.desk.door import HEADERS, STRICT, Door
from adapters.web.desk.sessions import LONGEST, Session, Sessions
from adapters.web.desk.views import HERE, Shown, Views, filled
from bot.core.commands import Call, Say
from bot.core.desk import Answer, Counter, Deed, Page, Rooms, Sheet, Visit
from bot.core.errors import SetupError, UserError
from bot.core.events import Called
from bot.core.people import Actor
from bot.core.places import Conversation
from bot.core.reply import Reply
from bot.core.running import CONFIRMED

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LANGUAGES = ("nl", "en")
# What is said to who is not (or no longer) let in: the heading and what to do.
COME_IN = ("desk-come-in", "desk-come-in-more")
LINK_OVER = ("desk-link-over", "desk-link-over-more")
LEFT = ("desk-left", "desk-left-more")
NOT_FOR_YOU = ("desk-not-for-you", "desk-not-for-you-more")
NOTHING = ("desk-nothing-here", "desk-nothing-here-more")
TOO_LARGE = ("desk-too-large", "desk-too-large-more")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk listens and how browsers reach it: at `address` when a proxy stands before it."""

    host: str
    port: int
    address: str = ""
    proxies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lent:
    """What the desk borrows of the assistant; `find` tells who an account is now, with its roles."""

    counter: Counter
    find: Callable[[Actor, Conversation], Actor | None]
    says: Mapping[str, Say]
    clock: Callable[[], datetime]


class Desk:
    """Serves the rooms of the desk."""

    def __init__(self, place: Place, sessions: Sessions) -> None:
        self._place = place
        self._sessions = sessions
        self.address = ""

    @asynccontextmanager
    async def open(self, rooms: Sequence[Rooms], lent: Lent) -> AsyncIterator[None]:
        """Serve these rooms until the block is left; raises SetupError when the port can not be had."""
        server = _Server(self._place, self._sessions, rooms, lent)
        runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._place.host, self._place.port).start()
        except OSError as error:
            await runner.cleanup()
            trouble = (
                "is in use" if error.errno == errno.EADDRINUSE else f"cannot be opened ({error.strerror})"
            )
            raise SetupError(
                f"port {self._place.port} {trouble}; name another under [desk] in vraagbaak.toml"
            ) from error
        own = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        self.address = f"{self._place.address.rstrip('/')}/" if self._place.address else own
        try:
            yield
        finally:
            self.address = ""
            await runner.cleanup()


class _Server:
    def __init__(self, place: Place, sessions: Sessions, rooms: Sequence[Rooms], lent: Lent) -> None:
        self._sessions = sessions
        self._lent = lent
        self._sheets = [sheet for room in rooms for sheet in room.sheets]
        self._deeds = {deed.name: deed for room in rooms for deed in room.deeds}
        self._commands = frozenset(name for room in rooms for name in room.commands)
        self._previews = {name: path for room in rooms for name, path in room.previews.items()}
        self._views = Views(rooms)
        self._door = Door(place.address, place.proxies, lent.clock)
        self._cookie = "__Host-bureau" if self._door.secure else "bureau"

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application(middlewares=[self._checked], client_max_size=forms.MOST_BYTES)
        app.router.add_get("/in", self._outside)
        app.router.add_get("/in/{token}", self._knock)
        app.router.add_post("/in/{token}", self._enter)
        app.router.add_post("/uit", self._leave)
        app.router.add_post("/doe/{what}", self._do)
        app.router.add_get("/bestand/{key}/{number:[0-9]{1,2}}", self._file)
        app.router.add_get("/gezond", self._healthy)
        app.router.add_static("/static/", HERE / "static")
        for sheet in self._sheets:
            app.router.add_get(sheet.path, partial(self._show, sheet))
        return app

    @web.middleware
    async def _checked(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Turn away what is not for us, and send the headers that keep a page to itself with everything."""
        try:
            self._door.check(request)
            response = await handler(request)
        except web.HTTPException as error:
            page = self._instead(request, error)
            if page is None:
                self._guard(error)
                raise
            response = page
        if not response.prepared:
            self._guard(response)
        return response

    def _guard(self, response: web.StreamResponse) -> None:
        response.headers.update(HEADERS)
        response.headers.update(STRICT if self._door.secure else {})

    def _instead(self, request: web.Request, error: web.HTTPException) -> web.Response | None:
        """A page for who is in and asked for what is not there, or sent too much."""
        session = self._session(request) if error.status in {404, 413} else None
        if session is None:
            return None
        told = TOO_LARGE if error.status == 413 else NOTHING
        return self._plain("message.html", session.where.locale, error.status, told=told, token=session.token)

    async def _outside(self, request: web.Request) -> web.Response:
        return self._plain("message.html", _language(request), 401, told=COME_IN)

    async def _knock(self, request: web.Request) -> web.Response:
        """Show a button: whoever only looks at a link, such as a preview, does not use it up."""
        may = self._door.may_enter(request)
        locale = self._sessions.waits(request.match_info["token"]) if may else None
        if locale is None:
            return self._plain("message.html", _language(request), 403, told=LINK_OVER)
        return self._plain("enter.html", locale, 200)

    async def _enter(self, request: web.Request) -> web.Response:
        """Begin a session; one that this browser had ends."""
        cookie = self._sessions.begin(request.match_info["token"]) if self._door.may_enter(request) else None
        if cookie is None:
            return self._plain("message.html", _language(request), 403, told=LINK_OVER)
        self._sessions.end(request.cookies.get(self._cookie, ""))
        response = web.HTTPSeeOther("/")
        response.set_cookie(
            self._cookie,
            cookie,
            max_age=int(LONGEST.total_seconds()),
            httponly=True,
            secure=self._door.secure,
            samesite="Lax",
        )
        raise response

    async def _leave(self, request: web.Request) -> web.Response:
        session, sent = self._must_be_in(request), await forms.read(request)
        _must_match(session, sent.token)
        self._sessions.end(request.cookies.get(self._cookie, ""))
        response = self._plain("message.html", session.where.locale, 200, told=LEFT)
        response.del_cookie(self._cookie, httponly=True, secure=self._door.secure, samesite="Lax")
        return response

    async def _healthy(self, request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def _show(self, sheet: Sheet, request: web.Request) -> web.Response:
        session = self._must_be_in(request)
        if request.query.get("taal") in LANGUAGES:
            session.where = replace(session.where, locale=request.query["taal"])
        locale = session.where.locale
        actor = self._lent.find(session.actor, session.where)
        if actor is None or not actor.may(*sheet.needs):
            own = self._views.first(actor) if actor is not None and sheet.path == "/" else ""
            if own:
                raise web.HTTPSeeOther(f"{own}?{request.query_string}" if request.query_string else own)
            return self._plain("message.html", locale, 403, told=NOT_FOR_YOU, token=session.token)
        visit = partial(Visit, path=dict(request.match_info), query=dict(request.query))
        try:
            page: Page = await self._lent.counter.look(
                actor, session.where, lambda call: sheet.make(visit(call))
            )
        except UserError as error:
            said = self._lent.says[locale](error.key, **error.values)
            return self._plain(
                "message.html", locale, 404, told=("desk-nothing-here", ""), said=said, token=session.token
            )
        key = request.query.get(forms.ANSWER, "")
        shown = Shown(session, actor, request.path, forms.here(page.back or request.path_qs), key)
        return _html(self._views.page(page, self._lent.says[locale], shown))

    async def _do(self, request: web.Request) -> web.Response:
        """Call a command (or do what only the desk does), keep the answer and go where it is shown."""
        session, what = self._must_be_in(request), request.match_info["what"]
        sent = await forms.read(request)
        _must_match(session, sent.token)
        deed = self._deeds.get(what)
        actor = self._lent.find(session.actor, session.where)
        if actor is None or (deed is None and what not in self._commands):
            raise web.HTTPNotFound
        key = sent.key or secrets.token_hex(16)
        sure = CONFIRMED in sent.given and session.offered(what, sent.given)
        event = Called(f"d{key}", what, sent.given, actor, session.where, self._lent.clock(), confirmed=sure)
        work = partial(_deed, deed, sent) if deed else None
        answer = await self._lent.counter.ask(event, work)
        if answer.outcome != "repeat":
            session.keep(key, answer, sent.typed)
        raise web.HTTPSeeOther(self._next(sent, key, answer))

    def _next(self, sent: forms.Sent, key: str, answer: Answer) -> str:
        """Where an answer is shown: what is offered to be kept on a page of its own."""
        if answer.outcome not in {"done", "repeat"}:
            return forms.with_answer(sent.back, key)
        for action in answer.reply.actions if answer.reply else ():
            if action.command in self._previews:
                path = filled(self._previews[action.command], action.given)
                return forms.with_answer(path, key, terug=sent.after)
        return forms.with_answer(sent.after, key)

    async def _file(self, request: web.Request) -> web.Response:
        """A file that came with an answer of this session."""
        session, number = self._must_be_in(request), int(request.match_info["number"])
        answer, _ = session.answers.get(request.match_info["key"], (Answer("", None), {}))
        files = answer.reply.files if answer.reply else ()
        if number >= len(files):
            raise web.HTTPNotFound
        name = "".join(c if c.isalnum() or c in "-_." else "_" for c in files[number].name)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(
            body=files[number].content, headers=headers, content_type=files[number].media_type
        )

    def _session(self, request: web.Request) -> Session | None:
        return self._sessions.session(request.cookies.get(self._cookie, ""))

    def _must_be_in(self, request: web.Request) -> Session:
        found = self._session(request)
        if found is None:
            raise web.HTTPSeeOther("/in")
        return found

    def _plain(self, template: str, locale: str, status: int, **values: object) -> web.Response:
        given = {"said": "", "told": (), "token": "", **values}
        html = self._views.plain(template, self._lent.says[locale], locale, **given)
        return _html(html, status)


def _deed(deed: Deed, sent: forms.Sent, call: Call) -> Reply:
    if not call.actor.may(*deed.needs):
        raise UserError("command-not-allowed", roles=", ".join(sorted(deed.needs)))
    return deed.do(Visit(call, {}, sent.given, sent.file))


def _must_match(session: Session, token: str) -> None:
    """Refuse a form that this session was not given."""
    if not secrets.compare_digest(session.token.encode(), token.encode(errors="replace")):
        raise web.HTTPForbidden(text="This form is not of your session: open the page again.")


def _language(request: web.Request) -> str:
    """The language of somebody we do not know: what the browser asks for first, of those we speak."""
    wanted = [
        x.split(";")[0].strip()[:2].lower() for x in request.headers.get("Accept-Language", "").split(",")
    ]
    return next((x for x in wanted if x in LANGUAGES), LANGUAGES[0])


def _html(html: str, status: int = 200) -> web.Response:
    return web.Response(text=html, content_type="text/html", status=status)
