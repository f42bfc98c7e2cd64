"""The story in the web chat: the real adapter and server, and one open page per person."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from aiohttp import ClientSession

from adapters.web import places as web
from adapters.web.client import WebAdapter
from adapters.web.personal import ChatPersonalData
from adapters.web.tidying import tidy_chat
from bot.app import App
from bot.equipment import Equipment
from tests.adapters.web.visitor import Frame, Visitor, visit
from tests.conversations.conftest import Clock
from tests.stories.cast import CAST, HALL, PRIVATE, ROOMS, STAFF, Line, Spoken, State
from tests.stories.state import kept

Settle = Callable[[], Awaitable[None]]


class Words(HTMLParser):
    """The words of a message on the page, each block on a line of its own."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._parts: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"strong", "em", "a", "span"}:
            self._parts.append("\n")

    @property
    def text(self) -> str:
        return "".join(self._parts).strip()


@dataclass
class Surfer:
    """Someone of the cast with the page open."""

    account: str
    address: str
    page: Visitor
    settle: Settle
    heard: list[Line] = field(default_factory=list)
    sees: dict[int, Frame] = field(default_factory=dict)

    @property
    def handle(self) -> str:
        return self.account

    async def says(self, words: str, room: str = HALL, under: Spoken | None = None) -> Spoken:
        before = set(self.sees)
        await self._sends(type="say", room=room, text=words, thread=under)
        return next(id_ for id_, x in self.sees.items() if id_ not in before and x["mine"])

    async def uses(self, command: str, room: str = STAFF, **given: str) -> None:
        await self._sends(type="call", room=room, command=command, given=given)

    async def uses_on(self, command: str, message: Spoken) -> None:
        assert isinstance(message, int)
        at = self.sees[message]
        await self._sends(
            type="call", room=at["room"], thread=at["thread"], command=command, given={}, target=message
        )

    async def presses(self, label: str) -> None:
        offered = ((x, c) for x in reversed(self._assistants) for c in x["choices"])
        at, choice = next((x, c) for x, c in offered if label.casefold() in c["label"].casefold())
        await self._sends(type="choose", room=at["room"], thread=at["thread"], token=choice["token"])

    async def fills(self, **given: str) -> None:
        at = next(x for x in reversed(self._assistants) if x["form"])
        values = {x["name"]: x["value"] for x in at["form"]["fields"]} | given
        await self._sends(type="choose", room=at["room"], token=at["form"]["token"], given=values)

    async def reacts(self, message: Spoken, emoji: str) -> None:
        await self._sends(type="react", message=message, emoji=emoji)

    def finds(self, words: str) -> Spoken:
        return next(x["id"] for x in reversed(self._assistants) if words in Words(x["html"]).text)

    async def opens(self, name: str) -> bytes:
        files = (file for x in reversed(self._assistants) for file in x["files"] if file["name"] == name)
        async with ClientSession() as session, session.get(urljoin(self.address, next(files)["url"])) as got:
            return await got.read()

    async def listens(self) -> None:
        """Take in what the page was told; a hello is answered after all that went before it."""
        await self.page.hello(self.account)
        told = [frame["message"] for frame in self.page.frames if frame["type"] == "message"]
        self.page.frames.clear()
        for message in told:
            if message["author"] is None and not message["removed"] and message["id"] not in self.sees:
                self.heard.append(_line(message))
            self.sees[message["id"]] = message

    @property
    def _assistants(self) -> list[Frame]:
        return [x for x in self.sees.values() if x["author"] is None and not x["removed"]]

    async def _sends(self, **fields: object) -> None:
        answer = await self.page.sends(**fields)
        assert answer["type"] == "done", answer
        await self.settle()


class WebStage:
    """The assistant behind the web chat, with the cast at their screens."""

    def __init__(self, app: App, accounts: dict[str, web.Account], clock: Clock) -> None:
        self._app, self._accounts, self._clock = app, accounts, clock
        self._surfers: dict[str, Surfer] = {}

    async def enters(self, name: str, page: Visitor) -> None:
        """Have someone open the page; what is said by way of welcome is not part of the story."""
        await page.hello(name)
        surfer = Surfer(name, self._app.addresses[0], page, self._settle)
        self._surfers[name] = surfer
        await self._app.flush()
        await surfer.listens()
        surfer.heard.clear()

    def person(self, name: str) -> Surfer:
        return self._surfers[name]

    async def passes(self, **by: int) -> None:
        await self._app._schedule.tick()
        self._clock.moves(**by)
        await self._app._schedule.tick()
        await self._settle()

    async def state(self) -> State:
        actors = {name: account.actor for name, account in self._accounts.items()}
        return await kept(self._app, actors, self._clock)

    async def _settle(self) -> None:
        await self._app.flush()
        for surfer in self._surfers.values():
            await surfer.listens()


@asynccontextmanager
async def web_stage(equipment: Equipment, data: Path) -> AsyncIterator[WebStage]:
    """The stage, set on a fresh data folder and a free port."""
    clock = Clock()
    accounts = {name: web.Account(name, name.capitalize(), "", roles) for name, roles in CAST.items()}
    rooms = [web.Room(made.id, made.name, made.about, made.audience) for made in ROOMS.values()]
    places = web.Places(rooms, list(accounts.values()))
    known = {places.conversation(id_, "nl"): made for id_, made in ROOMS.items()}
    app = App(
        equipment,
        data,
        [lambda ground: WebAdapter(places, ground.database, equipment.says, ground.clock, 0)],
        known,
        clock,
        [tidy_chat()],
    )
    app.keepers.append(ChatPersonalData(places, app.people.person))
    async with app.running(), AsyncExitStack() as pages:
        stage = WebStage(app, accounts, clock)
        for name in CAST:
            await stage.enters(name, await pages.enter_async_context(visit(app.addresses[0])))
        yield stage


def _line(message: Frame) -> Line:
    private = message["private"] or message["room"].startswith("@")
    form = message["form"]
    return Line(
        PRIVATE if private else message["room"],
        Words(message["html"]).text,
        tuple(x["label"] for x in message["choices"]),
        tuple(x["label"] for x in form["fields"]) if form else (),
        tuple(x["name"] for x in message["files"]),
        message["thread"] is not None and not private,
    )
