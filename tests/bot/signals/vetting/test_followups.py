"""Each yes of the three questions is one piece of work, whatever happens to signals and bundles."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.signals import store
from bot.signals.model import Answers, SignalState, Triage
from bot.signals.vetting import followups
from bot.signals.vetting.followup_commands import FollowUpCommands
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.merging import merge, split
from tests.bot.signals.conftest import ANNA, BEN, MO, MODERATOR, NOW, RATES, WAITING, World, person

VETTING = Vetting()
BY = person(MO)
TEXTS = (RATES, WAITING, "Niemand weet wie de regie heeft als er drie hulpverleners in een gezin zijn")


def give(world: World, number: int, answers: Answers) -> str:
    found = world.give((ANNA, BEN, Actor("web", "c", "C"))[number], TEXTS[number])
    VETTING.triage(world.unit, found, BY, answers, NOW)
    return found.id


def bundle(world: World, id_: str, into: str = "") -> str:
    found = store.signal_by_id(world.unit, id_)
    assert found is not None
    known = store.bundle_by_id(world.unit, into) if into else None
    if known is not None:
        VETTING.bundle(world.unit, found, BY, known, NOW)
        return known.id
    return VETTING.new_bundle(world.unit, found, BY, "Knelpunt", NOW).id


def kinds(world: World, subject: str) -> set[Triage]:
    found = [x.kind for x in followups.followups(world.unit) if x.subject == subject]
    assert len(found) == len(set(found))
    return set(found)


def test_two_signals_of_one_bundle_that_ask_the_same_ask_it_once(world: World) -> None:
    made = bundle(world, give(world, 0, Answers(True, True, False)))
    bundle(world, give(world, 1, Answers(False, True, True)), made)
    assert kinds(world, made) == set(Triage)
    assert [x.id for x in followups.followups(world.unit)] == ["T-2026-01", "T-2026-02", "T-2026-03"]


def test_what_was_done_is_told_and_stays_what_is_not_asked_any_more_goes(world: World) -> None:
    desk: FollowUpCommands = world.room.commands[6]
    made = bundle(world, give(world, 0, Answers(True, True, False)))
    shown = desk.open_(world.call(MODERATOR), Triage.SHARE_KNOWLEDGE)
    assert "T-2026-01 kennis delen: B-001 Knelpunt" in plain(shown.blocks)
    (done,) = shown.actions
    desk.finish(world.call(MODERATOR), done.given["nummer"], "nji-richtlijn-tarieven")
    with pytest.raises(UserError, match="signal-no-followup"):
        desk.finish(world.call(MODERATOR), "t-2026-01", "nog eens")
    VETTING.take_back(world.unit, BY, NOW)
    assert kinds(world, made) == {Triage.SHARE_KNOWLEDGE}
    assert "Er staat niets open" in plain(desk.open_(world.call(MODERATOR)).blocks)


ANSWERS = st.builds(Answers, st.booleans(), st.booleans(), st.booleans())
DEEDS = st.lists(
    st.sampled_from(["loose 0", "bundle 1", "bundle 2", "loosen 1", "undo", "merge", "split", "withdraw 0"]),
    max_size=8,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.tuples(ANSWERS, ANSWERS, ANSWERS), DEEDS)
def test_open_work_is_exactly_what_standing_signals_ask_for(
    world: World, answers: tuple[Answers, Answers, Answers], deeds: list[str]
) -> None:
    nested = world.unit.begin_nested()
    ids = [give(world, number, each) for number, each in enumerate(answers)]
    for deed in deeds:
        try:
            _do(world, ids, deed)
        except UserError:
            continue
    asking: dict[str, set[Triage]] = {}
    for id_ in ids:
        found = store.signal_by_id(world.unit, id_)
        assert found is not None
        if found.state in {SignalState.VALIDATED, SignalState.BUNDLED} and found.answers:
            asking.setdefault(found.bundle or id_, set()).update(found.answers.outcomes)
    open_ = followups.followups(world.unit, done=False)
    assert {(x.subject, x.kind) for x in open_} == {(s, k) for s, each in asking.items() for k in each}
    assert len(open_) == len({(x.subject, x.kind) for x in open_})
    nested.rollback()


def _do(world: World, ids: list[str], deed: str) -> None:
    name, _, number = deed.partition(" ")
    found = store.signal_by_id(world.unit, ids[int(number or 0)])
    assert found is not None
    known = [x.id for x in store.bundles(world.unit)]
    match name:
        case "loose":
            VETTING.leave_loose(world.unit, found, BY, NOW)
        case "bundle":
            bundle(world, found.id)
        case "loosen":
            VETTING.loosen(world.unit, found, BY, NOW)
        case "undo":
            VETTING.take_back(world.unit, BY, NOW)
        case "withdraw":
            world.room.intake.withdraw(world.unit, found, NOW)
        case "merge" if len(known) > 1:
            one, other = (store.bundle_by_id(world.unit, x) for x in known[:2])
            assert one is not None
            assert other is not None
            merge(world.unit, one, other, NOW)
        case "split":
            split(world.unit, "B-002", NOW)
