"""Typed words and named values make the same call."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.arguments import as_text, bind, parse
from bot.core.commands import Call, Command, Long, command, commands_of
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from bot.core.reply import File, Reply
from tests.bot.core.strategies import filled, room


class Level(StrEnum):
    """A choice."""

    LOCAL = "gemeente"
    STATE = "landelijk"


class Sample:
    """A room with two commands."""

    @command("proef")
    def sample(
        self,
        call: Call,
        niveau: Level | None = None,
        aantal: int = 3,
        dag: date | None = None,
        wie: Actor | None = None,
        ja: bool = False,
        tekst: Long = "",
    ) -> Reply:
        """Take one of everything."""
        return Reply()

    @command("stil")
    def silence(self, call: Call, lid: Actor, duur: str, reden: Long) -> Reply:
        """Take required values in order."""
        return Reply()


class Phonebook:
    """A directory with one person in it."""

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        return Actor("toneel", "mo", "Mo") if text == "@mo" else None

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        return None

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        return None

    def find_file(self, text: str, where: Conversation) -> File | None:
        return None


SAMPLE, SILENCE = commands_of(Sample())


def say(key: str, **values: object) -> str:
    return {"enum-level-gemeente": "Gemeente of regio"}.get(key, key)


def bound(found: Command, words: str) -> dict[str, object]:
    return bind(found, parse(found, words), Phonebook(), room(), say)


@given(st.dictionaries(st.sampled_from(("niveau", "aantal", "dag", "wie", "ja", "tekst")), filled))
def test_the_text_of_a_call_reads_back_as_the_same_values(values: dict[str, str]) -> None:
    text = as_text("proef", values)
    assert parse(SAMPLE, text.removeprefix("proef").strip()) == values


@given(filled.filter(lambda w: "=" not in w and '"' not in w and "“" not in w))
def test_the_last_text_takes_the_rest_as_it_was_typed(words: str) -> None:
    assert parse(SILENCE, f"@mo 10m {words}")["reden"] == words.strip()


def test_values_are_converted_to_what_the_handler_declared() -> None:
    assert bound(SAMPLE, "gemeente 5 dag=31-12-2026 wie=@mo ja=ja") == {
        "niveau": Level.LOCAL,
        "aantal": 5,
        "dag": date(2026, 12, 31),
        "wie": Actor("toneel", "mo", "Mo"),
        "ja": True,
        "tekst": "",
    }


def test_a_choice_is_known_by_its_label_too() -> None:
    assert bound(SAMPLE, 'niveau="Gemeente of regio"')["niveau"] is Level.LOCAL


def test_an_optional_choice_lets_other_words_pass() -> None:
    assert bound(SAMPLE, "7 vrije woorden")["tekst"] == "vrije woorden"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("niveau=maan", "argument-not-choice"),
        ("aantal=veel", "argument-not-number"),
        ("aantal=" + "9" * 40, "argument-not-number"),
        ("aantal=1e5", "argument-not-number"),
        ("dag=31-02-2026", "argument-not-date"),
        ("wie=@niemand", "argument-not-person"),
        ("ja=misschien", "argument-not-yes-no"),
    ],
)
def test_a_wrong_value_is_named(words: str, key: str) -> None:
    with pytest.raises(UserError) as error:
        bound(SAMPLE, words)
    assert error.value.key == key


def test_a_missing_value_is_named() -> None:
    with pytest.raises(UserError) as error:
        bound(SILENCE, "@mo")
    assert (error.value.key, error.value.values["label"]) == ("argument-missing", "command-stil.duur")


def test_an_unknown_type_is_refused_at_declaration() -> None:
    def method(self: object, call: Call, wat: bytes) -> Reply:
        return Reply()

    with pytest.raises(TypeError, match="wat"):
        command("fout")(method)


def test_a_value_of_its_own_shape_is_taken_from_the_end() -> None:
    class Weekly:
        """A room whose text comes before a choice."""

        @command("weekbericht")
        def digest(self, call: Call, week: str | None = None, niveau: Level = Level.STATE) -> Reply:
            """Take a week and a choice."""
            return Reply()

    (found,) = commands_of(Weekly())
    assert parse(found, "2026-W46 gemeente") == {"week": "2026-W46", "niveau": "gemeente"}
    assert parse(found, "2026-W46") == {"week": "2026-W46"}


def test_a_loose_word_is_a_name_where_nothing_else_is_asked() -> None:
    class Log:
        """A room that takes only a person."""

        @command("log")
        def log(self, call: Call, lid: Actor | None = None) -> Reply:
            """Take someone."""
            return Reply()

    (found,) = commands_of(Log())
    assert parse(found, "yusuf") == {"lid": "yusuf"}
