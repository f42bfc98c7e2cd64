"""Files cannot come in on Matrix yet; whoever sends one hears that, and where it can be done."""

from __future__ import annotations

import pytest

from adapters.matrix.client import MatrixAdapter
from bot.core.arguments import bind
from bot.core.commands import commands_of
from bot.core.errors import UserError
from bot.core.places import Conversation
from bot.texts.catalogue import load
from knowledge.exchange.commands import ExchangeCommands


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_who_sends_a_file_is_told_where_it_can_be_done(locale: str) -> None:
    take_in = commands_of(ExchangeCommands())[0]
    adapter, say = MatrixAdapter.__new__(MatrixAdapter), load()[locale]
    with pytest.raises(UserError) as caught:
        bind(take_in, {"bestand": "bronnen.csv"}, adapter, Conversation("matrix", "s", "!r"), say)
    assert "Discord" in say(caught.value.key)
