"""The declared commands as Discord knows them, with its limits; built without asking Discord anything.

Limits: Discord's documentation, "Application Commands".
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.core.arguments import option_label
from bot.core.commands import Command, Parameter, Say
from bot.core.reply import FieldKind

CHAT_INPUT, MESSAGE = 1, 3
NAME, DESCRIPTION, CHOICES, WHOLE = 32, 100, 25, 8000
MOST = {CHAT_INPUT: 100, MESSAGE: 15}
GUILD_INSTALL, IN_GUILD, IN_PRIVATE = 0, 0, 1
DEFAULT = "nl"
LOCALES = {"nl": ("nl",), "en": ("en-US", "en-GB")}
TYPES = {
    FieldKind.NUMBER: 4,
    FieldKind.YES_NO: 5,
    FieldKind.PERSON: 6,
    FieldKind.ROOM: 7,
    FieldKind.FILE: 11,
}
STRING = 3
ALLOWED = re.compile(r"[-_'\w]{1,32}")
LONGEST = 6000

Payload = dict[str, Any]


def payload(commands: Sequence[Command], says: Mapping[str, Say]) -> list[Payload]:
    """The complete list for one server: a slash command each, and a menu on messages for who offers that."""
    shown = [command for command in commands if not command.hidden]
    return [
        *(_slash(command, says) for command in shown),
        *(_menu(command, says) for command in shown if command.on_message),
    ]


def named(commands: Sequence[Command], says: Mapping[str, Say]) -> dict[tuple[int, str], Command]:
    """The command behind each (type, name) of the list."""
    shown = [command for command in commands if not command.hidden]
    slashes = {(CHAT_INPUT, _name(command, says[DEFAULT])): command for command in shown}
    menus = {(MESSAGE, _title(command, says[DEFAULT])): command for command in shown if command.on_message}
    return slashes | menus


def fingerprint(commands: Sequence[Payload]) -> str:
    """The same for the same list, whatever order its keys are in."""
    written = json.dumps(commands, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def problems(commands: Sequence[Payload]) -> list[str]:
    """What Discord would refuse about the list, in words; empty when all is well."""
    return [*_of_the_list(commands), *(x for command in commands for x in _of_one(command))]


def _slash(command: Command, says: Mapping[str, Say]) -> Payload:
    # Discord wants what is required first; a long text can only be asked in a dialog, so it may be left out.
    ordered = sorted(command.parameters, key=lambda x: not _asked_at_once(x))
    return {
        "type": CHAT_INPUT,
        **_in_languages("name", {x: _name(command, say) for x, say in says.items()}),
        **_in_languages("description", {x: _shortened(_about(command, say)) for x, say in says.items()}),
        "options": [_option(command, x, says) for x in ordered],
        "contexts": [IN_GUILD, IN_PRIVATE],
        "integration_types": [GUILD_INSTALL],
    }


def _menu(command: Command, says: Mapping[str, Say]) -> Payload:
    return {
        "type": MESSAGE,
        **_in_languages("name", {x: _title(command, say) for x, say in says.items()}),
        "contexts": [IN_GUILD],
        "integration_types": [GUILD_INSTALL],
    }


def _option(command: Command, parameter: Parameter, says: Mapping[str, Say]) -> Payload:
    kind = TYPES.get(parameter.kind, STRING)
    labels = {x: _shortened(say(f"command-{command.id}.{parameter.name}")) for x, say in says.items()}
    made: Payload = {"type": kind, "name": parameter.name, **_in_languages("description", labels)}
    made["required"] = _asked_at_once(parameter)
    if parameter.options is not None:
        made["choices"] = [
            {"value": str(x.value), **_in_languages("name", {k: option_label(x, s) for k, s in says.items()})}
            for x in parameter.options
        ]
    elif kind == STRING:
        made["max_length"] = LONGEST
        made["autocomplete"] = parameter.name in command.suggests
    return made


def _asked_at_once(parameter: Parameter) -> bool:
    return parameter.required and parameter.kind is not FieldKind.LONG


def _name(command: Command, say: Say) -> str:
    return say(f"command-{command.id}.name").casefold()


def _title(command: Command, say: Say) -> str:
    """How a command is called in the menu of a message."""
    return say(f"menu-{command.id}")


def _about(command: Command, say: Say) -> str:
    return say(f"command-{command.id}")


def _shortened(words: str) -> str:
    return words if len(words) <= DESCRIPTION else words[: DESCRIPTION - 1].rstrip() + "…"


def _in_languages(key: str, words: Mapping[str, str]) -> Payload:
    """A text in the default language, and its translations."""
    others = {code: words[x] for x in words for code in LOCALES[x]}
    return {key: words[DEFAULT], f"{key}_localizations": others}


def _of_the_list(commands: Sequence[Payload]) -> Iterator[str]:
    for kind, most in MOST.items():
        ours = [x for x in commands if x["type"] == kind]
        if len(ours) > most:
            yield f"{len(ours)} commands of type {kind}; Discord takes {most}"
        for locale in ("nl", *LOCALES["en"]):
            names = Counter(x["name_localizations"][locale] for x in ours)
            yield from (
                f"{name}: {n} commands of this name in {locale}" for name, n in names.items() if n > 1
            )


def _of_one(command: Payload) -> Iterator[str]:
    name, options = command["name"], command.get("options", ())
    for each in _texts(command, "name"):
        if len(each) > NAME or (command["type"] == CHAT_INPUT and not ALLOWED.fullmatch(each)):
            yield f"{name}: {each!r} is no name for a command"
    if len(options) > CHOICES:
        yield f"{name}: {len(options)} options; Discord takes {CHOICES}"
    if _size(command) > WHOLE:
        yield f"{name}: {_size(command)} characters in all; Discord takes {WHOLE}"
    for option in options:
        yield from _of_an_option(name, option)


def _of_an_option(name: str, option: Payload) -> Iterator[str]:
    if not ALLOWED.fullmatch(option["name"]) or option["name"] != option["name"].casefold():
        yield f"{name}: {option['name']!r} is no name for an option"
    choices = option.get("choices", ())
    if len(choices) > CHOICES:
        yield f"{name} {option['name']}: {len(choices)} choices; Discord takes {CHOICES}"
    yield from (
        f"{name} {option['name']}: {words!r} is too long for a choice"
        for choice in choices
        for words in _texts(choice, "name")
        if len(words) > DESCRIPTION
    )


def _texts(made: Payload, key: str) -> list[str]:
    return [made[key], *made.get(f"{key}_localizations", {}).values()]


def _size(command: Payload) -> int:
    """Names, descriptions and values of a command and all in it, the longest language counted."""
    own = sum(max(map(len, _texts(command, key))) for key in ("name", "description") if key in command)
    inner = [*command.get("options", ()), *command.get("choices", ())]
    return own + len(str(command.get("value", ""))) + sum(_size(each) for each in inner)
