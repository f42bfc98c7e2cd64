"""What an assistant gets to see: by its intents, by its permissions, and whom a message calls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import discord
import pytest

from tests.discord_peer import permissions as may
from tests.discord_peer.conftest import Guest, visiting
from tests.discord_peer.peer import Peer

pytestmark = pytest.mark.asyncio
MakeGuest = Callable[..., Guest]
FEW = discord.Intents(guilds=True, messages=True)


def heard(guest: Guest) -> list[str]:
    return [args[0].content for name, args in guest.noted if name == "message"]


async def test_without_the_intent_words_are_empty_but_for_what_concerns_the_assistant(
    peer: Peer, make_guest: MakeGuest
) -> None:
    anna, room, me = peer.person("Anna Bos"), peer.room("vragen"), peer.world.bot.id
    async with visiting(make_guest(intents=FEW)) as guest:
        await anna.says(room, "onder ons")
        await anna.says(room, f"<@{me}> help")
        await anna.says(anna.private, "in vertrouwen")
        own = await guest.text("vragen").send("van mij")
        await anna.says(room, "antwoord erop", peer.world.message(str(own.id)))
        await peer.until(lambda: guest.count("message") == 5)
        assert heard(guest) == ["", f"<@{me}> help", "in vertrouwen", "van mij", "antwoord erop"]


async def test_without_the_intent_an_event_does_not_come(peer: Peer, make_guest: MakeGuest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    async with visiting(make_guest(intents=FEW)) as guest:
        said = await anna.says(room, "een")
        await anna.reacts(said, "👍")
        await anna.joins()
        await anna.says(room, "twee")
        await peer.until(lambda: guest.count("message") == 2)
        assert guest.count("raw_reaction_add") == guest.count("member_join") == 0


async def test_with_all_intents_people_are_seen_to_come_react_and_go(peer: Peer, guest: Guest) -> None:
    anna = peer.person("Anna Bos")
    await anna.joins()
    await anna.reacts(await anna.says(peer.room("vragen"), "een"), "👍")
    await anna.leaves()
    await peer.until(lambda: guest.count("raw_member_remove"))
    assert guest.count("member_join") == guest.count("raw_reaction_add") == 1


async def test_what_happens_in_a_closed_channel_stays_there(peer: Peer, guest: Guest) -> None:
    els, staff = peer.person("Els Jansen", "moderator"), peer.room("staf")
    staff.overwrites.pop(peer.role("Vraagbaak").id)
    await els.says(staff, "onder ons")
    await els.says(peer.room("vragen"), "voor iedereen")
    await peer.until(lambda: guest.count("message"))
    assert heard(guest) == ["voor iedereen"]


async def test_only_who_may_be_called_is_called(peer: Peer, guest: Guest) -> None:
    anna, mo, room = peer.person("Anna Bos"), peer.person("Mo Bakker"), peer.room("vragen")
    words = f"<@{anna.id}> en <@{mo.id}>, @everyone"
    said = await guest.text("vragen").send(words, allowed_mentions=discord.AllowedMentions.none())
    made = peer.world.message(str(said.id))
    assert made is not None
    assert (made.mentions, made.everyone) == ([], False)
    only = discord.AllowedMentions(users=[discord.Object(int(mo.id))], everyone=True)
    made = peer.world.message(str((await guest.text("vragen").send(words, allowed_mentions=only)).id))
    assert made is not None
    assert ([x.id for x in made.mentions], made.everyone) == ([mo.id], False)
    peer.role("Vraagbaak").permissions |= may.MENTION_EVERYONE
    made = peer.world.message(str((await guest.text("vragen").send(words, allowed_mentions=only)).id))
    assert made is not None
    assert made.everyone
    asked = await mo.says(room, "en ik?")
    answer = await (await guest.text("vragen").fetch_message(int(asked.id))).reply("ja")
    made = peer.world.message(str(answer.id))
    assert made is not None
    assert [x.id for x in made.mentions] == [mo.id]


async def test_an_answer_to_what_is_gone_is_refused(peer: Peer, guest: Guest) -> None:
    asked = await peer.person("Anna Bos").says(peer.room("vragen"), "weg")
    message = await guest.text("vragen").fetch_message(int(asked.id))
    await message.delete()
    with pytest.raises(discord.HTTPException) as refused:
        await message.reply("te laat")
    assert refused.value.code == 50035
    kind = message.to_reference(fail_if_not_exists=False)
    await guest.text("vragen").send("toch", reference=kind)
    assert [x.reply_to for x in peer.person("Mo Bakker").sees(peer.room("vragen"))] == [None]


async def test_a_poll_is_voted_on_and_closed(peer: Peer, guest: Guest) -> None:
    anna, mo = peer.person("Anna Bos"), peer.person("Mo Bakker")
    poll = discord.Poll(question="Wanneer?", duration=timedelta(hours=1))
    poll.add_answer(text="Maandag")
    poll.add_answer(text="Dinsdag")
    said = await guest.text("vragen").send(poll=poll)
    made = peer.world.message(str(said.id))
    assert made is not None
    await anna.votes(made, 1)
    await mo.votes(made, 1)
    await anna.votes(made, 1, added=False)
    await peer.until(lambda: guest.count("raw_poll_vote_remove"))
    assert said.poll is not None
    again = (await said.fetch()).poll
    assert again is not None
    assert [x.vote_count for x in again.answers] == [1, 0]
    assert [x.id async for x in again.answers[0].voters()] == [int(mo.id)]
    ended = await said.end_poll()
    assert ended.poll is not None
    assert ended.poll.is_finalised()
