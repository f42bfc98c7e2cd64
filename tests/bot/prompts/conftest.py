"""A database with all tables, rooms that get prompts, and an outbox that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from bot.core.commands import Unit
from bot.core.content import plain
from bot.core.places import Address, Audience, Conversation
from bot.core.plan import Act
from bot.core.reply import Reply
from bot.prompts.model import Limits, Prompt
from bot.prompts.posting import Places, Prompter
from bot.store.engine import open_engine
from bot.texts.catalogue import load
from tests.databases import Template

GENERAL = Conversation("web", "vraagbaak", "algemeen")
ENGLISH = Conversation("matrix", "home", "general", locale="en")
STAFF = Conversation("web", "vraagbaak", "staf", Audience.STAFF)
SAY = load()
USUAL = Limits()


@dataclass
class Outbox:
    """What was said, by key: the same key says it once."""

    said: dict[str, tuple[Address, Reply]] = field(default_factory=dict)

    def say(self, unit: Unit, to: Address, reply: Reply, *, reason: str, key: str | None = None) -> None:
        """Remember what would be said."""
        self.said.setdefault(key or f"{reason} {len(self.said)}", (to, reply))

    def act(self, unit: Unit, act: Act, *, reason: str, key: str | None = None) -> None:
        """No prompt ever acts on a person."""
        raise AssertionError(act)

    def texts(self, room: Conversation) -> list[str]:
        """The words said in this room, in order."""
        return [plain(reply.blocks) for to, reply in self.said.values() if to == room]


@pytest.fixture
def engine(tmp_path: Path, migrated: Template) -> Iterator[Engine]:
    """An engine on a database with all tables."""
    made = open_engine(migrated.put(tmp_path))
    yield made
    made.dispose()


@pytest.fixture
def unit(engine: Engine) -> Iterator[Connection]:
    """A transaction on that database."""
    with engine.begin() as connection:
        yield connection


@pytest.fixture
def outbox() -> Outbox:
    """An outbox that can be read."""
    return Outbox()


def stock(count: int, themes: int = 4) -> tuple[Prompt, ...]:
    """So many prompts without a word in common."""
    return tuple(
        Prompt(f"p{n}", f"thema-{n % themes}", f"Titel {n}", f"vraag{n}aa vraag{n}bb vraag{n}cc?")
        for n in range(count)
    )


def prompter(
    outbox: Outbox,
    prompts: tuple[Prompt, ...],
    limits: Limits = USUAL,
    rooms: tuple[Conversation, ...] = (GENERAL, ENGLISH),
) -> Prompter:
    """A prompter for these rooms; only the source `bron-1` is known."""
    known = {"bron-1": ("Een bron", "https://voorbeeld.example/bron")}
    return Prompter(prompts, limits, Places(rooms, STAFF), outbox, SAY.__getitem__, known.get)
