"""Power levels as the specification gives them, malformed and missing ones included."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from adapters.matrix.rooms.permissions import (
    Right,
    level_for,
    level_to_send,
    may_ban,
    may_invite,
    may_kick,
    may_redact,
    may_send,
    may_set_level,
    may_unban,
    power_of,
)
from adapters.matrix.rooms.room import Room

BOSS, CO, MOD, ANNA = "@boss:here", "@co:here", "@mod:here", "@anna:here"


def room(version: str, levels: Mapping[str, object] | None, **create: object) -> Room:
    made = Room("!r")
    content = {"room_version": version, **create}
    made.learn({"type": "m.room.create", "state_key": "", "sender": BOSS, "content": content})
    if levels is not None:
        made.learn({"type": "m.room.power_levels", "state_key": "", "sender": BOSS, "content": levels})
    return made


def test_someone_who_is_listed_has_only_the_rights_of_their_level() -> None:
    # The library answers with something true for everyone who is listed (matrix-nio #324).
    here = room("11", {"users": {BOSS: 100, MOD: 50, ANNA: 10}})
    assert not may_kick(here, ANNA, "@ben:here")
    assert not may_redact(here, ANNA)
    assert not may_send(here, ANNA, "m.room.name", state=True)
    assert may_kick(here, MOD, ANNA)


def test_a_creator_in_version_12_stands_in_no_list_and_outranks_everybody() -> None:
    # The library takes such a creator for somebody without power.
    here = room("12", {"users": {MOD: 100}}, additional_creators=[CO, 7])
    for creator in (BOSS, CO):
        assert power_of(here, creator) == math.inf
        assert may_kick(here, creator, MOD)
        assert may_ban(here, creator, MOD)
        assert may_set_level(here, creator, MOD, 0)
        assert not may_kick(here, MOD, creator)
        assert not may_set_level(here, MOD, creator, 0)
    assert not may_ban(here, BOSS, CO)
    assert not may_set_level(here, BOSS, CO, 50)


def test_additional_creators_mean_nothing_before_version_12() -> None:
    here = room("11", {"users": {BOSS: 100}}, additional_creators=[CO])
    assert power_of(here, CO) == 0


@pytest.mark.parametrize(("version", "power"), [("1", 100), ("11", 100), ("12", math.inf)])
def test_without_levels_the_creator_has_all_power_and_the_rest_none(version: str, power: float) -> None:
    here = room(version, None)
    assert power_of(here, BOSS) == power
    assert power_of(here, ANNA) == 0
    assert level_to_send(here, "m.room.name", state=True) == 50
    assert level_to_send(here, "m.room.message") == 0
    assert may_kick(here, BOSS, ANNA)


def test_an_empty_list_of_levels_takes_the_creator_of_an_old_room_their_power() -> None:
    assert power_of(room("11", {}), BOSS) == 0
    assert power_of(room("12", {}), BOSS) == math.inf


def test_missing_keys_have_the_defaults_of_the_specification() -> None:
    here = room("11", {})
    assert [level_for(here, right) for right in Right] == [0, 50, 50, 50]
    assert may_invite(here, ANNA)


def test_levels_written_as_text_count_as_numbers() -> None:
    here = room("6", {"users": {MOD: " 50 ", ANNA: "+7"}, "kick": "20", "events": {"m.room.name": "60"}})
    assert (power_of(here, MOD), power_of(here, ANNA)) == (50, 7)
    assert may_kick(here, MOD, ANNA)
    assert not may_send(here, MOD, "m.room.name", state=True)


@pytest.mark.parametrize("nonsense", [None, [], {}, "veel", float("inf"), float("nan")])
def test_a_malformed_level_counts_as_missing(nonsense: object) -> None:
    here = room("11", {"users": {MOD: nonsense}, "users_default": 5, "kick": nonsense, "events": nonsense})
    assert power_of(here, MOD) == 5
    assert level_for(here, Right.KICK) == 50
    assert level_to_send(here, "m.room.message") == 0


def test_a_malformed_list_of_users_counts_as_empty() -> None:
    assert power_of(room("11", {"users": [MOD], "users_default": "3"}), MOD) == 3


def test_nobody_acts_on_an_equal() -> None:
    here = room("11", {"users": {MOD: 50, ANNA: 50}})
    assert not may_kick(here, MOD, ANNA)
    assert not may_ban(here, MOD, ANNA)
    assert not may_set_level(here, MOD, ANNA, 0)


def test_ending_a_ban_takes_the_right_to_kick_too() -> None:
    here = room("11", {"users": {MOD: 50}, "ban": 40, "kick": 60})
    assert may_ban(here, MOD, ANNA)
    assert not may_unban(here, MOD, ANNA)


def test_levels_go_no_higher_than_the_giver_and_oneself_may_step_down() -> None:
    here = room("11", {"users": {BOSS: 100, MOD: 50, ANNA: 10}, "events": {"m.room.power_levels": 50}})
    assert may_set_level(here, MOD, ANNA, 50)
    assert not may_set_level(here, MOD, ANNA, 51)
    assert may_set_level(here, MOD, MOD, 0)
    assert not may_set_level(here, MOD, MOD, 60)
    assert not may_set_level(here, MOD, BOSS, None)
    assert not may_set_level(here, ANNA, ANNA, 0)


def test_ones_own_message_needs_no_right_to_redact() -> None:
    here = room("11", {"users": {ANNA: 10}, "redact": 50, "events": {"m.room.redaction": 10}})
    assert may_redact(here, ANNA, ANNA)
    assert not may_redact(here, ANNA, MOD)
    assert not may_redact(here, "@ben:here", "@ben:here")
