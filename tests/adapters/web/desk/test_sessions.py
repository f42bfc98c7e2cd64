"""Links and sessions by the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from adapters.web.desk.door import Pace
from adapters.web.desk.sessions import IDLE, LINK_LASTS, LONGEST, Sessions
from bot.core.commands import Call
from bot.core.people import Actor
from bot.core.places import Audience, Conversation

ELS = Actor("console", "els", "Els")
THERE = Conversation("console", "c", "@els", Audience.DIRECT)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def call(person: str = "p-els", actor: Actor = ELS) -> Call:
    return Call(
        "1", actor, person, THERE, datetime(2026, 11, 23, tzinfo=UTC), lambda key, **values: key, None
    )


def test_a_link_has_enough_chance_in_it_and_is_not_kept_itself() -> None:
    sessions = Sessions(Clock())
    tokens = [sessions.issue(call(actor=Actor("console", f"{n}", ""))) for n in range(50)]
    assert len(set(tokens)) == 50
    assert min(map(len, tokens)) >= 43
    assert not [token for token in tokens if token in str(vars(sessions))]


def test_a_link_works_for_a_while() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    token = sessions.issue(call())
    clock.now += LINK_LASTS - timedelta(seconds=1)
    assert sessions.waits(token)
    clock.now += timedelta(seconds=1)
    assert not sessions.waits(token)
    assert sessions.begin(token) is None


def test_only_the_newest_link_works() -> None:
    sessions = Sessions(Clock())
    first, second = sessions.issue(call()), sessions.issue(call())
    assert (sessions.waits(first), sessions.waits(second)) == (None, "nl")


def test_a_session_ends_when_nothing_happens() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    cookie = sessions.begin(sessions.issue(call()))
    assert cookie is not None
    clock.now += IDLE - timedelta(seconds=1)
    assert sessions.session(cookie) is not None
    clock.now += IDLE
    assert sessions.session(cookie) is None


def test_a_session_ends_however_much_happens() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    cookie = sessions.begin(sessions.issue(call()))
    assert cookie is not None
    began = clock.now
    while sessions.session(cookie) is not None:
        clock.now += IDLE / 2
    assert clock.now - began == LONGEST


def test_what_is_over_is_not_kept() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    sessions.begin(sessions.issue(call()))
    sessions.issue(call())
    assert sessions.export(None, "p-els")
    clock.now += LONGEST
    sessions.issue(call("p-other", Actor("console", "other", "")))
    assert not sessions.export(None, "p-els")
    assert sessions.forget(None, "p-els") == 0


def test_forgetting_is_for_one_person() -> None:
    sessions = Sessions(Clock())
    mine = sessions.begin(sessions.issue(call()))
    other = sessions.begin(sessions.issue(call("p-other", Actor("console", "other", ""))))
    assert mine is not None
    assert other is not None
    assert sessions.forget(None, "p-els") == 1
    assert sessions.session(mine) is None
    assert sessions.session(other) is not None


def test_so_many_in_a_minute_and_no_more() -> None:
    clock = Clock()
    pace = Pace(3, clock)
    assert [pace.allows("a") for _ in range(5)] == [True, True, True, False, False]
    assert pace.allows("b")
    clock.now += timedelta(minutes=1)
    assert pace.allows("a")
