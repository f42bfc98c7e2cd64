"""What a start or restart of the Discord adapter must not lose."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.content import p
from bot.core.events import Heard
from bot.core.plan import Part
from tests.contract.discord_rig import Server
from tests.contract.rig import Listener
from tests.discord_peer.exchanges import DEFERRED

pytestmark = pytest.mark.asyncio


async def test_what_is_said_while_the_server_is_prepared_is_heard(
    unstarted: Server, listener: Listener
) -> None:
    starting = asyncio.create_task(unstarted.starts())
    await unstarted.peer.until(lambda: unstarted.peer.guild.commands)
    await unstarted.says(unstarted.anna, "waar vind ik de meldcode", unstarted.room)
    await starting
    try:
        assert (await listener.next(Heard)).message.text == "waar vind ik de meldcode"
    finally:
        await unstarted.adapter.stop()


async def test_the_same_list_of_commands_is_published_once(server: Server) -> None:
    await server.starts_again()
    assert [x.method for x in server.peer.requests if x.path.endswith("/commands")] == ["PUT"]


@pytest.mark.parametrize("defers_after", [0.0])
@pytest.mark.parametrize(("name", "private"), [("signaal", True), ("waar", False)])
async def test_who_was_asked_to_wait_is_answered_after_a_restart(
    server: Server, name: str, private: bool
) -> None:
    made = await server.calls(server.anna, name, **({} if private else {"vraag": "x"}))
    await server.deferred(made)
    assert made.type == DEFERRED
    await server.starts_again()
    await server.answers(made, (p("daar is het"),), "k1", only=server.anna if private else None)
    assert [(x.text, x.private) for x in server.reads(server.anna)] == [("daar is het", private)]
    assert len(server.reads(server.mo)) == (0 if private else 1)


async def test_an_answer_said_before_the_restart_is_not_said_again(server: Server) -> None:
    made = await server.calls(server.anna, "signaal")
    await server.answers(made, (p("eenmaal"),), "k1", only=server.anna)
    await server.starts_again()
    await server.answers(made, (p("eenmaal"),), "k1", only=server.anna)
    assert [x.text for x in server.reads(server.anna)] == ["eenmaal"]
    await server.answers(made, (p("en dit"),), "k2", only=server.anna)
    assert [x.text for x in server.reads(server.anna)] == ["eenmaal\nen dit"]


@pytest.mark.parametrize("only", [True, False])
async def test_who_got_no_word_before_the_restart_is_answered_elsewhere(server: Server, only: bool) -> None:
    made = await server.calls(server.anna, "signaal")
    await server.starts_again()
    await server.answers(made, (p("alsnog"),), "k1", only=server.anna if only else None)
    assert [x.text for x in server.private(server.anna)] == (["alsnog"] if only else [])
    assert [x.text for x in server.reads(server.mo)] == ([] if only else ["alsnog"])


async def test_a_message_sent_before_the_restart_is_not_sent_again(server: Server) -> None:
    part = Part(server.room, (p("eenmaal"),))
    first = await server.adapter.post(part, "k" * 24)
    await server.starts_again()
    assert await server.adapter.post(part, "k" * 24) == first
    assert [x.text for x in server.reads(server.anna)] == ["eenmaal"]


async def test_past_the_memory_of_discord_the_channel_tells_what_was_said(server: Server) -> None:
    decided = datetime.now(UTC) - timedelta(minutes=3)
    part = Part(server.room, (p("het spreekuur begint"),))
    first = await server.adapter.post(part, "a" * 24, decided)
    server.peer.channels.forget_nonces()
    await server.starts_again()
    assert await server.adapter.post(part, "a" * 24, decided) == first
    assert await server.adapter.post(part, "b" * 24, decided) != first
    assert [x.text for x in server.reads(server.anna)] == ["het spreekuur begint"] * 2
