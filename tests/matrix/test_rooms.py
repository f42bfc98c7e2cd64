"""Rooms that change under the assistant: invitations, upgrades, spaces; and private rooms stay private."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.content import p
from bot.core.errors import UnavailableError
from bot.core.places import Address, Audience, Direct
from bot.core.plan import Part
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.asking import at
from tests.homeserver.people import Person
from tests.matrix.proxy import Fault, How
from tests.matrix.stage import Ears, Stage, add_room, eventually, impatient, proxied, staged, until

__all__ = ["impatient"]
pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("impatient")]
CREATE, JOIN = r"^POST .*/createRoom", r"^POST .*/join/"


@pytest_asyncio.fixture
async def stage(people: People, migrated: Template, tmp_path: Path) -> AsyncIterator[Stage]:
    """Anna, Mo and an account for the assistant; no rooms yet."""
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path) as made:
        yield made


def to(who: Person) -> Direct:
    return Direct("matrix", who.id)


async def post(ears: Ears, where: Address, words: str) -> None:
    await ears.adapter.post(Part(where, (p(words),)), words)


async def reads(who: Person, room: str, words: str) -> bool:
    return any(x.body == words for x in await who.sees(room))


async def test_a_private_room_into_which_a_third_comes_is_private_no_more(stage: Stage) -> None:
    async with stage.hearing() as ears:
        await post(ears, to(stage.anna), "eerst")
        first = await stage.anna.accepts(stage.me.user_id)
        await stage.anna.invites(first, stage.mo.id)
        await stage.mo.joins(first)
        await post(ears, to(stage.anna), "onder ons")
        second = await stage.anna.accepts(stage.me.user_id)
        assert await reads(stage.anna, second, "onder ons")
        assert not await reads(stage.mo, first, "onder ons")
        await stage.anna.says(first, "hallo allemaal")
        assert (await stage.heard("hallo allemaal")).ref.conversation.audience is Audience.COMMUNITY
        await stage.anna.says(second, "hallo")
        assert (await stage.heard("hallo")).ref.conversation.audience is Audience.DIRECT
        async with ears.away():
            pass
        await post(ears, to(stage.anna), "weer onder ons")
        assert await reads(stage.anna, second, "weer onder ons")
        assert not await reads(stage.mo, first, "weer onder ons")


async def test_who_is_only_invited_reads_no_private_words(stage: Stage) -> None:
    async with stage.hearing() as ears:
        await post(ears, to(stage.anna), "eerst")
        first = await stage.anna.accepts(stage.me.user_id)
        await stage.anna.invites(first, stage.mo.id)
        await post(ears, to(stage.anna), "onder ons")
        await stage.mo.joins(first)
        assert not await reads(stage.mo, first, "onder ons")


async def test_who_left_the_private_room_is_invited_again(stage: Stage) -> None:
    async with stage.hearing() as ears:
        await post(ears, to(stage.anna), "eerst")
        room = await stage.anna.accepts(stage.me.user_id)
        await stage.anna.leaves(room)
        await post(ears, to(stage.anna), "daarna")
        assert await stage.anna.accepts(stage.me.user_id) == room
        assert await reads(stage.anna, room, "daarna")


async def test_private_answers_at_the_same_moment_make_one_room(stage: Stage) -> None:
    async with stage.hearing() as ears:
        await asyncio.gather(*(post(ears, to(stage.anna), f"antwoord {n}") for n in range(4)))
        room = await stage.anna.accepts(stage.me.user_id)
        assert {x.body for x in await stage.anna.sees(room)} == {f"antwoord {n}" for n in range(4)}
        assert (await stage.anna.glance()).get("invite", {}) == {}


async def test_a_private_room_whose_making_was_not_heard_of_is_used(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    async with proxied(people, tmp_path, migrated) as (stage, proxy), stage.hearing() as ears:
        proxy.fails(Fault(How.CUT, CREATE))
        with pytest.raises(UnavailableError):
            await post(ears, to(stage.anna), "hallo")
        await post(ears, to(stage.anna), "hallo")
        room = await stage.anna.accepts(stage.me.user_id)
        assert [x.body for x in await stage.anna.sees(room)] == ["hallo"]
        assert proxy.reached(CREATE) == 1


async def test_an_upgraded_room_keeps_its_name_and_its_readers(stage: Stage) -> None:
    hall = await add_room(stage, "zaal", version="11", preset="public_chat")
    staff = await add_room(stage, "staf", version="11")
    async with stage.hearing() as ears:
        new_hall, new_staff = await stage.mo.upgrades(hall, "12"), await stage.mo.upgrades(staff, "12")
        await stage.mo.invites(new_staff, stage.me.user_id)
        for room, written in ((new_hall, hall), (new_staff, staff)):
            await stage.comes(room)
            await stage.mo.says(room, f"nieuw {written}")
        for name, written in (("zaal", hall), ("staf", staff)):
            where = (await stage.heard(f"nieuw {written}")).ref.conversation
            assert where == stage.where(name)
        await post(ears, stage.where("zaal"), "in de zaal")
        await post(ears, stage.where("staf"), "in de staf")
        assert await reads(stage.mo, new_hall, "in de zaal")
        assert await reads(stage.mo, new_staff, "in de staf")


async def test_a_room_that_was_upgraded_meanwhile_is_followed_and_stays_so(stage: Stage) -> None:
    staff = await add_room(stage, "staf", version="11")
    async with stage.hearing() as ears:
        await stage.comes(staff)
        async with ears.away():
            new = await stage.mo.upgrades(staff, "12")
            await stage.mo.invites(new, stage.me.user_id)
            await stage.mo.says(new, "al verhuisd")
        await until(lambda: ears.places.id_of(staff) == new)
        for words in ("na de verhuizing", "na nog een start"):
            await post(ears, stage.where("staf"), words)
            assert await reads(stage.mo, new, words)
            await stage.mo.says(new, f"gehoord: {words}")
            assert (await stage.heard(f"gehoord: {words}")).ref.conversation == stage.where("staf")
            async with ears.away():
                pass


async def test_words_for_an_upgraded_room_wait_for_the_new_invitation(stage: Stage) -> None:
    staff = await add_room(stage, "staf", version="11")
    async with stage.hearing() as ears:
        await stage.comes(staff)
        new = await stage.mo.upgrades(staff, "12")
        await until(lambda: ears.successor(staff) == new)
        with pytest.raises(UnavailableError):
            await post(ears, stage.where("staf"), "straks")
        await stage.mo.invites(new, stage.me.user_id)
        await stage.comes(new)
        await until(lambda: ears.places.rooms.get(new))

        async def said() -> bool:
            """As the deliverer does: what the new room does not take yet is tried again."""
            with suppress(UnavailableError):
                await post(ears, stage.where("staf"), "straks")
                return True
            return False

        await eventually(said)
        assert await reads(stage.mo, new, "straks")


async def test_an_upgraded_private_room_stays_private(stage: Stage) -> None:
    await add_room(stage, "zaal")
    async with stage.hearing() as ears:
        old = await stage.anna.creates(version="11", invite=[stage.me.user_id], is_direct=True)
        await stage.anna.says(old, "hallo")
        await until(lambda: ears.private(stage.anna) == old)
        new = await stage.anna.upgrades(old, "12")
        await stage.anna.invites(new, stage.me.user_id)
        await until(lambda: ears.places.rooms.get(new))
        await post(ears, to(stage.anna), "onder ons")
        assert await reads(stage.anna, new, "onder ons")
        await stage.anna.says(new, "dank")
        assert (await stage.heard("dank")).ref.conversation.audience is Audience.DIRECT


async def test_a_room_is_known_by_its_alias(stage: Stage) -> None:
    room = await add_room(stage, "zaal", preset="public_chat")
    stage.rooms["zaal"] = alias = f"#plein-{stage.mo.localpart}:localhost"
    await stage.mo.asks("PUT", at("directory", "room", alias), {"room_id": room})
    async with stage.hearing() as ears:
        await post(ears, stage.where("zaal"), "goedemorgen")
        assert await reads(stage.anna, room, "goedemorgen")
        await stage.anna.says(room, "ook goedemorgen")
        assert (await stage.heard("ook goedemorgen")).ref.conversation.room == alias


async def test_the_rooms_of_the_space_are_entered_also_later_ones(stage: Stage) -> None:
    first = await stage.mo.creates("eerste", preset="public_chat")
    later = await stage.mo.creates("latere", preset="public_chat")
    space = await stage.mo.creates(
        "gemeenschap", invite=[stage.me.user_id], creation_content={"type": "m.space"}
    )
    via = {"via": ["localhost"]}
    await stage.mo.sets(space, "m.space.child", via, first)
    async with stage.hearing(space=space):
        await stage.comes(first)
        assert stage.me.user_id not in await stage.mo.members(later)
        await stage.mo.sets(space, "m.space.child", via, later)
        await stage.comes(later)


async def test_only_staff_takes_the_assistant_along_but_all_may_talk_in_private(stage: Stage) -> None:
    await add_room(stage, "zaal")
    async with stage.hearing() as ears:
        asked = [stage.me.user_id]
        turned_down = await stage.anna.creates(invite=asked)
        accepted = await stage.mo.creates(invite=asked)
        private = await stage.anna.creates(invite=asked, is_direct=True)
        await stage.comes(accepted)
        await until(lambda: ears.private(stage.anna) == private)
        await stage.anna.until(partial(left, stage, turned_down))


async def left(stage: Stage, room: str) -> bool:
    return stage.me.user_id in await stage.anna.members(room, "leave")


async def test_an_invitation_that_was_taken_back_holds_nothing_up(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    async with proxied(people, tmp_path, migrated, "zaal") as (stage, proxy), stage.hearing():
        proxy.fails(Fault(How.AWAY, JOIN, times=1_000))
        room = await stage.mo.creates(invite=[stage.me.user_id])
        await proxy.until(lambda: proxy.met(How.AWAY))
        await stage.mo.kicks(room, stage.me.user_id)
        proxy.heals()
        await stage.anna.says(stage.rooms["zaal"], "is daar iemand")
        await stage.heard("is daar iemand")
