"""Sessions: they begin, break, go on where they were, and end, as Discord's do."""

from __future__ import annotations

from collections.abc import Callable

import discord
import pytest

from tests.discord_peer.conftest import Guest
from tests.discord_peer.faults import Event
from tests.discord_peer.peer import Peer

pytestmark = pytest.mark.asyncio
MakeGuest = Callable[..., Guest]


async def test_the_library_logs_in_and_finds_the_server(peer: Peer, guest: Guest) -> None:
    assert guest.user is not None
    assert str(guest.user.id) == peer.world.bot.id
    assert {x.name for x in guest.server.channels} >= {"vragen", "signalen", "gespreksstarters", "staf"}
    assert {x.name for x in guest.server.roles} >= {"moderator", "redacteur", "beleidstafel"}
    assert peer.gateway.identifies == 1


async def test_a_broken_connection_is_resumed_and_what_was_missed_comes(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    await anna.says(room, "een")
    peer.gateway.drop()
    await peer.until(lambda: not peer.gateway.connected)
    for words in ("twee", "drie"):
        await anna.says(room, words)
    await peer.until(lambda: guest.count("resumed") and guest.count("message") == 3)
    assert [args[0].content for name, args in guest.noted if name == "message"] == ["een", "twee", "drie"]
    assert (peer.gateway.identifies, peer.gateway.resumes) == (1, 1)


@pytest.mark.parametrize("code", [1000, 4000, 4009])
async def test_closed_by_the_server_it_is_resumed(peer: Peer, guest: Guest, code: int) -> None:
    await peer.gateway.close(code)
    await peer.until(lambda: guest.count("resumed"))
    assert peer.gateway.identifies == 1


async def test_asked_to_reconnect_it_resumes(peer: Peer, guest: Guest) -> None:
    await peer.gateway.control(7)
    await peer.until(lambda: guest.count("resumed"))
    assert peer.gateway.identifies == 1


async def test_an_invalid_session_that_can_be_resumed(peer: Peer, guest: Guest) -> None:
    await peer.gateway.control(9, True)
    await peer.until(lambda: guest.count("resumed"))
    assert peer.gateway.identifies == 1


async def test_an_invalid_session_begins_anew(peer: Peer, guest: Guest) -> None:
    await peer.gateway.control(9, False)
    await peer.until(lambda: guest.count("ready") == 2)
    assert (peer.gateway.identifies, len(peer.gateway.sessions)) == (2, 1)


async def test_a_session_that_discord_lost_begins_anew(peer: Peer, guest: Guest) -> None:
    peer.gateway.forget()
    # Its session is gone, so is its place: only a broken line makes the library notice.
    for line in list(peer.gateway.lines):
        line.drop()
    await peer.until(lambda: guest.count("ready") == 2)
    assert peer.gateway.resumes == 0


async def test_after_resuming_in_silence_it_is_deaf(peer: Peer, guest: Guest) -> None:
    peer.faults.deaf_after_resume = True
    peer.gateway.drop()
    await peer.until(lambda: peer.gateway.resumes == 1)
    await peer.person("Anna Bos").says(peer.room("vragen"), "hoor je mij?")
    assert guest.count("message") == guest.count("resumed") == 0
    peer.faults.deaf_after_resume = False
    for line in list(peer.gateway.lines):
        line.drop()
    await peer.until(lambda: guest.count("message") == 1)


async def test_a_wrong_token_is_refused(peer: Peer, make_guest: MakeGuest) -> None:
    guest = make_guest()
    async with guest:
        with pytest.raises(discord.LoginFailure):
            await guest.start("no.such.token")


async def test_intents_that_were_not_switched_on_are_refused(peer: Peer, make_guest: MakeGuest) -> None:
    peer.gateway.allowed_intents &= ~(1 << 15)
    guest = make_guest()
    async with guest:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await guest.start(peer.token)


async def test_after_too_many_introductions_the_token_is_gone(peer: Peer, make_guest: MakeGuest) -> None:
    peer.gateway.starts_left = 0
    guest = make_guest()
    async with guest:
        with pytest.raises(discord.ConnectionClosed) as closed:
            await guest.start(peer.token)
    assert closed.value.code == 4004


async def test_events_come_twice_or_late_when_a_test_wants_it(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    peer.faults.events.extend([(Event.TWICE, "MESSAGE_CREATE"), (Event.LATE, "MESSAGE_CREATE")])
    for words in ("een", "twee", "drie"):
        await anna.says(room, words)
    await peer.until(lambda: guest.count("message") == 4)
    heard = [args[0].content for name, args in guest.noted if name == "message"]
    assert heard == ["een", "een", "drie", "twee"]


async def test_members_are_fetched_by_need(peer: Peer, guest: Guest) -> None:
    people = [peer.person(f"Persoon {n}") for n in range(3)]
    found = await guest.server.query_members(user_ids=[int(people[1].id)])
    assert [x.display_name for x in found] == ["Persoon 1"]
    assert len(await guest.server.chunk()) == len(peer.guild.members)
