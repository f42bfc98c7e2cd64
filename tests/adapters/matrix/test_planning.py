"""What a plan says, also of rooms that others made: nothing counts as done that is not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from adapters.matrix.furnishing.furnishing import ROOMS, SPACE, Community, Found, Wish, settings
from adapters.matrix.furnishing.planning import Lack, Task, plan
from adapters.matrix.rooms.room import Room
from bot.core.people import Role

ME, ANNA, MO, JAN = "@vraagbaak:hs", "@anna:hs", "@mo:hs", "@jan:hs"
WISH = Wish("Gemeenschap", {MO: frozenset({Role.MODERATOR}), JAN: frozenset({Role.ADMIN, Role.EDITOR})})
ALIASES = {SPACE: "#g:hs"} | {each.name: f"#g-{each.name}:hs" for each in ROOMS}


def found(
    name: str, levels: Mapping[str, int], children: tuple[str, ...] = (), joining: str = "invite"
) -> Found:
    """A room that Anna made, in the newest version, where everybody of the staff is."""
    room = Room(f"!{name}")
    told: list[tuple[str, str, Any]] = [
        ("m.room.create", "", {"room_version": "12"}),
        ("m.room.power_levels", "", {"users": dict(levels)}),
        *(("m.room.member", user, {"membership": "join"}) for user in (MO, JAN)),
        *(("m.space.child", child, {"via": ["hs"]}) for child in children),
    ]
    for kind, key, content in told:
        room.learn({"type": kind, "state_key": key, "content": content, "sender": ANNA})
    return Found(f"!{name}", ALIASES[name if name in ALIASES else SPACE], room, joining)


def whole(levels: Mapping[str, int], joining: str = "invite") -> dict[str, Found]:
    space = found("space", levels, tuple(f"!{each.name}" for each in ROOMS))
    return {SPACE: space} | {each.name: found(each.name, levels, joining=joining) for each in ROOMS}


def steps(rooms: Mapping[str, Found], wish: Wish = WISH, unseen: int = 0) -> tuple[list[Task], list[str]]:
    """What is to be done, and what only others can mend."""
    made = plan(wish, Community(ME, rooms, ALIASES, unseen))
    return [x for x in made if isinstance(x, Task)], [x.line for x in made if isinstance(x, Lack)]


def test_an_empty_homeserver_lacks_everything_in_the_order_in_which_it_can_be_made() -> None:
    tasks, lacks = steps({})
    made = [x.name for x in tasks if x.kind == "make"]
    assert made == [SPACE, *(each.name for each in ROOMS)]
    assert {x.name for x in tasks if x.kind == "invite"} == {SPACE, "staf"}
    order = [(x.kind, x.name) for x in tasks]
    assert [x for x in order if order.index(x) < order.index(("make", x[1]))] == []
    assert lacks == []


def test_what_is_whole_needs_nothing() -> None:
    assert steps(whole({ME: 100, MO: 50, JAN: 100})) == ([], [])


def test_levels_are_raised_and_never_lowered() -> None:
    tasks, _ = steps(whole({ME: 100, MO: 75}))
    assert {(x.kind, tuple(x.users.items())) for x in tasks} == {("levels", ((JAN, 100),))}


def test_a_level_that_is_not_the_assistants_to_give_is_told() -> None:
    tasks, lacks = steps(whole({ME: 50}))
    assert {tuple(x.users.items()) for x in tasks} == {((MO, 50),)}
    assert len(lacks) == len(ROOMS) + 1
    assert "niet geven: @jan:hs 100" in lacks[0]


def test_a_room_without_power_is_named_and_left_alone() -> None:
    tasks, lacks = steps(whole({}))
    assert tasks == []
    assert [x for x in lacks if "niveau 0 in #g-staf:hs" in x] != []


def test_a_staff_room_that_anybody_can_enter_is_told() -> None:
    _, lacks = steps(whole({ME: 100, MO: 50, JAN: 100}, joining="public"))
    assert lacks == ["let op   #g-staf:hs is niet alleen op uitnodiging (public): zet dat om"]


def test_only_the_staff_room_is_encrypted_and_only_when_asked() -> None:
    rooms = whole({ME: 100, MO: 50, JAN: 100})
    tasks, _ = steps(rooms, Wish("G", WISH.staff, encrypted=True))
    assert [(x.kind, x.name) for x in tasks] == [("encrypt", "staf")]
    staff = rooms["staf"].room
    assert staff is not None
    staff.learn({"type": "m.room.encryption", "state_key": "", "content": {}, "sender": ANNA})
    assert steps(rooms, Wish("G", WISH.staff, encrypted=True)) == ([], [])
    assert steps(rooms) == ([], [])


def test_a_space_is_entered_before_anything_is_planned_in_it() -> None:
    tasks, _ = steps({SPACE: Found("!space", "#g:hs")})
    assert [(x.kind, x.name) for x in tasks] == [("enter", SPACE)]


def test_a_room_outside_the_space_is_put_in_it_and_entered() -> None:
    rooms = whole({ME: 100, MO: 50, JAN: 100})
    rooms[SPACE] = found("space", {ME: 100, MO: 50, JAN: 100}, ("!staf",))
    rooms["signalen"] = Found("!signalen", "#g-signalen:hs")
    tasks, _ = steps(rooms)
    linked = [x.name for x in tasks if x.kind == "link"]
    assert linked == [each.name for each in ROOMS if each.name != "staf"]
    assert [x.name for x in tasks if x.kind == "enter"] == ["signalen"]


def test_who_was_in_a_room_once_is_not_invited_again() -> None:
    rooms = whole({ME: 100, MO: 50, JAN: 100})
    staff = rooms["staf"].room
    assert staff is not None
    left = {"type": "m.room.member", "state_key": MO, "content": {"membership": "leave"}, "sender": MO}
    staff.learn(left)
    assert steps(rooms) == ([], [])


def test_rooms_that_cannot_be_seen_are_counted() -> None:
    assert steps(whole({ME: 100, MO: 50, JAN: 100}), unseen=2)[1][0].startswith("let op   2 kamers")


def test_the_settings_name_rooms_by_their_alias_and_else_by_their_id() -> None:
    rooms = {SPACE: Found("!space", "#g:hs"), "staf": Found("!staf"), "signalen": Found("!s", "#g-s:hs")}
    first, second = settings(Community(ME, rooms, ALIASES)).split("# roles.toml")
    read = tomllib.loads("[matrix]\n" + first)["matrix"]
    assert read["space"] == "#g:hs"
    assert {x["id"]: x.get("audience", "community") for x in read["rooms"]} == {
        "!staf": "staff",
        "#g-s:hs": "community",
    }
    assert tomllib.loads(second)["matrix"] == {"50": ["moderator"], "100": ["beheerder"]}
