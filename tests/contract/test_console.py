"""The terminal keeps the adapter contract."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from io import StringIO
from pathlib import Path

import pytest_asyncio

from adapters.console.client import HERE, ConsoleAdapter
from bot.core.people import Actor, Role
from bot.core.places import Conversation, MessageRef
from bot.core.plan import Choice
from bot.texts.catalogue import load
from tests.contract.rig import Listener, Shown
from tests.contract.suite import AdapterContract

ROLES = {"lid": frozenset[Role](), "moderator": frozenset({Role.MODERATOR})}


class Terminal:
    """A terminal whose keyboard is a pipe and whose screen is a string."""

    anna = Actor("console", "lid", "lid")
    mo = Actor("console", "moderator", "moderator", ROLES["moderator"])
    room = HERE

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        self.keyboard = os.fdopen(write, "w", buffering=1, encoding="utf-8")
        self.input = os.fdopen(read, encoding="utf-8")
        self.screen = StringIO()
        self.folder = folder
        self.ended = asyncio.Event()
        self.adapter = ConsoleAdapter(self.input, self.screen, folder, ROLES, load()["nl"], self.ended.set)

    async def says(self, actor: Actor, words: str, where: Conversation) -> None:
        self.keyboard.write(f"als {actor.id}\n{words}\n")

    async def sees(self, actor: Actor, where: Conversation) -> Sequence[Shown]:
        files = [(x.name, x.read_bytes()) for x in self.folder.iterdir()] if self.folder.exists() else []
        return [Shown(self._as(actor), files=files)]

    async def sees_private(self, actor: Actor) -> Sequence[Shown]:
        return [Shown(self._as(actor))]

    async def asks(self, actor: Actor, where: Conversation) -> str | None:
        return None

    async def presses(self, actor: Actor, ref: MessageRef, choice: Choice, given: dict[str, str]) -> None:
        raise AssertionError("a terminal has no buttons")

    def _as(self, actor: Actor) -> str:
        """One person sits here: the first role sees what is said to it, the other what names it."""
        text = self.screen.getvalue()
        return text if actor.id == "lid" else "\n".join(x for x in text.split("\n\n") if "moderator" in x)


@pytest_asyncio.fixture
async def rig(tmp_path: Path, listener: Listener) -> AsyncIterator[Terminal]:
    terminal = Terminal(tmp_path / "bestanden")
    await terminal.adapter.start(listener, ())
    yield terminal
    terminal.keyboard.close()
    async with asyncio.timeout(60):
        await terminal.ended.wait()
    await terminal.adapter.stop()
    terminal.input.close()


class TestConsole(AdapterContract):
    """Everything the contract asks, of the terminal."""

    async def test_the_end_of_the_input_is_told(self, rig: Terminal) -> None:
        rig.keyboard.close()
        async with asyncio.timeout(60):
            await rig.ended.wait()


def test_a_file_of_this_machine_is_found_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "bronnen.csv"
    file.write_text("id\n", encoding="utf-8")
    terminal = Terminal(tmp_path / "uit")
    terminal.keyboard.close()
    terminal.input.close()
    find = terminal.adapter.find_file
    found = find(str(file), HERE)
    assert found is not None
    assert (found.name, found.content) == ("bronnen.csv", b"id\n")
    assert find(str(tmp_path), HERE) is None
    assert find(str(tmp_path / "weg.csv"), HERE) is None
    assert find("\0", HERE) is None
