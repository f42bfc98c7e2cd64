"""Prepared calls: by token or by number, for whom they are meant, as long and as often as they may."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot.core.errors import UserError
from bot.core.places import Conversation, MessageRef
from bot.core.reply import Action
from bot.store.choices import Choices
from bot.store.writer import attempt

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
HALL = Conversation("web", "space", "hall")
SIGN = Action("Sign", "sign", {"bundle": "B-014"})
ONCE = Action("Yes", "erase", once=True)

choices = Choices()


def _refused(unit: Connection, token: str, person: str, now: datetime = NOW) -> str:
    with pytest.raises(UserError) as caught:
        choices.take(unit, token, person, now)
    return caught.value.key


def test_a_token_gives_the_call_back_as_often_as_it_may(unit: Connection) -> None:
    token = choices.issue(unit, SIGN, 1, "anna", NOW)
    assert len(token) <= 32
    assert choices.take(unit, token, "anna", NOW) == SIGN
    assert choices.take(unit, token, "anna", NOW) == SIGN


def test_a_call_for_once_works_until_it_succeeded(unit: Connection) -> None:
    token = choices.issue(unit, ONCE, 1, "anna", NOW)
    assert choices.take(unit, token, "anna", NOW) == ONCE
    assert choices.take(unit, token, "anna", NOW) == ONCE
    choices.used(unit, token)
    assert _refused(unit, token, "anna") == "choice-used"


def test_what_mentions_a_number_is_taken_back_from_one_person(unit: Connection) -> None:
    other = Action("Sign", "sign", {"bundle": "B_014"})
    mine, hers, left, shared = (
        choices.issue(unit, action, 1, person, NOW)
        for action, person in ((SIGN, "anna"), (SIGN, "ben"), (other, "anna"), (SIGN, None))
    )
    assert choices.retract(unit, "anna", "B-014") == 1
    assert _refused(unit, mine, "anna") == "choice-expired"
    assert choices.retract(unit, "anna", "B%014") == 0
    for token, person in ((hers, "ben"), (left, "anna"), (shared, "anna")):
        assert choices.take(unit, token, person, NOW).command == "sign"


def test_a_call_for_once_whose_command_failed_still_works(unit: Connection) -> None:
    token = choices.issue(unit, ONCE, 1, "anna", NOW)

    def fails() -> None:
        choices.take(unit, token, "anna", NOW)
        choices.used(unit, token)
        raise UserError("planted")

    with pytest.raises(UserError):
        attempt(unit, fails)
    assert choices.take(unit, token, "anna", NOW) == ONCE


def test_only_the_person_it_is_for_may_choose(unit: Connection) -> None:
    mine = choices.issue(unit, SIGN, 1, "anna", NOW)
    ours = choices.issue(unit, SIGN, 2, None, NOW)
    assert _refused(unit, mine, "bea") == "choice-not-yours"
    assert choices.take(unit, ours, "bea", NOW) == SIGN


def test_an_old_or_unknown_token_is_refused(unit: Connection) -> None:
    token = choices.issue(unit, ONCE, 1, "anna", NOW)
    assert _refused(unit, token, "anna", NOW + timedelta(days=1)) == "choice-expired"
    assert _refused(unit, "made-up", "anna") == "choice-expired"


def test_numbers_belong_to_the_message_that_is_replied_to(unit: Connection) -> None:
    first = [choices.issue(unit, SIGN, n, None, NOW) for n in (1, 2)]
    second = [choices.issue(unit, SIGN, n, None, NOW) for n in (1, 2)]
    choices.tie(unit, first, MessageRef(HALL, "m1"))
    choices.tie(unit, second, MessageRef(Conversation("web", "space", "hall", thread="t"), "m2"))
    choices.tie(unit, [], MessageRef(HALL, "m3"))
    assert choices.by_number(unit, 2, "anna", MessageRef(HALL, "m1")) == first[1]
    assert choices.by_number(unit, 1, "anna", MessageRef(HALL, "m2")) == second[0]
    assert choices.by_number(unit, 3, "anna", MessageRef(HALL, "m1")) is None
    assert choices.by_number(unit, 1, "anna", MessageRef(HALL, "m3")) is None


def test_without_a_message_a_number_means_the_last_list_of_this_person(unit: Connection) -> None:
    assert choices.by_number(unit, 1, "anna", None) is None
    for n in (1, 2, 3):
        choices.issue(unit, SIGN, n, "anna", NOW)
    last = [choices.issue(unit, SIGN, 1, None, NOW), choices.issue(unit, SIGN, 2, "anna", NOW)]
    for n in (1, 2, 3):
        choices.issue(unit, SIGN, n, "bea", NOW)
    assert [choices.by_number(unit, n, "anna", None) for n in (1, 2, 3)] == [*last, None]


def test_what_is_held_of_a_person_can_be_seen_and_erased(unit: Connection) -> None:
    choices.issue(unit, SIGN, 1, "anna", NOW)
    used = choices.issue(unit, ONCE, 2, "anna", NOW)
    choices.used(unit, used)
    ours = choices.issue(unit, SIGN, 1, None, NOW)
    until = (NOW + timedelta(days=30)).isoformat()
    assert choices.export(unit, "anna") == {
        "calls": [{"command": "sign", "given": {"bundle": "B-014"}, "until": until}]
    }
    assert choices.forget(unit, "anna") == 2
    assert choices.export(unit, "anna") == {"calls": []}
    assert choices.take(unit, ours, "bea", NOW) == SIGN
