"""Threads, forums, measures, roles, channels and the audit log, through the unmodified library."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import timedelta

import discord
import pytest

from tests.discord_peer import permissions as may
from tests.discord_peer.conftest import Guest
from tests.discord_peer.peer import Peer

pytestmark = pytest.mark.asyncio
EVERYTHING = may.KICK | may.BAN | may.MANAGE_CHANNELS | may.MANAGE_ROLES | may.MANAGE_NICKNAMES
Overwrites = dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]
EVERYTHING |= may.AUDIT_LOG | may.MANAGE_THREADS


async def code(call: Awaitable[object]) -> int:
    with pytest.raises(discord.HTTPException) as refused:
        await call
    return refused.value.code


async def test_a_thread_under_a_message(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    said = await guest.text("vragen").send("waar praten we over?")
    thread = await said.create_thread(name="Gesprek")
    assert await code(said.create_thread(name="Gesprek")) == 160004
    await thread.send("begin maar")
    inside = peer.world.channels[str(thread.id)]
    await anna.says(inside, "goed idee")
    await peer.until(lambda: guest.count("message") == 3)
    assert guest.last("message").channel.id == thread.id
    assert [x.text for x in anna.sees(inside)] == ["begin maar", "goed idee"]
    assert [x.text for x in anna.sees(room)] == ["waar praten we over?"]


async def test_a_topic_in_a_forum(peer: Peer, guest: Guest) -> None:
    room = peer.room("gespreksstarters")
    room.tags = [{"id": "7", "name": "thema", "moderated": False, "emoji_id": None, "emoji_name": None}]
    forum = await guest.fetch_channel(int(room.id))
    assert isinstance(forum, discord.ForumChannel)
    made = await forum.create_thread(
        name="Wachttijd", content="Wat merk jij?", applied_tags=forum.available_tags
    )
    inside = peer.world.channels[str(made.thread.id)]
    assert (made.message.id, made.message.content) == (made.thread.id, "Wat merk jij?")
    assert (inside.applied, [x.id for x in guest.server.threads]) == (["7"], [made.thread.id])
    assert await code(guest.http.send_message(forum.id, params=_plain("x"))) == 50008


async def test_a_thread_falls_asleep_wakes_and_is_locked(peer: Peer, guest: Guest) -> None:
    peer.role("Vraagbaak").permissions |= EVERYTHING
    thread = await guest.text("vragen").create_thread(name="Los", type=discord.ChannelType.public_thread)
    await thread.edit(archived=True)
    await peer.person("Anna Bos").says(peer.world.channels[str(thread.id)], "nog iets")
    await peer.until(lambda: guest.count("raw_thread_update") >= 2)
    assert not peer.world.channels[str(thread.id)].archived
    await thread.edit(archived=True, locked=True)
    peer.role("Vraagbaak").permissions &= ~may.MANAGE_THREADS
    assert await code(thread.send("mag niet")) == 50083


async def test_measures_against_members_and_what_is_written_down(peer: Peer, guest: Guest) -> None:
    peer.role("Vraagbaak").permissions |= EVERYTHING
    anna, mo, room = peer.person("Anna Bos"), peer.person("Mo Bakker"), peer.room("vragen")
    member = await guest.server.fetch_member(int(anna.id))
    await member.timeout(timedelta(hours=1), reason="rust")
    with pytest.raises(PermissionError):
        await anna.says(room, "mag niet")
    await member.timeout(None)
    await anna.says(room, "weer terug")
    await member.edit(nick="Anna")
    await member.add_roles(discord.Object(int(peer.role("redacteur").id)))
    assert (await guest.server.fetch_member(int(anna.id))).roles[-1].name == "redacteur"
    await member.kick(reason="dag")
    await guest.server.ban(discord.Object(int(mo.id)), reason="reclame", delete_message_seconds=3600)
    assert [x.user.id async for x in guest.server.bans()] == [int(mo.id)]
    await guest.server.unban(discord.Object(int(mo.id)))
    await peer.until(lambda: guest.count("member_unban"))
    actions = [(x.action.name, x.reason) async for x in guest.server.audit_logs(oldest_first=True)]
    assert [x for x in actions if x[1]] == [("member_update", "rust"), ("kick", "dag"), ("ban", "reclame")]
    assert guest.count("audit_log_entry_create") == len(peer.guild.audit)


async def test_a_ban_takes_away_what_was_said(peer: Peer, guest: Guest) -> None:
    peer.role("Vraagbaak").permissions |= EVERYTHING
    mo, room = peer.person("Mo Bakker"), peer.room("vragen")
    await mo.says(room, "koop nu")
    await guest.server.ban(discord.Object(int(mo.id)), delete_message_seconds=3600)
    assert room.messages == {}
    assert mo.id not in peer.guild.members


async def test_who_stands_higher_cannot_be_touched(peer: Peer, guest: Guest) -> None:
    peer.role("Vraagbaak").permissions |= EVERYTHING
    peer.role("moderator").position = 9
    boss = await guest.server.fetch_member(int(peer.person("Els Jansen", "moderator").id))
    assert await code(boss.kick()) == 50013
    assert await code(boss.timeout(timedelta(hours=1))) == 50013
    assert await code(guest.http.kick(int(peer.guild.owner), guest.server.id)) == 50013
    assert await code(boss.add_roles(discord.Object(int(peer.role("moderator").id)))) == 50013
    assert await code(guest.server.fetch_member(1)) == 10007


async def test_without_permission_no_measure(peer: Peer, guest: Guest) -> None:
    mo = await guest.server.fetch_member(int(peer.person("Mo Bakker").id))
    for call in (mo.kick(), mo.ban(), mo.edit(nick="x"), guest.server.create_role(name="rol")):
        assert await code(call) == 50013


async def test_roles_and_channels_are_made_and_shielded(peer: Peer, guest: Guest) -> None:
    peer.role("Vraagbaak").permissions |= EVERYTHING
    role = await guest.server.create_role(name="programmaraad")
    hidden: Overwrites = {guest.server.default_role: discord.PermissionOverwrite(view_channel=False)}
    made = await guest.server.create_text_channel("bestuur", topic="Alleen wij", overwrites=hidden)
    await guest.server.create_forum("gesprekken", topic="Samen")
    await peer.until(lambda: guest.count("guild_channel_create") == 2)
    anna, room = peer.person("Anna Bos"), peer.room("bestuur")
    assert not may.held(peer.world, anna.id, room) & may.VIEW
    room.overwrites[peer.role("Vraagbaak").id] = (0, may.VIEW, 0)
    await made.set_permissions(role, view_channel=True)
    assert room.overwrites[str(role.id)] == (0, may.VIEW, 0)
    await made.set_permissions(role, overwrite=None)
    await made.edit(topic="Nieuw", slowmode_delay=5)
    assert (room.topic, room.slowmode, str(role.id) in room.overwrites) == ("Nieuw", 5, False)
    await made.delete()
    assert room.id not in peer.world.channels


async def test_nothing_is_given_that_the_assistant_has_not(peer: Peer, guest: Guest) -> None:
    peer.role("Vraagbaak").permissions |= may.MANAGE_CHANNELS | may.MANAGE_ROLES
    powerful = discord.Permissions(ban_members=True)
    assert await code(guest.server.create_role(name="sterk", permissions=powerful)) == 50013
    allowed: Overwrites = {guest.server.default_role: discord.PermissionOverwrite(ban_members=True)}
    assert await code(guest.server.create_text_channel("kanaal", overwrites=allowed)) == 50013


async def test_a_forum_needs_a_community(peer: Peer, guest: Guest) -> None:
    peer.role("Vraagbaak").permissions |= may.MANAGE_CHANNELS
    peer.guild.features = ()
    assert await code(guest.server.create_forum("gesprekken")) == 50024


def _plain(words: str) -> discord.http.MultipartParameters:
    return discord.http.handle_message_parameters(content=words)
