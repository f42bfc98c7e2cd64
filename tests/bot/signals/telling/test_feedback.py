"""Feedback: once in private to who asked, open to all with the bundle, and only along the table of steps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.core.commands import commands_of
from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.places import Direct
from bot.core.reply import Reply, Seen
from bot.signals import store
from bot.signals.model import ActorRole, BundleState, ConsentLevel
from bot.signals.retention import tidy
from bot.signals.telling.feedback import MOST_WORDS, FeedbackCommands
from bot.signals.telling.feedback_store import contributors, signal_feedback
from bot.signals.vetting.judging import Vetting
from bot.store.people import Contacts
from tests.bot.signals.conftest import (
    ANNA,
    BEN,
    HALL,
    MO,
    MODERATOR,
    NOW,
    RATES,
    WAITING,
    YES_NO_NO,
    World,
    person,
)

BRAM = Actor("web", "bram", "Bram", frozenset({Role.POLICY_TABLE}))
OUTCOME = "Het tarief is besproken. De regio rekent het na en vertelt in maart wat eruit komt."
MORE = "Onze kostprijs ligt boven het uurtarief, dat houden we niet vol"


def desk(world: World) -> FeedbackCommands:
    return world.room.commands[2]


def words(reply: Reply) -> str:
    return plain(reply.blocks)


def bundled(world: World, *givers: tuple[Actor, str], follow: bool = True) -> str:
    """A bundle of one signal of each giver, who follow it or not."""
    made = ""
    for actor, text in givers:
        id_ = world.give(actor, text).id
        if follow:
            world.room.commands[0].keep_posted(world.call(actor), id_)
        found = store.signal_by_id(world.unit, id_)
        assert found is not None
        Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
        found = store.signal_by_id(world.unit, id_)
        assert found is not None
        into = store.bundle_by_id(world.unit, made)
        if into is None:
            made = Vetting().new_bundle(world.unit, found, person(MO), "Tarief dekt niet", NOW).id
        else:
            Vetting().bundle(world.unit, found, person(MO), into, NOW)
    return made


def state(world: World, id_: str) -> BundleState:
    found = store.bundle_by_id(world.unit, id_)
    assert found is not None
    return found.state


def test_everyone_who_asked_hears_it_once_in_private(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES), (ANNA, WAITING), (BEN, MORE))
    reply = desk(world).feed_back(world.call(BRAM), id_.lower(), f" {OUTCOME}\n")
    (anna,) = world.outbox.texts(Direct("web", "anna"))
    (ben,) = world.outbox.texts(Direct("web", "ben"))
    assert OUTCOME in anna
    assert "S-2026-00001, S-2026-00002" in anna
    assert "B-001: Tarief dekt niet" in ben
    assert "<5 mensen" in words(reply)
    assert state(world, id_) is BundleState.FED_BACK
    assert [(s.frm, s.to, s.role) for s in store.history(world.unit, id_)][-1] == (
        "open",
        "teruggekoppeld",
        "secretaris",
    )
    with pytest.raises(UserError, match="signal-not-possible"):
        desk(world).feed_back(world.call(BRAM), id_, "Nog eens")
    assert len(world.outbox.said) == 3


def test_who_did_not_ask_withdrew_or_became_strictly_anonymous_is_not_written_to(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES), follow=False)
    assert not any(x.follows for x in contributors(world.unit, id_))
    first = store.signals_of(world.unit, person(ANNA))[0]
    world.room.commands[0].keep_posted(world.call(ANNA), first.id)
    (gave,) = contributors(world.unit, id_)
    assert (gave.person, gave.signals, gave.follows) == (person(ANNA), (first.id,), True)
    world.room.commands[0].consent(world.call(ANNA), first.id, ConsentLevel.STRICT)
    (gave,) = contributors(world.unit, id_)
    assert (gave.person, gave.follows) == (None, False)
    assert "0 mensen" in words(desk(world).feed_back(world.call(BRAM), id_, OUTCOME))
    assert [to for to, _ in world.outbox.said.values()] == [HALL]


def test_who_lost_their_address_is_counted_and_reads_it_with_the_receipt(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES), (BEN, MORE))
    Contacts().forget(world.unit, person(BEN))
    reply = desk(world).feed_back(world.call(MODERATOR), id_, OUTCOME)
    assert "Niet te bereiken: <5 mensen" in words(reply)
    row = world.unit.execute(select(signal_feedback)).one()
    assert (row.bundle, row.text, row.told, row.unreached) == (id_, OUTCOME, 1, 1)
    assert store.history(world.unit, id_)[-1].role == "moderator"


def test_the_giver_of_a_copy_hears_it_too(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES))
    copy = world.give(BEN, RATES)
    world.room.commands[0].keep_posted(world.call(BEN), copy.id)
    original = store.signals_of(world.unit, person(ANNA))[0]
    Vetting().fold(world.unit, copy, person(MO), original, NOW)
    desk(world).feed_back(world.call(BRAM), id_, OUTCOME)
    assert len(world.outbox.texts(Direct("web", "ben"))) == 1


def test_who_joins_the_bundle_later_hears_it_with_the_decision(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES))
    desk(world).feed_back(world.call(BRAM), id_, OUTCOME)
    late = world.give(BEN, MORE)
    world.room.commands[0].keep_posted(world.call(BEN), late.id)
    queue = world.room.commands[1]
    queue.triage(world.call(MODERATOR), late.id, True, False, False)
    queue.approve(world.call(MODERATOR), late.id, id_)
    (told,) = world.outbox.texts(Direct("web", "ben"))
    assert OUTCOME in told


def test_anyone_reads_it_with_the_bundle_the_giver_with_their_signals(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES))
    everyone = world.room.commands[0]
    assert OUTCOME not in words(world.room.commands[8].bundle(world.call(BEN), id_))
    desk(world).feed_back(world.call(BRAM), id_, OUTCOME)
    assert OUTCOME in words(world.room.commands[8].bundle(world.call(BEN), id_))
    mine = words(everyone.mine(world.call(ANNA)))
    assert "er is een uitkomst" in mine
    assert OUTCOME in mine
    assert OUTCOME not in words(everyone.mine(world.call(BEN)))


def test_the_receipt_shows_it(world: World) -> None:
    reply = world.room.commands[0].report(world.call(ANNA), RATES)
    code = plain(reply.blocks).partition("Je bonnetje: ")[2].splitlines()[0]
    found = store.signals_of(world.unit, person(ANNA))[0]
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    found = store.signals_of(world.unit, person(ANNA))[0]
    made = Vetting().new_bundle(world.unit, found, person(MO), "Tarief dekt niet", NOW)
    desk(world).feed_back(world.call(BRAM), made.id, OUTCOME)
    assert OUTCOME in words(world.room.commands[0].follow(world.call(BEN), code))


def test_a_bundle_on_the_agenda_was_discussed_by_then(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES))
    found = store.bundle_by_id(world.unit, id_)
    assert found is not None
    store.move_bundle(world.unit, found, BundleState.SCHEDULED, ActorRole.SECRETARY, NOW, "V-2026-1")
    desk(world).feed_back(world.call(BRAM), id_, OUTCOME)
    steps = [step.to for step in store.history(world.unit, id_)]
    assert steps[-3:] == ["geagendeerd", "besproken", "teruggekoppeld"]


def test_what_is_unknown_or_too_long_is_refused(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES))
    with pytest.raises(UserError, match="signal-not-found"):
        desk(world).feed_back(world.call(BRAM), "B-999", OUTCOME)
    with pytest.raises(UserError, match="signal-feedback-too-long"):
        desk(world).feed_back(world.call(BRAM), id_, "woord " * (MOST_WORDS + 1))
    assert state(world, id_) is BundleState.OPEN


def test_only_the_policy_table_and_moderators_give_it_after_a_yes(world: World) -> None:
    for declared in commands_of(desk(world)):
        assert declared.seen is Seen.ASKER
        assert declared.confirm
        assert BRAM.may(*declared.needs)
        assert MODERATOR.may(*declared.needs)
        assert not ANNA.may(*declared.needs)
    id_ = bundled(world, (ANNA, RATES))
    assert desk(world).suggest(world.call(BRAM), "tarief") == [(id_, f"{id_} Tarief dekt niet")]
    desk(world).feed_back(world.call(BRAM, locale="en"), id_, OUTCOME)
    assert desk(world).suggest(world.call(BRAM), "tarief") == []


def test_it_goes_at_the_end_of_its_term(world: World) -> None:
    id_ = bundled(world, (ANNA, RATES))
    desk(world).feed_back(world.call(BRAM), id_, OUTCOME)
    tidy(world.unit, world.room.intake, NOW + timedelta(days=1827))
    assert world.unit.execute(select(signal_feedback)).first() is None
