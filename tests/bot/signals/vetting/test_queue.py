"""The moderators' queue: cards with their ground, decisions, and what the contributor hears."""

from __future__ import annotations

import pytest

from bot.core.commands import commands_of
from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.places import Direct
from bot.core.reply import Reply
from bot.signals import store
from bot.signals.model import Reason, SignalState, Theme
from bot.signals.vetting.bundle_commands import BundleDesk
from bot.signals.vetting.queue import QueueCommands
from tests.bot.signals.conftest import ANNA, BEN, MODERATOR, RATES, WAITING, World, person


def desk(world: World) -> QueueCommands:
    return world.room.commands[1]


def bundles(world: World) -> BundleDesk:
    return world.room.commands[3]


def words(reply: Reply) -> str:
    return plain(reply.blocks)


def labels(reply: Reply) -> list[str]:
    return [action.label for action in reply.actions]


def approved(world: World, id_: str, where: str) -> Reply:
    call = world.call(MODERATOR)
    desk(world).triage(call, id_, False, True, False)
    if where.startswith(("B-", "los")):
        return desk(world).approve(call, id_, where)
    return desk(world).new_bundle(call, id_, where)


def test_all_of_it_is_for_moderators(world: World) -> None:
    assert {each.needs for each in commands_of(desk(world))} == {frozenset({Role.MODERATOR})}


def test_the_oldest_waits_in_front_with_masked_words_proposals_and_their_ground(world: World) -> None:
    world.give(ANNA)
    world.give(BEN, WAITING)
    shown = desk(world).queue(world.call(MODERATOR))
    assert "S-2026-00001 (2 in de wachtrij)" in words(shown)
    assert RATES in words(shown)
    assert "Thema: inkoop en tarieven (voorstel)" in words(shown)
    assert "Herkend aan: tarief" in words(shown)
    assert person(ANNA) not in words(shown)
    assert labels(shown) == ["Drie vragen", "Vraag terug", "Woorden weglaten", "Afwijzen", "Volgende"]
    later = desk(world).queue(world.call(MODERATOR), "S-2026-00001")
    assert WAITING in words(later)
    assert "laatste" in words(desk(world).queue(world.call(MODERATOR), "S-2026-00002"))


def test_ones_own_signal_is_not_in_ones_queue(world: World) -> None:
    world.give(MODERATOR)
    assert "leeg" in words(desk(world).queue(world.call(MODERATOR)))


def test_after_triage_the_likely_bundles_are_offered_with_what_they_share(world: World) -> None:
    approved(world, world.give(ANNA).id, "Tarief dekt de kosten niet")
    approved(world, world.give(BEN, WAITING).id, "Wachten op traumabehandeling")
    found = world.give(BEN, "Onze kostprijs ligt hoger dan het uurtarief van de regio")
    card = desk(world).triage(world.call(MODERATOR), found.id, False, True, False)
    assert "B-001 Tarief dekt de kosten niet. Deelt: tarief" in words(card)
    assert labels(card)[0] == "Bij B-001"
    assert labels(card)[-4:] == ["Nieuwe bundel", "Goedkeuren zonder bundel", "Afwijzen", "Volgende"]
    assert "Triage: vraag aan werkgever" in words(card)
    pressed = card.actions[0]
    desk(world).approve(world.call(MODERATOR), **pressed.given)
    assert [each.id for each in store.members(world.unit, "B-001")] == ["S-2026-00001", found.id]


def test_the_memory_of_suggestions_follows_the_database(world: World) -> None:
    approved(world, world.give(ANNA).id, "Tarief")
    probe = world.give(BEN, "Het tarief en de indexatie, al jaren te laag")
    assert "B-001" in words(desk(world).queue(world.call(MODERATOR)))
    desk(world).loosen(world.call(MODERATOR), "S-2026-00001")
    assert "geen bundel die erop lijkt" in words(desk(world).queue(world.call(MODERATOR)))
    assert labels(approved(world, probe.id, "los")) == ["Herstel"]


def test_approval_without_bundle_can_correct_the_theme(world: World) -> None:
    found = world.give(ANNA)
    desk(world).triage(world.call(MODERATOR), found.id, False, True, False)
    desk(world).approve(world.call(MODERATOR), found.id, " Los ", Theme.STAFF)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    assert (again.state, again.theme) == (SignalState.VALIDATED, Theme.STAFF)


