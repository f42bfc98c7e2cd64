"""The declared commands as Discord knows them: a slash command each, and menus on messages and members."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from adapters.discord.limits import SLASH_COMMANDS
from bot.core.arguments import label, option_label
from bot.core.commands import Command, Parameter, Say
from bot.core.people import Role
from bot.core.reply import FieldKind
from bot.core.running import LENGTHS

CHAT_INPUT, MEMBER, MESSAGE = 1, 2, 3
GUILD_INSTALL, IN_GUILD, IN_PRIVATE = 0, 0, 1
DEFAULT = "nl"
LOCALES = {"nl": ("nl",), "en": ("en-US", "en-GB")}
"""How Discord calls each of our languages."""
LINE_LENGTH = 200

Payload = dict[str, Any]


class Kind(IntEnum):
    """The types of an option."""

    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ATTACHMENT = 11


KINDS = {
    FieldKind.NUMBER: Kind.INTEGER,
    FieldKind.YES_NO: Kind.BOOLEAN,
    FieldKind.PERSON: Kind.USER,
    FieldKind.ROOM: Kind.CHANNEL,
    FieldKind.FILE: Kind.ATTACHMENT,
}
"""Every other kind is written as a string."""


def published(commands: Sequence[Command]) -> list[Command]:
    """The commands that are offered natively, in order: as many as Discord takes, those of members first.

    Whoever has a role uses the others by name: in private, or with a mention.
    """
    shown = [command for command in commands if not command.hidden]
    first = sorted(shown, key=lambda command: Role.MEMBER not in command.needs)[:SLASH_COMMANDS]
    return [command for command in shown if command in first]


def payload(commands: Sequence[Command], says: Mapping[str, Say]) -> list[Payload]:
    """The complete list of commands, in Dutch with the translations that `says` has."""
    shown = published(commands)
    menus = [_menu(kind, command, says) for kind, command in _menus(shown)]
    return [*(_slash(command, says) for command in shown), *menus]


def named(commands: Sequence[Command], says: Mapping[str, Say]) -> dict[tuple[int, str], Command]:
    """The command behind each type and name of the list."""
    say, shown = says[DEFAULT], published(commands)
    slashes = {(CHAT_INPUT, _name(command, say)): command for command in shown}
    return slashes | {(kind, _title(command, say)): command for kind, command in _menus(shown)}


def fingerprint(commands: Sequence[Payload]) -> str:
    """The same for the same list, whatever order its keys are in."""
    written = json.dumps(commands, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _slash(command: Command, says: Mapping[str, Say]) -> Payload:
    # Discord refuses a list in which something required follows something optional.
    ordered = sorted(command.parameters, key=lambda x: not _needed(x))
    return {
        "type": CHAT_INPUT,
        **_told("name", {code: _name(command, say) for code, say in says.items()}),
        **_told("description", {code: say(f"command-{command.id}") for code, say in says.items()}),
        "options": [_option(command, x, says) for x in ordered],
        "contexts": [IN_GUILD, IN_PRIVATE],
        "integration_types": [GUILD_INSTALL],
    }


def _menus(shown: Sequence[Command]) -> list[tuple[int, Command]]:
    """What can be chosen on a message, and on a member."""
    on_members = [(MEMBER, command) for command in shown if command.on_person]
    return [(MESSAGE, command) for command in shown if command.on_message] + on_members


def _menu(kind: int, command: Command, says: Mapping[str, Say]) -> Payload:
    return {
        "type": kind,
        **_told("name", {code: _title(command, say) for code, say in says.items()}),
        "contexts": [IN_GUILD],
        "integration_types": [GUILD_INSTALL],
    }


def _option(command: Command, parameter: Parameter, says: Mapping[str, Say]) -> Payload:
    kind = KINDS.get(parameter.kind, Kind.STRING)
    made: Payload = {
        "type": int(kind),
        "name": parameter.name,
        **_told("description", {code: label(command, parameter, say) for code, say in says.items()}),
        "required": _needed(parameter),
    }
    if parameter.options is not None:
        made["choices"] = [
            {
                **_told("name", {code: option_label(x, say) for code, say in says.items()}),
                "value": str(x.value),
            }
            for x in parameter.options
        ]
    elif kind is Kind.STRING:
        made["max_length"] = LENGTHS.get(parameter.kind, LINE_LENGTH)
        made["autocomplete"] = parameter.name in command.suggests
    return made


def _needed(parameter: Parameter) -> bool:
    """Whether it must be given at once; a text of several lines can only be written in the form."""
    return parameter.required and parameter.kind is not FieldKind.LONG


def _name(command: Command, say: Say) -> str:
    return say(f"command-{command.id}.name").lower()


def _title(command: Command, say: Say) -> str:
    """What a command is called in the menu of a message or member."""
    return say(f"menu-{command.id}")


def _told(key: str, words: Mapping[str, str]) -> Payload:
    """A text in Dutch, and in every language."""
    told = {there: words[code] for code, names in LOCALES.items() if code in words for there in names}
    return {key: words[DEFAULT], f"{key}_localizations": told}
