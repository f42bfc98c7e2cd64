"""A database with all tables, the shipped rules, and the room of signals with what it borrows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from bot.core.commands import Call, Unit
from bot.core.content import p, plain
from bot.core.events import Message, Screened
from bot.core.people import Actor, Role
from bot.core.places import Address, Audience, Conversation, MessageRef
from bot.core.plan import Act
from bot.core.reply import Reply
from bot.signals.deadlines import Terms
from bot.signals.lent import Lent
from bot.signals.model import Answers, Draft, Origin, Signal
from bot.signals.reading.rules import SignalRules, load_rules
from bot.signals.room import SignalRoom, signal_room
from bot.store.choices import Choices
from bot.store.engine import open_engine
from bot.store.people import Contacts, Pseudonyms
from bot.texts.catalogue import load
from knowledge.lexicon.gist import load_gist
from tests.databases import Template

CONFIG = Path(__file__).resolve().parents[3] / "config"
SAY = load()
SECRET = b"a secret of thirty-two bytes long"[:32]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HALL = Conversation("web", "vraagbaak", "praktijk")
STAFF = Conversation("web", "vraagbaak", "staf", Audience.STAFF)
ANNA, BEN, MO = (Actor("web", name, name.capitalize()) for name in ("anna", "ben", "mo"))
MODERATOR = Actor("web", "mo", "Mo", frozenset({Role.MODERATOR}))
NUMBER = "123456782"
RATES = "Het tarief is niet kostendekkend en de indexatie blijft ver achter bij de cao"
WAITING = "De wachtlijst voor traumabehandeling is hier opgelopen tot een jaar"
_PEOPLE = Pseudonyms(SECRET)


@pytest.fixture(scope="session")
def rules() -> SignalRules:
    """The shipped rules, read once."""
    return load_rules(CONFIG / "signals", load_gist(CONFIG).of)


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


@dataclass
class Outbox:
    """What was said, by key: the same key says it once."""

    said: dict[str, tuple[Address, Reply]] = field(default_factory=dict)

    def say(self, unit: Unit, to: Address, reply: Reply, *, reason: str, key: str | None = None) -> None:
        """Remember what would be said."""
        self.said.setdefault(key or f"{reason} {len(self.said)}", (to, reply))

    def act(self, unit: Unit, act: Act, *, reason: str, key: str | None = None) -> None:
        """Signals never act on a person."""
        raise AssertionError(act)

    def texts(self, to: Address) -> list[str]:
        """The words said to someone, in order."""
        return [plain(reply.blocks) for whom, reply in self.said.values() if whom == to]


@dataclass
class World:
    """The room of signals with people and messages around it."""

    room: SignalRoom
    unit: Connection
    outbox: Outbox
    messages: dict[str, Message]
    lent: Lent
    ids: int = 0

    def call(self, actor: Actor, *, locale: str = "nl", target: MessageRef | None = None) -> Call:
        """A call by someone."""
        self.ids += 1
        where = STAFF if actor.roles else HALL
        return Call(f"e{self.ids}", actor, person(actor), where, NOW, SAY[locale], self.unit, target)

    def message(self, author: Actor, text: str) -> MessageRef:
        """A message in the hall that can be pointed at."""
        ref = MessageRef(HALL, f"m{len(self.messages)}")
        self.messages[ref.id] = Message(ref, author, text, NOW)
        return ref

    def give(self, actor: Actor, text: str = RATES, now: datetime = NOW) -> Signal:
        """Have someone give a signal."""
        origin = Origin("web", "praktijk")
        return self.room.intake.take_in(self.unit, person(actor), Draft(text), origin, now).signal


def person(actor: Actor) -> str:
    """The pseudonym of someone."""
    return _PEOPLE.person(actor)


def masked(text: str, where: Conversation, actor: Actor) -> Screened:
    """A guard that knows one number."""
    return Screened(text.replace(NUMBER, "[bsn]"))


@pytest.fixture
def world(unit: Connection, rules: SignalRules) -> World:
    """The room, wired as the assistant wires it."""
    outbox, messages = Outbox(), dict[str, Message]()
    lent = Lent(
        outbox=outbox,
        contacts=Contacts(),
        say_in=SAY.__getitem__,
        screen=masked,
        message=lambda _, ref: messages.get(ref.id),
        person=person,
        channel=lambda where: where.room,
        retract=Choices().retract,
        place=lambda platform, name: HALL if (platform, name) == ("web", "praktijk") else None,
        staff=(STAFF,),
        elsewhere=lambda _, text: Reply(p("een andere weg")) if "collega Jan fraudeert" in text else None,
    )
    room = signal_room(rules, SECRET, lambda text: "nu in gevaar" in text, lent, 5, Terms())
    return World(room, unit, outbox, messages, lent)


YES_NO_NO = Answers(share_knowledge=True, employer_commissioner=False, develop_knowledge=False)
