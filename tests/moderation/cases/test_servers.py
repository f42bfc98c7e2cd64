"""A whole homeserver is kept out with a reason and a case, after a look at what that does."""

from __future__ import annotations

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.plan import NO_HOMESERVERS, OWN_HOMESERVER, Act, ActKind
from bot.core.reply import Style
from moderation.cases import store
from moderation.cases.model import CaseKind, CaseState, Deed
from moderation.cases.servers import server_name
from tests.moderation.cases.conftest import MO, NOW, World, person

BAD = "spam.example"


def test_what_will_happen_is_shown_before_it_is_done(world: World) -> None:
    servers = world.room().commands[2]
    reply = servers.ask(world.call(MO), " Spam.Example:8448", "Alleen  reclame")
    words = plain(reply.blocks)
    assert BAD in words
    assert "Alleen reclame" in words
    assert "Niemand met een account op die server" in words
    (yes,) = reply.actions
    assert (yes.command, yes.given, yes.style) == (
        "weer-server-nu",
        {"server": BAD, "reden": "Alleen reclame"},
        Style.DANGER,
    )
    assert world.outbox.acts == {}
    assert store.latest(world.unit, 5) == []


def test_a_server_is_kept_out_with_a_case_and_let_in_again(world: World) -> None:
    servers = world.room().commands[2]
    reply = servers.keep_out(world.call(MO), BAD, "Alleen reclame")
    assert "Z-2026-001" in plain(reply.blocks)
    (undo,) = reply.actions
    assert (undo.command, undo.given) == ("laat-server-toe", {"server": BAD})
    (made,) = store.latest(world.unit, 5)
    assert (made.kind, made.state, made.about, made.room) == (CaseKind.SERVER, CaseState.CLOSED, None, BAD)
    assert "Z-2026-001" in plain(servers.let_in(world.call(MO), BAD).blocks)
    assert [(act.kind, act.server, act.reason) for act in world.outbox.acts.values()] == [
        (ActKind.KEEP_OUT_SERVER, BAD, "Z-2026-001: Alleen reclame"),
        (ActKind.LET_IN_SERVER, BAD, "Z-2026-001"),
    ]
    assert store.deeds_of(world.unit, "Z-2026-001") == [
        (Deed.KEPT_OUT, person(MO), NOW),
        (Deed.LET_IN, person(MO), NOW),
    ]
    assert world.outbox.said == {}


def test_shut_opened_and_shut_again_are_three_acts(world: World) -> None:
    servers = world.room().commands[2]
    servers.keep_out(world.call(MO), BAD, "x")
    servers.let_in(world.call(MO), BAD)
    servers.keep_out(world.call(MO), BAD, "x")
    servers.let_in(world.call(MO), BAD)
    assert len(world.outbox.acts) == 4


def test_a_server_that_someone_else_kept_out_can_be_let_in_too(world: World) -> None:
    reply = world.room().commands[2].let_in(world.call(MO), "ander.example")
    assert "geen zaak" in plain(reply.blocks)
    assert len(world.outbox.acts) == 1


def test_the_case_is_listed_by_the_servers_name(world: World) -> None:
    measures, _, servers = world.room().commands
    servers.keep_out(world.call(MO), BAD, "Alleen reclame")
    listed = plain(measures.look_back(world.call(MO)).blocks)
    assert "homeserver geweerd" in listed
    assert f"{BAD}: Alleen reclame" in listed


@pytest.mark.parametrize(
    ("missing", "key"),
    [
        (NO_HOMESERVERS, "server-refused-homeservers"),
        (OWN_HOMESERVER, "server-refused-own_homeserver"),
        ("server_acl", "case-no-permission"),
    ],
)
@pytest.mark.parametrize("step", ["ask", "keep_out", "let_in"])
def test_what_cannot_be_done_is_said_beforehand(world: World, missing: str, key: str, step: str) -> None:
    asked: list[Act] = []

    def lacks(act: Act) -> str | None:
        asked.append(act)
        return missing

    world.lacks = lacks
    servers = world.room().commands[2]
    given = (BAD,) if step == "let_in" else (BAD, "x")
    with pytest.raises(UserError) as raised:
        getattr(servers, step)(world.call(MO), *given)
    assert raised.value.key == key
    assert [act.server for act in asked] == [BAD]
    assert world.outbox.acts == {}
    assert store.latest(world.unit, 5) == []


NO_NAMES = (
    *("*", "*.example", "?.example", "", "@anna", "https://x.nl", "x.nl/pad", "a b.nl"),
    *("-x.nl", "x..nl", "x.nl.", "x.nl:", "x.nl:123456", "[::g]", "é.nl", "x_y.nl"),
    *("a" * 64 + ".nl", "x." * 60 + "nl"),
)


@pytest.mark.parametrize("words", NO_NAMES)
def test_only_whole_names_of_servers_are_taken(words: str) -> None:
    with pytest.raises(UserError) as raised:
        server_name(words)
    assert raised.value.key == "server-bad-name"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("matrix.org", "matrix.org"),
        (" Spam.Example ", "spam.example"),
        ("localhost:8008", "localhost"),
        ("@iemand:spam.example:8448", "spam.example"),
        ("192.0.2.7:80", "192.0.2.7"),
        ("[2001:DB8::1]:8448", "[2001:db8::1]"),
        ("xn--caf-dma.nl", "xn--caf-dma.nl"),
    ],
)
def test_a_server_goes_by_its_name_without_port(words: str, name: str) -> None:
    assert server_name(words) == name
