"""Messages, reactions and files, through the unmodified library."""

from __future__ import annotations

from collections.abc import Awaitable
from io import BytesIO

import aiohttp
import discord
import pytest

from tests.discord_peer.conftest import Guest
from tests.discord_peer.faults import Answer, Fault
from tests.discord_peer.peer import Peer

pytestmark = pytest.mark.asyncio


async def code(call: Awaitable[object]) -> int:
    """The code with which Discord refuses a call."""
    with pytest.raises(discord.HTTPException) as refused:
        await call
    return refused.value.code


async def test_what_is_said_answered_changed_and_deleted_is_seen(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    await anna.says(room, "Waar vind ik de meldcode?")
    await peer.until(lambda: guest.count("message"))
    heard = guest.last("message")
    answer = await heard.reply("Hier: **meldcode** \\*", mention_author=False)
    assert (anna.sees(room)[-1].text, anna.sees(room)[-1].reply_to) == ("Hier: **meldcode** *", str(heard.id))
    await answer.edit(content="Daar", embeds=[discord.Embed(description="en meer")])
    assert anna.sees(room)[-1].text == "Daar\nen meer"
    await answer.delete()
    assert [x.text for x in anna.sees(room)] == ["Waar vind ik de meldcode?"]


async def test_people_change_and_delete_what_they_said(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    said = await anna.says(room, "een")
    await anna.edits(said, "twee")
    await peer.until(lambda: guest.count("raw_message_edit"))
    assert guest.last("raw_message_edit").message.content == "twee"
    await anna.deletes(said)
    await peer.until(lambda: guest.count("raw_message_delete"))
    assert guest.last("raw_message_delete").message_id == int(said.id)


async def test_reactions_come_go_and_can_be_counted(peer: Peer, guest: Guest) -> None:
    anna, mo, room = peer.person("Anna Bos"), peer.person("Mo Bakker"), peer.room("vragen")
    said = await anna.says(room, "herken je dit?")
    for who in (anna, mo):
        await who.reacts(said, "👍")
    await anna.reacts(said, "👍", added=False)
    await peer.until(lambda: guest.count("raw_reaction_remove"))
    message = await guest.text("vragen").fetch_message(int(said.id))
    await message.add_reaction("👍")
    again = await message.fetch()
    assert (again.reactions[0].count, again.reactions[0].me) == (2, True)
    assert {x.id async for x in again.reactions[0].users()} == {int(mo.id), int(peer.world.bot.id)}
    await again.clear_reactions()
    assert (await message.fetch()).reactions == []


async def test_files_go_and_come_back(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    said = await guest.text("vragen").send(
        "Het weekbericht", files=[discord.File(BytesIO(b"%PDF"), "weekbericht.pdf")]
    )
    assert anna.sees(room)[-1].files == (("weekbericht.pdf", b"%PDF"),)
    assert await said.attachments[0].read() == b"%PDF"
    await said.edit(attachments=[discord.File(BytesIO(b"a;b"), "weekbericht.csv")])
    assert anna.sees(room)[-1].files == (("weekbericht.csv", b"a;b"),)
    big = discord.File(BytesIO(b"0" * (10 * 2**20 + 1)), "groot.bin")
    assert await code(guest.text("vragen").send(file=big)) == 40005


async def test_history_before_after_around_and_in_order(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    said = [await anna.says(room, str(n)) for n in range(7)]
    middle = discord.Object(int(said[3].id))
    channel = guest.text("vragen")
    assert [x.content async for x in channel.history(after=middle)] == ["4", "5", "6"]
    assert [x.content async for x in channel.history(before=middle)] == ["2", "1", "0"]
    assert [x.content async for x in channel.history(around=middle, limit=3)] == ["4", "3", "2"]
    assert [x.content async for x in channel.history(limit=2)] == ["6", "5"]
    assert [x.content async for x in channel.history(limit=250, oldest_first=True)] == list("0123456")


async def test_a_nonce_says_it_once_also_when_the_answer_got_lost(peer: Peer, guest: Guest) -> None:
    room = peer.room("vragen")
    peer.faults.answers.append(Fault(Answer.AFTER, "POST /channels"))
    await guest.text("vragen").send("een keer", nonce="k1")
    await guest.text("vragen").send("een keer", nonce="k1")
    assert len(room.messages) == 1
    peer.channels.forget_nonces()
    await guest.text("vragen").send("een keer", nonce="k1")
    assert len(room.messages) == 2


async def test_many_are_deleted_at_once(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    said = [await anna.says(room, str(n)) for n in range(3)]
    await guest.text("vragen").delete_messages([discord.Object(int(x.id)) for x in said])
    await peer.until(lambda: guest.count("raw_bulk_message_delete"))
    assert room.messages == {}


async def test_without_permission_it_is_refused_with_discords_codes(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    said = await anna.says(room, "een")
    channel = guest.text("vragen")
    peer.role("Vraagbaak").permissions &= ~(1 << 13)
    assert await code(guest.http.delete_message(channel.id, int(said.id))) == 50013
    assert await code(guest.http.edit_message(channel.id, int(said.id), params=_plain("x"))) == 50005
    assert await code(channel.fetch_message(1)) == 10008
    assert await code(guest.fetch_channel(1)) == 10003
    room.overwrites[peer.guild.id] = (0, 0, 1 << 10)
    assert await code(guest.http.get_message(channel.id, int(said.id))) == 50001


async def test_who_closed_their_door_gets_nothing_in_private(peer: Peer, guest: Guest) -> None:
    anna = peer.person("Anna Bos")
    user = await guest.fetch_user(int(anna.id))
    await user.send("welkom")
    assert [x.text for x in anna.sees(anna.private)] == ["welkom"]
    anna.user.accepts = False
    assert await code(user.send("nog iets")) == 50007


async def test_too_long_is_refused_and_counts_as_a_violation(peer: Peer, guest: Guest) -> None:
    assert await code(guest.text("vragen").send("x" * 2001)) == 50035
    assert len(peer.violations) == 1
    peer.violations.clear()


async def test_a_reset_connection_is_an_outage(peer: Peer, guest: Guest) -> None:
    peer.faults.answers.extend([Fault(Answer.LOST, "PATCH")])
    said = await guest.text("vragen").send("een")
    with pytest.raises((aiohttp.ClientError, OSError)):
        await said.edit(content="twee")
    assert peer.room("vragen").messages[str(said.id)].content == "twee"


def _plain(words: str) -> discord.http.MultipartParameters:
    return discord.http.handle_message_parameters(content=words)
