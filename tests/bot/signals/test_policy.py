"""The road over the beleidstafel: each step rests on something, and its words are kept beside it."""

from __future__ import annotations

import pytest

from bot.core.errors import UserError
from bot.signals import policy, store
from bot.signals.model import ActorRole, Bundle, BundleState, DeclineReason
from tests.bot.signals.conftest import NOW, World

SECRETARY = ActorRole.SECRETARY
PLACING = policy.Placing("V-2026-2", "productieteam", reply_asked=True)
WORDS = "De regio rekent het tarief na."


def bundle(world: World) -> Bundle:
    made = Bundle("B-001", "Tarief", BundleState.OPEN, None, None, NOW)
    store.add_bundle(world.unit, made, ActorRole.MODERATOR)
    return made


def now(world: World) -> Bundle:
    found = store.bundle_by_id(world.unit, "B-001")
    assert found is not None
    return found


def test_a_bundle_travels_with_the_numbers_of_meeting_decision_and_action(world: World) -> None:
    policy.schedule(world.unit, bundle(world), PLACING, SECRETARY, NOW)
    policy.discuss(world.unit, now(world), "D-2026-04", WORDS, SECRETARY, NOW)
    policy.take_up(world.unit, now(world), "A-2026-05", SECRETARY, NOW)
    steps = [(x.to, x.role, x.reason) for x in store.history(world.unit, "B-001")[1:]]
    assert steps == [
        ("geagendeerd", "secretaris", "V-2026-2"),
        ("besproken", "secretaris", "D-2026-04"),
        ("opgepakt", "secretaris", "A-2026-05"),
    ]
    assert [(x.state, x.text) for x in policy.notes(world.unit, "B-001")] == [(BundleState.DISCUSSED, WORDS)]


@pytest.mark.parametrize(
    ("placing", "wrong"),
    [
        (policy.Placing("V-2026-2", " ", reply_asked=True), "signal-needs-owner"),
        (policy.Placing("V-2026-2", "trojka", reply_asked=False), "signal-needs-reply"),
        (policy.Placing(" ", "trojka", reply_asked=True), "signal-not-possible"),
    ],
)
def test_an_agenda_needs_a_meeting_an_owner_and_a_right_of_reply(
    world: World, placing: policy.Placing, wrong: str
) -> None:
    with pytest.raises(UserError, match=wrong):
        policy.schedule(world.unit, bundle(world), placing, SECRETARY, NOW)
    assert now(world).state is BundleState.OPEN


def test_a_moderator_does_not_fill_the_agenda(world: World) -> None:
    with pytest.raises(UserError, match="signal-not-possible"):
        policy.schedule(world.unit, bundle(world), PLACING, ActorRole.MODERATOR, NOW)


@pytest.mark.parametrize("words", ["", "nee", "helaas niet"])
def test_a_no_needs_a_reason_in_words(world: World, words: str) -> None:
    made = bundle(world)
    with pytest.raises(UserError, match="signal-needs-words"):
        policy.decline(world.unit, made, DeclineReason.LITTLE_SUPPORT, words, SECRETARY, NOW)
    policy.decline(world.unit, made, DeclineReason.OTHER_BODY, "Dit hoort bij de VNG.", SECRETARY, NOW)
    assert store.history(world.unit, "B-001")[-1].reason == "ander_gremium"
    with pytest.raises(UserError, match="signal-needs-words"):
        policy.reopen(world.unit, now(world), " ", SECRETARY, NOW)
    policy.reopen(world.unit, now(world), "De VNG wijst terug naar de tafel.", SECRETARY, NOW)
    assert now(world).state is BundleState.OPEN


def test_a_deferred_bundle_is_open_again(world: World) -> None:
    policy.schedule(world.unit, bundle(world), PLACING, SECRETARY, NOW)
    policy.defer(world.unit, now(world), "V-2026-2", "Er was te weinig tijd.", SECRETARY, NOW)
    assert now(world).state is BundleState.OPEN
    with pytest.raises(UserError, match="signal-not-possible"):
        policy.close(world.unit, now(world), SECRETARY, NOW)
