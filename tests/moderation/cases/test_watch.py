"""The live look-out: a card by default, a removal where the setting says so, never about a person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.content import plain
from bot.core.people import Actor
from bot.core.places import Audience, Conversation
from bot.core.plan import ActKind
from moderation.cases import store
from moderation.cases.model import Case, CaseKind, CaseState, Deed
from moderation.cases.room import ModerationRoom
from tests.moderation.cases.conftest import ANNA, BEN, BOT, HALL, MO, NOW, STAFF, World, person, private

SCAM = "DigiD: uw account wordt geblokkeerd. Verifieer op https://digid-controle.example/login"
INSULT = "wat ben jij een sukkel"


def hears(world: World, room: ModerationRoom, author: Actor, text: str, later: int = 0) -> bool | None:
    """What becomes of a message; None when the look-out passes it over."""
    heard = world.message(author, text, at=NOW + timedelta(seconds=later))
    finding = room.watch.look(heard)
    return None if finding is None else room.watch.act(world.call(author), heard, finding)


def test_by_default_staff_get_a_card_without_the_text(world: World) -> None:
    room = world.room()
    assert hears(world, room, ANNA, SCAM) is False
    assert world.outbox.acts == {}
    assert store.latest(world.unit, 5) == []
    (card,) = world.outbox.texts(STAFF)
    assert "oplichting" in card
    assert "Anna" in card
    assert "scam." in card
    assert "geblokkeerd" not in card
    assert "digid-controle" not in card
    (shown,) = world.outbox.replies(STAFF)
    assert [action.command for action in shown.actions] == ["verwijder", "waarschuw"]


def test_where_it_may_act_it_removes_and_explains(world: World) -> None:
    room = world.room(acts=True)
    assert hears(world, room, ANNA, SCAM) is True
    (act,) = world.outbox.acts.values()
    assert act.kind is ActKind.REMOVE_MESSAGE
    (case,) = store.latest(world.unit, 5)
    assert (case.kind, case.about, case.moderator) == (CaseKind.REMOVAL, person(ANNA), None)
    assert case.rule.startswith("scam.")
    (told,) = world.outbox.texts(private(ANNA))
    assert "leek op oplichting" in told
    assert "bezwaar Z-2026-001" in told
    assert "Z-2026-001" in world.outbox.texts(STAFF)[0]


def test_what_should_only_be_looked_at_is_never_removed(world: World) -> None:
    room = world.room(acts=True)
    assert hears(world, room, ANNA, "Jullie van jeugdzorg zijn gewoon criminelen") is False
    assert world.outbox.acts == {}


def test_a_flood_makes_one_card_and_one_case(world: World) -> None:
    room = world.room(acts=True)
    handled = [hears(world, room, ANNA, "LEES MIJN BERICHT NU EENS", later=n) for n in range(8)]
    assert handled[-1] is True
    assert len(store.latest(world.unit, 9)) == 1
    assert len(world.outbox.acts) == handled.count(True) > 1
    assert len(world.outbox.texts(STAFF)) == 1
    assert len(world.outbox.texts(private(ANNA))) == 1


def test_after_a_failure_the_next_message_has_a_case_that_exists(world: World) -> None:
    room = world.room(acts=True)
    step = world.unit.begin_nested()
    assert hears(world, room, ANNA, SCAM) is True
    step.rollback()
    world.outbox.acts.clear()
    store.open_case(world.unit, _warning(), Deed.WARNED, person(MO))
    assert hears(world, room, ANNA, SCAM, later=5) is True
    (removal,) = [case for case in store.latest(world.unit, 5) if case.kind is CaseKind.REMOVAL]
    (act,) = world.outbox.acts.values()
    assert act.reason.startswith(removal.id)
    assert hears(world, room, ANNA, SCAM, later=10) is True
    assert len(store.latest(world.unit, 5)) == 2
    assert len(world.outbox.acts) == 2


def _warning() -> Case:
    """A case about the same person, which gets the number that came free."""
    return Case("", CaseKind.WARNING, CaseState.CLOSED, "let op je toon", NOW, person(ANNA))


def test_a_card_that_could_not_be_made_comes_with_the_next_message(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = world.room()
    with monkeypatch.context() as broken:
        broken.delattr(type(world.outbox), "say")
        with pytest.raises(AttributeError):
            hears(world, room, ANNA, INSULT)
    assert hears(world, room, ANNA, INSULT, later=60) is False
    assert len(world.outbox.texts(STAFF)) == 1


def test_a_message_that_comes_in_again_makes_no_flood_and_is_judged_the_same(world: World) -> None:
    room = world.room(acts=True)
    ordinary, scam = world.message(ANNA, "Wie kent een goede cursus?"), world.message(BEN, SCAM)
    assert [room.watch.look(ordinary) for _ in range(12)] == [None] * 12
    assert len({room.watch.look(scam) for _ in range(12)}) == 1
    assert room.watch.look(scam) is not None


def test_two_messages_looked_at_together_make_one_card(world: World) -> None:
    room = world.room()
    heard = [world.message(ANNA, INSULT + end) for end in ("", " zeg")]
    found = [room.watch.look(each) for each in heard]
    assert None not in found
    assert [room.watch.act(world.call(ANNA), *pair) for pair in zip(heard, found, strict=True)] == [False] * 2
    assert len(world.outbox.texts(STAFF)) == 1


def test_cards_about_one_member_come_once_in_ten_minutes(world: World) -> None:
    room = world.room()
    assert hears(world, room, ANNA, INSULT) is False
    assert hears(world, room, ANNA, INSULT + " zeg", later=60) is None
    assert hears(world, room, ANNA, INSULT + " hoor", later=900) is False
    assert len(world.outbox.texts(STAFF)) == 2


@pytest.mark.parametrize("text", ["Waar vind ik de richtlijn?", "SPOED: wie weet een crisisbed?"])
def test_ordinary_words_pass(world: World, text: str) -> None:
    assert hears(world, world.room(acts=True), ANNA, text) is None


def test_bots_staff_rooms_and_private_words_are_passed_over(world: World) -> None:
    room = world.room(acts=True)
    assert hears(world, room, BOT, SCAM) is None
    private_room = Conversation("web", "vraagbaak", "@anna", Audience.DIRECT)
    for where in (STAFF, private_room):
        assert room.watch.look(world.message(ANNA, SCAM, where)) is None


def test_a_moderators_words_are_never_removed(world: World) -> None:
    assert hears(world, world.room(acts=True), MO, SCAM) is False
    assert world.outbox.acts == {}


def test_where_messages_cannot_be_removed_it_only_tells(world: World) -> None:
    world.can = frozenset()
    assert hears(world, world.room(acts=True), ANNA, SCAM) is False
    assert len(world.outbox.texts(STAFF)) == 1


def test_who_just_came_in_is_looked_at_as_a_newcomer(world: World) -> None:
    invite = "Kijk ook eens hier https://discord.gg/elders12"
    room = world.room(acts=True)
    assert room.newcomers.joined(world.call(ANNA)) is None
    assert hears(world, room, ANNA, invite) is True
    assert hears(world, world.room(acts=True), ANNA, invite) is False


def test_a_finding_of_another_watch_is_left_alone(world: World) -> None:
    room = world.room()
    assert room.watch.act(world.call(ANNA), world.message(ANNA), "elders gevonden") is False


def test_without_a_staff_room_nothing_is_lost_but_the_card(world: World) -> None:
    world.staff = None
    assert hears(world, world.room(acts=True), ANNA, SCAM) is True
    assert len(store.latest(world.unit, 5)) == 1
    assert plain(world.outbox.replies(private(ANNA))[0].blocks)
    assert HALL.audience is Audience.COMMUNITY
