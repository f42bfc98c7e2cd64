"""Commands are found by what people type first."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.core.commands import Call, command, commands_of
from bot.core.reply import Reply
from bot.core.vocabulary import Vocabulary
from tests.bot.core.strategies import words

TEXTS = {
    "nl": {
        "command-waar.name": "waar",
        "command-waar.aliases": "vind, zoek",
        "command-signaal.name": "signaal",
    },
    "en": {"command-waar.name": "where", "command-signaal.name": "signal"},
}


class Sample:
    """Three commands, of which one is hidden."""

    @command("waar")
    def where(self, call: Call, vraag: str) -> Reply:
        """Find."""
        return Reply()

    @command("signaal")
    def signal(self, call: Call) -> Reply:
        """Signal."""
        return Reply()

    @command("waarmerk", hidden=True)
    def stamp(self, call: Call) -> Reply:
        """Serve a button."""
        return Reply()


def says(locale: str) -> object:
    return lambda key, **_: TEXTS[locale].get(key, "")


VOCABULARY = Vocabulary(commands_of(Sample()), {x: says(x) for x in TEXTS})  # type: ignore[misc]


@pytest.mark.parametrize(
    "typed", ["!waar meldcode", "  !WAAR meldcode", "where meldcode", "Zoek: meldcode", "vind, meldcode"]
)
def test_a_command_is_known_by_every_name(typed: str) -> None:
    found = VOCABULARY.typed(typed)
    assert found is not None
    assert found.command is not None
    assert (found.command.id, found.rest) == ("waar", "meldcode")


@pytest.mark.parametrize(
    ("mistyped", "meant"), [("waaar", "waar"), ("singaal", "signaal"), ("signl", "signal"), ("x", None)]
)
def test_a_mistyped_command_suggests_the_nearest(mistyped: str, meant: str | None) -> None:
    assert VOCABULARY.nearest(mistyped) == meant


def test_hidden_commands_are_not_suggested() -> None:
    assert VOCABULARY.nearest("waarmrk") != "waarmerk"


def test_two_commands_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="waar"):
        Vocabulary((*commands_of(Sample()), commands_of(Other())[0]), {})


class Other:
    """A room that takes a name that is taken."""

    @command("waar")
    def where(self, call: Call) -> Reply:
        """Find something else."""
        return Reply()


@given(words)
def test_any_text_can_be_looked_at(text: str) -> None:
    found = VOCABULARY.typed(text)
    assert found is None or text.endswith(found.rest)


def test_a_name_with_a_hyphen_may_be_typed_as_two_words() -> None:
    class Erasing:
        """A room with a name of two words."""

        @command("wis-mij")
        def erase(self, call: Call) -> Reply:
            """Erase."""
            return Reply()

    found = Vocabulary(commands_of(Erasing()), {}).typed("Wis mij alsjeblieft")
    assert found is not None
    assert found.command is not None
    assert (found.command.id, found.rest) == ("wis-mij", "alsjeblieft")
