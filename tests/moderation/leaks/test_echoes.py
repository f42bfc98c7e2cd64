"""What a bridge repeats is recognised, and nothing of the words can be read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from moderation.leaks.echoes import MOST, Echoes

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
WORDS = "Kevin woont bij zijn oma in de Kerkstraat"


def said(id_: str, text: str, platform: str = "matrix", at: datetime = NOW) -> Message:
    where = Conversation(platform, "s", "zaal")
    return Message(MessageRef(where, id_), Actor(platform, "anna", "Anna"), text, at)


@pytest.mark.parametrize(
    "copy",
    [WORDS, f"<Anna> {WORDS}", f"**Anna**: {WORDS}", f"[discord] {WORDS}!", WORDS.upper(), f"  {WORDS} . "],
)
def test_a_copy_is_found_however_a_bridge_dresses_it(copy: str) -> None:
    echoes, own = Echoes(b"s" * 32), said("1", WORDS)
    for message in (own, said("2", copy, "discord"), said("3", "Iets heel anders over wachttijden")):
        echoes.hear(message)
    assert [ref.id for ref in echoes.of(own.ref, own.text, NOW)] == ["2"]


def test_a_message_that_can_not_be_read_any_more_is_known_by_what_it_said() -> None:
    echoes = Echoes(b"s" * 32)
    for message in (said("1", WORDS), said("2", WORDS, "discord")):
        echoes.hear(message)
    assert [ref.id for ref in echoes.of(said("1", "").ref, None, NOW)] == ["2"]
    assert echoes.of(said("9", "").ref, None, NOW) == ()


def test_short_words_old_messages_and_what_is_gone_are_no_copies() -> None:
    echoes, own = Echoes(b"s" * 32), said("1", WORDS)
    echoes.hear(said("old", WORDS, at=NOW - timedelta(hours=25)))
    gone = said("gone", WORDS)
    echoes.hear(gone)
    echoes.drop(gone.ref)
    for id_ in ("a", "b"):
        echoes.hear(said(id_, "dank je"))
    assert echoes.of(own.ref, own.text, NOW) == ()
    assert echoes.of(said("a", "").ref, "dank je", NOW) == ()


def test_it_is_bounded_and_keeps_no_words() -> None:
    echoes = Echoes(b"s" * 32)
    for number in range(MOST + 5):
        echoes.hear(said(str(number), f"{WORDS} {number}"))
    assert len(echoes._heard) == MOST
    assert "Kevin" not in repr(echoes._heard)
