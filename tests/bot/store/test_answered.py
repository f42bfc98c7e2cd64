"""Which message answers which question, also when it is still on its way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from bot.core.answering import Answer
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.places import MessageRef
from bot.core.plan import Choice, Part
from bot.core.reply import Action
from bot.store.answered import Answered, answered, arrived, place
from bot.store.choices import Choices
from bot.store.housekeeping import tidy
from bot.store.outbox import Queue
from tests.conversations.theatre import room

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
ANNA, KEY, LATER = "a" * 26, "k" * 24, "l" * 24
HALL = room("zaal")
QUESTION, SHOWN = MessageRef(HALL, "q1"), MessageRef(HALL, "b1")


def noted(unit: Connection, *keys: str) -> Answered:
    store = Answered()
    store.note(unit, QUESTION, keys, ANNA, NOW, addressed=True)
    return store


def test_an_answer_is_known_for_a_day_by_its_first_deliveries(unit: Connection) -> None:
    store = noted(unit, KEY)
    noted(unit, LATER, "m" * 24)
    assert store.of(unit, QUESTION, NOW) == Answer((KEY, "m" * 24), addressed=True)
    assert store.of(unit, SHOWN, NOW) is None
    assert store.of(unit, QUESTION, NOW + timedelta(days=1)) is None


def test_where_it_ended_up_is_known_once_it_arrived(unit: Connection) -> None:
    noted(unit, KEY)
    assert place(unit, KEY) is None
    arrived(unit, KEY, SHOWN)
    arrived(unit, LATER, MessageRef(HALL, "b2"))
    assert place(unit, KEY) == SHOWN
    with pytest.raises(LookupError):
        place(unit, LATER)


@pytest.mark.parametrize("delivered", [True, False])
def test_buttons_end_shown_or_still_on_their_way(unit: Connection, delivered: bool) -> None:
    choices, store = Choices(), noted(unit, KEY)
    token = choices.issue(unit, Action("Meer", "meer"), 1, ANNA, NOW)
    other = choices.issue(unit, Action("Meer", "meer"), 1, ANNA, NOW)
    if delivered:
        arrived(unit, KEY, SHOWN)
        choices.tie(unit, [token], SHOWN)
    else:
        part = Part(HALL, (p("gevonden"),), choices=(Choice(token, "Meer"),))
        Queue(lambda: NOW).put(unit, "toneel", part, lane="zaal", reason="answer", key=KEY)
    store.retract(unit, QUESTION)
    with pytest.raises(UserError, match="choice-expired"):
        choices.take(unit, token, ANNA, NOW)
    assert choices.take(unit, other, ANNA, NOW).label == "Meer"


def test_it_is_erased_with_the_person_and_after_a_day(unit: Connection) -> None:
    def left() -> int:
        return unit.execute(select(func.count()).select_from(answered)).scalar_one()

    store = noted(unit, KEY)
    assert store.export(unit, ANNA) == {"answers": 1, "until": (NOW + timedelta(days=1)).isoformat()}
    assert (store.forget(unit, ANNA), left()) == (1, 0)
    assert store.export(unit, ANNA) == {}
    noted(unit, KEY)
    tidy(unit, NOW + timedelta(hours=23))
    assert left() == 1
    tidy(unit, NOW + timedelta(hours=25))
    assert left() == 0
