"""A browser without a screen at the desk: it follows links and sends forms as they stand on a page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from io import BytesIO

from aiohttp import ClientResponse, ClientSession, CookieJar, FormData

from bot.app import App
from bot.desk import Bureau
from tests.adapters.web.visitor import visit

LINK = re.compile(r'href="(http://127[^"]*/in/[\w-]+)"')


@dataclass
class Form:
    """A form of a page."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag in {"input", "textarea", "select"} and given.get("name") and given.get("type") != "file":
            self.forms[-1].fields[given["name"]] = given.get("value", "")
            self._area = given["name"] if tag == "textarea" else ""
            self._select = given["name"] if tag == "select" else ""
        elif tag == "option" and "selected" in given:
            self.forms[-1].fields[self._select] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            words = self.forms[-1].fields[self._area]
            self.forms[-1].fields[self._area], self._area = words.removeprefix("\n"), ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1].fields[self._area] += data


@dataclass
class Sheet:
    """A page as it came: its status, where it is, its words and its forms."""

    status: int
    url: str
    html: str
    headers: Mapping[str, str]

    @property
    def forms(self) -> list[Form]:
        parser = _Forms()
        parser.feed(self.html)
        return parser.forms

    def form(self, command: str, **holding: str) -> Form:
        """The first form for a command that holds these values."""
        return next(
            f
            for f in self.forms
            if f.action == f"/doe/{command}" and all(f.fields.get(f"w.{k}") == v for k, v in holding.items())
        )


class Browser:
    """One browser with its own cookies."""

    def __init__(self, session: ClientSession, base: str) -> None:
        self.session = session
        self.base = base

    @property
    def origin(self) -> str:
        return self.base.rstrip("/")

    async def get(self, path: str, headers: Mapping[str, str] | None = None) -> Sheet:
        """Open a page."""
        url = path if path.startswith("http") else self.origin + path
        async with self.session.get(url, headers=headers) as response:
            return await _sheet(response)

    async def post(
        self,
        path: str,
        body: Mapping[str, str] | FormData | BytesIO,
        *,
        origin: str | None = None,
        kind: str = "",
        allow_redirects: bool = True,
    ) -> Sheet:
        """Send a form; from this site unless another origin is given."""
        headers = {"Origin": self.origin if origin is None else origin, "Content-Type": kind}
        url = path if path.startswith("http") else self.origin + path
        kept = {name: value for name, value in headers.items() if value}
        async with self.session.post(
            url, data=body, headers=kept, allow_redirects=allow_redirects
        ) as response:
            return await _sheet(response)

    async def send(self, form: Form, **changed: str) -> Sheet:
        """Send a form as it stands, with some values changed."""
        fields = {**form.fields, **{f"w.{k}": v for k, v in changed.items()}}
        return await self.post(form.action, fields)


async def _sheet(response: ClientResponse) -> Sheet:
    body = await response.read()
    return Sheet(response.status, str(response.url), body.decode(errors="replace"), response.headers)


async def link_for(app: App, person: str, words: str = "bureau", locale: str = "nl") -> str:
    """The link that the assistant gives somebody in the chat."""
    async with visit(app.addresses[0]) as chat:
        await chat.hello(person, locale)
        await chat.sends(type="say", room=f"@{person}", text=words)
        frame = await chat.told(lambda f: f["type"] == "message" and "/in/" in f["message"]["html"])
        found = LINK.search(frame["message"]["html"])
        assert found is not None
        return unescape(found[1])


@asynccontextmanager
async def stranger(desk: Bureau) -> AsyncIterator[Browser]:
    """A browser that nobody let in."""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield Browser(session, desk.desk.address)


@asynccontextmanager
async def at_the_desk(app: App, desk: Bureau, person: str, locale: str = "nl") -> AsyncIterator[Browser]:
    """A browser in which somebody came in with a link."""
    async with stranger(desk) as browser:
        link = await link_for(app, person, "desk" if locale == "en" else "bureau", locale)
        front = await browser.post(link, {})
        assert front.status == 200, front.html
        yield browser
