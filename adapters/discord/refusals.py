"""What Discord would refuse about a list of commands, found before it is sent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from adapters.discord.limits import (
    CHOICE_NAME,
    CHOICE_VALUE,
    CHOICES,
    COMMAND_CHARACTERS,
    COMMAND_DESCRIPTION,
    COMMAND_NAME,
    MENU_COMMANDS,
    OPTIONS,
    SLASH_COMMANDS,
    size,
)
from adapters.discord.publish import CHAT_INPUT, MEMBER, MESSAGE, Payload

_NAME = re.compile(r"[-_'\w]+")
_KINDS = {
    CHAT_INPUT: ("slash commands", SLASH_COMMANDS),
    MESSAGE: ("commands on a message", MENU_COMMANDS),
    MEMBER: ("commands on a member", MENU_COMMANDS),
}


def problems(commands: Sequence[Payload]) -> list[str]:
    """A sentence for everything that Discord would refuse; none when it takes the list."""
    found: list[str] = []
    for kind, (title, most) in _KINDS.items():
        ours = [command for command in commands if command["type"] == kind]
        found += _too_many("the list", title, ours, most)
        found += _twice("the list", title, ours)
    for command in commands:
        found += _of_command(command)
    return found


def _of_command(command: Payload) -> Iterator[str]:
    name, options = command["name"], command.get("options", ())
    yield from _too_long(name, command, "name", COMMAND_NAME)
    if command["type"] == CHAT_INPUT:
        yield from _no_name(name, command)
        yield from _too_long(name, command, "description", COMMAND_DESCRIPTION)
    yield from _too_many(name, "options", options, OPTIONS)
    yield from _twice(name, "options", options)
    yield from _out_of_order(name, options)
    for option in options:
        yield from _of_option(f"{name}, {option['name']}", option)
    if (total := _total(command)) > COMMAND_CHARACTERS:
        yield f"{name}: {total} characters in all, at most {COMMAND_CHARACTERS}"


def _of_option(where: str, option: Payload) -> Iterator[str]:
    choices = option.get("choices", ())
    yield from _no_name(where, option)
    yield from _too_long(where, option, "name", COMMAND_NAME)
    yield from _too_long(where, option, "description", COMMAND_DESCRIPTION)
    yield from _too_many(where, "choices", choices, CHOICES)
    yield from _twice(where, "choices", choices)
    for choice in choices:
        yield from _too_long(where, choice, "name", CHOICE_NAME)
        if size(choice["value"]) > CHOICE_VALUE:
            yield f"{where}: the value {choice['value']!r} is longer than {CHOICE_VALUE}"


def _no_name(where: str, named: Payload) -> Iterator[str]:
    for words in sorted({*_texts(named, "name").values()}):
        if not _NAME.fullmatch(words) or words != words.lower():
            yield f"{where}: {words!r} is no name, which has small letters, digits, - and _ only"


def _too_long(where: str, told: Payload, key: str, most: int) -> Iterator[str]:
    for locale, words in _texts(told, key).items():
        if not 1 <= size(words) <= most:
            yield f"{where}: the {key} in {locale} has {size(words)} characters, 1 to {most} are allowed"


def _too_many(where: str, title: str, held: Sequence[Payload], most: int) -> Iterator[str]:
    if len(held) > most:
        yield f"{where}: {len(held)} {title}, at most {most}"


def _twice(where: str, title: str, held: Sequence[Payload]) -> Iterator[str]:
    """Names that two of them have in one language, also where one has no translation."""
    texts = [_texts(each, "name") for each in held]
    for locale in dict.fromkeys(code for each in texts for code in each):
        counted = Counter(each.get(locale, each["default"]) for each in texts)
        yield from (
            f"{where}: {n} {title} are called {words!r} in {locale}" for words, n in counted.items() if n > 1
        )


def _out_of_order(where: str, options: Sequence[Payload]) -> Iterator[str]:
    needed = [option["required"] for option in options]
    if needed != sorted(needed, reverse=True):
        yield f"{where}: a required option follows an optional one"


def _total(held: Payload) -> int:
    """The characters that count: names, descriptions and values, each in its longest language."""
    own = sum(max(map(size, _texts(held, key).values())) for key in ("name", "description") if key in held)
    inside = (*held.get("options", ()), *held.get("choices", ()))
    return own + size(held.get("value", "")) + sum(_total(each) for each in inside)


def _texts(told: Payload, key: str) -> Mapping[str, str]:
    """A text in every language, the default included."""
    return {"default": told[key], **told.get(f"{key}_localizations", {})}
