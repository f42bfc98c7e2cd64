"""What people say and hear: give, follow, recognise, withdraw, and messages that become signals."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.core.commands import commands_of
from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.places import Direct
from bot.core.reply import Reply, Seen
from bot.signals import store
from bot.signals.capture.commands import SignalCommands
from bot.signals.capture.tagging import RECOGNISE, TAG
from bot.signals.model import ConsentLevel, Kind, Level, Reason, SignalState, Theme
from bot.signals.recognition import endorsing
from bot.signals.vetting.judging import Vetting
from bot.store.choices import Choices
from tests.bot.signals.conftest import ANNA, BEN, MO, NOW, NUMBER, RATES, WAITING, YES_NO_NO, World, person


def everyone(world: World) -> SignalCommands:
    return world.room.commands[0]


def words(reply: Reply) -> str:
    return plain(reply.blocks)


def code(reply: Reply) -> str:
    found = re.search(r"SIG-\w{4}-\w{4}", words(reply))
    assert found is not None
    return found[0]


def in_bundle(world: World) -> str:
    found = world.give(ANNA)
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    return Vetting().new_bundle(world.unit, again, person(MO), "Tarief dekt de kosten niet", NOW).id


def test_all_of_it_is_for_members_and_private_except_a_bundle(world: World) -> None:
    declared = commands_of(everyone(world))
    assert {each.needs for each in declared} == {frozenset({Role.MEMBER})}
    assert [each.id for each in declared if each.seen is not Seen.ASKER] == []
    others = commands_of(world.room.commands[8])
    assert [each.id for each in others if each.seen is not Seen.ASKER] == ["bundel"]
    assert len(next(each for each in declared if each.id == "signaal").parameters) <= 4


def test_without_words_a_form_of_four_questions_opens(world: World) -> None:
    reply = everyone(world).report(world.call(ANNA))
    assert reply.form is not None
    assert [field.required for field in reply.form.fields] == [True, False, False, False]
    assert [len(field.options) for field in reply.form.fields] == [0, 12, 5, 2]


def test_a_signal_is_thanked_with_a_receipt_and_what_was_kept(world: World) -> None:
    reply = everyone(world).report(world.call(ANNA), RATES, Theme.STAFF, Level.LAW, Kind.WORKS)
    assert RATES in words(reply)
    assert "S-2026-00001" in words(reply)
    assert "personeel en werkdruk" in words(reply)
    (found,) = store.signals_of(world.unit, person(ANNA))
    assert (found.kind, found.channel) == (Kind.WORKS, "praktijk")
    assert code(reply)


def test_acute_danger_is_answered_with_numbers_and_nothing_is_kept(world: World) -> None:
    reply = everyone(world).report(world.call(ANNA), "Een kind is nu in gevaar bij de buren")
    assert "112" in words(reply)
    assert "0800-2000" in words(reply)
    assert store.signals_of(world.unit, person(ANNA)) == []


def test_a_receipt_tells_where_the_signal_stands_to_anyone_who_holds_it(world: World) -> None:
    receipt = code(everyone(world).report(world.call(ANNA), RATES))
    shown = everyone(world).follow(world.call(BEN), receipt)
    assert "ontvangen" in words(shown)
    assert RATES not in words(shown)
    with pytest.raises(UserError, match="signal-no-receipt"):
        everyone(world).follow(world.call(BEN), "SIG-2222-2222")


def test_a_rejected_signal_tells_the_other_way_to_go(world: World) -> None:
    receipt = code(everyone(world).report(world.call(ANNA), RATES))
    (found,) = store.signals_of(world.unit, person(ANNA))
    Vetting().reject(world.unit, found, person(MO), Reason.PERSON_OR_ORGANISATION, NOW)
    assert "vertrouwenspersoon" in words(everyone(world).follow(world.call(BEN), receipt))


def test_the_button_of_a_receipt_withdraws_without_carrying_the_code(world: World) -> None:
    receipt = code(everyone(world).report(world.call(ANNA), RATES))
    action = everyone(world).follow(world.call(BEN), receipt).actions[-1]
    assert receipt not in str(action)
    everyone(world).withdraw_by_receipt(world.call(BEN), **action.given)
    assert store.signals_of(world.unit, person(ANNA))[0].state is SignalState.WITHDRAWN
    with pytest.raises(UserError, match="signal-no-receipt"):
        everyone(world).withdraw_by_receipt(world.call(BEN), action.given["signaal"], "0" * 32)


def test_own_signals_are_listed_with_a_button_each_and_nobody_elses(world: World) -> None:
    mine, other = world.give(ANNA), world.give(BEN, WAITING)
    shown = everyone(world).mine(world.call(ANNA))
    assert mine.id in words(shown)
    assert other.id not in words(shown)
    assert [action.given["signaal"] for action in shown.actions] == [mine.id]
    assert "nog geen signalen" in words(everyone(world).mine(world.call(MO)))


def test_only_ones_own_signal_can_be_withdrawn_or_changed(world: World) -> None:
    found = world.give(ANNA)
    steps: tuple[Callable[[], object], ...] = (
        lambda: everyone(world).withdraw(world.call(BEN), found.id),
        lambda: everyone(world).consent(world.call(BEN), found.id, ConsentLevel.QUOTE),
        lambda: everyone(world).keep_posted(world.call(BEN), found.id),
        lambda: everyone(world).no_candidate(world.call(BEN), found.id),
    )
    for take in steps:
        with pytest.raises(UserError, match="signal-not-yours"):
            take()
    assert "ingetrokken" in words(everyone(world).withdraw(world.call(ANNA), found.id.lower()))


def test_consent_changes_and_strictly_anonymous_cuts_the_link(world: World) -> None:
    found = world.give(ANNA)
    everyone(world).consent(world.call(ANNA), found.id, ConsentLevel.QUOTE)
    assert store.signals_of(world.unit, person(ANNA))[0].consent is ConsentLevel.QUOTE
    everyone(world).consent(world.call(ANNA), found.id, ConsentLevel.STRICT)
    assert store.signals_of(world.unit, person(ANNA)) == []


@pytest.mark.parametrize("who", [ANNA, BEN])
def test_what_is_withdrawn_or_made_strictly_anonymous_leaves_no_buttons(world: World, who: Actor) -> None:
    found, other = world.give(ANNA), world.give(ANNA, WAITING)
    for action in everyone(world).mine(world.call(ANNA)).actions:
        for holder in (ANNA, BEN):
            Choices().issue(world.unit, action, 1, person(holder), NOW)
    if who is ANNA:
        everyone(world).consent(world.call(ANNA), found.id, ConsentLevel.STRICT)
    else:
        receipt = code(
            everyone(world).report(
                world.call(ANNA), "Er is geen plek voor pleegzorg en niemand weet wie dat regelt"
            )
        )
        button = everyone(world).follow(world.call(BEN), receipt).actions[-1]
        found = store.signals_of(world.unit, person(ANNA))[0]
        for holder in (ANNA, BEN):
            Choices().issue(world.unit, button, 1, person(holder), NOW)
        everyone(world).withdraw_by_receipt(world.call(BEN), **button.given)
    for holder in (ANNA, who):
        kept = str(Choices().export(world.unit, person(holder)))
        assert found.id not in kept
        assert other.id in kept


def test_a_bundle_is_recognised_once_and_back(world: World) -> None:
    bundle = in_bundle(world)
    first = world.room.commands[8].recognise(world.call(BEN), bundle.lower())
    again = world.room.commands[8].recognise(world.call(BEN), bundle)
    assert "Je herkent" in words(first)
    assert "al herkend" in words(again)
    assert endorsing.support(world.unit, [bundle])[bundle].persons == 2
    undo = first.actions[-1]
    assert "is weg" in words(
        world.room.commands[8].recognise(world.call(BEN), undo.given["wat"], intrekken=True)
    )
    assert endorsing.support(world.unit, [bundle])[bundle].persons == 1


def test_a_signal_in_a_bundle_is_recognised_as_its_bundle(world: World) -> None:
    bundle = in_bundle(world)
    world.room.commands[8].recognise(world.call(BEN), "S-2026-00001")
    assert endorsing.support(world.unit, [bundle])[bundle].endorsers == {person(BEN)}


def test_ones_own_signal_counts_already(world: World) -> None:
    bundle = in_bundle(world)
    with pytest.raises(UserError, match="signal-own-recognition"):
        world.room.commands[8].recognise(world.call(ANNA), bundle)


@pytest.mark.parametrize("what", ["B-999", "S-2026-99999", "", "zomaar iets"])
def test_what_does_not_exist_cannot_be_recognised(world: World, what: str) -> None:
    with pytest.raises(UserError, match="signal-not-found"):
        world.room.commands[8].recognise(world.call(BEN), what)


def test_a_bundle_shows_no_words_and_no_small_numbers(world: World) -> None:
    bundle = in_bundle(world)
    shown = world.room.commands[8].bundle(world.call(BEN), bundle)
    assert "Tarief dekt de kosten niet" in words(shown)
    assert "Mensen erachter: <5" in words(shown)
    assert RATES not in words(shown)
    assert [action.for_everyone for action in shown.actions] == [True, True]


def test_ones_own_message_becomes_a_masked_draft(world: World) -> None:
    ref = world.message(ANNA, f"{RATES} {NUMBER}")
    reply = everyone(world).report(world.call(ANNA, target=ref))
    assert reply.form is not None
    assert reply.form.fields[0].value == f"{RATES} [bsn]"
    everyone(world).report(world.call(ANNA, target=ref), RATES)
    with pytest.raises(UserError, match="signal-known"):
        everyone(world).report(world.call(ANNA, target=ref))


def test_someone_elses_message_is_only_pointed_at_and_its_author_asked(world: World) -> None:
    ref = world.message(ANNA, RATES)
    reply = everyone(world).report(world.call(BEN, target=ref))
    assert "vraag de schrijver" in words(reply)
    (asked,) = world.outbox.texts(Direct("web", "anna"))
    assert "in praktijk een beleidssignaal" in asked
    assert RATES not in asked
    (pointer,) = store.signals_of(world.unit, person(ANNA))
    assert (pointer.text, pointer.state) == (None, SignalState.CANDIDATE)
    assert "al aangewezen" in words(everyone(world).report(world.call(MO, target=ref)))
    assert len(world.outbox.said) == 1
    everyone(world).no_candidate(world.call(ANNA), pointer.id)
    assert store.signals_of(world.unit, person(ANNA))[0].state is SignalState.WITHDRAWN


def test_a_message_that_cannot_be_read_is_said_so(world: World) -> None:
    ref = world.message(ANNA, RATES)
    world.messages.clear()
    with pytest.raises(UserError, match="signal-message-unread"):
        everyone(world).report(world.call(BEN, target=ref))


def test_a_tag_is_the_same_as_the_command_and_taking_it_back_does_nothing(world: World) -> None:
    ref = world.message(ANNA, RATES)
    tagging = world.room.tagging
    draft = tagging.reacted(world.call(ANNA, target=ref), TAG, True)
    assert draft is not None
    assert draft.form is not None
    assert tagging.reacted(world.call(ANNA, target=ref), TAG, False) is None
    assert tagging.reacted(world.call(ANNA, target=ref), "👍", True) is None
    pointed = tagging.reacted(world.call(BEN, target=ref), TAG[0], True)
    assert pointed is not None
    assert pointed.to is Seen.ASKER


def test_a_raised_hand_recognises_silently_and_can_be_taken_back(world: World) -> None:
    ref = world.message(ANNA, RATES)
    everyone(world).report(world.call(ANNA, target=ref), RATES)
    (found,) = store.signals_of(world.unit, person(ANNA))
    tagging = world.room.tagging
    for actor in (BEN, BEN, ANNA):
        assert tagging.reacted(world.call(actor, target=ref), RECOGNISE, True) is None
    assert endorsing.support(world.unit, [found.id])[found.id].endorsers == {person(BEN)}
    tagging.reacted(world.call(BEN, target=ref), RECOGNISE, False)
    assert endorsing.support(world.unit, [found.id])[found.id].endorsers == set()


def test_a_deleted_message_takes_its_candidate_along(world: World) -> None:
    ref = world.message(ANNA, RATES)
    everyone(world).report(world.call(BEN, target=ref))
    world.room.tagging.removed(world.call(ANNA, target=ref))
    assert store.signals_of(world.unit, person(ANNA))[0].state is SignalState.WITHDRAWN


def test_the_house_rule_is_told_once_with_the_first_signal(world: World) -> None:
    first = everyone(world).report(world.call(ANNA), RATES)
    second = everyone(world).report(world.call(ANNA), WAITING)
    assert "beroepsgeheim" in words(first)
    assert "beroepsgeheim" not in words(second)
    assert "beroepsgeheim" in words(everyone(world).report(world.call(BEN), RATES))


def test_everything_reads_well_in_english_too(world: World) -> None:
    reply = everyone(world).report(world.call(ANNA, locale="en"), RATES)
    assert "Your receipt:" in words(reply)
    assert "received" in words(everyone(world).mine(world.call(ANNA, locale="en")))
    assert "<5" in words(world.room.commands[8].bundle(world.call(BEN, locale="en"), in_bundle_of_ben(world)))


def in_bundle_of_ben(world: World) -> str:
    found = world.give(BEN, WAITING)
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    return Vetting().new_bundle(world.unit, again, person(MO), "Wachten", NOW).id
