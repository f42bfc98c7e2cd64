"""The assistant goes along with whom the settings trust, and turns the others down, on a real homeserver."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.matrix.options import Invites
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.people import Person
from tests.matrix.stage import Stage, staged

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def stage(people: People, tmp_path: Path, migrated: Template) -> AsyncIterator[Stage]:
    """Anna is a member and Mo a moderator; both share a room with the assistant."""
    migrated.put(tmp_path / "data")
    async with staged(people, tmp_path, "zaal") as made:
        yield made


async def answer(host: Person, room: str, stage: Stage) -> str:
    """What became of the invitation, once something did: join or leave."""

    async def answered() -> str | None:
        for how in ("join", "leave"):
            if stage.me.user_id in await host.members(room, how):
                return how
        return None

    found = await host.until(answered)
    assert found
    return found


async def invited(host: Person, stage: Stage, *, direct: bool = False) -> str:
    room = await host.creates(None if direct else "verder", invite=[stage.me.user_id], is_direct=direct)
    return await answer(host, room, stage)


@pytest.mark.parametrize(
    ("policy", "member", "moderator"),
    [("nobody", "leave", "leave"), ("staff", "leave", "join"), ("members", "join", "join")],
)
async def test_the_setting_says_who_may_take_it_to_a_further_room(
    stage: Stage, policy: Invites, member: str, moderator: str
) -> None:
    stranger = await stage.people.person("Vreemde")
    async with stage.hearing(invites=policy):
        assert await invited(stage.anna, stage) == member
        assert await invited(stage.mo, stage) == moderator
        assert await invited(stranger, stage) == "leave"


async def test_a_private_conversation_is_for_who_shares_a_room(stage: Stage) -> None:
    stranger = await stage.people.person("Vreemde")
    async with stage.hearing(invites="nobody") as ears:
        assert await invited(stage.anna, stage, direct=True) == "join"
        assert ears.private(stage.anna) is not None
        assert await invited(stranger, stage, direct=True) == "leave"
        assert ears.private(stranger) is None


async def test_an_invitation_from_while_it_was_away_is_answered_afterwards(stage: Stage) -> None:
    async with stage.hearing(invites="members") as ears:
        async with ears.away():
            room = await stage.anna.creates("verder", invite=[stage.me.user_id])
        assert await answer(stage.anna, room, stage) == "join"
