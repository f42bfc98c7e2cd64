"""Discord keeps the adapter contract, over real HTTPS and a real WebSocket, on the peer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.content import mention, p
from bot.core.errors import NotDeliveredError, UnavailableError
from bot.core.events import Heard
from bot.core.places import Audience, Direct
from bot.core.plan import Act, ActKind, Part
from tests.contract.discord_rig import Server
from tests.contract.rig import Listener
from tests.contract.suite import AdapterContract
from tests.discord_peer import permissions as may
from tests.discord_peer.faults import Answer, Fault
from tests.discord_peer.world import PUBLIC_THREAD, Channel


@pytest.fixture
def rig(server: Server) -> Server:
    return server


class TestDiscord(AdapterContract):
    """Everything the contract asks, of Discord."""

    async def test_an_answer_refers_to_what_it_answers(self, rig: Server, listener: Listener) -> None:
        await rig.says(rig.anna, "waar vind ik de meldcode", rig.room)
        heard = (await listener.next(Heard)).message.ref
        await rig.adapter.post(Part(rig.room, (p("hier"),), reply_to=heard), "k1")
        assert rig.reads(rig.mo)[-1].reply_to == heard.id

    async def test_a_thread_stands_under_its_message(self, rig: Server) -> None:
        part = Part(rig.room, (p("Wat werkt bij jullie?"),), thread="Wat werkt?")
        ref = await rig.adapter.post(part, "k1")
        assert await rig.adapter.post(part, "k1") == ref
        thread = rig.peer.world.channels[ref.id]
        assert (thread.name, thread.parent) == ("Wat werkt?", rig.room.room)

    async def test_a_forum_gets_a_topic_and_what_is_said_there_is_heard_there(
        self, rig: Server, listener: Listener
    ) -> None:
        forum = rig.where(rig.peer.room("gespreksstarters"))
        ref = await rig.adapter.post(Part(forum, (p("Wat werkt bij jullie?"),), thread="Wat werkt?"), "k1")
        assert (ref.conversation.room, ref.conversation.thread) == (forum.room, ref.id)
        assert rig.peer.world.channels[ref.id].name == "Wat werkt?"
        await rig.says(rig.anna, "bij ons het lokale team", ref.conversation)
        assert (await listener.next(Heard)).message.ref.conversation == ref.conversation
        await rig.adapter.post(Part(ref.conversation, (p("dank je"),)), "k2")
        assert [x.text for x in rig.reads(rig.mo, ref.conversation)][-1] == "dank je"

    async def test_a_thread_the_library_does_not_know_is_no_private_conversation(
        self, rig: Server, listener: Listener
    ) -> None:
        thread = Channel(rig.peer.world.ids.next(), PUBLIC_THREAD, "oud", rig.room.space, rig.room.room)
        thread.owner = rig.anna.id
        rig.peer.world.channels[thread.id] = thread
        rig.peer.faults.answers.append(Fault(Answer.UNAUTHORISED, f"GET /channels/{thread.id}"))
        for words in ("hallo daar", "nog iets", "klaar"):
            said = await rig.person[rig.anna.id].says(thread, words)
        await listener.next(Heard, f"m{said.id}")
        heard = await listener.next(Heard)
        assert heard.message.ref.conversation == replace(rig.room, thread=thread.id)
        assert not heard.to_bot
        assert [x.message.text for x in listener.events if isinstance(x, Heard)][-1] == "klaar"
        assert len(listener.events) == 3

    async def test_what_is_told_in_private_is_said_to_the_assistant(
        self, rig: Server, listener: Listener
    ) -> None:
        anna = rig.person[rig.anna.id]
        await anna.says(anna.private, "help")
        heard = await listener.next(Heard)
        assert heard.to_bot
        where = heard.message.ref.conversation
        assert (where.space, where.audience) == ("@me", Audience.DIRECT)
        await rig.adapter.post(Part(where, (p("hier ben ik"),)), "k1")
        assert rig.private(rig.anna)[-1].text == "hier ben ik"
        assert rig.private(rig.mo) == []

    async def test_user_text_notifies_nobody_and_a_mention_one_person(self, rig: Server) -> None:
        words = f"@everyone @here <@{rig.mo.id}> <@&{rig.peer.role('moderator').id}>"
        await rig.adapter.post(Part(rig.room, (p(words),)), "k1")
        await rig.adapter.post(Part(rig.room, (p("dag ", mention(rig.anna.id, "Anna"), words),)), "k2")
        nobody, anna = (x.body for x in rig.peer.requests[-2:])
        assert nobody["allowed_mentions"]["parse"] == []
        assert not nobody["allowed_mentions"].get("users")
        assert anna["allowed_mentions"]["parse"] == []
        assert [str(x) for x in anna["allowed_mentions"]["users"]] == [rig.anna.id]
        made = rig.channel(rig.room).messages.values()
        assert [[x.id for x in each.mentions] for each in made] == [[], [rig.anna.id]]

    async def test_a_message_too_long_is_told_in_full(self, rig: Server) -> None:
        body = tuple(p(f"{n}: " + "woord " * 300) for n in range(8))
        first = await rig.adapter.post(Part(rig.room, body), "k" * 24)
        assert await rig.adapter.post(Part(rig.room, body), "k" * 24) == first
        text = "\n".join(x.text for x in rig.reads(rig.anna))
        assert [text.count(f"{n}: woord") for n in range(8)] == [1] * 8

    async def test_closed_doors_are_told(self, rig: Server) -> None:
        rig.person[rig.anna.id].user.accepts = False
        with pytest.raises(NotDeliveredError):
            await rig.adapter.post(Part(Direct("discord", rig.anna.id), (p("hallo"),)), "k1")

    async def test_where_the_assistant_may_not_speak_it_tries_once(self, rig: Server) -> None:
        me, room = rig.peer.world.bot.id, rig.channel(rig.room)
        for denied in (may.SEND, may.VIEW):
            room.overwrites[me] = (1, 0, denied)
            before = len(rig.peer.requests)
            with pytest.raises(NotDeliveredError):
                await rig.adapter.post(Part(rig.room, (p("hallo"),)), f"k{denied}")
            assert [x.status for x in rig.peer.requests[before:]] == [403]

    async def test_what_discord_does_not_tell_is_not_taken_for_gone(
        self, rig: Server, listener: Listener
    ) -> None:
        await rig.says(rig.anna, "staat er nog", rig.room)
        ref = (await listener.next(Heard)).message.ref
        rig.peer.faults.answers.append(Fault(Answer.AWAY, "GET /channels"))
        with pytest.raises(UnavailableError):
            await rig.adapter.gone(ref)
        rig.channel(rig.room).overwrites[rig.peer.world.bot.id] = (1, 0, may.VIEW)
        with pytest.raises(UnavailableError):
            await rig.adapter.gone(ref)
        nowhere = replace(rig.room, room=rig.peer.world.ids.next())
        assert await rig.adapter.gone(replace(ref, conversation=nowhere))

    async def test_a_missing_permission_is_named_and_not_tried(self, rig: Server) -> None:
        act = Act(ActKind.KICK, "discord", rig.room.space, "proef", actor_id=rig.mo.id)
        assert rig.adapter.lacks(act) == "kick_members"
        before = len(rig.peer.requests)
        with pytest.raises(NotDeliveredError):
            await rig.adapter.act(act, "k1")
        assert len(rig.peer.requests) == before

    async def test_a_measure_is_taken_with_its_reason(self, rig: Server) -> None:
        space = rig.room.space
        act = Act(ActKind.TIMEOUT, "discord", space, "afkoelen é", actor_id=rig.anna.id, seconds=600)
        assert rig.adapter.lacks(act) is None
        await rig.adapter.act(act, "k1")
        await rig.adapter.act(act, "k1")
        member = rig.peer.guild.members[rig.anna.id]
        assert member.timeout_until is not None
        await rig.adapter.act(Act(ActKind.END_TIMEOUT, "discord", space, "weer goed", rig.anna.id), "k2")
        assert rig.peer.guild.members[rig.anna.id].timeout_until is None
        assert len(rig.peer.guild.audit) >= 2


@pytest.mark.asyncio
@pytest.mark.parametrize("message_content", [False])
async def test_without_content_only_who_calls_the_assistant_is_heard(
    server: Server, listener: Listener
) -> None:
    await server.says(server.anna, "waar vind ik de meldcode", server.room)
    await server.says(server.anna, f"<@{server.peer.world.bot.id}> help", server.room)
    heard = await listener.next(Heard)
    assert (heard.message.text, heard.to_bot) == ("help", True)
    assert len(listener.events) == 1
