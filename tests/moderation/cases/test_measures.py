"""Measures: a case, an act and a word to the person concerned, or a refusal that says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.core.plan import ActKind
from moderation.cases import store
from moderation.cases.model import Case, CaseKind, CaseState, Deed, length_of
from tests.moderation.cases.conftest import ADMIN, ANNA, BEN, BOT, KIM, MO, NOW, World, person, private


def test_a_warning_gets_a_number_and_reaches_the_member(world: World) -> None:
    measures, *_ = world.room().commands
    reply = measures.warn(world.call(MO), ANNA, "Blijf  vriendelijk.\n")
    assert "Z-2026-001" in plain(reply.blocks)
    assert world.outbox.acts == {}
    (told,) = world.outbox.texts(private(ANNA))
    assert "waarschuwing" in told
    assert "Reden: Blijf vriendelijk." in told
    assert "bezwaar Z-2026-001" in told
    assert "Mo" not in told
    case = store.case_by_id(world.unit, "z-2026-001")
    assert case == Case(
        "Z-2026-001",
        CaseKind.WARNING,
        CaseState.CLOSED,
        "Blijf vriendelijk.",
        NOW,
        person(ANNA),
        person(MO),
        room="",
        closed_at=NOW,
    )
    assert store.deeds_of(world.unit, "Z-2026-001") == [(Deed.WARNED, person(MO), NOW)]


def test_numbers_and_days_go_by_the_clock_here(world: World) -> None:
    measures, *_ = world.room().commands
    half_past_midnight = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    reply = measures.warn(world.call(MO, now=half_past_midnight), ANNA, "Blijf vriendelijk.")
    assert "Z-2027-001" in plain(reply.blocks)
    assert "1 jan 2027" in plain(measures.look_back(world.call(MO), ANNA).blocks)


def test_a_time_out_acts_with_its_length_and_can_be_lifted(world: World) -> None:
    measures, *_ = world.room().commands
    reply = measures.silence(world.call(MO), ANNA, "2u", "Te veel berichten")
    (act,) = world.outbox.acts.values()
    assert (act.kind, act.actor_id, act.seconds) == (ActKind.TIMEOUT, "anna", 7200)
    assert act.reason == "Z-2026-001: Te veel berichten"
    assert reply.actions[0].command == "stil-af"
    done = measures.release(world.call(KIM), ANNA)
    assert "Z-2026-001" in plain(done.blocks)
    assert [act.kind for act in world.outbox.acts.values()] == [ActKind.TIMEOUT, ActKind.END_TIMEOUT]
    assert "weer schrijven" in world.outbox.texts(private(ANNA))[-1]
    assert [deed for deed, _, _ in store.deeds_of(world.unit, "Z-2026-001")] == [
        Deed.SILENCED,
        Deed.RELEASED,
    ]


def test_lifting_an_unknown_time_out_still_acts(world: World) -> None:
    measures, *_ = world.room().commands
    assert "Ik ken geen zaak" in plain(measures.release(world.call(MO), BEN).blocks)
    assert [act.kind for act in world.outbox.acts.values()] == [ActKind.END_TIMEOUT]


def test_a_message_is_removed_and_its_text_is_kept_nowhere(world: World) -> None:
    measures, *_ = world.room().commands
    ref = world.message(ANNA, "een heel bijzondere zin").message.ref
    measures.remove(world.call(MO, ref), "Hoort hier niet")
    (act,) = world.outbox.acts.values()
    assert (act.kind, act.ref) == (ActKind.REMOVE_MESSAGE, ref)
    said = "\n".join(plain(reply.blocks) for _, reply in world.outbox.said.values())
    rows = [str(row) for row in world.unit.exec_driver_sql("SELECT * FROM moderation_case")]
    assert "bijzondere" not in said + "\n".join(rows)


def test_a_message_can_be_named_instead_of_pointed_at(world: World) -> None:
    measures, *_ = world.room().commands
    ref = world.message(ANNA).message.ref
    measures.remove(world.call(MO), "Hoort hier niet", bericht=ref)
    assert next(iter(world.outbox.acts.values())).ref == ref


@pytest.mark.parametrize(
    ("who", "key"), [(BOT, "case-not-assistant"), (MO, "case-not-yourself"), (KIM, "case-not-colleague")]
)
def test_nobody_moderates_the_assistant_themselves_or_a_colleague(world: World, who: Actor, key: str) -> None:
    measures, *_ = world.room().commands
    ref = world.message(who).message.ref
    attempts: list[Callable[[], object]] = [
        lambda: measures.warn(world.call(MO), who, "x"),
        lambda: measures.silence(world.call(MO), who, "10m", "x"),
        lambda: measures.remove(world.call(MO, ref), "x"),
    ]
    for attempt in attempts:
        with pytest.raises(UserError, match=key):
            attempt()
    assert store.latest(world.unit, 5) == []
    assert world.outbox.acts == {}


def test_an_administrator_is_a_colleague_too(world: World) -> None:
    measures, *_ = world.room().commands
    with pytest.raises(UserError, match="case-not-colleague"):
        measures.warn(world.call(MO), ADMIN, "x")


def test_removing_needs_a_message_that_can_be_read_and_removed(world: World) -> None:
    measures, *_ = world.room().commands
    ref = world.message(ANNA).message.ref
    with pytest.raises(UserError, match="case-which-message"):
        measures.remove(world.call(MO), "x")
    world.can = frozenset()
    with pytest.raises(UserError, match="case-cannot-remove"):
        measures.remove(world.call(MO, ref), "x")
    world.messages.clear()
    with pytest.raises(UserError, match="case-message-unread"):
        measures.remove(world.call(MO, ref), "x")


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("10m", 10), ("2u", 120), ("2 uur", 120), ("1d", 1440), ("28 dagen", 40320), (" 1H ", 60)],
)
def test_lengths_are_read(words: str, minutes: int) -> None:
    assert length_of(words) == timedelta(minutes=minutes)


@pytest.mark.parametrize("words", ["", "0m", "29d", "10", "m", "-1u", "10x", "9999u", "1d 2u"])
def test_other_lengths_are_refused(words: str) -> None:
    with pytest.raises(UserError, match="case-bad-length"):
        length_of(words)


def test_numbers_go_on_within_a_year_and_start_anew_in_the_next(world: World) -> None:
    measures, *_ = world.room().commands
    for now in (NOW, NOW, NOW + timedelta(days=60)):
        measures.warn(world.call(MO, now=now), ANNA, "x")
    assert [case.id for case in store.latest(world.unit, 5)] == ["Z-2027-001", "Z-2026-002", "Z-2026-001"]


def test_staff_look_back_and_members_see_only_their_own(world: World) -> None:
    measures, *_ = world.room().commands
    measures.warn(world.call(MO), ANNA, "reden een")
    measures.warn(world.call(MO), BEN, "reden twee")
    everything = plain(measures.look_back(world.call(KIM)).blocks)
    assert "reden een" in everything
    assert "reden twee" in everything
    assert "reden een" not in plain(measures.look_back(world.call(KIM), BEN).blocks)
    own = plain(measures.mine(world.call(ANNA)).blocks)
    assert "reden een" in own
    assert "reden twee" not in own
    assert "geen zaken" in plain(measures.mine(world.call(KIM)).blocks)


def test_a_moderator_sees_that_there_were_earlier_cases(world: World) -> None:
    measures, *_ = world.room().commands
    assert measures.warn(world.call(MO), ANNA, "x").actions == ()
    again = measures.warn(world.call(MO), ANNA, "x")
    assert [action.label for action in again.actions] == ["Eerdere zaken (1)"]
