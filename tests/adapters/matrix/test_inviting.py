"""Who may take the assistant along, and what proves nothing."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.matrix.options import Invites
from adapters.matrix.rooms.inviting import Invitation, Inviter, accepts, expected_rooms, invitation
from adapters.matrix.rooms.room import Room

ME, ANNA = "@vraagbaak:example.org", "@anna:example.org"
STRANGER, MEMBER, STAFF = Inviter(False, False), Inviter(True, False), Inviter(True, True)
DISTANT = Inviter(acquainted=False, staff=True)


def shown(user: str, membership: str, **more: object) -> dict[str, Any]:
    content = {"membership": membership, **more}
    return {"type": "m.room.member", "state_key": user, "sender": ANNA, "content": content}


def test_only_the_invitation_of_the_assistant_itself_counts() -> None:
    name = {"type": "m.room.name", "state_key": "", "sender": ANNA, "content": {"name": "staf"}}
    others = [name, shown(ANNA, "join"), shown("@x:example.org", "invite", is_direct=True)]
    assert invitation("!a", others, ME) is None
    assert invitation("!a", [*others, shown(ME, "invite")], ME) == Invitation("!a", ANNA, False)
    assert invitation("!a", [shown(ME, "invite", is_direct=True)], ME) == Invitation("!a", ANNA, True)


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"type": "m.room.member", "state_key": ME, "sender": ANNA},
        {"type": "m.room.member", "state_key": ME, "sender": ANNA, "content": ["invite"]},
        {"type": "m.room.member", "state_key": ME, "content": {"membership": "invite"}},
        {"type": "m.room.member", "state_key": ME, "sender": 3, "content": {"membership": "invite"}},
        shown(ME, "leave"),
    ],
)
def test_a_malformed_invitation_is_none(event: dict[str, Any]) -> None:
    assert invitation("!a", [event], ME) is None


def test_that_a_conversation_is_private_must_be_said_as_such() -> None:
    found = invitation("!a", [shown(ME, "invite", is_direct="true")], ME)
    assert found == Invitation("!a", ANNA, False)


@pytest.mark.parametrize(
    ("policy", "welcome"),
    [("nobody", set[Inviter]()), ("staff", {STAFF, DISTANT}), ("members", {MEMBER, STAFF})],
)
def test_the_setting_says_who_may_take_it_to_a_further_room(policy: Invites, welcome: set[Inviter]) -> None:
    asked = Invitation("!verder", ANNA, direct=False)
    everybody = {STRANGER, MEMBER, STAFF, DISTANT}
    assert {by for by in everybody if accepts(asked, by, frozenset(), policy)} == welcome


@pytest.mark.parametrize("policy", ["nobody", "staff", "members"])
def test_a_private_conversation_is_for_who_shares_a_room(policy: Invites) -> None:
    asked = Invitation("!samen", ANNA, direct=True)
    assert accepts(asked, MEMBER, frozenset(), policy)
    assert not accepts(asked, STRANGER, frozenset(), policy)


@pytest.mark.parametrize("by", [STRANGER, MEMBER])
def test_rooms_of_the_space_and_of_the_settings_are_always_entered(by: Inviter) -> None:
    space = Room("!ruimte")
    space.learn(
        {"type": "m.space.child", "state_key": "!kind", "content": {"via": ["example.org"]}, "sender": ANNA}
    )
    ours = expected_rooms(["!genoemd"], space)
    assert ours == {"!genoemd", "!kind"}
    assert all(accepts(Invitation(room, ANNA, direct=False), by, ours, "nobody") for room in ours)
    space.learn({"type": "m.space.child", "state_key": "!kind", "content": {}, "sender": ANNA})
    assert expected_rooms([], space) == expected_rooms([], None) == frozenset()
