"""The story on the theatre: the whole assistant on a platform without a network, with what Discord can do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.app import App
from bot.core.events import Event
from bot.core.people import Actor
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.plan import Capabilities, Capability
from bot.equipment import Equipment
from tests.conversations.conftest import Clock
from tests.conversations.platforms import DISCORD
from tests.conversations.theatre import NAME, Shown, Theatre, room
from tests.conversations.voices import Voice
from tests.stories.cast import CAST, HALL, PRIVATE, ROOMS, STAFF, Line, Spoken, State
from tests.stories.questions import Labels, answers, labels_of
from tests.stories.state import kept

PLACES = {id_: room(id_, made.audience) for id_, made in ROOMS.items()}
Settle = Callable[[], Awaitable[None]]


@dataclass
class Player:
    """Someone of the cast on the theatre."""

    voice: Voice
    settle: Settle
    labels: Labels
    heard: list[Line] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def handle(self) -> str:
        return self.voice.actor.id

    async def says(self, words: str, room: str = HALL, under: Spoken | None = None) -> Spoken:
        where = PLACES[room] if under is None else replace(PLACES[room], thread=_ref(under).id)
        spoken = await self.voice.says(words, where)
        await self.settle()
        return spoken

    async def uses(self, command: str, room: str = STAFF, **given: str) -> None:
        await self.voice.uses(command, PLACES[room], None, **given)
        await self.settle()

    async def uses_on(self, command: str, message: Spoken) -> None:
        ref = _ref(message)
        await self.voice.uses(command, ref.conversation, ref)
        await self.settle()

    async def presses(self, label: str) -> None:
        await self.voice.presses(label)
        await self.settle()

    async def fills(self, **given: str) -> None:
        if Capability.FORMS not in self.voice.theatre.capabilities:
            await answers(given, self._last, self._tells, self.labels)
            return
        form = next(x.form for x in reversed(self.voice.sees) if x.form)
        shown = {x.name: x.value for x in form.fields}
        await self.voice.fills_in_place(**{**shown, **given})
        await self.settle()

    async def reacts(self, message: Spoken, emoji: str) -> None:
        await self.voice.reacts(_ref(message), emoji)
        await self.settle()

    def finds(self, words: str) -> Spoken:
        return next(x.ref for x in reversed(self.voice.sees) if not x.author and words in x.text)

    async def opens(self, name: str) -> bytes:
        files = (file for x in reversed(self.voice.sees) for file in x.files if file.name == name)
        return next(files).content

    async def _tells(self, words: str) -> None:
        await self.voice.tells(words)
        await self.settle()

    def _last(self) -> str:
        """What the assistant said last in private."""
        private = (x for x in reversed(self.voice.sees) if not x.author and _is_private(x))
        return next(private).text

    def listens(self) -> None:
        """Take in what is new."""
        for shown in self.voice.sees:
            if not shown.author and shown.ref.id not in self.seen:
                self.seen.add(shown.ref.id)
                self.heard.append(_line(shown))


class TheatreStage:
    """The assistant on the theatre, with the cast in their places."""

    def __init__(self, app: App, theatre: Theatre, clock: Clock) -> None:
        self._app, self._clock = app, clock
        actors = {name: Actor(NAME, name, name.capitalize(), roles) for name, roles in CAST.items()}
        self._actors = theatre.people = actors
        self._players = {
            name: Player(Voice(actor, theatre, self._send, clock), self._settle, labels_of(app))
            for name, actor in actors.items()
        }

    async def enters(self, name: str) -> None:
        """Have someone come in; what is said by way of welcome is not part of the story."""
        player = self._players[name]
        await player.voice.joins(PLACES[HALL])
        await self._settle()
        player.heard.clear()

    def person(self, name: str) -> Player:
        return self._players[name]

    async def passes(self, **by: int) -> None:
        await self._app._schedule.tick()
        self._clock.moves(**by)
        await self._app._schedule.tick()
        await self._settle()

    async def state(self) -> State:
        return await kept(self._app, self._actors, self._clock)

    async def _send(self, event: Event) -> None:
        await self._app.dispatcher.handle(event)

    async def _settle(self) -> None:
        await self._app.flush()
        for player in self._players.values():
            player.listens()


@asynccontextmanager
async def theatre_stage(
    equipment: Equipment, data: Path, can: Capabilities = DISCORD
) -> AsyncIterator[TheatreStage]:
    """The stage, set on a fresh data folder, of a platform that can do this."""
    clock, theatre = Clock(), Theatre(can)
    rooms = {PLACES[id_]: made for id_, made in ROOMS.items()}
    named = replace(equipment, roles={f"{NAME}:{name}": roles for name, roles in CAST.items()})
    app = App(named, data, [lambda _: theatre], rooms, clock)
    async with app.running():
        stage = TheatreStage(app, theatre, clock)
        for name in CAST:
            await stage.enters(name)
        yield stage


def _ref(spoken: Spoken) -> MessageRef:
    assert isinstance(spoken, MessageRef)
    return spoken


def _line(shown: Shown) -> Line:
    where: Conversation = shown.ref.conversation
    private = _is_private(shown)
    return Line(
        PRIVATE if private else where.room,
        shown.text,
        tuple(x.label for x in shown.choices if x.number is None),
        tuple(x.label for x in shown.form.fields) if shown.form else (),
        tuple(x.name for x in shown.files),
        where.thread is not None and not private,
    )


def _is_private(shown: Shown) -> bool:
    return shown.only_for is not None or shown.ref.conversation.audience is Audience.DIRECT
