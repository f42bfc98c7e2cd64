"""Rate limits and refusals of everything, through the unmodified library."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import discord
import pytest

from tests.discord_peer.conftest import Guest
from tests.discord_peer.faults import Answer, Fault
from tests.discord_peer.limits import PER_SECOND, Bucket, Limits
from tests.discord_peer.peer import Peer

pytestmark = pytest.mark.asyncio
MESSAGES = r"/channels/(\d+)/messages"


async def test_a_bucket_holds_the_library_back_and_nothing_is_refused(peer: Peer, guest: Guest) -> None:
    peer.limits.set("POST", MESSAGES, 5, 0.2)
    for n in range(12):
        await guest.text("vragen").send(str(n))
    assert (len(peer.room("vragen").messages), peer.limits.met) == (12, 0)


async def test_each_channel_has_its_own_bucket(peer: Peer, guest: Guest) -> None:
    peer.limits.set("POST", MESSAGES, 2, 60.0)
    await guest.text("vragen").send("een")
    await guest.text("signalen").send("een")
    assert peer.limits.met == 0


async def test_fifty_in_a_second_and_no_more() -> None:
    limits = Limits()
    limits.everywhere.per = 60.0
    waits = [limits.count("GET", f"/channels/{n}").wait for n in range(PER_SECOND + 1)]
    assert [n for n, wait in enumerate(waits) if wait] == [PER_SECOND]
    assert limits.count("POST", "/interactions/1/x/callback").wait == 0


async def test_too_many_for_all_together_wait_their_turn(peer: Peer, guest: Guest) -> None:
    peer.limits.everywhere = Bucket("global", 1, 2.0)
    await asyncio.gather(*(guest.text("vragen").send(str(n)) for n in range(2)))
    assert len(peer.room("vragen").messages) == 2
    assert sorted(x.status for x in peer.requests if x.path.endswith("messages")) == [200, 200, 429]


@pytest.mark.parametrize("answer", [Answer.BUCKET, Answer.GLOBAL, Answer.BEFORE])
async def test_what_passes_is_tried_again(peer: Peer, guest: Guest, answer: Answer) -> None:
    peer.faults.answers.append(Fault(answer, "POST /channels"))
    await guest.text("vragen").send("een")
    assert len(peer.room("vragen").messages) == 1
    assert [x.split()[0] for x in peer.faults.met] == [answer]


async def test_a_ban_by_cloudflare_is_not_tried_again(peer: Peer, guest: Guest) -> None:
    peer.faults.answers.append(Fault(Answer.CLOUDFLARE, "POST /channels"))
    with pytest.raises(discord.HTTPException) as refused:
        await guest.text("vragen").send("een")
    assert (refused.value.status, len(peer.room("vragen").messages)) == (429, 0)


async def test_a_token_that_became_invalid(peer: Peer, make_guest: Callable[..., Guest]) -> None:
    peer.faults.answers.append(Fault(Answer.UNAUTHORISED))
    async with make_guest() as guest:
        with pytest.raises(discord.LoginFailure):
            await guest.start(peer.token)
