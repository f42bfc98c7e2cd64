"""Help: every command explained in both languages, and typed the way help shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, create_engine

from bot.app import App
from bot.core.arguments import parse
from bot.core.commands import Call, Command, Parameter
from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.reply import FieldKind, Reply
from bot.core.vocabulary import names
from bot.equipment import Equipment
from bot.help import usage
from tests.conversations.theatre import NAME, Theatre, room

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
LOCALES = ("nl", "en")


@pytest.fixture(scope="module")
def commands(equipment: Equipment, tmp_path_factory: pytest.TempPathFactory) -> tuple[Command, ...]:
    """All commands of the assistant, built but not started."""
    folder = tmp_path_factory.mktemp("help")
    return App(equipment, folder, [lambda _: Theatre(frozenset())], {}).commands


@pytest.fixture
def unit() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def call(equipment: Equipment, unit: Connection, locale: str, *roles: Role) -> Call:
    actor = Actor(NAME, "anna", "Anna", frozenset(roles))
    return Call("e1", actor, "anna", room("zaal"), NOW, equipment.says[locale], unit)


def helped(commands: tuple[Command, ...], asked: Call, about: str | None = None) -> str:
    """What help says."""
    reply = next(c for c in commands if c.id == "help").handler(asked, onderwerp=about)
    assert isinstance(reply, Reply)
    return plain(reply.blocks)


@pytest.mark.parametrize("locale", LOCALES)
def test_help_lists_exactly_what_someone_may_do(
    commands: tuple[Command, ...], equipment: Equipment, unit: Connection, locale: str
) -> None:
    say = equipment.says[locale]
    for roles in ((), (Role.MODERATOR,), (Role.POLICY_TABLE,), (Role.ADMIN,)):
        asked = call(equipment, unit, locale, *roles)
        listed = {line.partition(": ")[0] for line in helped(commands, asked).splitlines()[2:]}
        mine = [c for c in commands if not c.hidden and asked.actor.may(*c.needs)]
        assert listed == {say(f"command-{c.id}.name") for c in mine}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_is_explained_by_each_of_its_names(
    commands: tuple[Command, ...], equipment: Equipment, unit: Connection, locale: str
) -> None:
    asked = call(equipment, unit, locale)
    for known in (c for c in commands if not c.hidden):
        for name in names(known, equipment.says):
            said = helped(commands, asked, name.upper())
            assert usage(asked, known) in said
            assert all(parameter.name in said for parameter in known.parameters)
            assert "{" not in said


def test_hidden_and_unknown_commands_are_not_explained(
    commands: tuple[Command, ...], equipment: Equipment, unit: Connection
) -> None:
    asked = call(equipment, unit, "nl", Role.ADMIN)
    hidden = [c.id for c in commands if c.hidden]
    assert hidden
    for about in (*hidden, "bestaatniet", "<b>", "x" * 5_000, "!", "\u200b"):
        with pytest.raises(UserError) as caught:
            helped(commands, asked, about)
        assert caught.value.key == "help-unknown"
        assert len(str(caught.value.values["name"])) <= 40


def _sample(parameter: Parameter, number: int) -> str:
    """A word that this value can be."""
    match parameter.kind:
        case FieldKind.CHOICE:
            return next(str(option.value) for option in parameter.options or ())
        case FieldKind.YES_NO:
            return "nee"
        case FieldKind.NUMBER:
            return str(number)
        case FieldKind.DATE:
            return "31-12-2026"
        case FieldKind.PERSON | FieldKind.ROOM:
            return f"@woord{number}"
        case _:
            return f"woord{number}"


def test_required_values_can_be_typed_in_the_order_that_help_shows(commands: tuple[Command, ...]) -> None:
    tried = 0
    for known in (c for c in commands if not c.hidden):
        wanted = {
            parameter.name: _sample(parameter, number)
            for number, parameter in enumerate(known.parameters)
            if parameter.required
        }
        assert parse(known, " ".join(wanted.values())) == wanted, known.id
        tried += len(wanted) > 1
    assert tried > 4
