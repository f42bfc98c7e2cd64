"""Words that are left out are gone, and where they stood is written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.content import plain
from bot.core.errors import UserError
from bot.signals import store
from bot.signals.vetting.redacting import LEFT_OUT, redact, without
from tests.bot.signals.conftest import ANNA, MO, MODERATOR, NOW, World, person

TEXT = "De wijkmanager van Zonnehof zegt nee, en bij Zonnehof weet niemand waarom"


def test_the_words_go_wherever_they_stand_and_the_places_stay(world: World) -> None:
    found = world.give(ANNA, TEXT)
    card = world.room.commands[1].mask(world.call(MODERATOR), found.id, "zonnehof")
    again = store.signal_by_id(world.unit, found.id)
    assert again is not None
    assert again.text == TEXT.replace("Zonnehof", LEFT_OUT)
    assert "Zonnehof" not in plain(card.blocks)
    assert store.history(world.unit, found.id)[-1].reason == "maskeer 19-27 45-53"


@pytest.mark.parametrize("words", ["", "  ", "zon", "Maanhof"])
def test_what_is_not_there_is_said(world: World, words: str) -> None:
    found = world.give(ANNA, TEXT)
    with pytest.raises(UserError, match="signal-words-not-there"):
        redact(world.unit, found, person(MO), words, NOW)


def test_nobody_masks_their_own_signal(world: World) -> None:
    found = world.give(MO, TEXT)
    with pytest.raises(UserError, match="signal-own"):
        redact(world.unit, found, person(MO), "Zonnehof", NOW)


@given(st.text(max_size=60), st.text(max_size=12))
def test_what_is_left_is_the_text_between_the_places(text: str, words: str) -> None:
    left, places = without(text, words)
    pieces, last = [], 0
    for start, end in places:
        pieces.append(text[last:start])
        last = end
    assert left == LEFT_OUT.join([*pieces, text[last:]])