def test_a_copy_is_pointed_out_and_folded(world: World) -> None:
    world.give(ANNA)
    copy = world.give(BEN, f"> {RATES}\nHier ook")
    card = desk(world).queue(world.call(MODERATOR), "S-2026-00001")
    assert "lijkt een kopie van S-2026-00001" in words(card)
    assert labels(card)[0] == "Het is een kopie"
    desk(world).reject(world.call(MODERATOR), **{"signaal": copy.id, "reden": Reason.COPY})
    again = store.signal_by_id(world.unit, copy.id)
    assert again is not None
    assert (again.state, again.copy_of) == (SignalState.MERGED, "S-2026-00001")


def test_the_contributor_who_asked_hears_the_outcome_once_with_the_other_way_to_go(world: World) -> None:
    found = world.give(ANNA)
    world.room.commands[0].keep_posted(world.call(ANNA), found.id)
    done = desk(world).reject(world.call(MODERATOR), found.id, Reason.CASE)
    assert "krijgt bericht" in words(done)
    (told,) = world.outbox.texts(Direct("web", "anna"))
    assert "want het gaat over één casus" in told
    assert "intervisie" in told


def test_who_did_not_ask_is_not_written_to(world: World) -> None:
    found = world.give(ANNA)
    assert "krijgt bericht" not in words(approved(world, found.id, "los"))
    assert world.outbox.said == {}


def test_the_outcome_of_a_bundled_signal_names_its_bundle(world: World) -> None:
    found = world.give(ANNA)
    world.room.commands[0].keep_posted(world.call(ANNA), found.id)
    approved(world, found.id, "Tarief dekt de kosten niet")
    (told,) = world.outbox.texts(Direct("web", "anna"))
    assert "samengebracht in B-001: Tarief dekt de kosten niet" in told


def test_bundles_are_listed_by_support_and_merged(world: World) -> None:
    assert "nog geen bundels" in words(bundles(world).list_bundles(world.call(MODERATOR)))
    approved(world, world.give(ANNA).id, "Tarief")
    approved(world, world.give(BEN, WAITING).id, "Wachten")
    for n in range(4):
        world.room.commands[8].recognise(world.call(Actor("web", f"lid{n}", f"Lid {n}")), "B-002")
    listed = words(bundles(world).list_bundles(world.call(MODERATOR)))
    assert listed.index("B-002") < listed.index("B-001")
    assert "<5 mensen" in listed
    assert "5–14 mensen" in listed
    merged = bundles(world).merge(world.call(MODERATOR), "B-002", "b-001")
    assert "B-002 gaat op in B-001. Samen 5–14 mensen" in words(merged)
    assert "B-002" not in words(bundles(world).list_bundles(world.call(MODERATOR)))


def test_who_asks_before_and_after_does_not_see_one_recognition(world: World) -> None:
    for text, title in ((RATES, "Tarief"), (WAITING, "Wachten")):
        approved(world, world.give(ANNA, text).id, title)
    told = set()
    for n in range(13):
        shown = (
            world.room.commands[8].bundle(world.call(BEN), "B-002"),
            bundles(world).list_bundles(world.call(MODERATOR)),
        )
        told.add(tuple(words(reply) for reply in shown))
        world.room.commands[8].recognise(world.call(Actor("web", f"lid{n}", f"Lid {n}")), "B-002")
    assert len(told) == 2


@pytest.mark.parametrize("id_", ["S-2026-99999", "B-001", ""])
def test_an_unknown_number_is_said(world: World, id_: str) -> None:
    with pytest.raises(UserError, match="signal-not-found"):
        desk(world).reject(world.call(MODERATOR), id_, Reason.CASE)
    with pytest.raises(UserError, match="signal-not-found"):
        bundles(world).merge(world.call(MODERATOR), "B-900", "B-901")


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_reason_has_words_and_another_way_to_go(world: World, reason: Reason, locale: str) -> None:
    call = world.call(ANNA, locale=locale)
    assert call.say(f"enum-reason-{reason}")
    assert len(call.say(f"signal-route-{reason}")) > 40
