"""The desk: pages in a browser for who has a role. A room says what it shows, an adapter serves it.

Commands do their work there as everywhere: a form of a page is a command with its values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from bot.core.commands import Call
from bot.core.events import Called
from bot.core.people import Actor, Role
from bot.core.places import Conversation
from bot.core.reply import File, Reply

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the desk: the call, what stands in the address, and what a form sent along.

    `call` has an open transaction: for a page one that only reads.
    """

    call: Call
    path: Mapping[str, str]
    query: Mapping[str, str]
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, and the values for the template that shows it.

    `back` is where an answer of its forms is shown, when that is not the page itself.
    """

    template: str
    title: str
    values: Mapping[str, object]
    back: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a page is, who may see it and what makes it; with a `label` (a text key) it stands in the menu.

    `make` raises UserError when there is no such page.
    """

    path: str
    needs: tuple[Role, ...]
    make: Callable[[Visit], Page]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something only the desk can ask for, because it takes a file or is tried without being kept."""

    name: str
    needs: tuple[Role, ...]
    do: Callable[[Visit], Reply]


@dataclass(frozen=True, slots=True)
class Rooms:
    """All that one feature brings to the desk, under a heading of the menu (`label`, a text key).

    `commands` are those that may be called from it. `shortcuts` give for a command that was offered without
    all its values the page where they are filled in, such as `/bronnen/{bron}/bewerken`; `previews` for a
    command that was offered with them the page that shows what it would do.
    """

    label: str
    sheets: Sequence[Sheet]
    commands: frozenset[str]
    deeds: Sequence[Deed] = ()
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    previews: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a call ended: `done`, `repeat`, `failed` or the key of what was wrong; and the reply."""

    outcome: str
    reply: Reply | None


class Counter(Protocol):
    """The assistant as the desk uses it."""

    async def look(self, actor: Actor, where: Conversation, work: Callable[[Call], T]) -> T:
        """Do work that only reads, as somebody."""

    async def ask(self, event: Called, work: Callable[[Call], Reply] | None = None) -> Answer:
        """Handle a call exactly once and hand back the answer, for who shows it instead of saying it.

        `work` is done instead of the command.
        """
