"""Recognitions that are too old to keep stay as numbers: nobody is known, lost or counted twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.core.people import Actor
from bot.signals import store
from bot.signals.model import Bundle, Recognition
from bot.signals.recognition import endorsing
from bot.signals.retention import tidy
from bot.signals.tables import endorsement
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.merging import merge, split
from tests.bot.signals.conftest import MO, NOW, RATES, WAITING, YES_NO_NO, World, person

GIVERS = [Actor("web", f"g{number}", "G") for number in range(2)]
PEOPLE = [*map(person, GIVERS), "p1", "p2", "p3"]
PRESSES = st.tuples(
    st.integers(0, 3), st.sampled_from(PEOPLE), st.sampled_from(list(Recognition)), st.integers(0, 900)
)


def counted(world: World, now: datetime) -> dict[str, tuple[int, int]]:
    """People behind each standing bundle, and those for whom it works."""
    standing = [each.id for each in store.bundles(world.unit)]
    behind = endorsing.support(world.unit, standing)
    return {id_: (x.persons, len(x.works) + x.past_works) for id_, x in behind.items()}


def bundled(world: World, giver: Actor, text: str) -> Bundle:
    found = world.give(giver, text)
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    return Vetting().new_bundle(world.unit, again, person(MO), text, NOW)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(PRESSES, max_size=12),
    st.booleans(),
    st.booleans(),
    st.lists(st.integers(500, 1_000), max_size=3),
)
def test_expiry_changes_no_count_whoever_pressed_where_and_when(
    world: World,
    presses: list[tuple[int, str, Recognition, int]],
    merged: bool,
    again: bool,
    nights: list[int],
) -> None:
    nested = world.unit.begin_nested()
    one, other = bundled(world, GIVERS[0], RATES), bundled(world, GIVERS[1], WAITING)
    subjects = [
        one.id,
        other.id,
        *(x.id for each in (one, other) for x in store.members(world.unit, each.id)),
    ]
    for place, who, kind, day in sorted(presses, key=lambda press: press[3]):
        endorsing.endorse(world.unit, subjects[place], who, NOW + timedelta(days=day), kind)
    if merged:
        merge(world.unit, one, other, NOW)
    before = counted(world, NOW)
    for night in sorted(nights):
        now = NOW + timedelta(days=night)
        tidy(world.unit, world.room.intake, now)
        assert counted(world, now) == before
        kept = select(func.count()).where(endorsement.c.endorsed_at < now - timedelta(days=730))
        assert world.unit.execute(kept).scalar_one() == 0
    if merged and again:
        split(world.unit, other.id, NOW)
        apart = counted(world, NOW)
        assert sum(people for people, _ in apart.values()) >= before[one.id][0]
    nested.rollback()


def test_a_number_moves_with_its_bundle_and_comes_apart_again(world: World) -> None:
    one, other = bundled(world, GIVERS[0], RATES), bundled(world, GIVERS[1], WAITING)
    endorsing.endorse(world.unit, one.id, "p1", NOW)
    endorsing.endorse(world.unit, store.members(world.unit, other.id)[0].id, "p2", NOW, Recognition.WORKS)
    tidy(world.unit, world.room.intake, NOW + timedelta(days=735))
    apart = counted(world, NOW)
    assert apart == {one.id: (2, 0), other.id: (1, 1)}
    merge(world.unit, one, other, NOW)
    assert counted(world, NOW) == {one.id: (3, 1)}
    split(world.unit, other.id, NOW)
    assert counted(world, NOW) == apart
