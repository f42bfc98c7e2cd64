"""Two stages with one assistant between them, and how somebody links their accounts there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from bot.app import App
from bot.core.events import Event
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation
from bot.settings.platforms import Room
from bot.store.base import metadata
from tests.conversations.theatre import NAME, Theatre, private, room
from tests.conversations.voices import Voice

if TYPE_CHECKING:
    from tests.conversations.conftest import Clock

ACROSS = "overkant"
HALL_ACROSS = room("zaal", theatre=ACROSS)
STAFF_ACROSS = room("staf", Audience.STAFF, ACROSS)
ROOMS_ACROSS: dict[Conversation, Room] = {
    HALL_ACROSS: Room("zaal", "zaal"),
    STAFF_ACROSS: Room("staf", "staf", audience=Audience.STAFF),
}
CODE = re.compile(r"KOP-\w{4}-\w{4}")


@dataclass
class Stages:
    """The running assistant between two theatres."""

    app: App
    theatres: dict[str, Theatre]
    clock: Clock

    def person(self, name: str, *roles: Role, theatre: str = NAME) -> Voice:
        """Someone on one of the stages."""
        actor = Actor(theatre, name, name.capitalize(), frozenset(roles))
        self.theatres[theatre].people[name] = actor
        return Voice(actor, self.theatres[theatre], self._send, self.clock)

    async def _send(self, event: Event) -> None:
        await self.app.dispatcher.handle(event)
        await self.app.flush()


async def asks(voice: Voice, command: str, **given: str) -> None:
    """Use a command in private."""
    await voice.uses(command, private(voice.actor.id, voice.actor.platform), None, **given)


async def code_of(voice: Voice) -> str:
    """A code to link with."""
    await asks(voice, "koppel")
    return str(CODE.findall(voice.hears)[-1])


async def link(first: Voice, second: Voice) -> None:
    """Link two accounts as their owner does."""
    await asks(second, "koppel", code=await code_of(first))
    await second.presses("ja, koppel mijn accounts")
    assert "Je accounts zijn gekoppeld" in second.last.text


def found(unit: Connection, keys: set[str]) -> set[str]:
    """Every table that still holds one of these pseudonyms."""
    rows = ((table.name, row) for table in metadata.sorted_tables for row in unit.execute(select(table)))
    return {name for name, row in rows if any(key in str(value) for key in keys for value in row)}
