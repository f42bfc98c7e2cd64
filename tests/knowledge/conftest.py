"""The shipped word lists and sources, a database with all tables, and an outbox that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from bot.core.commands import Call, Unit
from bot.core.content import plain
from bot.core.people import Actor, Role
from bot.core.places import Address, Conversation
from bot.core.plan import Act
from bot.core.reply import Reply
from bot.store.engine import open_engine
from bot.store.people import Contacts
from bot.texts.catalogue import load
from knowledge.finding.finder import Finder, shipped
from knowledge.finding.lists import load_lists
from knowledge.lent import Lent
from knowledge.reading.dutch import Dutch, load_dutch
from knowledge.room import KnowledgeRoom, knowledge_room, theme_names
from knowledge.sources.resource import NATIONAL, KnowledgeSource, Resource, ResourceKind
from moderation.guard.guard import Guard
from tests.databases import Template

CONFIG = Path(__file__).resolve().parents[2] / "config" / "knowledge"
DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HALL = Conversation("web", "vraagbaak", "waar-vind-ik")
SAY = load()
LISTS = load_lists(CONFIG)
SOURCES = shipped(CONFIG)
GUARD = Guard.load(CONFIG.parent / "guard")


def made(id_: str, title: str, **values: object) -> Resource:
    """A resource with little in it."""
    plain_one = Resource(
        id_,
        title,
        f"https://voorbeeld.nl/{id_}",
        "Uitgever",
        ResourceKind.ARTICLE,
        "Iets.",
        (),
        (),
        KnowledgeSource.PRACTICE,
        NATIONAL,
        (),
        None,
        date(2026, 11, 21),
    )
    return replace(plain_one, **values)  # type: ignore[arg-type] # the tests name fields as they need them


@pytest.fixture(scope="session")
def dutch() -> Dutch:
    return load_dutch(CONFIG)


@pytest.fixture(scope="session")
def finder() -> Finder:
    """Over the shipped sources."""
    return Finder(LISTS, SOURCES)


@dataclass
class Outbox:
    """What was said, by key: the same key says it once."""

    said: dict[str, tuple[Address, Reply]] = field(default_factory=dict)

    def say(self, unit: Unit, to: Address, reply: Reply, *, reason: str, key: str | None = None) -> None:
        """Remember what would be said."""
        self.said.setdefault(key or f"{reason} {len(self.said)}", (to, reply))

    def act(self, unit: Unit, act: Act, *, reason: str, key: str | None = None) -> None:
        """Finding never acts on a person."""
        raise AssertionError(act)


@pytest.fixture
def engine(tmp_path: Path, migrated: Template) -> Iterator[Engine]:
    """An engine on a database with all tables."""
    opened = open_engine(migrated.put(tmp_path))
    yield opened
    opened.dispose()


@pytest.fixture
def unit(engine: Engine) -> Iterator[Connection]:
    """A transaction on that database."""
    with engine.begin() as connection:
        yield connection


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


@pytest.fixture
def room(outbox: Outbox, unit: Connection) -> KnowledgeRoom:
    """The room on the shipped sources, filled."""
    lent = Lent(outbox, Contacts(), SAY.__getitem__, lambda _: None, theme_names(CONFIG), clean)
    built = knowledge_room(LISTS, SOURCES, lent)
    built.shelf.fill(unit)
    return built


def clean(text: str) -> bool:
    """Whether the guard finds no client data."""
    return not GUARD.examine(text).spans


def call(unit: Connection, name: str = "anna", *roles: Role, locale: str = "nl") -> Call:
    """Somebody who uses a command in the hall."""
    actor = Actor("web", name, name.capitalize(), frozenset(roles))
    where = replace(HALL, locale=locale)
    return Call("e1", actor, f"{name:x<26}"[:26], where, NOW, SAY[locale], unit)


def words(reply: Reply | None) -> str:
    """The plain words of a reply."""
    return plain(reply.blocks) if reply else ""
