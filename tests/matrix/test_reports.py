"""What members report in their own app reaches the assistant: each report once, of the community alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
import pytest_asyncio

from adapters.matrix.homeserver import Homeserver, at
from adapters.matrix.measures import reports
from adapters.matrix.measures.reports import APART, Reports
from adapters.matrix.rooms.places import Places
from adapters.matrix.rooms.room import Room
from bot.core.commands import commands_of
from bot.core.errors import UnavailableError
from bot.core.events import Called
from bot.core.limits import Cooldowns
from bot.core.places import Audience, MessageRef
from bot.store.writer import Database
from moderation.cases.lent import Lent
from moderation.cases.reports import ReportCommands
from tests.matrix.moderating import comes_true
from tests.matrix.square import join, look_into, make_room, say
from tests.matrix.town import Town


@dataclass
class Desk:
    """The assistant's side: what it was handed, in the order in which it came."""

    me: Homeserver
    database: Database
    places: Places = field(default_factory=lambda: Places({}, {}, "nl", "gemeenschap"))
    heard: list[Called] = field(default_factory=list)
    pointed: list[str] = field(default_factory=list)
    fails: int = 0

    async def handle(self, event: Called) -> None:
        if self.fails:
            self.fails -= 1
            raise UnavailableError("not now")
        self.heard.append(event)

    async def point(self, room: Room, id_: str) -> MessageRef:
        self.pointed.append(id_)
        return MessageRef(self.places.where(room.id), id_)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reports]:
        made = Reports(self.me, self.handle, self.places, self.point, self.database)
        await made.start()
        try:
            yield made
        finally:
            await made.stop()

    async def room(self, *members: Homeserver) -> Room:
        made = self.places.rooms.enter(await make_room(self.me, "11"))
        for member in members:
            await join(member, made.id)
        await look_into(self.me, made)
        return made

    def has_heard(self, count: int) -> Callable[[], Awaitable[bool]]:
        async def so() -> bool:
            return len(self.heard) >= count

        return so

    async def has_begun(self) -> bool:
        return await self.database.read(lambda unit: reports._last(unit, self.me.me)) is not None


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "EVERY", 0.05)
    monkeypatch.setattr(reports, "APART", 0.01)


@pytest_asyncio.fixture
async def desk(town: Town, database: Database) -> AsyncIterator[Desk]:
    async with town.newcomer("bot", admin=True) as me:
        yield Desk(me, database)


async def report(who: Homeserver, room: str, event: str, why: str | None = "reclame") -> None:
    body = {} if why is None else {"reason": why}
    await who.ask("POST", at("rooms", room, "report", event), body)


@pytest.mark.asyncio
async def test_a_report_is_the_command_of_the_reporter_about_the_message(town: Town, desk: Desk) -> None:
    async with town.newcomer("anna") as anna, town.newcomer("ben") as ben, desk.reading():
        await comes_true(desk.has_begun)
        room = await desk.room(anna, ben)
        message = await say(anna, room.id, "koop nu")
        await report(ben, room.id, message)
        await comes_true(desk.has_heard(1))
        (event,) = desk.heard
        assert (event.command, event.given) == ("meld-bericht", {"toelichting": "reclame"})
        assert event.actor.id == ben.me
        assert event.target == MessageRef(desk.places.where(room.id), message)
        assert desk.pointed == [message]
        assert (event.conversation.audience, event.conversation.room) == (Audience.DIRECT, f"@{ben.me}")


@pytest.mark.asyncio
async def test_what_was_reported_while_away_comes_once_and_in_order(
    town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "PAGE", 2)
    async with town.newcomer("anna") as anna, town.newcomer("ben") as ben:
        room = await desk.room(anna, ben)
        await report(ben, room.id, await say(anna, room.id, "van voor de komst van de assistent"))
        async with desk.reading():
            await comes_true(desk.has_begun)
        messages = [await say(anna, room.id) for _ in range(5)]
        for message in messages:
            await report(ben, room.id, message, None)
        async with desk.reading():
            await comes_true(desk.has_heard(5))
        more = await say(anna, room.id)
        await report(ben, room.id, more)
        async with desk.reading():
            await comes_true(desk.has_heard(6))
        # Stopped before it wrote down how far it read, it says one again under the same id: one event.
        once = {event.id: event.target for event in desk.heard}
        assert [target.id for target in once.values() if target] == [*messages, more]
        assert desk.heard[0].given == {}


