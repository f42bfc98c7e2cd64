"""Two bundles become one and two again: nobody counts twice, nothing is lost, old numbers keep working."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.core.places import Direct
from bot.signals import store
from bot.signals.model import Bundle, BundleState, Recognition, SignalState
from bot.signals.recognition import endorsing
from bot.signals.vetting.bundle_commands import BundleDesk
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.merging import merge, split
from tests.bot.signals.conftest import ANNA, BEN, MO, MODERATOR, NOW, RATES, WAITING, YES_NO_NO, World, person

VETTING = Vetting()
TEXTS = (RATES, WAITING, "Niemand weet wie de regie heeft als er drie hulpverleners in een gezin zijn")


def bundled(world: World, number: int, giver: Actor) -> Bundle:
    found = world.give(giver, TEXTS[number])
    VETTING.triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    ready = store.signal_by_id(world.unit, found.id)
    assert ready is not None
    return VETTING.new_bundle(world.unit, ready, person(MO), f"Knelpunt {number}", NOW)


def desk(world: World) -> BundleDesk:
    return world.room.commands[3]


def behind(world: World, id_: str) -> frozenset[str]:
    found = endorsing.support(world.unit, [id_])[id_]
    return found.contributors | found.endorsers


def test_check_4_merging_unites_people_keeps_the_older_number_and_splitting_restores(world: World) -> None:
    one, other = bundled(world, 0, ANNA), bundled(world, 1, BEN)
    for subject in (one.id, other.id):
        endorsing.endorse(world.unit, subject, "someone", NOW)
    endorsing.endorse(world.unit, other.id, "other", NOW)
    before = {id_: behind(world, id_) for id_ in (one.id, other.id)}
    kept = merge(world.unit, other, one, NOW)
    assert kept.id == one.id
    assert behind(world, kept.id) == before[one.id] | before[other.id]
    assert store.bundle_by_id(world.unit, other.id) == kept
    assert endorsing.endorse(world.unit, other.id, "other", NOW) is False
    split(world.unit, other.id, NOW)
    assert {id_: behind(world, id_) for id_ in (one.id, other.id)} == before
    assert [x.to for x in store.history(world.unit, other.id)] == ["open", "samengevoegd", "open"]


def test_a_chain_of_merges_comes_apart_link_by_link(world: World) -> None:
    first, second, third = (
        bundled(world, 0, ANNA),
        bundled(world, 1, BEN),
        bundled(world, 2, Actor("web", "c", "C")),
    )
    merge(world.unit, second, third, NOW)
    merge(world.unit, first, second, NOW)
    assert len(store.members(world.unit, first.id)) == 3
    split(world.unit, second.id, NOW)
    assert [len(store.members(world.unit, x.id)) for x in (first, second)] == [1, 2]
    assert store.bundle_by_id(world.unit, third.id) == store.bundle_by_id(world.unit, second.id)
    split(world.unit, third.id, NOW)
    assert [len(store.members(world.unit, x.id)) for x in (first, second, third)] == [1, 1, 1]


def test_what_came_in_after_the_merge_stays(world: World) -> None:
    one, other = bundled(world, 0, ANNA), bundled(world, 1, BEN)
    kept = merge(world.unit, one, other, NOW)
    late = world.give(Actor("web", "c", "C"), TEXTS[2])
    VETTING.triage(world.unit, late, person(MO), YES_NO_NO, NOW)
    ready = store.signal_by_id(world.unit, late.id)
    assert ready is not None
    VETTING.bundle(world.unit, ready, person(MO), kept, NOW)
    split(world.unit, other.id, NOW)
    assert [x.id for x in store.members(world.unit, one.id)] == ["S-2026-00001", late.id]


def test_only_what_was_merged_can_be_split(world: World) -> None:
    made = bundled(world, 0, ANNA)
    for id_ in (made.id, "B-900"):
        with pytest.raises(UserError, match="signal-not-merged"):
            split(world.unit, id_, NOW)


def test_who_stands_behind_it_is_told_once_and_can_object(world: World) -> None:
    one, other = bundled(world, 0, BEN), bundled(world, 1, ANNA)
    world.room.commands[0].keep_posted(world.call(ANNA), "S-2026-00002")
    desk(world).merge(world.call(MODERATOR), one.id, other.id)
    (told,) = world.outbox.texts(Direct("web", "anna"))
    assert "B-002 gaat voortaan samen met B-001: Knelpunt 0" in told
    assert world.outbox.texts(Direct("web", "ben")) == []
    said = desk(world).not_the_same(world.call(ANNA), other.id)
    assert "hoort niet meer bij B-001" in plain(said.blocks)
    loose = store.signal_by_id(world.unit, "S-2026-00002")
    assert loose is not None
    assert (loose.state, loose.bundle) == (SignalState.VALIDATED, None)
    assert behind(world, one.id) == {person(BEN)}
    with pytest.raises(UserError, match="signal-not-recognised-here"):
        desk(world).not_the_same(world.call(ANNA), other.id)


def test_an_objection_comes_in_time(world: World) -> None:
    one, other = bundled(world, 0, BEN), bundled(world, 1, ANNA)
    merge(world.unit, one, other, NOW - timedelta(days=15))
    with pytest.raises(UserError, match="signal-too-late"):
        desk(world).not_the_same(world.call(ANNA), other.id)
    with pytest.raises(UserError, match="signal-too-late"):
        desk(world).not_the_same(world.call(ANNA), one.id)


def test_a_bundle_that_was_declined_takes_nothing_in(world: World) -> None:
    one, other = bundled(world, 0, ANNA), bundled(world, 1, BEN)
    declined = Bundle(one.id, one.title, BundleState.DECLINED, None, None, NOW)
    with pytest.raises(UserError, match="signal-not-possible"):
        merge(world.unit, declined, other, NOW)


PEOPLE = [f"p{number}" for number in range(5)]
PRESSES = st.tuples(st.integers(0, 2), st.sampled_from(PEOPLE), st.sampled_from([*Recognition, None]))
MERGES = st.sampled_from(["merge 0 1", "merge 1 2", "merge 0 2", "split 1", "split 2"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.one_of(PRESSES, MERGES), max_size=14))
def test_counts_are_conserved_under_any_merging_splitting_and_pressing(
    world: World, deeds: list[tuple[int, str, Recognition | None] | str]
) -> None:
    nested = world.unit.begin_nested()
    made = [bundled(world, number, Actor("web", f"g{number}", "G")) for number in range(3)]
    everyone = {each.person for x in made for each in store.members(world.unit, x.id)}
    said: dict[str, Recognition] = {}
    for deed in deeds:
        if isinstance(deed, str):
            _reorder(world, made, deed.split())
            continue
        number, who, kind = deed
        found = store.bundle_by_id(world.unit, made[number].id)
        assert found is not None
        if kind is None:
            endorsing.retract(world.unit, found.id, who)
            continue
        endorsing.endorse(world.unit, found.id, who, NOW, kind)
        said[who] = kind
        now = endorsing.support(world.unit, [found.id])[found.id]
        assert (who in now.endorsers) is (kind is Recognition.SAME)
        assert (who in now.works) is (kind is Recognition.WORKS)
    standing = store.bundles(world.unit)
    support = endorsing.support(world.unit, [x.id for x in standing])
    assert frozenset().union(*(x.contributors for x in support.values())) == everyone
    assert sum(len(x.contributors) for x in support.values()) == 3
    for each in support.values():
        assert not each.endorsers & each.works
        assert each.endorsers <= said.keys()
    nested.rollback()


def _reorder(world: World, made: list[Bundle], deed: list[str]) -> None:
    own = [store.merged_bundle(world.unit, made[int(number)].id) for number in deed[1:]]
    try:
        if deed[0] == "split" and own[0] is not None:
            split(world.unit, own[0].id, NOW)
        elif own[0] is not None and own[1] is not None:
            now = [store.bundle_by_id(world.unit, x.id) or x for x in own if x is not None]
            merge(world.unit, now[0], now[1], NOW)
    except UserError:
        return
