"""A community is looked at first, and made only when that is asked; done again it changes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from adapters.matrix.furnishing.furnishing import ROOMS, SPACE, Community, Wish
from adapters.matrix.furnishing.looking import look
from adapters.matrix.furnishing.making import furnish
from adapters.matrix.furnishing.planning import Lack, Task, plan
from adapters.matrix.homeserver import Homeserver, at
from bot.core.errors import SetupError
from bot.core.people import Role
from tests.homeserver.arriving import People
from tests.homeserver.asking import RefusedError
from tests.homeserver.people import Person
from tests.matrix.square import make_room, membership, put_state, state
from tests.matrix.town import Town

pytestmark = pytest.mark.asyncio

Json = dict[str, Any]
STAFF = frozenset({Role.MODERATOR})


@pytest_asyncio.fixture
async def assistant(town: Town) -> AsyncIterator[Homeserver]:
    async with town.newcomer("vraagbaak") as newcomer:
        yield newcomer


def place(assistant: Homeserver) -> str:
    """An alias that no other test has."""
    return assistant.me.replace("@", "#")


def wish(*staff: Person, encrypted: bool = False) -> Wish:
    return Wish("Jeugdprofessionals", {person.id: STAFF for person in staff}, encrypted)


async def made(assistant: Homeserver, wanted: Wish) -> Community:
    return await furnish(assistant.ask, wanted, assistant.me, place(assistant), lambda line: None)


async def rooms_of(person: Homeserver) -> set[str]:
    return set((await person.ask("GET", at("joined_rooms")))["joined_rooms"])


class Cut:
    """Requests of which only so many change something, as when the program is killed then."""

    def __init__(self, assistant: Homeserver, left: int) -> None:
        self._assistant = assistant
        self.left = left

    async def ask(self, method: str, path: str, body: Json | None = None) -> Json:
        if method != "GET":
            if self.left == 0:
                raise KeyboardInterrupt
            self.left -= 1
        return await self._assistant.ask(method, path, body)


async def test_a_plan_changes_nothing(assistant: Homeserver) -> None:
    cut = Cut(assistant, 0)
    steps = plan(wish(), await look(cut.ask, assistant.me, place(assistant)))
    assert len([x for x in steps if isinstance(x, Task) and x.kind == "make"]) == len(ROOMS) + 1
    assert await rooms_of(assistant) == set()


async def test_a_community_is_made_once(assistant: Homeserver, people: People) -> None:
    mo = await people.person("Mo Bakker")
    first = await made(assistant, wish(mo))
    before = await rooms_of(assistant)
    told: list[str] = []
    again = await furnish(assistant.ask, wish(mo), assistant.me, place(assistant), told.append)
    assert told == []
    assert await rooms_of(assistant) == before
    assert {x: y.called for x, y in again.rooms.items()} == {x: y.called for x, y in first.rooms.items()}
    assert len(before) == len(first.rooms) == len(ROOMS) + 1


async def test_the_staff_is_invited_with_its_power_and_members_come_in_through_the_space(
    assistant: Homeserver, people: People
) -> None:
    mo, anna = await people.person("Mo Bakker"), await people.person("Anna Bos")
    there = await made(assistant, wish(mo))
    ids = {name: found.id for name, found in there.rooms.items()}
    for name in (SPACE, "staf"):
        await mo.joins(ids[name])
    await mo.invites(ids[SPACE], anna.id)
    await anna.joins(ids[SPACE])
    for each in ROOMS:
        levels = await state(assistant, ids[each.name], "m.room.power_levels")
        assert levels["users"][mo.id] == 50
        if each.name != "staf":
            await anna.joins(ids[each.name])
    with pytest.raises(RefusedError):
        await anna.joins(ids["staf"])
    with pytest.raises(RefusedError):
        await anna.joins(there.rooms["staf"].alias)


async def test_who_is_not_in_the_space_comes_in_nowhere(assistant: Homeserver, people: People) -> None:
    stranger = await people.person("Vreemde")
    there = await made(assistant, wish())
    for found in there.rooms.values():
        with pytest.raises(RefusedError):
            await stranger.joins(found.called)


@pytest.mark.parametrize("encrypted", [True, False])
async def test_only_the_staff_room_is_encrypted_and_only_when_asked(
    assistant: Homeserver, encrypted: bool
) -> None:
    there = await made(assistant, wish(encrypted=encrypted))
    found = {name for name, each in there.rooms.items() if each.room is not None and each.room.encrypted}
    assert found == ({"staf"} if encrypted else set())


async def test_a_making_that_was_cut_off_anywhere_goes_on_where_it_was(town: Town, people: People) -> None:
    mo = await people.person("Mo Bakker")
    async with town.newcomer("vraagbaak") as assistant:
        starts = 0
        while True:
            starts += 1
            cut = Cut(assistant, starts % 3 + 1)
            try:
                there = await furnish(cut.ask, wish(mo), assistant.me, place(assistant), lambda line: None)
                break
            except KeyboardInterrupt:
                continue
        assert starts > len(ROOMS)
        assert len(await rooms_of(assistant)) == len(ROOMS) + 1
        space = there.rooms[SPACE].room
        assert space is not None
        assert set(space.children) == {there.rooms[each.name].id for each in ROOMS}
        assert await membership(assistant, there.rooms["staf"].id, mo.id) == "invite"


async def test_rooms_that_are_there_are_taken_by_their_name(assistant: Homeserver, people: People) -> None:
    jan = await people.person("Jan Smit")
    space = await jan.creates("Oud", creation_content={"type": "m.space"}, invite=[assistant.me])
    room = await jan.creates("Signalen", invite=[assistant.me])
    for each in (space, room):
        levels = {**await jan.state(each, "m.room.power_levels")}
        levels["users"] = {**levels.get("users", {}), assistant.me: 50}
        await jan.sets(each, "m.room.power_levels", levels)
        await assistant.ask("POST", at("join", each), {})
    await jan.sets(space, "m.space.child", {"via": ["localhost"]}, room)
    there = await furnish(assistant.ask, wish(), assistant.me, space, lambda line: None)
    assert there.rooms["signalen"].id == room
    assert there.rooms[SPACE].id == space
    assert len(await rooms_of(assistant)) == len(ROOMS) + 1


async def test_an_invitation_to_the_space_is_accepted_and_the_rest_follows(
    assistant: Homeserver, people: People
) -> None:
    jan = await people.person("Jan Smit")
    alias = place(assistant)
    space = await jan.creates(
        "Ruimte",
        creation_content={"type": "m.space"},
        room_alias_name=alias[1:].partition(":")[0],
        invite=[assistant.me],
    )
    levels = {**await jan.state(space, "m.room.power_levels")}
    levels["users"] = {**levels.get("users", {}), assistant.me: 100}
    await jan.sets(space, "m.room.power_levels", levels)
    there = await look(assistant.ask, assistant.me, alias)
    assert [x.kind for x in plan(wish(), there) if isinstance(x, Task)] == ["enter"]
    done = await made(assistant, wish())
    assert done.rooms[SPACE].id == space
    assert len(done.rooms) == len(ROOMS) + 1


async def test_without_an_invitation_the_remedy_is_told(assistant: Homeserver, people: People) -> None:
    jan = await people.person("Jan Smit")
    local = place(assistant)[1:].partition(":")[0]
    await jan.creates("Ruimte", creation_content={"type": "m.space"}, room_alias_name=local)
    with pytest.raises(SetupError, match=f"invite {assistant.me} there"):
        await made(assistant, wish())


async def test_a_room_with_too_little_power_is_named(assistant: Homeserver, people: People) -> None:
    jan = await people.person("Jan Smit")
    space = await jan.creates("Oud", creation_content={"type": "m.space"}, invite=[assistant.me])
    await assistant.ask("POST", at("join", space), {})
    steps = plan(wish(jan), await look(assistant.ask, assistant.me, space))
    assert [x.line for x in steps if isinstance(x, Lack)] == [
        f"let op   de assistent heeft niveau 0 in {space}: geef hem er 50 of meer"
    ]
    assert not [x for x in steps if isinstance(x, Task) and x.name == SPACE]


async def test_a_replaced_room_leads_to_its_successor(assistant: Homeserver) -> None:
    there = await made(assistant, wish())
    old = there.rooms["signalen"].id
    told = await assistant.ask("POST", at("rooms", old, "upgrade"), {"new_version": "11"})
    later = await look(assistant.ask, assistant.me, place(assistant))
    assert later.rooms["signalen"].id == told["replacement_room"]


async def test_power_that_someone_has_is_not_lowered(assistant: Homeserver, people: People) -> None:
    mo = await people.person("Mo Bakker")
    space = (await made(assistant, wish(mo))).rooms[SPACE].id
    levels = {**await state(assistant, space, "m.room.power_levels")}
    levels["users"] = {**levels["users"], mo.id: 90}
    await put_state(assistant, space, "m.room.power_levels", levels)
    await made(assistant, wish(mo))
    assert (await state(assistant, space, "m.room.power_levels"))["users"][mo.id] == 90


async def test_a_room_that_is_no_space_is_told(assistant: Homeserver) -> None:
    room = await make_room(assistant, "11")
    with pytest.raises(SetupError, match="is a room, not a space"):
        await look(assistant.ask, assistant.me, room)
