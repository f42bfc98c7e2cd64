"""The judges find what is planted, in requests and in events, and what they find is kept."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from tests.discord_peer import payloads
from tests.discord_peer.conftest import Guest
from tests.discord_peer.peer import Peer
from tests.discord_peer.specification import Events, Requests
from tests.discord_peer.world import Message, World

ID = "1576363201921024007"
SAID = {"content": "hallo", "nonce": "k" * 24, "enforce_nonce": True, "allowed_mentions": {"parse": []}}
SEND = f"/channels/{ID}/messages"
CALLBACK = f"/interactions/{ID}/token/callback"
BUTTON = {"type": 2, "style": 2, "label": "Meer", "custom_id": "k:1"}
Json = Any


@pytest.fixture(scope="module")
def requests() -> Requests:
    return Requests()


@pytest.fixture(scope="module")
def events() -> Events:
    return Events()


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", SEND, SAID),
        ("POST", SEND, SAID | {"components": [{"type": 1, "components": [BUTTON]}]}),
        ("GET", SEND, None),
        ("PATCH", f"{SEND}/{ID}", {"content": "anders"}),
        ("POST", CALLBACK, {"type": 4, "data": {"content": "hallo", "flags": 64}}),
        ("PUT", f"/applications/{ID}/guilds/{ID}/commands", [{"name": "help", "description": "x"}]),
    ],
)
def test_what_is_right_is_let_through(requests: Requests, method: str, path: str, body: Json) -> None:
    assert requests.problems(method, path, {}, body) == []


@pytest.mark.parametrize(
    ("method", "path", "query", "body"),
    [
        ("POST", SEND, {}, SAID | {"contents": "hallo"}),
        ("POST", SEND, {}, SAID | {"content": "x" * 2001}),
        ("POST", SEND, {}, SAID | {"nonce": "k" * 26}),
        ("POST", SEND, {}, SAID | {"embeds": "een"}),
        ("POST", SEND, {}, SAID | {"embeds": [{"description": "x" * 4097}]}),
        ("POST", SEND, {}, SAID | {"embeds": [{"description": "x" * 3500}] * 2}),
        ("POST", SEND, {}, SAID | {"embeds": [{"description": "x"}] * 11}),
        ("POST", SEND, {}, SAID | {"components": [{"type": 1, "components": [BUTTON] * 6}]}),
        ("POST", SEND, {}, SAID | {"components": [{"type": 1, "components": [BUTTON | {"style": 12}]}]}),
        ("POST", SEND, {}, SAID | {"allowed_mentions": {"parse": ["all"]}}),
        ("GET", SEND, {"limiet": "5"}, None),
        ("GET", "/kanalen", {}, None),
        ("PUT", SEND, {}, SAID),
        ("POST", CALLBACK, {}, {"type": 44}),
        ("PUT", f"/applications/{ID}/guilds/{ID}/commands", {}, [{"name": "x" * 33, "description": "x"}]),
        ("PUT", f"/applications/{ID}/guilds/{ID}/commands", {}, [{"description": "x"}]),
        ("PATCH", f"/guilds/{ID}/members/{ID}", {}, {"communication_disabled_until": 5}),
    ],
)
def test_what_is_wrong_in_a_request_is_found(
    requests: Requests, method: str, path: str, query: dict[str, str], body: Json
) -> None:
    assert requests.problems(method, path, query, body) != []


def created() -> Json:
    """A message as the gateway tells it."""
    world = World()
    guild, anna = world.guild("een"), world.user("Anna Bos")
    room = world.channel(0, "zaal", guild)
    made = Message(world.ids.next(), room.id, anna, "hallo")
    told = payloads.message(world, made) | {"guild_id": guild.id, "channel_type": 0}
    return {"op": 0, "s": 1, "t": "MESSAGE_CREATE", "d": told}


def test_a_right_event_is_let_through(events: Events) -> None:
    assert events.problems(created()) == []


@pytest.mark.parametrize(
    "planted",
    [{"id": 5}, {"content": None}, {"author": "anna"}, {"timestamp": 5}, {"embeds": {}}, {"type": "een"}],
)
def test_what_is_wrong_in_an_event_is_found(events: Events, planted: Json) -> None:
    event = created()
    event["d"] |= planted
    assert events.problems(event) != []


@pytest.mark.parametrize("left_out", ["id", "channel_id", "author", "content", "attachments"])
def test_what_misses_in_an_event_is_found(events: Events, left_out: str) -> None:
    event = created()
    del event["d"][left_out]
    assert events.problems(event) != []


def test_every_kind_of_event_has_a_description(events: Events) -> None:
    assert len(events.names) >= 70
    # The one event that comes with nothing of its own.
    for name in events.names.keys() - {"RESUMED"}:
        assert events.problems({"op": 0, "s": 1, "t": name, "d": 5}) != [], name
    assert events.problems({"op": 0, "s": 1, "t": "IETS_NIEUWS", "d": {}}) == ["IETS_NIEUWS: no such event"]


@pytest.mark.asyncio
async def test_a_wrong_request_is_kept(peer: Peer, guest: Guest) -> None:
    route = discord.http.Route("GET", "/users/@me")
    await guest.http.request(route, params={"zoek": "x"})
    assert peer.violations == ["GET /users/@me: unknown parameter 'zoek'"]
    peer.violations.clear()


@pytest.mark.asyncio
async def test_a_wrong_event_is_kept_unless_it_was_meant(peer: Peer, guest: Guest) -> None:
    # Something the library does not look at, or it would end the connection.
    wrong = created()["d"] | {"pinned": "nee"}
    await peer.gateway.send("MESSAGE_CREATE", wrong, raw=True)
    assert peer.violations == []
    await peer.gateway.send("MESSAGE_CREATE", wrong)
    (found,) = peer.violations
    assert found.startswith("MESSAGE_CREATE $.d.pinned")
    peer.violations.clear()
