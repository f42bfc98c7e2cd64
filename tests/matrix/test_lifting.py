"""Time-outs end at the right moment, whatever happened to the room, the homeserver or us meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from adapters.matrix.homeserver import Homeserver, at
from adapters.matrix.measures import lifting
from adapters.matrix.rooms.permissions import POWER_LEVELS
from bot.core.errors import NotDeliveredError
from bot.core.plan import ActKind
from bot.store.writer import Database
from tests.homeserver.fixtures import OwnSynapse
from tests.matrix.moderating import Community, comes_true, community
from tests.matrix.square import (
    can_speak,
    join,
    make_room,
    set_level,
    upgraded,
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


async def test_a_time_out_goes_on_after_a_restart(here: Community, anna: Homeserver) -> None:
    room = await here.room("11", anna)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    await here.restart(after=0.5 * HOUR)
    assert here.muting.missing(room, anna.me) is None
    assert not await can_speak(anna, room.id)
    assert len(await here.kept()) == 1
    await here.restart(after=0.6 * HOUR)
    await comes_true(here.all_ended)
    assert await can_speak(anna, room.id)


@VERSIONS
async def test_a_level_that_a_moderator_changed_meanwhile_is_left_alone(
    here: Community, anna: Homeserver, version: str
) -> None:
    room = await here.room(version, anna)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    await set_level(here.me, room.id, anna.me, 40)
    await here.restart(after=2 * HOUR)
    await comes_true(here.all_ended)
    assert await here.level(room, anna) == 40


@VERSIONS
async def test_in_a_room_that_was_upgraded_it_still_holds_and_ends(
    here: Community, anna: Homeserver, version: str
) -> None:
    old = await here.room("10", anna)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    new = await upgraded(here.me, old.id, version)
    for room in (new, old.id):
        await here.look(room)
    await join(anna, new)
    assert not await can_speak(anna, new)
    await here.does(ActKind.TIMEOUT, anna, seconds=7200)
    assert [mute.room for mute in await here.kept()] == [new]
    await here.restart(after=3 * HOUR)
    await comes_true(here.all_ended)
    assert await can_speak(anna, new)


async def test_a_room_that_moved_is_followed_to_lift_it(here: Community, anna: Homeserver) -> None:
    old = await here.room("10", anna)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    new = await upgraded(here.me, old.id, "12")
    await here.look(old.id)
    await here.look(new)
    await here.restart(after=2 * HOUR)
    await comes_true(here.all_ended)
    await join(anna, new)
    assert await can_speak(anna, new)


async def test_whoever_left_has_their_level_back_when_they_return(here: Community, anna: Homeserver) -> None:
    room = await here.room("11", anna)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    await anna.ask("POST", at("rooms", room.id, "leave"), {})
    await here.restart(after=2 * HOUR)
    await comes_true(here.all_ended)
    await join(anna, room.id)
    assert await can_speak(anna, room.id)


async def test_without_power_it_is_tried_again_until_the_power_is_back(
    here: Community,
    anna: Homeserver,
    mo: Homeserver,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(lifting, "FIRST_PAUSE", timedelta(milliseconds=50))
    users = {mo.me: 100, here.me.me: 60}
    id_ = await make_room(mo, "11", power_level_content_override={"users": users, **MODERATED})
    for who in (here.me, anna):
        await join(who, id_)
    await here.look(id_)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    await set_level(mo, id_, here.me.me, 0)
    with caplog.at_level(logging.WARNING, lifting.__name__):
        await here.restart(after=2 * HOUR)

        async def tried_twice() -> bool:
            return len(caplog.records) >= 2

        await comes_true(tried_twice)
        assert not await can_speak(anna, id_)
        with pytest.raises(NotDeliveredError, match="power_levels"):
            await here.does(ActKind.END_TIMEOUT, anna)
        await set_level(mo, id_, here.me.me, 60)
        await comes_true(here.all_ended)
    assert await can_speak(anna, id_)
    assert anna.me not in caplog.text
    assert id_ not in caplog.text


async def test_a_room_that_is_gone_is_given_up_with_an_error(
    here: Community,
    anna: Homeserver,
    mo: Homeserver,
    caplog: pytest.LogCaptureFixture,
) -> None:
    users = {mo.me: 100, here.me.me: 60}
    id_ = await make_room(
        mo, "11", power_level_content_override={"users": users, "events": {POWER_LEVELS: 50}}
    )
    for who in (here.me, anna):
        await join(who, id_)
    await here.look(id_)
    await here.does(ActKind.TIMEOUT, anna, seconds=3600)
    await mo.ask("POST", at("rooms", id_, "kick"), {"user_id": here.me.me})
    here.places.rooms.leave(id_)
    with caplog.at_level(logging.ERROR, lifting.__name__):
        await here.restart(after=2 * HOUR)
        assert len(await here.kept()) == 1
        await here.restart(after=lifting.GIVE_UP)
        await comes_true(here.all_ended)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


async def test_a_time_out_that_ends_while_the_homeserver_is_away_is_lifted_when_it_is_back(
    own_synapse: OwnSynapse, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifting, "FIRST_PAUSE", timedelta(milliseconds=50))
    monkeypatch.setattr(lifting, "LONGEST_PAUSE", timedelta(milliseconds=400))
    town = Town(await own_synapse())
    async with town.newcomer("bot") as me, town.newcomer("anna") as anna, community(me, database) as here:
        room = await here.room("11", anna)
        await here.does(ActKind.TIMEOUT, anna, seconds=3600)
        await asyncio.to_thread(town.synapse.stop)
        await here.restart(after=2 * HOUR)
        await asyncio.to_thread(town.synapse.start)
        await comes_true(here.all_ended)
        assert await can_speak(anna, room.id)
