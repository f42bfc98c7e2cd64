"""A database with all tables, and the room of moderation with what it borrows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from bot.core.commands import Call, Unit
from bot.core.content import plain
from bot.core.events import Heard, Message
from bot.core.people import Actor, Role
from bot.core.places import Address, Audience, Conversation, Direct, MessageRef
from bot.core.plan import Act, Capabilities, Capability
from bot.core.reply import Reply
from bot.store.engine import open_engine
from bot.store.people import Contacts, Pseudonyms
from bot.texts.catalogue import load
from moderation.cases.lent import Lent
from moderation.cases.room import ModerationRoom, moderation_room
from moderation.members.readers import Readers
from moderation.screening.config import read_config
from moderation.screening.screening import Learned, learn
from tests.databases import Template

CONFIG = Path(__file__).resolve().parents[3] / "config" / "screening"
SAY = load()
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HALL = Conversation("web", "vraagbaak", "praktijk")
STAFF = Conversation("web", "vraagbaak", "staf", Audience.STAFF)
ANNA, BEN = (Actor("web", name, name.capitalize()) for name in ("anna", "ben"))
MO, KIM = (Actor("web", name, name.capitalize(), frozenset({Role.MODERATOR})) for name in ("mo", "kim"))
ADMIN = Actor("web", "ada", "Ada", frozenset({Role.MODERATOR, Role.ADMIN}))
BOT = Actor("web", "vraagbaak", "Vraagbaak", bot=True)
_PEOPLE = Pseudonyms(b"a secret of thirty-two bytes long"[:32])


def person(actor: Actor) -> str:
    """The pseudonym of someone."""
    return _PEOPLE.person(actor)


def private(actor: Actor) -> Direct:
    """Someone's private conversation."""
    return Direct(actor.platform, actor.id)


@dataclass
class Outbox:
    """What was said and done, by key: the same key counts once."""

    said: dict[str, tuple[Address, Reply]] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)

    def say(self, unit: Unit, to: Address, reply: Reply, *, reason: str, key: str | None = None) -> None:
        """Remember what would be said."""
        self.said.setdefault(key or f"{reason} {len(self.said)}", (to, reply))

    def act(self, unit: Unit, act: Act, *, reason: str, key: str | None = None) -> None:
        """Remember what would be done."""
        self.acts.setdefault(key or f"{reason} {len(self.acts)}", act)

    def replies(self, to: Address) -> list[Reply]:
        """What was said to someone, in order."""
        return [reply for whom, reply in self.said.values() if whom == to]

    def texts(self, to: Address) -> list[str]:
        """The words said to someone, in order."""
        return [plain(reply.blocks) for reply in self.replies(to)]


@dataclass
class World:
    """The room of moderation with people and messages around it."""

    unit: Connection
    screening: Learned
    outbox: Outbox = field(default_factory=Outbox)
    messages: dict[str, Message] = field(default_factory=dict)
    can: Capabilities = frozenset({Capability.DELETE})
    staff: Conversation | None = STAFF
    lacks: Callable[[Act], str | None] = lambda _: None
    ids: int = 0

    def room(self, *, acts: bool = False) -> ModerationRoom:
        """The room, wired as the assistant wires it."""
        lent = Lent(
            outbox=self.outbox,
            contacts=Contacts(),
            say_in=SAY.__getitem__,
            message=lambda _, ref: self.messages.get(ref.id),
            person=person,
            channel=lambda where: where.room,
            can=lambda _: self.can,
            lacks=self.lacks,
            link=lambda ref: f"https://chat.example/{ref.id}",
            staff=lambda platform: self.staff,
            opened=Readers().note,
        )
        return moderation_room(self.screening, lent, acts=acts)

    def call(self, actor: Actor, target: MessageRef | None = None, now: datetime = NOW) -> Call:
        """A call by someone."""
        self.ids += 1
        where = STAFF if actor.roles else HALL
        return Call(f"e{self.ids}", actor, person(actor), where, now, SAY["nl"], self.unit, target)

    def message(
        self, author: Actor, text: str = "hoi", where: Conversation = HALL, at: datetime = NOW
    ) -> Heard:
        """A message that can be pointed at and heard."""
        ref = MessageRef(where, f"m{len(self.messages)}")
        self.messages[ref.id] = Message(ref, author, text, at)
        return Heard(self.messages[ref.id])


@pytest.fixture(scope="session")
def screening() -> Learned:
    """The shipped lists, read once."""
    return learn(read_config(CONFIG))


@pytest.fixture
def engine(tmp_path: Path, migrated: Template) -> Iterator[Engine]:
    """An engine on a database file with all tables."""
    made = open_engine(migrated.put(tmp_path))
    yield made
    made.dispose()


@pytest.fixture
def unit(engine: Engine) -> Iterator[Connection]:
    """A transaction on that database."""
    with engine.begin() as connection:
        yield connection


@pytest.fixture
def world(unit: Connection, screening: Learned) -> World:
    """People, a hall and a staff room."""
    return World(unit, screening)
