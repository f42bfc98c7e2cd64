"""Decisions: what each sets in motion, what is refused, and taking them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import UserError
from bot.store.engine import open_engine
from bot.table import agenda
from bot.table.decisions import register
from bot.table.decisions.deciding import Decided, Deciding
from bot.table.decisions.model import (
    ActionState,
    Decision,
    DraftState,
    Outcome,
    Recipient,
    Refusal,
    Ruling,
    Task,
)
from bot.table.following import actions, drafts
from bot.table.model import ItemState, Owner
from bot.tabling import TabledBundles
from tests.bot.table.conftest import DAY, LATER, ROLE, SAY, Table
from tests.databases import Template

WORDS = "De tafel vraagt de VNG om in de raamovereenkomst een kostendekkend tarief op te nemen."
DUE = date(2026, 6, 1)
TAKE_UP = Ruling(Outcome.TAKE_UP, WORDS, Recipient.MUNICIPALITIES, Owner.POLICY_TABLE, DUE)
ANSWER = replace(TAKE_UP, outcome=Outcome.ANSWER)
DECLINE = replace(TAKE_UP, outcome=Outcome.DECLINE, refusal=Refusal.SETTLED)
DEFER = replace(TAKE_UP, outcome=Outcome.DEFER, recipient=Recipient.NONE)
RULINGS = {Outcome.TAKE_UP: TAKE_UP, Outcome.ANSWER: ANSWER, Outcome.DECLINE: DECLINE, Outcome.DEFER: DEFER}
STATES = {
    Outcome.TAKE_UP: "opgepakt",
    Outcome.ANSWER: "besproken",
    Outcome.DECLINE: "afgewezen",
    Outcome.DEFER: "geagendeerd",
}


def ready(table: Table, *bundles: str) -> None:
    """Bundles on the agenda of a meeting that has just been held, with another one planned."""
    on = table.meets()
    table.meets(LATER)
    for each in bundles:
        table.puts(on, table.opens(each))
    table.now = datetime(2026, 4, 10, 9, tzinfo=UTC)


def decide(table: Table, what: Ruling, bundle: str = "B-001") -> Decided:
    on = agenda.item(table.unit, "V-2026-1", bundle)
    assert on is not None
    return Deciding(table.bundles).decide(table.unit, on, what, SAY["nl"], ROLE, table.now)


def take_back(table: Table, found: Decision) -> None:
    Deciding(table.bundles).take_back(table.unit, found, SAY["nl"], ROLE, "verkeerd genoteerd", table.now)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_moves_the_bundle_and_leaves_a_line_in_the_register(
    table: Table, outcome: Outcome
) -> None:
    ready(table, "B-001")
    made = decide(table, RULINGS[outcome])
    assert table.state("B-001") == STATES[outcome]
    assert register.decisions(table.unit, "V-2026-1") == [made.decision]
    assert made.decision.id == "BS-2026-01"
    assert bool(made.actions) == (outcome is Outcome.TAKE_UP)
    assert (made.draft is None) == (outcome is Outcome.DEFER)


def test_what_is_taken_up_has_an_action_point_with_owner_and_day(table: Table) -> None:
    ready(table, "B-001", "B-002")
    (made,) = decide(table, TAKE_UP).actions
    assert (made.id, made.text, made.owner, made.due) == ("A-2026-01", WORDS, Owner.POLICY_TABLE, DUE)
    assert (made.bundle, made.decision, made.meeting) == ("B-001", "BS-2026-01", "V-2026-1")
    tasks = tuple(Task(f"Stap {n}", owner, DUE) for n, owner in enumerate(Owner))
    more = decide(table, replace(TAKE_UP, tasks=tasks), "B-002").actions
    assert [(x.text, x.owner) for x in more] == [(x.text, x.owner) for x in tasks]


def test_the_draft_says_what_comes_of_it_in_eighty_words(table: Table) -> None:
    ready(table, "B-001", "B-002")
    draft = decide(table, replace(TAKE_UP, text=f"{WORDS} " * 20)).draft
    assert draft is not None
    assert len(draft.text.split()) <= drafts.MOST_WORDS
    assert "Tarief dekt de kosten niet" in draft.text
    assert "1 juni 2026" in draft.text
    assert draft.due == date(2026, 4, 23)
    own = decide(table, replace(DECLINE, feedback="  Dit is\nal geregeld in de cao. "), "B-002").draft
    assert own is not None
    assert own.text == "Dit is al geregeld in de cao."


@pytest.mark.parametrize(
    ("what", "key"),
    [
        (replace(TAKE_UP, text="Te kort."), "too-short"),
        (replace(TAKE_UP, due=DAY - timedelta(days=1)), "due-before"),
        (replace(TAKE_UP, tasks=(Task("x", Owner.POLICY_TABLE, DAY - timedelta(days=1)),)), "due-before"),
        (replace(TAKE_UP, tasks=(Task(" ", Owner.POLICY_TABLE, DUE),)), "task-empty"),
        (replace(TAKE_UP, recipient=Recipient.NONE), "recipient"),
        (replace(TAKE_UP, refusal=Refusal.SETTLED), "no-refusal"),
        (replace(DECLINE, refusal=None), "refusal"),
        (replace(ANSWER, tasks=(Task("x", Owner.POLICY_TABLE, DUE),)), "no-tasks"),
        (replace(DEFER, to="V-2030-1"), "no-meeting"),
        (replace(DEFER, to="V-2026-1"), "same-meeting"),
        (replace(ANSWER, feedback="woord " * 81), "draft-long"),
    ],
)
def test_what_lacks_something_is_refused(table: Table, what: Ruling, key: str) -> None:
    ready(table, "B-001")
    with pytest.raises(UserError, match=f"^table-{key}$"):
        decide(table, what)


def test_nothing_is_decided_before_the_meeting_or_twice(table: Table) -> None:
    ready(table, "B-001")
    held, table.now = table.now, datetime(2026, 4, 8, 20, tzinfo=UTC)
    with pytest.raises(UserError, match="table-not-held"):
        decide(table, TAKE_UP)
    table.now = held
    decide(table, TAKE_UP)
    with pytest.raises(UserError, match="table-not-on"):
        decide(table, ANSWER)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_decision_is_taken_back_with_all_it_set_in_motion(table: Table, outcome: Outcome) -> None:
    ready(table, "B-001")
    made = decide(table, RULINGS[outcome])
    take_back(table, made.decision)
    on = agenda.scheduled(table.unit, "B-001")
    assert on is not None
    assert (on.meeting, table.state("B-001")) == ("V-2026-1", "geagendeerd")
    assert register.decisions(table.unit) == []
    assert actions.actions(table.unit, ActionState.OPEN) == []
    assert drafts.drafts(table.unit, DraftState.DRAFT) == []
    with pytest.raises(UserError, match="table-decision-ended"):
        take_back(table, made.decision)
    assert decide(table, ANSWER).decision.id == "BS-2026-02"


def test_what_was_sent_or_done_is_not_taken_back(table: Table) -> None:
    ready(table, "B-001", "B-002")
    sent, done = decide(table, ANSWER), decide(table, TAKE_UP, "B-002")
    assert sent.draft is not None
    drafts.end(table.unit, sent.draft, DraftState.SENT, ROLE, table.now)
    actions.finish(table.unit, done.actions[0], "Gedaan", ROLE, table.now)
    with pytest.raises(UserError, match="table-sent-already"):
        take_back(table, sent.decision)
    with pytest.raises(UserError, match="table-done-already"):
        take_back(table, done.decision)


STEPS = st.tuples(st.sampled_from(("B-001", "B-002")), st.sampled_from([*Outcome, None]))


@given(st.lists(STEPS, max_size=10))
@settings(max_examples=40)
def test_whatever_is_decided_and_taken_back_states_actions_and_drafts_agree(
    migrated: Template, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Outcome | None]]
) -> None:
    engine = open_engine(migrated.put(tmp_path_factory.mktemp("deciding")))
    with engine.begin() as unit:
        table = Table(unit, TabledBundles(5))
        ready(table, "B-001", "B-002")
        for bundle, outcome in steps:
            holding = [x for x in register.decisions(unit) if x.bundle == bundle]
            if outcome is None and holding:
                take_back(table, holding[-1])
            elif outcome is not None and not holding:
                decide(table, RULINGS[outcome], bundle)
            _agrees(table)
    engine.dispose()


def _agrees(table: Table) -> None:
    valid = {x.bundle: x for x in register.decisions(table.unit)}
    for bundle in ("B-001", "B-002"):
        made = valid.get(bundle)
        assert table.state(bundle) == (STATES[made.outcome] if made else "geagendeerd")
        on = agenda.item(table.unit, "V-2026-1", bundle)
        assert on is not None
        assert (on.state is ItemState.ON) == (made is None)
    bound = [each.decision for each in actions.actions(table.unit, ActionState.OPEN)]
    bound += [each.decision for each in drafts.drafts(table.unit, DraftState.DRAFT)]
    assert set(bound) <= {each.id for each in valid.values()}
