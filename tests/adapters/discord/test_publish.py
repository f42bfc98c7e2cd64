"""The real commands within Discord's limits, and that each limit is noticed before Discord does."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace

import pytest

from adapters.discord.limits import SLASH_COMMANDS
from adapters.discord.publish import (
    CHAT_INPUT,
    MESSAGE,
    Payload,
    fingerprint,
    named,
    payload,
    published,
)
from adapters.discord.refusals import problems
from bot.core.commands import Command, Say
from bot.core.people import Role
from bot.equipment import Equipment
from bot.platforms import web_app
from tests.discord_peer.specification import Requests

NUMBER = 80351110224678912


@pytest.fixture(scope="module")
def commands(equipment: Equipment, tmp_path_factory: pytest.TempPathFactory) -> tuple[Command, ...]:
    """All commands that the assistant has."""
    return web_app(equipment, tmp_path_factory.mktemp("data"), port=0).commands


@pytest.fixture(scope="module")
def built(commands: tuple[Command, ...], equipment: Equipment) -> list[Payload]:
    return payload(commands, equipment.says)


def slash(built: list[Payload], name: str) -> Payload:
    return next(x for x in built if x["type"] == CHAT_INPUT and x["name"] == name)


def option(built: list[Payload], command: str, name: str) -> Payload:
    found: Payload = next(x for x in slash(built, command)["options"] if x["name"] == name)
    return found


def test_discord_takes_the_real_commands(built: list[Payload]) -> None:
    assert problems(built) == []


def test_discords_own_description_allows_the_real_commands(built: list[Payload]) -> None:
    assert Requests().problems("PUT", f"/applications/{NUMBER}/guilds/{NUMBER}/commands", {}, built) == []


def test_every_open_command_is_there_and_no_hidden_one(
    built: list[Payload], commands: tuple[Command, ...]
) -> None:
    offered = published(commands)
    assert sum(x["type"] == CHAT_INPUT for x in built) == len(offered)
    assert not any(x.hidden for x in offered)
    assert {x.id for x in commands if not x.hidden and Role.MEMBER in x.needs} <= {x.id for x in offered}
    assert sum(x["type"] == MESSAGE for x in built) == sum(x.on_message for x in commands)


def test_what_does_not_fit_is_of_staff_and_the_order_stays(commands: tuple[Command, ...]) -> None:
    members = [x for x in commands if not x.hidden and Role.MEMBER in x.needs]
    staff = [x for x in commands if not x.hidden and Role.MEMBER not in x.needs]
    many = [*(replace(staff[0], id=f"staff-{n}") for n in range(SLASH_COMMANDS)), *members]
    found = published(many)
    assert len(found) == SLASH_COMMANDS
    assert found[-len(members) :] == members
    assert found == [x for x in many if x in found]


def test_each_name_of_the_list_leads_back_to_its_command(
    built: list[Payload], commands: tuple[Command, ...], says: Mapping[str, Say]
) -> None:
    found = named(commands, says)
    assert set(found) == {(x["type"], x["name"]) for x in built}
    assert found[CHAT_INPUT, "signaal"] is found[MESSAGE, "Geef een signaal"]


@pytest.fixture
def says(equipment: Equipment) -> Mapping[str, Say]:
    return equipment.says


def test_a_command_is_told_in_dutch_and_in_english(built: list[Payload]) -> None:
    where = slash(built, "waar")
    assert where["name_localizations"] == {"nl": "waar", "en-US": "where", "en-GB": "where"}
    assert set(where["description_localizations"]) == {"nl", "en-US", "en-GB"}


def test_a_message_menu_has_a_title_and_nothing_else_to_fill_in(built: list[Payload]) -> None:
    menu = next(x for x in built if x["type"] == MESSAGE)
    assert set(menu) == {"type", "name", "name_localizations", "contexts", "integration_types"}


def test_what_is_required_comes_first_and_a_long_text_is_left_to_the_form(built: list[Payload]) -> None:
    assert [(x["name"], x["required"]) for x in slash(built, "bron")["options"]] == [
        ("titel", True),
        ("adres", True),
        ("uitgever", True),
        ("soort", True),
        ("samenvatting", False),
        ("kennisbron", False),
        ("voor", False),
    ]


@pytest.mark.parametrize(
    ("command", "name", "kind"),
    [
        ("waar", "vraag", 3),
        ("herken", "intrekken", 5),
        ("waarschuw", "lid", 6),
        ("weekbericht", "formaat", 3),
    ],
)
def test_an_option_has_the_type_of_its_value(
    built: list[Payload], command: str, name: str, kind: int
) -> None:
    assert option(built, command, name)["type"] == kind


def test_choices_are_told_in_both_languages(built: list[Payload]) -> None:
    step = option(built, "thema", "stap")["choices"][0]
    assert step["value"] == "nu"
    assert set(step["name_localizations"]) == {"nl", "en-US", "en-GB"}


def test_discord_asks_for_suggestions_where_the_command_has_them(built: list[Payload]) -> None:
    assert option(built, "beantwoord", "kennisvraag")["autocomplete"] is True
    assert option(built, "waar", "vraag")["autocomplete"] is True
    assert option(built, "waar", "regio")["autocomplete"] is False


def test_the_same_list_has_the_same_fingerprint(built: list[Payload]) -> None:
    turned = [dict(reversed(each.items())) for each in built]
    assert fingerprint(turned) == fingerprint(built)
    assert fingerprint(built[:-1]) != fingerprint(built)


def made(**changes: object) -> Payload:
    return {
        "type": CHAT_INPUT,
        "name": "proef",
        "name_localizations": {"en-US": "trial"},
        "description": "Een proef",
        "description_localizations": {"en-US": "A trial"},
        "options": [],
        **changes,
    }


def held(**changes: object) -> Payload:
    return {"type": 3, "name": "wat", "description": "Wat", "required": False, **changes}


def chosen(n: int) -> Payload:
    return {"name": f"keuze {n}", "value": str(n)}


REFUSED: dict[str, tuple[list[Payload], str]] = {
    "long name": ([made(name="x" * 33)], "the name in default has 33 characters"),
    "long translation": ([made(name_localizations={"en-US": "x" * 33})], "the name in en-US has 33"),
    "no name": ([made(name="")], "the name in default has 0 characters"),
    "capital": ([made(name="Proef")], "'Proef' is no name"),
    "space": ([made(name_localizations={"en-US": "my trial"})], "'my trial' is no name"),
    "long description": ([made(description="x" * 101)], "the description in default has 101"),
    "options": ([made(options=[held(name=f"o{n}") for n in range(26)])], "proef: 26 options"),
    "option twice": ([made(options=[held(), held()])], "2 options are called 'wat'"),
    "option name": ([made(options=[held(name="Wat?")])], "'Wat?' is no name"),
    "option description": ([made(options=[held(description="")])], "proef, wat: the description"),
    "order": ([made(options=[held(), held(name="dan", required=True)])], "a required option follows"),
    "choices": ([made(options=[held(choices=[chosen(n) for n in range(26)])])], "proef, wat: 26 choices"),
    "long choice": ([made(options=[held(choices=[{"name": "x" * 101, "value": ""}])])], "has 101"),
    "long value": ([made(options=[held(choices=[{"name": "x", "value": "v" * 101}])])], "the value"),
    "choice twice": ([made(options=[held(choices=[chosen(1), chosen(1)])])], "2 choices are called"),
    "characters": (
        [
            made(
                options=[
                    held(name=f"o{n}", choices=[chosen(m) for m in range(1000, 1025)]) for n in range(25)
                ]
            )
        ],
        "characters in all, at most 8000",
    ),
    "commands": ([made(name=f"c{n}", name_localizations={}) for n in range(101)], "101 slash commands"),
    "menus": (
        [made(type=MESSAGE, name=f"Menu {n}", name_localizations={}) for n in range(16)],
        "16 commands on a message",
    ),
    "name twice": ([made(), made()], "2 slash commands are called 'proef' in default"),
    "translation twice": ([made(), made(name="anders")], "are called 'trial' in en-US"),
    "translation of another": ([made(), made(name="trial", name_localizations={})], "'trial' in en-US"),
}


@pytest.mark.parametrize(("commands", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_discord_would_refuse_is_told(commands: list[Payload], sentence: str) -> None:
    assert any(sentence in each for each in problems(commands)), problems(commands)


def test_a_slash_command_and_a_menu_may_have_the_same_name() -> None:
    assert problems([made(), made(type=MESSAGE)]) == []


def test_the_longest_language_counts(built: list[Payload]) -> None:
    grown = copy.deepcopy(built)
    for each in slash(grown, "bron")["options"]:
        each["description_localizations"]["en-GB"] = "x" * 2_000
    assert any("bron: 1" in x and "in all" in x for x in problems(grown))
