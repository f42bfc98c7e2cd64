"""Client organisations: asked about bundles, heard for their theme, told to nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.places import Direct
from bot.signals import policy, store
from bot.signals.model import ActorRole, Perspective, Theme
from bot.signals.policy import Placing
from bot.signals.recognition import client_voice
from bot.signals.recognition.client_commands import ClientVoiceCommands
from bot.signals.recognition.client_voice import Voice
from bot.signals.retention import tidy
from bot.signals.vetting.judging import Vetting
from bot.store.schedules import Slot
from tests.bot.signals.conftest import ANNA, MO, MODERATOR, NOW, RATES, YES_NO_NO, World, person

CLIENTS = Actor("web", "cor", "Cor", frozenset({Role.CLIENT_ORGANISATION}))
HERE = Direct("web", "cor", "nl")
LATER = NOW + timedelta(minutes=1)


def clients(world: World) -> ClientVoiceCommands:
    return world.room.commands[12]


def bundle(world: World) -> str:
    found = world.give(ANNA)
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    return Vetting().new_bundle(world.unit, again, person(MO), "Tarief dekt de kosten niet", NOW).id


def test_who_was_asked_speaks_for_the_theme_and_is_asked_once(world: World) -> None:
    id_ = bundle(world)
    assert "nog niemand" in plain(clients(world).ask(world.call(MODERATOR), id_).blocks)
    shown = clients(world).asked(world.call(CLIENTS))
    assert "Tarief dekt de kosten niet" in plain(shown.blocks)
    assert client_voice.voiced(world.unit, LATER) == frozenset()
    said = clients(world).speak(world.call(CLIENTS), id_, Voice.OTHER, "In Zwolle betalen ouders zelf")
    assert "[een gemeente in jeugdregio IJsselland]" in plain(said.blocks)
    assert client_voice.voiced(world.unit, LATER) == {Theme.COMMISSIONING}
    assert client_voice.voiced(world.unit, NOW) == frozenset()
    assert "niets" in plain(clients(world).asked(world.call(CLIENTS)).blocks)
    assert "al gevraagd" in plain(clients(world).ask(world.call(MODERATOR), id_).blocks)


def test_what_comes_on_an_agenda_without_client_voice_is_asked_by_itself_once(world: World) -> None:
    id_ = bundle(world)
    clients(world).asked(world.call(CLIENTS))
    found = store.bundle_by_id(world.unit, id_)
    assert found is not None
    policy.schedule(world.unit, found, Placing("V-2026-1", "els", True), ActorRole.SECRETARY, NOW)
    for _ in range(2):
        clients(world).job.run(world.unit, Slot("signals-client-voice", "2026-11-23", NOW, timedelta(0)))
    (asked,) = world.outbox.texts(HERE)
    assert "stem van cliënten en ouders ontbreekt" in asked


def test_a_theme_with_client_voice_is_not_asked_about(world: World) -> None:
    id_ = bundle(world)
    clients(world).asked(world.call(CLIENTS))
    world.room.commands[8].recognise(world.call(CLIENTS), id_)
    assert client_voice.lacking(world.unit, store.bundles(world.unit), 5, LATER) == []
    world.room.commands[8].recognise(world.call(CLIENTS), id_, intrekken=True)
    assert [x.id for x in client_voice.lacking(world.unit, store.bundles(world.unit), 5, LATER)] == [id_]


def test_a_signal_of_a_client_organisation_has_the_perspective_of_clients(world: World) -> None:
    world.room.commands[0].report(world.call(CLIENTS), RATES)
    assert store.signals_of(world.unit, person(CLIENTS))[0].perspective is Perspective.CLIENT


def test_otherwise_needs_words_and_danger_keeps_nothing(world: World) -> None:
    id_ = bundle(world)
    with pytest.raises(UserError, match="client-voice-words"):
        clients(world).speak(world.call(CLIENTS), id_, Voice.OTHER)
    reply = clients(world).speak(world.call(CLIENTS), id_, Voice.SAME, "Mijn kind is nu in gevaar")
    assert "112" in plain(reply.blocks)
    assert client_voice.said(world.unit, id_) == []


def test_what_was_said_is_shown_to_who_said_it_erased_and_ends(world: World) -> None:
    id_ = bundle(world)
    clients(world).asked(world.call(CLIENTS))
    clients(world).speak(world.call(CLIENTS), id_, Voice.SAME, "Ouders merken dit elke dag")
    assert "Ouders merken dit" in str(world.room.personal.export(world.unit, person(CLIENTS)))
    world.room.personal.forget(world.unit, person(CLIENTS))
    assert (client_voice.said(world.unit, id_), client_voice.seats(world.unit)) == ([], [])
    clients(world).speak(world.call(CLIENTS), id_, Voice.SAME)
    tidy(world.unit, world.room.intake, NOW + timedelta(days=731))
    assert client_voice.said(world.unit, id_) == []
