"""Time-outs on a real homeserver: they hold, they end, and nothing of the levels gets lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from adapters.matrix.homeserver import Homeserver, at
from adapters.matrix.measures.mute_tables import MutePersonalData
from adapters.matrix.rooms.permissions import POWER_LEVELS
from adapters.matrix.rooms.places import NAME
from bot.core.errors import NotDeliveredError
from bot.core.people import Actor
from bot.core.plan import ActKind
from tests.matrix.moderating import PSEUDONYMS, Community, comes_true
from tests.matrix.square import (
    answered,
    can_speak,
    join,
    make_room,
    never,
    put_state,
    say,
    set_level,
    state,
)
from tests.matrix.town import Town

pytestmark = pytest.mark.asyncio
VERSIONS = pytest.mark.parametrize("version", ["11", "12"])
HOUR = timedelta(hours=1)
MODERATED = {"events": {POWER_LEVELS: 50}}
"""Moderators may change levels, too."""


@pytest_asyncio.fixture
async def anna(town: Town) -> AsyncIterator[Homeserver]:
    async with town.newcomer("anna") as person:
        yield person


@pytest_asyncio.fixture
async def mo(town: Town) -> AsyncIterator[Homeserver]:
    async with town.newcomer("mo") as person:
        yield person


@VERSIONS
async def test_a_muted_member_sends_nothing_in_any_room_and_then_speaks_again(
    here: Community, anna: Homeserver, version: str
) -> None:
    rooms = [await here.room(version, anna) for _ in range(2)]
    before = [await state(here.me, room.id, POWER_LEVELS) for room in rooms]
    said, own = await say(here.me, rooms[0].id), await say(anna, rooms[0].id)
    await here.does(ActKind.TIMEOUT, anna, seconds=2)
    for room in rooms:
        assert not await can_speak(anna, room.id)
        assert await can_speak(here.me, room.id)
    hidden = {"m.relates_to": {"rel_type": "m.annotation", "event_id": said, "key": "👍"}}
    for kind, content in (
        ("m.reaction", hidden),
        ("m.room.encrypted", {"algorithm": "x"}),
        ("m.sticker", {}),
    ):
        path = at("rooms", rooms[0].id, "send", kind, kind)
        assert not await answered(anna.ask("PUT", path, content))
    assert not await answered(anna.ask("PUT", at("rooms", rooms[0].id, "redact", own, "weg"), {}))
    await comes_true(here.all_ended)
    for room, levels in zip(rooms, before, strict=True):
        assert await can_speak(anna, room.id)
        assert await state(here.me, room.id, POWER_LEVELS) == levels


@VERSIONS
async def test_it_holds_where_everyone_has_some_power_and_the_old_level_comes_back(
    here: Community, anna: Homeserver, mo: Homeserver, version: str
) -> None:
    users = {anna.me: 20} | ({here.me.me: 100} if version == "11" else {})
    odd = {
        "users": users,
        "users_default": 5,
        "events_default": 3,
        "events": {"m.reaction": 1, POWER_LEVELS: 50},
    }
    room = await here.room(version, anna, mo, power_level_content_override=odd)
    for who in (anna, mo):
        await here.does(ActKind.TIMEOUT, who, seconds=3600)
        assert not await can_speak(who, room.id)
        assert await here.level(room, who) == 0
    await here.does(ActKind.END_TIMEOUT, anna)
    await here.does(ActKind.END_TIMEOUT, mo)
    assert [await here.level(room, who) for who in (anna, mo)] == [20, None]
    assert await can_speak(mo, room.id)


async def test_a_second_time_out_moves_the_end_and_keeps_the_level_before(
    here: Community, anna: Homeserver
) -> None:
    room = await here.room("11", anna, power_level_content_override={"users": {here.me.me: 100, anna.me: 10}})
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    await here.does(ActKind.TIMEOUT, anna, seconds=7200)
    (only,) = await here.kept()
    assert (only.before, only.until > here.clock() + 1.5 * HOUR) == (10, True)
    await here.does(ActKind.END_TIMEOUT, anna)
    assert await here.level(room, anna) == 10


async def test_ending_it_twice_changes_nothing_more(here: Community, anna: Homeserver) -> None:
    room = await here.room("11", anna)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    for _ in range(2):
        await here.does(ActKind.END_TIMEOUT, anna)
        assert await can_speak(anna, room.id)
        assert await here.kept() == []


async def test_whoever_was_silenced_by_hand_may_speak_again_too(here: Community, anna: Homeserver) -> None:
    room = await here.room("11", anna)
    await set_level(here.me, room.id, anna.me, -5)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    assert await here.kept() == []
    await here.does(ActKind.END_TIMEOUT, anna)
    assert await can_speak(anna, room.id)


@VERSIONS
async def test_time_outs_at_the_same_moment_in_one_room_all_hold(
    here: Community, town: Town, version: str
) -> None:
    async with AsyncExitStack() as stack:
        crowd = [await stack.enter_async_context(town.newcomer("druk")) for _ in range(6)]
        room = await here.room(version, *crowd)
        before = await state(here.me, room.id, POWER_LEVELS)
        await asyncio.gather(*(here.does(ActKind.TIMEOUT, who, seconds=3600) for who in crowd))
        assert [await can_speak(who, room.id) for who in crowd] == [False] * 6
        await asyncio.gather(*(here.does(ActKind.END_TIMEOUT, who) for who in crowd))
        assert await state(here.me, room.id, POWER_LEVELS) == before


class Meddled(Homeserver):
    """Our requests, with somebody who writes levels just before or after ours."""

    def __init__(self, real: Homeserver) -> None:
        super().__init__(real._client, never)
        self.before: Callable[[], Awaitable[None]] | None = None
        self.after: Callable[[], Awaitable[None]] | None = None

    async def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        patience: float = 30,
        most_wait: float = 20,
    ) -> dict[str, Any]:
        ours = method == "PUT" and POWER_LEVELS in path
        before, self.before = (self.before, None) if ours else (None, self.before)
        if before is not None:
            await before()
        told = await super().ask(method, path, body, patience=patience, most_wait=most_wait)
        after, self.after = (self.after, None) if ours else (None, self.after)
        if after is not None:
            await after()
        return told


@pytest.mark.parametrize("lifts", [False, True])
@pytest.mark.parametrize("moment", ["before", "after", "stale"])
async def test_what_somebody_else_writes_at_the_same_moment_is_not_lost(
    here: Community, anna: Homeserver, mo: Homeserver, moment: str, lifts: bool
) -> None:
    meddled = Meddled(here.me)
    levels = {"users": {here.me.me: 100, mo.me: 90}, **MODERATED}
    room = await here.room("11", anna, mo, power_level_content_override=levels)
    here.me = meddled
    await here.restart()
    if lifts:
        await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    read = await state(mo, room.id, POWER_LEVELS)

    async def writes() -> None:
        now = read if moment == "stale" else await state(mo, room.id, POWER_LEVELS)
        await put_state(mo, room.id, POWER_LEVELS, {**now, "kick": 77})

    setattr(meddled, "before" if moment == "before" else "after", writes)
    await here.does(ActKind.END_TIMEOUT if lifts else ActKind.TIMEOUT, anna, seconds=3600)
    now = await state(mo, room.id, POWER_LEVELS)
    assert now["kick"] == 77
    assert now["users"].get(anna.me) == (None if lifts else -1)
    assert (meddled.before, meddled.after) == (None, None)


async def test_a_time_out_follows_someone_into_another_room(here: Community, anna: Homeserver) -> None:
    await here.room("11", anna)
    other = await here.room("11")
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    await join(anna, other.id)
    for _ in range(2):
        await here.muting.came_in(other, anna.me)
    assert not await can_speak(anna, other.id)
    await here.does(ActKind.END_TIMEOUT, anna)
    assert await can_speak(anna, other.id)
    await here.muting.came_in(other, anna.me)
    assert await can_speak(anna, other.id)


@VERSIONS
async def test_whoever_has_as_much_power_is_not_muted(here: Community, mo: Homeserver, version: str) -> None:
    users = {here.me.me: 50} | ({mo.me: 50} if version == "11" else {})
    maker = here.me if version == "11" else mo
    levels = {"users": users, "events": {POWER_LEVELS: 50}}
    id_ = await make_room(maker, version, power_level_content_override=levels)
    for who in (here.me, mo):
        await join(who, id_)
    await here.look(id_)
    assert here.lacks(ActKind.TIMEOUT, mo) == "rank"
    with pytest.raises(NotDeliveredError, match="rank in 1 of 1 rooms"):
        await here.does(ActKind.TIMEOUT, mo, seconds=60)
    assert await here.kept() == []
    assert await can_speak(mo, id_)


async def test_someone_who_is_nowhere_is_not_muted(here: Community, anna: Homeserver) -> None:
    await here.room("11")
    with pytest.raises(NotDeliveredError):
        await here.does(ActKind.TIMEOUT, anna, seconds=60)


async def test_someone_sees_that_they_are_muted_and_forgetting_does_not_end_it(
    here: Community, anna: Homeserver
) -> None:
    room = await here.room("11", anna)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    person = PSEUDONYMS.person(Actor(NAME, anna.me, ""))
    keeper = MutePersonalData()
    held = await here.database.read(lambda unit: keeper.export(unit, person))
    (only,) = await here.kept()
    assert held == {"silenced": [{"room": room.id, "until": only.until.isoformat()}]}
    assert await here.database.promise(lambda unit: keeper.forget(unit, person)) == 1
    assert await here.database.read(lambda unit: keeper.export(unit, person)) == {}
    await here.restart()
    assert await here.kept() == [replace(only, person=None)]
    assert not await can_speak(anna, room.id)
    await here.does(ActKind.END_TIMEOUT, anna)
    assert await can_speak(anna, room.id)
