"""Messages taken away, people sent away, banned and let in again, in all rooms of a community."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.rooms.room import SPACE, Room
from bot.core.errors import NotDeliveredError, UnavailableError
from bot.core.plan import ActKind
from bot.store.writer import Database
from tests.homeserver.processes import free_port
from tests.matrix.moderating import Community, community
from tests.matrix.square import answered, join, make_room, membership, say, speaking, state
from tests.matrix.town import Town

pytestmark = pytest.mark.asyncio
VERSIONS = pytest.mark.parametrize("version", ["11", "12"])


@dataclass
class Cast:
    """Members of the community."""

    anna: Homeserver
    mo: Homeserver


@pytest_asyncio.fixture
async def cast(town: Town) -> AsyncIterator[Cast]:
    async with AsyncExitStack() as stack:
        names = ("anna", "mo")
        yield Cast(*[await stack.enter_async_context(town.newcomer(name)) for name in names])


async def event(who: Homeserver, room: str, id_: str) -> dict[str, Any]:
    return await who.ask("GET", at("rooms", room, "event", id_))


async def powerless(here: Community, owner: Homeserver, *members: Homeserver) -> Room:
    """A room of somebody else, where the assistant has no rights."""
    id_ = await make_room(owner, "11")
    for member in (here.me, *members):
        await join(member, id_)
    return await here.look(id_)


@VERSIONS
async def test_a_message_is_taken_away_once_and_the_reason_stays(
    here: Community, cast: Cast, version: str
) -> None:
    room = await here.room(version, cast.anna)
    message = await say(cast.anna, room.id, "koop nu")
    for _ in range(2):
        await here.acting.act(here.removal(room.id, message, "Z-2026-001: reclame"))
    found = await event(cast.anna, room.id, message)
    assert "body" not in found["content"]
    because = found["unsigned"]["redacted_because"]
    assert because["content"]["reason"] == "Z-2026-001: reclame"
    path = at("rooms", room.id, "messages") + "?dir=b&limit=50"
    events = (await cast.anna.ask("GET", path))["chunk"]
    assert [x["event_id"] for x in events if x["type"] == "m.room.redaction"] == [because["event_id"]]


@VERSIONS
async def test_a_message_in_the_room_before_an_upgrade_is_found(
    here: Community, cast: Cast, version: str
) -> None:
    old = await here.room("10", cast.anna)
    message = await say(cast.anna, old.id, "koop nu")
    path = at("rooms", old.id, "upgrade")
    new = str((await here.me.ask("POST", path, {"new_version": version}))["replacement_room"])
    await here.look(new)
    here.places.stands_for(new, "#hal:localhost")
    await here.acting.act(here.removal(new, message))
    assert "body" not in (await event(cast.anna, old.id, message))["content"]


async def test_a_message_that_does_not_exist_is_said_to_be_missing(here: Community) -> None:
    room = await here.room()
    with pytest.raises(NotDeliveredError, match="no such message"):
        await here.acting.act(here.removal(room.id, "$bestaat-niet"))


@VERSIONS
async def test_someone_is_sent_out_of_the_space_and_every_room_they_are_in_or_asked_to(
    here: Community, cast: Cast, version: str
) -> None:
    space = await here.room(version, cast.anna, creation_content={"type": SPACE})
    joined, invited, other = [await here.room(version) for _ in range(3)]
    await join(cast.anna, joined.id)
    await here.me.ask("POST", at("rooms", invited.id, "invite"), {"user_id": cast.anna.me})
    assert here.lacks(ActKind.KICK, cast.anna) is None
    for _ in range(2):
        await here.does(ActKind.KICK, cast.anna, why="Z-2026-001: te fel")
    for room in (space, joined, invited):
        told = await state(here.me, room.id, "m.room.member", cast.anna.me)
        assert (told["membership"], told["reason"]) == ("leave", "Z-2026-001: te fel")
    assert await membership(here.me, other.id, cast.anna.me) == ""


@VERSIONS
async def test_a_ban_holds_in_rooms_they_never_saw_and_ends_everywhere(
    here: Community, cast: Cast, version: str
) -> None:
    inside, other = await here.room(version, cast.anna), await here.room(version)
    for _ in range(2):
        await here.does(ActKind.BAN, cast.anna, why="oplichting")
    for room in (inside, other):
        assert (await state(here.me, room.id, "m.room.member", cast.anna.me))["reason"] == "oplichting"
        assert not await answered(join(cast.anna, room.id))
    for _ in range(2):
        await here.does(ActKind.UNBAN, cast.anna)
    for room in (inside, other):
        await join(cast.anna, room.id)


async def test_whoever_was_banned_before_keeps_the_reason_of_then(here: Community, cast: Cast) -> None:
    room = await here.room("11", cast.anna)
    body = {"user_id": cast.anna.me, "reason": "eerder"}
    await here.me.ask("POST", at("rooms", room.id, "ban"), body)
    await here.does(ActKind.BAN, cast.anna, why="nu")
    assert (await state(here.me, room.id, "m.room.member", cast.anna.me))["reason"] == "eerder"


@pytest.mark.parametrize(
    ("kind", "right"), [(ActKind.KICK, "kick"), (ActKind.BAN, "ban"), (ActKind.TIMEOUT, "power_levels")]
)
async def test_what_could_not_be_done_everywhere_is_no_success(
    here: Community, cast: Cast, kind: ActKind, right: str
) -> None:
    ours, theirs = await here.room("11", cast.anna), await powerless(here, cast.mo, cast.anna)
    with pytest.raises(NotDeliveredError, match=f"{right} in 1 of 2 rooms"):
        await here.does(kind, cast.anna, seconds=600)
    if kind is ActKind.TIMEOUT:
        assert not await answered(say(cast.anna, ours.id))
    else:
        assert await membership(here.me, ours.id, cast.anna.me) != "join"
    assert await membership(here.me, theirs.id, cast.anna.me) == "join"


async def test_the_right_that_misses_is_named_beforehand(here: Community, cast: Cast) -> None:
    room = await powerless(here, cast.mo, cast.anna)
    kinds = (ActKind.KICK, ActKind.BAN, ActKind.UNBAN, ActKind.TIMEOUT, ActKind.END_TIMEOUT)
    assert [here.lacks(kind, cast.anna) for kind in kinds] == ["kick", "ban", "ban", *["power_levels"] * 2]
    message = await say(cast.anna, room.id)
    removal = here.removal(room.id, message)
    assert here.acting.lacks(removal) == "redact"
    with pytest.raises(NotDeliveredError, match="redact"):
        await here.acting.act(removal)


@VERSIONS
async def test_nobody_with_as_much_power_is_touched(here: Community, cast: Cast, version: str) -> None:
    levels = {cast.mo.me: 100, here.me.me: 50, cast.anna.me: 50}
    if version == "12":
        del levels[cast.mo.me]
    id_ = await make_room(cast.mo, version, power_level_content_override={"users": levels})
    for member in (here.me, cast.anna):
        await join(member, id_)
    await here.look(id_)
    for person in (cast.mo, cast.anna):
        for kind in (ActKind.KICK, ActKind.BAN):
            assert here.lacks(kind, person) == "rank"
            with pytest.raises(NotDeliveredError, match="rank in 1 of 1 rooms"):
                await here.does(kind, person)
        assert await membership(here.me, id_, person.me) == "join"


async def test_the_assistant_never_acts_on_itself(here: Community) -> None:
    room = await here.room()
    for kind in (ActKind.KICK, ActKind.BAN, ActKind.TIMEOUT):
        with pytest.raises(NotDeliveredError):
            await here.does(kind, here.me.me, seconds=60)
    assert await membership(here.me, room.id, here.me.me) == "join"


@pytest.mark.parametrize("nobody", [None, "", "anna"])
async def test_what_is_no_account_is_nobody(here: Community, nobody: str | None) -> None:
    with pytest.raises(NotDeliveredError):
        await here.does(ActKind.KICK, nobody)


async def test_someone_who_went_by_themselves_needs_no_sending_away(here: Community, cast: Cast) -> None:
    room = await here.room("11", cast.anna)
    await cast.anna.ask("POST", at("rooms", room.id, "leave"), {})
    await here.does(ActKind.KICK, cast.anna)
    assert await membership(here.me, room.id, cast.anna.me) == "leave"


async def test_a_homeserver_that_is_away_is_tried_again_later(database: Database, cast: Cast) -> None:
    away = f"http://127.0.0.1:{free_port()}"
    async with speaking(away, "@vraagbaak:localhost", "x") as me, community(me, database) as lost:
        create = {
            "type": "m.room.create",
            "state_key": "",
            "sender": me.me,
            "content": {"room_version": "11"},
        }
        lost.places.rooms.enter("!hal").learn(create)
        for kind in (ActKind.KICK, ActKind.BAN, ActKind.UNBAN, ActKind.TIMEOUT, ActKind.KEEP_OUT_SERVER):
            with pytest.raises(UnavailableError):
                await lost.does(kind, cast.anna, seconds=60, server="elders.example")
        with pytest.raises(UnavailableError):
            await lost.acting.act(lost.removal("!hal", "$e"))


async def test_a_private_room_is_no_room_of_the_community(here: Community, cast: Cast) -> None:
    private = await here.room("11", cast.anna)
    here.places.keep_private(private.id, cast.anna.me)
    await here.does(ActKind.BAN, cast.anna)
    assert await membership(here.me, private.id, cast.anna.me) == "join"
    message = await say(cast.anna, private.id, "geheim")
    await here.acting.act(here.removal(private.id, message))
    with pytest.raises(RefusedError):
        await say(here.me, "!elders")
    assert "body" not in (await event(cast.anna, private.id, message))["content"]
