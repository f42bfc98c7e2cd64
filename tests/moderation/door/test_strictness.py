"""How strict the door is: what moderators set goes before the settings, is counted, kept and turned back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.core.places import Conversation
from moderation.door import store
from moderation.door.holding import Holding
from moderation.door.model import Outcome, Sensitivity, Subject
from moderation.door.personal import DoorPersonalData
from moderation.door.retention import tidy
from moderation.door.strictness import Strictness
from moderation.door.tally import Tally
from moderation.guard.spans import Verdict
from tests.conversations.theatre import room
from tests.moderation.members.rig import GUARD, NOW

HERE, THERE, ELSEWHERE = room("praktijk"), room("toegang"), room("hal")
SURE = "mijn cliënt Kevin Jansen is weggelopen van de groep"
DOUBT = "de moeder van Samira belt elke dag"
TODAY = (NOW.date(), NOW.date())


@pytest.fixture
def strictness(unit: Connection) -> Strictness:
    """Strict in one room by the settings."""
    made = Strictness(GUARD.policy, Sensitivity.NORMAL, {THERE.key: Sensitivity.STRICT})
    made.refresh(unit)
    return made


def verdict(strictness: Strictness, text: str, where: Conversation = HERE) -> Verdict:
    return GUARD.examine_answer(text, frozenset(), strictness.policy(where)).verdict


def sets(unit: Connection, strictness: Strictness, subject: Subject, name: str, value: str) -> None:
    store.change(unit, subject, name, value, "mo-key", NOW)
    strictness.refresh(unit)


def test_a_stricter_room_holds_back_what_others_only_mask(strictness: Strictness) -> None:
    assert verdict(strictness, SURE) is Verdict.REFUSE
    assert verdict(strictness, DOUBT) is Verdict.MASK
    assert verdict(strictness, DOUBT, THERE) is Verdict.REFUSE
    assert verdict(strictness, DOUBT, ELSEWHERE) is Verdict.MASK


def test_where_it_only_looks_on_nothing_is_held_back_and_all_is_masked(
    unit: Connection, strictness: Strictness
) -> None:
    sets(unit, strictness, Subject.ROOM, HERE.key, Sensitivity.OBSERVE.value)
    for text in (SURE, f"{SURE}, bsn 123456782"):
        assert verdict(strictness, text) is Verdict.MASK
        assert verdict(strictness, text, ELSEWHERE) is Verdict.REFUSE


def test_a_rule_that_only_looks_on_still_masks(unit: Connection, strictness: Strictness) -> None:
    (span,) = GUARD.examine(SURE).spans
    sets(unit, strictness, Subject.RULE, span.rule, "observe")
    assert verdict(strictness, SURE) is Verdict.MASK
    assert verdict(strictness, f"{SURE}, bsn 123456782") is Verdict.REFUSE
    sets(unit, strictness, Subject.RULE, span.rule, "")
    assert verdict(strictness, SURE) is Verdict.REFUSE


def test_a_change_that_is_rolled_back_holds_for_nobody(unit: Connection, strictness: Strictness) -> None:
    with unit.begin_nested() as savepoint:
        sets(unit, strictness, Subject.ROOM, HERE.key, Sensitivity.OBSERVE.value)
        savepoint.rollback()
    strictness.refresh(unit)
    assert verdict(strictness, SURE) is Verdict.REFUSE


def test_changes_are_kept_newest_first_and_without_who_made_them(unit: Connection) -> None:
    store.change(unit, Subject.ROOM, HERE.key, "strict", "mo-key", NOW)
    store.change(unit, Subject.ROOM, HERE.key, "observe", "kim-key", NOW)
    store.change(unit, Subject.ROOM, HERE.key, "", "kim-key", NOW)
    changes = [(x.before, x.after) for x in store.latest(unit, 5)]
    assert changes == [("observe", ""), ("strict", "observe"), ("", "strict")]
    assert "key" not in repr(store.latest(unit, 5))
    assert store.settings(unit, Subject.ROOM) == {}


def test_counts_tell_per_rule_what_came_of_it(unit: Connection, strictness: Strictness) -> None:
    tally = Tally(lambda work: work(unit), lambda: NOW, GUARD.policy)
    observing = strictness.policy(HERE), Strictness(GUARD.policy, Sensitivity.OBSERVE, {}).policy(HERE)
    for policy in observing:
        for text in (SURE, SURE, DOUBT):
            tally.let_by(GUARD.examine(text).spans, policy)
    finds = [(GUARD.examine(SURE).spans[0].rule, "NAME")]
    for outcome in (Outcome.REFUSED, Outcome.REFUSED, Outcome.WAIVED):
        tally.settled(unit, finds, outcome)
    counts = store.counts(unit, TODAY)
    assert sum(x.refused for x in counts) == sum(x.observed for x in counts) == 2
    assert sum(x.masked for x in counts) == 2
    assert [x.doubt for x in counts if x.refused] == [0.5]
    assert store.rules_seen(unit) == sorted({x.rule for x in counts})


def test_counts_stay_a_year_and_changes_two(unit: Connection) -> None:
    store.count(unit, NOW.date(), [("name-kin", "NAME", Outcome.MASKED)])
    store.change(unit, Subject.ROOM, HERE.key, "strict", "mo-key", NOW)
    assert tidy(unit, NOW + timedelta(days=364)) == 0
    assert tidy(unit, NOW + timedelta(days=367)) == 1
    assert tidy(unit, NOW + timedelta(days=732)) == 1


def test_a_moderator_who_is_erased_leaves_the_change(unit: Connection) -> None:
    personal = DoorPersonalData(Holding(lambda: 0.0))
    store.change(unit, Subject.ROOM, HERE.key, "strict", "mo-key", NOW)
    assert personal.export(unit, "mo-key") == {"changes": 1}
    assert personal.forget(unit, "mo-key") == 1
    assert personal.export(unit, "mo-key") == {}
    assert store.settings(unit, Subject.ROOM) == {HERE.key: "strict"}
