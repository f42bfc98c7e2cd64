"""Reports and objections: shielded, decided by another, and always with an outcome."""

from __future__ import annotations

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from moderation.cases import store
from moderation.cases.model import CaseKind, CaseState
from tests.moderation.cases.conftest import ADMIN, ANNA, BEN, BOT, KIM, MO, STAFF, World, person, private


def test_a_report_reaches_staff_without_the_reporters_name_or_the_text(world: World) -> None:
    _, reports, _ = world.room().commands
    ref = world.message(ANNA, "jij bent een sukkel").message.ref
    reply = reports.report(world.call(BEN, ref), "Dit kan niet")
    assert "Z-2026-001" in plain(reply.blocks)
    (card,) = world.outbox.texts(STAFF)
    assert "Anna" in card
    assert "Dit kan niet" in card
    assert "Ben" not in card
    assert "sukkel" not in card
    assert ref.id not in card
    (shown,) = world.outbox.replies(STAFF)
    assert [action.command for action in shown.actions] == ["verwijder", "afgehandeld"]
    assert shown.actions[0].target == ref
    assert all(action.for_everyone for action in shown.actions)


def test_the_reporter_hears_the_outcome(world: World) -> None:
    _, reports, _ = world.room().commands
    reports.report(world.call(BEN, world.message(ANNA).message.ref))
    reply = reports.settle(world.call(MO), "Z-2026-001", "Anna is aangesproken.")
    assert "leest de uitkomst" in plain(reply.blocks)
    assert world.outbox.texts(private(BEN)) == [
        "Over je melding (zaak Z-2026-001) is besloten:\nAnna is aangesproken."
    ]
    case = store.case_by_id(world.unit, "Z-2026-001")
    assert case is not None
    assert (case.state, case.message) == (CaseState.CLOSED, None)
    with pytest.raises(UserError, match="case-settled-already"):
        reports.settle(world.call(KIM), "Z-2026-001", "nog eens")


def test_one_person_reports_one_message_once(world: World) -> None:
    _, reports, _ = world.room().commands
    ref = world.message(ANNA).message.ref
    reports.report(world.call(BEN, ref))
    with pytest.raises(UserError, match="case-reported-already"):
        reports.report(world.call(BEN, ref))
    reports.report(world.call(MO, ref))
    assert len(store.latest(world.unit, 5)) == 2


def test_a_report_needs_a_message_of_someone_else(world: World) -> None:
    _, reports, _ = world.room().commands
    with pytest.raises(UserError, match="case-which-message"):
        reports.report(world.call(BEN))
    with pytest.raises(UserError, match="case-report-own"):
        reports.report(world.call(BEN, world.message(BEN).message.ref))
    ref = world.message(ANNA).message.ref
    world.messages.clear()
    with pytest.raises(UserError, match="case-message-unread"):
        reports.report(world.call(BEN, ref))


def test_the_assistants_own_message_can_be_reported(world: World) -> None:
    _, reports, _ = world.room().commands
    reports.report(world.call(BEN, world.message(BOT).message.ref))
    (case,) = store.reported_by(world.unit, person(BEN))
    assert (case.kind, case.about) == (CaseKind.REPORT, None)


def test_an_objection_is_decided_by_another_and_told(world: World) -> None:
    measures, reports, _ = world.room().commands
    measures.warn(world.call(MO), ANNA, "Te fel")
    reports.object_to(world.call(ANNA), "z-2026-001", "Ik reageerde op een grap")
    card = world.outbox.texts(STAFF)[-1]
    assert "Te fel" in card
    assert "Ik reageerde op een grap" in card
    with pytest.raises(UserError, match="case-own-measure"):
        reports.settle(world.call(MO), "Z-2026-001", "blijft staan")
    reports.settle(world.call(KIM), "Z-2026-001", "De waarschuwing vervalt.")
    assert world.outbox.texts(private(ANNA))[-1].endswith("De waarschuwing vervalt.")


def test_an_administrator_may_decide_where_there_is_nobody_else(world: World) -> None:
    measures, reports, _ = world.room().commands
    measures.warn(world.call(ADMIN), ANNA, "x")
    reports.object_to(world.call(ANNA), "Z-2026-001", "niet eens")
    reports.settle(world.call(ADMIN), "Z-2026-001", "opnieuw bekeken")
    case = store.case_by_id(world.unit, "Z-2026-001")
    assert case is not None
    assert case.state is CaseState.CLOSED


def test_only_the_person_concerned_objects_and_only_once(world: World) -> None:
    measures, reports, _ = world.room().commands
    measures.warn(world.call(MO), ANNA, "x")
    with pytest.raises(UserError, match="case-unknown"):
        reports.object_to(world.call(BEN), "Z-2026-001", "namens Anna")
    with pytest.raises(UserError, match="case-unknown"):
        reports.object_to(world.call(ANNA), "Z-2026-999", "x")
    reports.object_to(world.call(ANNA), "Z-2026-001", "x")
    with pytest.raises(UserError, match="case-objected-already"):
        reports.object_to(world.call(ANNA), "Z-2026-001", "x")


def test_nobody_closes_a_report_about_themselves(world: World) -> None:
    _, reports, _ = world.room().commands
    reports.report(world.call(BEN, world.message(MO).message.ref))
    with pytest.raises(UserError, match="case-about-you"):
        reports.settle(world.call(MO), "Z-2026-001", "valt mee")


def test_without_a_staff_room_a_report_is_still_a_case(world: World) -> None:
    world.staff = None
    _, reports, _ = world.room().commands
    reports.report(world.call(BEN, world.message(ANNA).message.ref))
    assert world.outbox.said == {}
    assert len(store.latest(world.unit, 5)) == 1
