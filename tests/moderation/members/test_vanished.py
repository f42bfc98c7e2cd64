"""What was deleted unheard is found at night, and what a platform does not tell costs nobody anything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import Connection

from bot.core.commands import Unit
from bot.core.errors import UnavailableError
from bot.core.events import Event, Removed
from bot.core.places import Conversation, MessageRef
from bot.store import pointers
from bot.store.pointers import Pointers
from bot.store.writer import Database
from moderation.members import vanished
from moderation.members.vanished import Vanished
from tests.bot.store.stand_in import Platform
from tests.databases import Template
from tests.moderation.members.rig import NOW

pytestmark = pytest.mark.asyncio


def message(number: int, room: str = "zaal") -> MessageRef:
    return MessageRef(Conversation("web", "ruimte", room), f"m{number}")


@dataclass
class Asked(Platform):
    """A platform that knows which messages are gone, and where it does not tell."""

    missing: set[MessageRef] = field(default_factory=set)
    silent: Callable[[MessageRef], Exception | None] = lambda ref: None
    asked: list[MessageRef] = field(default_factory=list)

    async def gone(self, ref: MessageRef) -> bool:
        self.asked.append(ref)
        if (trouble := self.silent(ref)) is not None:
            raise trouble
        return ref in self.missing


@dataclass
class Night:
    """A database with pointers, a platform, and who asks."""

    database: Database
    platform: Asked
    unkept: set[MessageRef] = field(default_factory=set)
    told: list[Event] = field(default_factory=list)
    now: datetime = NOW

    def points_at(self, unit: Unit, ref: MessageRef) -> bool:
        return ref not in self.unkept

    async def handle(self, event: Event) -> None:
        self.told.append(event)

    async def falls(self, most: int = vanished.MOST) -> int:
        """The job of the night, and what it found."""
        self.now += timedelta(days=1)
        self.platform.asked.clear()
        await self.database.promise(lambda unit: pointers.make_due(unit, most))
        return await self.looks()

    async def looks(self) -> int:
        platforms = {"web": self.platform}
        return await Vanished(self.database, platforms, (self,), self.handle, lambda: self.now).look()

    async def keeps(self, *refs: MessageRef) -> None:
        def keep(unit: Connection) -> None:
            for number, ref in enumerate(refs):
                pointers.note(unit, ref, "anna", NOW + timedelta(seconds=number))

        await self.database.promise(keep)

    async def standing(self) -> pointers.Standing:
        return await self.database.read(pointers.standing)


@pytest_asyncio.fixture
async def night(tmp_path: Path, migrated: Template, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Night]:
    monkeypatch.setattr(vanished, "PAUSE", 0)
    database = Database(migrated.put(tmp_path))
    await database.start()
    yield Night(database, Asked())
    await database.close()


async def test_what_is_gone_is_handled_as_a_deletion_and_the_rest_stays(night: Night) -> None:
    await night.keeps(message(1), message(2))
    night.platform.missing = {message(1)}
    assert await night.falls() == 1
    (event,) = night.told
    assert isinstance(event, Removed)
    assert event.ref == message(1)
    assert (await night.standing()).due == 0


@pytest.mark.parametrize("trouble", [UnavailableError("away"), ValueError("a bug")])
async def test_what_a_platform_does_not_tell_is_kept_and_asked_again_the_next_night(
    night: Night, trouble: Exception
) -> None:
    await night.keeps(message(1), message(2), message(3, "vragen"))
    night.platform.missing = {message(2), message(3, "vragen")}
    night.platform.silent = lambda ref: trouble if ref.conversation.room == "zaal" else None
    assert await night.falls() == 1
    # One question told enough of a room that cannot be looked at.
    assert night.platform.asked == [message(1), message(3, "vragen")]
    night.platform.silent = lambda ref: None
    night.unkept = {message(3, "vragen")}
    assert await night.falls() == 1
    assert [event.ref for event in night.told if isinstance(event, Removed)] == [
        message(3, "vragen"),
        message(2),
    ]


async def test_a_night_has_an_end_and_the_next_begins_with_who_waits_longest(night: Night) -> None:
    await night.keeps(*(message(number) for number in range(5)))
    await night.falls(most=2)
    assert night.platform.asked == [message(0), message(1)]
    await night.falls(most=4)
    assert night.platform.asked == [message(2), message(3), message(4), message(0)]


async def test_a_look_that_was_cut_off_goes_on_where_it_was(night: Night) -> None:
    await night.keeps(message(1), message(2))
    await night.database.promise(lambda unit: pointers.make_due(unit, 2))
    await night.database.promise(lambda unit: pointers.asked(unit, message(1), NOW))
    await night.looks()
    assert night.platform.asked == [message(2)]


async def test_a_message_of_which_nothing_is_kept_any_more_is_forgotten_unasked(night: Night) -> None:
    await night.keeps(message(1))
    night.unkept = {message(1)}
    await night.falls()
    assert night.platform.asked == []
    assert (await night.standing()).known == 0


async def test_a_member_sees_how_many_and_erases_them(night: Night) -> None:
    await night.keeps(message(1), message(2))
    held = Pointers()
    assert await night.database.read(lambda unit: held.export(unit, "anna")) == {"messages": 2}
    assert await night.database.promise(lambda unit: held.forget(unit, "anna")) == 2
    assert await night.database.read(lambda unit: held.export(unit, "anna")) == {}