@pytest.mark.asyncio
async def test_a_report_that_cannot_be_handled_now_is_handled_later(town: Town, desk: Desk) -> None:
    async with town.newcomer("anna") as anna, town.newcomer("ben") as ben, desk.reading():
        await comes_true(desk.has_begun)
        room = await desk.room(anna, ben)
        desk.fails = 2
        await report(ben, room.id, await say(anna, room.id))
        await comes_true(desk.has_heard(1))


@pytest.mark.asyncio
async def test_a_report_that_makes_trouble_does_not_hold_up_the_next(
    town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    trouble: list[str] = []

    async def picky(room: Room, id_: str) -> MessageRef:
        if not trouble:
            trouble.append(id_)
            raise ValueError("iets wat een lid schreef")
        return MessageRef(desk.places.where(room.id), id_)

    monkeypatch.setattr(desk, "point", picky)
    async with town.newcomer("anna") as anna, town.newcomer("ben") as ben, desk.reading():
        await comes_true(desk.has_begun)
        room = await desk.room(anna, ben)
        messages = [await say(anna, room.id) for _ in range(2)]
        for message in messages:
            await report(ben, room.id, message)
        await comes_true(desk.has_heard(1))
    assert trouble == messages[:1]
    assert [event.target.id for event in desk.heard if event.target] == messages[1:]
    assert [x.getMessage() for x in caplog.records if x.name == reports.__name__] == [
        "a report could not be handled: ValueError"
    ]


@pytest.mark.asyncio
async def test_only_rooms_of_the_community_count(town: Town, desk: Desk) -> None:
    async with town.newcomer("anna") as anna, town.newcomer("ben") as ben, desk.reading():
        await comes_true(desk.has_begun)
        elsewhere = await make_room(anna, "11")
        private, room = await desk.room(anna, ben), await desk.room(anna, ben)
        desk.places.keep_private(private.id, ben.me)
        await join(ben, elsewhere)
        for id_ in (elsewhere, private.id):
            await report(ben, id_, await say(anna, id_))
        message = await say(anna, room.id)
        await report(desk.me, room.id, message)
        await report(ben, room.id, message)
        await comes_true(desk.has_heard(1))
        assert [(event.actor.id, event.target) for event in desk.heard] == [
            (ben.me, MessageRef(desk.places.where(room.id), message))
        ]


@pytest.mark.asyncio
async def test_no_report_is_lost_to_the_pause_that_the_command_asks_for(
    town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "APART", 0.4)
    cooldowns, pause = Cooldowns(), timedelta(seconds=0.3)
    waits: list[timedelta] = []

    async def paused(event: Called) -> None:
        waits.append(cooldowns.wait(event.actor.key, event.command, pause, datetime.now(UTC)))
        desk.heard.append(event)

    monkeypatch.setattr(desk, "handle", paused)
    async with town.newcomer("anna") as anna, town.newcomer("ben") as ben:
        room = await desk.room(anna, ben)
        async with desk.reading():
            await comes_true(desk.has_begun)
        for _ in range(3):
            await report(ben, room.id, await say(anna, room.id))
        async with desk.reading():
            await comes_true(desk.has_heard(3))
    assert waits == [timedelta(0)] * 3


def test_the_pause_between_reports_is_longer_than_that_of_the_command() -> None:
    known = {command.id: command for command in commands_of(ReportCommands(cast(Lent, None)))}
    assert timedelta(seconds=APART) > known[reports.COMMAND].pause


@pytest.mark.asyncio
async def test_without_the_right_it_is_noted_once_and_left_alone(
    town: Town, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with town.newcomer("bot") as me:
        desk = Desk(me, database)
        with caplog.at_level(logging.INFO, reports.__name__):
            async with desk.reading() as reading:
                task = reading._task
                assert task is not None
                await asyncio.wait_for(asyncio.shield(task), 20)
        assert [record.getMessage() for record in caplog.records] == [
            "this homeserver shows the assistant no reports (403 M_FORBIDDEN)"
        ]
        assert desk.heard == []
