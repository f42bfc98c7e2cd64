"""What cases hold of a person can be seen, erased, and does not stay."""

from __future__ import annotations

from datetime import timedelta

from moderation.cases import store
from moderation.cases.model import CaseState
from moderation.cases.retention import tidy
from moderation.members.readers import Readers
from tests.moderation.cases.conftest import ANNA, BEN, KIM, MO, NOW, World, person


def test_a_person_sees_what_is_held_and_never_who_decided(world: World) -> None:
    room = world.room()
    measures, reports, _ = room.commands
    measures.warn(world.call(MO), ANNA, "Te fel")
    reports.report(world.call(ANNA, world.message(BEN).message.ref))
    held = room.personal.export(world.unit, person(ANNA))
    assert [case["id"] for case in held["about_you"]] == ["Z-2026-001"]  # type: ignore[attr-defined]  # JSON
    assert [case["id"] for case in held["reported_by_you"]] == ["Z-2026-002"]  # type: ignore[attr-defined]
    assert person(MO) not in str(held)
    assert "about_you" in room.personal.export(world.unit, person(MO))
    assert room.personal.export(world.unit, person(KIM)) == {}


def test_a_reported_person_does_not_see_who_reported(world: World) -> None:
    room = world.room()
    room.commands[1].report(world.call(ANNA, world.message(BEN).message.ref))
    assert room.personal.export(world.unit, person(BEN)) == {}


def test_erasing_breaks_every_link_and_empties_the_words(world: World) -> None:
    room = world.room()
    measures, reports, _ = room.commands
    measures.warn(world.call(MO), ANNA, "Te fel")
    reports.report(world.call(ANNA, world.message(BEN).message.ref))
    reports.object_to(world.call(ANNA), "Z-2026-001", "niet eens")
    assert room.personal.forget(world.unit, person(ANNA)) > 0
    assert room.personal.export(world.unit, person(ANNA)) == {}
    kept = str([tuple(row) for row in world.unit.exec_driver_sql("SELECT * FROM moderation_case")])
    kept += str([tuple(row) for row in world.unit.exec_driver_sql("SELECT * FROM moderation_deed")])
    assert person(ANNA) not in kept
    assert "Te fel" not in kept
    assert room.personal.forget(world.unit, person(MO)) == 2
    assert len(store.latest(world.unit, 5)) == 2


def test_cases_do_not_stay(world: World) -> None:
    room = world.room()
    measures, reports, _ = room.commands
    measures.warn(world.call(MO), ANNA, "x")
    measures.silence(world.call(MO), ANNA, "10m", "x")
    reports.report(world.call(ANNA, world.message(BEN).message.ref))
    assert tidy(world.unit, NOW + timedelta(days=182)) == 0
    tidy(world.unit, NOW + timedelta(days=184))
    # The warning is gone; the time-out stays longer, and a report that waits is not forgotten.
    assert [case.id for case in store.latest(world.unit, 5)] == ["Z-2026-003", "Z-2026-002"]
    tidy(world.unit, NOW + timedelta(days=731))
    assert store.latest(world.unit, 5) == []
    assert store.deeds_of(world.unit, "Z-2026-002") == []


def test_a_member_can_see_which_role_looked_at_their_cases_on_which_day(world: World) -> None:
    room = world.room()
    cases = room.commands[0]
    cases.warn(world.call(MO), ANNA, "Te fel")
    cases.look_back(world.call(MO))
    assert Readers().export(world.unit, person(ANNA)) == {}
    for _ in range(2):
        cases.look_back(world.call(KIM), ANNA)
    cases.look_back(world.call(MO), BEN)
    opened = [{"role": "moderator", "room": "cases", "day": "2026-11-23", "until": "2027-11-23"}]
    assert Readers().export(world.unit, person(ANNA)) == {"opened": opened}
    assert Readers().export(world.unit, person(BEN)) == {}


def test_a_report_forgets_the_number_of_a_message_that_is_gone_and_still_waits(world: World) -> None:
    room = world.room()
    said = world.message(BEN)
    room.commands[1].report(world.call(ANNA, said.message.ref))
    room.commands[1].removed(world.call(BEN, said.message.ref))
    (case,) = store.latest(world.unit, 5)
    assert (case.message, case.state) == (None, CaseState.OPEN)
