"""A server is looked at first, and set up only when that is asked; done again it changes nothing."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.discord import furnishing
from adapters.discord.inviting import NEEDED, application_of, invitation
from adapters.discord.visiting import visiting
from bot.core.errors import SetupError
from bot.core.people import Role
from tests.discord_peer import permissions as may
from tests.discord_peer.peer import Peer

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def peer(tmp_path: Path) -> AsyncIterator[Peer]:
    made = Peer()
    async with made.running(tmp_path):
        yield made
    assert made.violations == []


def address(peer: Peer, folder: Path) -> tuple[int, str]:
    return peer.port, str(folder / "peer.pem")


async def test_a_plan_changes_nothing(peer: Peer, tmp_path: Path) -> None:
    async with visiting(peer.token, int(peer.guild.id), address(peer, tmp_path)) as guild:
        missing = await furnishing.look(guild)
    assert missing.roles == (Role.PROGRAMME_BOARD,)
    assert [x.name for x in missing.channels] == ["algemeen", "waar-vind-ik"]
    assert "kanaal   #waar-vind-ik: Stel je vraag; Vraagbaak zoekt mee" in missing.lines
    assert {x.method for x in peer.requests} == {"GET"}


async def test_a_server_is_set_up_once_and_the_settings_follow(peer: Peer, tmp_path: Path) -> None:
    peer.role("Vraagbaak").permissions |= may.MANAGE_CHANNELS | may.MANAGE_ROLES
    del peer.world.channels[peer.room("staf").id]
    for _ in range(2):
        async with visiting(peer.token, int(peer.guild.id), address(peer, tmp_path)) as guild:
            await furnishing.furnish(guild, await furnishing.look(guild), int(peer.world.bot.id))
            told = await furnishing.settings(guild)
    made = [x.path for x in peer.requests if x.method == "POST"]
    assert len(made) == 4
    member = peer.person("Anna Bos")
    assert not may.held(peer.world, member.id, peer.room("staf")) & may.VIEW
    assert may.held(peer.world, peer.world.bot.id, peer.room("staf")) & may.VIEW
    rooms, roles = told.split("# roles.toml")
    read = tomllib.loads("[discord]\n" + rooms)["discord"]
    assert read["guilds"] == [peer.guild.id]
    assert {x["name"]: x.get("listens", False) for x in read["rooms"]}["waar-vind-ik"]
    assert tomllib.loads(roles)["discord"][peer.role("programmaraad").id] == ["programmaraad"]


async def test_a_missing_permission_is_named(peer: Peer, tmp_path: Path) -> None:
    async with visiting(peer.token, int(peer.guild.id), address(peer, tmp_path)) as guild:
        missing = await furnishing.look(guild)
        with pytest.raises(SetupError, match="manage_channels, manage_roles"):
            await furnishing.furnish(guild, missing, int(peer.world.bot.id))


async def test_a_wrong_token_and_an_unknown_server_are_told(peer: Peer, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="refuses the token"):
        async with visiting("fout", int(peer.guild.id), address(peer, tmp_path)):
            raise AssertionError("nobody comes in")
    with pytest.raises(SetupError, match="not on server 1234"):
        async with visiting(peer.token, 1234567890123456, address(peer, tmp_path)):
            raise AssertionError("nobody comes in")


async def test_an_invitation_asks_for_the_least() -> None:
    token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.not-a-real-one"  # noqa: S105 - only its first part is read
    link = invitation(application_of(token))
    assert "client_id=123456789012345678" in link
    assert f"permissions={may.ASSISTANT & ~(may.ADD_REACTIONS | may.USE_COMMANDS)}" in link
    assert len(NEEDED) == 9
    with pytest.raises(SetupError, match="copy it again"):
        application_of("geen token")
