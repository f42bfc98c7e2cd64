"""Cooldowns: per person and command, exact to the second, and of bounded size."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.limits import MAX_KEPT, Cooldowns

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
MINUTE, NOTHING = timedelta(minutes=1), timedelta(0)


def test_a_command_without_a_pause_never_waits() -> None:
    cooldowns = Cooldowns()
    assert [cooldowns.wait("anna", "help", NOTHING, NOW) for _ in range(3)] == [NOTHING] * 3


def test_the_rest_of_the_pause_is_told_and_a_refused_call_does_not_lengthen_it() -> None:
    cooldowns = Cooldowns()
    assert cooldowns.wait("anna", "volg", MINUTE, NOW) == NOTHING
    assert cooldowns.wait("anna", "volg", MINUTE, NOW) == MINUTE
    assert cooldowns.wait("anna", "volg", MINUTE, NOW + timedelta(seconds=59)) == timedelta(seconds=1)
    assert cooldowns.wait("anna", "volg", MINUTE, NOW + MINUTE) == NOTHING
    assert cooldowns.wait("anna", "volg", MINUTE, NOW + MINUTE) == MINUTE


def test_people_and_commands_do_not_hold_each_other_up() -> None:
    cooldowns = Cooldowns()
    for person in ("anna", "ben"):
        for command in ("volg", "waar"):
            assert cooldowns.wait(person, command, MINUTE, NOW) == NOTHING
    assert cooldowns.wait("ben", "waar", MINUTE, NOW) == MINUTE


def test_memory_is_bounded_and_the_longest_ago_is_forgotten_first() -> None:
    cooldowns = Cooldowns()
    for number in range(MAX_KEPT):
        cooldowns.wait(f"p{number}", "volg", MINUTE, NOW)
    later = NOW + MINUTE
    assert cooldowns.wait("p0", "volg", MINUTE, later) == NOTHING
    assert cooldowns.wait("one more", "volg", MINUTE, later) == NOTHING
    # p0 called again, so that p1 was the longest ago and made room.
    assert cooldowns.wait("p0", "volg", MINUTE, later) == MINUTE
    assert cooldowns.wait("p2", "volg", MINUTE, NOW) == MINUTE
    assert cooldowns.wait("p1", "volg", MINUTE, NOW) == NOTHING
