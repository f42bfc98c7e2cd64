"""A whole homeserver kept out of every room, and let in again, without locking ourselves out."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.matrix.homeserver import Homeserver, RefusedError
from adapters.matrix.measures.servers import ACL, matches, without_port
from bot.core.errors import NotDeliveredError
from bot.core.plan import OWN_HOMESERVER, Act, ActKind
from tests.matrix.moderating import SPACE, Community
from tests.matrix.square import join, make_room, put_state, state
from tests.matrix.town import Town

BAD = "spam.example"


async def acl(who: Homeserver, room: str) -> dict[str, Any] | None:
    try:
        return dict(await state(who, room, ACL))
    except RefusedError:
        return None


async def shut(here: Community, server: str = BAD) -> None:
    await here.does(ActKind.KEEP_OUT_SERVER, None, server=server)


async def open_(here: Community, server: str = BAD) -> None:
    await here.does(ActKind.LET_IN_SERVER, None, server=server)


@pytest.mark.parametrize("version", ["11", "12"])
@pytest.mark.asyncio
async def test_a_server_is_kept_out_of_every_room_and_let_in_again(here: Community, version: str) -> None:
    rooms = [await here.room(version, creation_content={"type": "m.space"}), await here.room(version)]
    await open_(here)
    assert [await acl(here.me, room.id) for room in rooms] == [None, None]
    for _ in range(2):
        await shut(here, "SPAM.example:8448")
        assert [await acl(here.me, room.id) for room in rooms] == [{"allow": ["*"], "deny": [BAD]}] * 2
    for _ in range(2):
        await open_(here)
        assert [await acl(here.me, room.id) for room in rooms] == [{"allow": ["*"], "deny": []}] * 2


@pytest.mark.asyncio
async def test_what_others_wrote_in_the_list_stays(here: Community) -> None:
    room = await here.room()
    before = {"allow": ["*.nl", "localhost"], "deny": ["kwaad.nl"], "allow_ip_literals": False, "x": {"y": 1}}
    await put_state(here.me, room.id, ACL, before)
    await shut(here)
    assert await acl(here.me, room.id) == {**before, "deny": ["kwaad.nl", BAD]}


@pytest.mark.asyncio
async def test_a_server_that_a_pattern_keeps_out_is_left_alone(
    here: Community,
) -> None:
    room = await here.room()
    before = {"allow": ["*"], "deny": ["*.example"]}
    await put_state(here.me, room.id, ACL, before)
    await shut(here)
    assert await acl(here.me, room.id) == before
    with pytest.raises(NotDeliveredError, match="wider_rule in 1 of 1 rooms"):
        await open_(here)
    assert await acl(here.me, room.id) == before


@pytest.mark.parametrize("own", ["localhost", "LOCALHOST", "localhost:8448", "*", "local*", "?ocalhost"])
@pytest.mark.asyncio
async def test_our_own_server_is_never_kept_out(here: Community, own: str) -> None:
    room = await here.room()
    act = Act(ActKind.KEEP_OUT_SERVER, "matrix", SPACE, "", server=own)
    assert here.acting.lacks(act) == OWN_HOMESERVER
    with pytest.raises(NotDeliveredError):
        await here.acting.act(act)
    assert await acl(here.me, room.id) is None


@pytest.mark.asyncio
async def test_a_room_without_the_right_is_named_and_the_others_are_done(here: Community, town: Town) -> None:
    async with town.newcomer("baas") as boss:
        theirs = await make_room(boss, "11")
        await join(here.me, theirs)
        await here.look(theirs)
        act = Act(ActKind.KEEP_OUT_SERVER, "matrix", SPACE, "", server=BAD)
        assert here.acting.lacks(act) == "server_acl"
        ours = await here.room()
        assert here.acting.lacks(act) is None
        with pytest.raises(NotDeliveredError, match="server_acl in 1 of 2 rooms"):
            await here.acting.act(act)
        assert await acl(here.me, ours.id) == {"allow": ["*"], "deny": [BAD]}
        assert await acl(boss, theirs) is None


@pytest.mark.parametrize(
    ("pattern", "server", "covers"),
    [
        ("*", "a.nl", True),
        ("*.nl", "nl", False),
        ("?.nl", "a.nl", True),
        ("a.nl", "A.NL", True),
        ("a.nl", "aXnl", False),
    ],
)
def test_patterns_cover_what_the_specification_says(pattern: str, server: str, covers: bool) -> None:
    assert matches(pattern, server) is covers


@pytest.mark.parametrize(
    ("server", "name"),
    [
        ("A.nl:8448", "a.nl"),
        ("a.nl", "a.nl"),
        ("[2001:db8::1]:80", "[2001:db8::1]"),
        ("[2001:db8::1]", "[2001:db8::1]"),
    ],
)
def test_a_port_is_no_part_of_a_servers_name(server: str, name: str) -> None:
    assert without_port(server) == name
