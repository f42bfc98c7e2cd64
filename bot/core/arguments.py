"""From typed words to named values, and from named values to a handler's arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Protocol

from bot.core.commands import Command, Parameter, Say
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from bot.core.reply import FieldKind, File

# A quoted run (a backslash before a quote inside it) or a run without spaces; linear in the text.
WORD = re.compile(
    r'(?:(?P<name>\w[\w-]*)=)?(?:"(?P<straight>(?:[^"\\]|\\.)*)"|“(?P<curly>[^”]*)”|(?P<bare>\S+))', re.S
)
NUMBER = re.compile(r"[+-]?[0-9]{1,15}")
ESCAPED = re.compile(r"\\(.)", re.S)
TEXTS = frozenset({FieldKind.LINE, FieldKind.LONG})
NAMED = frozenset({FieldKind.PERSON, FieldKind.ROOM})
SHAPED = frozenset({FieldKind.CHOICE, FieldKind.NUMBER, FieldKind.DATE})
YES = frozenset({"ja", "j", "yes", "y", "true", "1", "aan", "on"})
NO = frozenset({"nee", "n", "no", "false", "0", "uit", "off"})
MAX_TEXT = 8_000

Value = str | int | bool | date | Enum | Actor | Conversation | MessageRef | File
"""What a bound argument can be."""


class Directory(Protocol):
    """What a platform knows of the people and places someone types the name of."""

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        """The person meant by a mention, an id or a name, or None."""

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        """The room meant, or None."""

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        """The message meant by a link or an id, or None."""

    def find_file(self, text: str, where: Conversation) -> File | None:
        """The uploaded file meant by an id, or None."""


def parse(command: Command, words: str) -> dict[str, str]:
    """Turn what follows a command's name into named values.

    `name=value` names a value anywhere, quotes keep words together, and a text takes the rest when nothing
    required follows it. Words too many are an error, so nothing typed is dropped in silence.

    Raises:
        UserError: `argument-too-many` when words are left over.
    """
    given, rest = _named(command, words[:MAX_TEXT])
    free = [p for p in command.parameters if p.name not in given]
    greedy = _greedy(free)
    rest = _peeled(given, free, greedy, rest)
    for parameter in free:
        word = WORD.match(rest)
        if word is None:
            break
        if parameter is greedy:
            given[parameter.name] = _loose(word) if word.end() == len(rest) else rest
            rest = ""
        elif _fits(parameter, _loose(word), alone=greedy is None):
            given[parameter.name] = _loose(word)
            rest = rest[word.end() :].lstrip()
    if rest:
        raise UserError("argument-too-many", words=rest[:80])
    return given


def as_text(name: str, given: Mapping[str, str]) -> str:
    """The words that make the same call: what `parse` reads back as these values."""
    quoted = (f"{key}=" + '"' + re.sub(r'(["\\])', r"\\\1", value) + '"' for key, value in given.items())
    return " ".join((name, *quoted))


def bind(
    command: Command, given: Mapping[str, str], directory: Directory, where: Conversation, say: Say
) -> dict[str, object]:
    """Turn named values into the handler's arguments.

    Raises:
        UserError: `argument-missing`, or an `argument-…` key that names what was expected.
    """
    values: dict[str, object] = {}
    for parameter in command.parameters:
        words = given.get(parameter.name, "").strip()
        if words:
            values[parameter.name] = _convert(command, parameter, words, directory, where, say)
        elif parameter.required:
            raise UserError("argument-missing", label=label(command, parameter, say))
        else:
            values[parameter.name] = parameter.default
    return values


def check(
    command: Command, name: str, words: str, directory: Directory, where: Conversation, say: Say
) -> None:
    """Refuse a value that can not be this parameter's.

    Raises:
        UserError: an `argument-not-…` key that names what was expected.
    """
    parameter = command.parameter(name)
    if parameter is not None:
        _convert(command, parameter, words, directory, where, say)


def missing(command: Command, given: Mapping[str, str]) -> tuple[Parameter, ...]:
    """The required parameters that have no value yet."""
    return tuple(p for p in command.parameters if p.required and not given.get(p.name, "").strip())


def label(command: Command, parameter: Parameter, say: Say) -> str:
    """What the parameter is called for people."""
    return say(f"command-{command.id}.{parameter.name}")


def option_label(option: Enum, say: Say) -> str:
    """What a choice is called for people."""
    return say(f"enum-{type(option).__name__.lower()}-{option.value}")


def _named(command: Command, words: str) -> tuple[dict[str, str], str]:
    given: dict[str, str] = {}
    kept, at = [], 0
    for word in WORD.finditer(words):
        name = word["name"]
        if name and name not in given and command.parameter(name):
            given[name] = _content(word)
            kept.append(words[at : word.start()])
            at = word.end()
    return given, "".join((*kept, words[at:])).strip()


def _greedy(free: list[Parameter]) -> Parameter | None:
    required, texts = [p for p in free if p.required], [p for p in free if p.kind in TEXTS]
    if required and required[-1].kind in TEXTS:
        return required[-1]
    # A required text that something else must follow takes one word, as the usage line shows it.
    return texts[-1] if texts and not texts[-1].required else None


def _content(word: re.Match[str]) -> str:
    """What a word holds, without its quotes and without a name before it."""
    if word["straight"] is not None:
        return ESCAPED.sub(r"\1", word["straight"])
    return str(word["curly"] if word["curly"] is not None else word["bare"])


def _loose(word: re.Match[str]) -> str:
    """What a word without a known name means: something with = in it stays as it was typed."""
    return word[0] if word["name"] else _content(word)


def _peeled(given: dict[str, str], free: list[Parameter], greedy: Parameter | None, rest: str) -> str:
    """Take values of a shape of their own from the end, where they follow the text that takes the rest."""
    later = free[free.index(greedy) + 1 :] if greedy is not None else []
    for parameter in (x for x in reversed(later) if x.kind in SHAPED):
        head, _, last = rest.rpartition(" ")
        if head and _fits(parameter, last):
            given[parameter.name], rest = last, head.rstrip()
            free.remove(parameter)
    return rest


def _fits(parameter: Parameter, word: str, *, alone: bool = False) -> bool:
    """Whether a loose word can be this value; an optional value lets words of another shape pass.

    `alone` is a command without text, where a loose word can only be a name.
    """
    if parameter.required or (alone and parameter.kind in NAMED):
        return True
    match parameter.kind:
        case FieldKind.CHOICE:
            return word.casefold() in {str(o.value).casefold() for o in parameter.options or ()}
        case FieldKind.NUMBER:
            return NUMBER.fullmatch(word) is not None
        case FieldKind.YES_NO:
            return _yes_no(word) is not None
        case FieldKind.DATE:
            return _date(word) is not None
        case FieldKind.PERSON | FieldKind.ROOM:
            return word.startswith(("@", "#", "<"))
        case FieldKind.FILE:
            return not word.casefold().startswith(("http://", "https://"))
        case _:
            return parameter.kind in TEXTS


def _convert(
    command: Command, parameter: Parameter, words: str, directory: Directory, where: Conversation, say: Say
) -> Value:
    found = _found(parameter, words, directory, where, say)
    if found is None:
        raise UserError(
            f"argument-not-{parameter.kind}",
            label=label(command, parameter, say),
            value=words[:80],
            options=", ".join(option_label(o, say) for o in parameter.options or ()),
        )
    return found


def _found(
    parameter: Parameter, words: str, directory: Directory, where: Conversation, say: Say
) -> Value | None:
    match parameter.kind:
        case FieldKind.LINE | FieldKind.LONG:
            return words
        case FieldKind.NUMBER:
            return int(words) if NUMBER.fullmatch(words) else None
        case FieldKind.YES_NO:
            return _yes_no(words)
        case FieldKind.DATE:
            return _date(words)
        case FieldKind.CHOICE:
            return _option(parameter, words, say)
        case FieldKind.PERSON:
            return directory.find_actor(words, where)
        case FieldKind.ROOM:
            return directory.find_room(words, where)
        case FieldKind.MESSAGE:
            return directory.find_message(words, where)
        case FieldKind.FILE:
            return directory.find_file(words, where)


def _yes_no(words: str) -> bool | None:
    word = words.casefold()
    return True if word in YES else False if word in NO else None


def _date(words: str) -> date | None:
    day = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", words)
    try:
        return date(int(day[3]), int(day[2]), int(day[1])) if day else date.fromisoformat(words)
    except ValueError:
        return None


def _option(parameter: Parameter, words: str, say: Say) -> Enum | None:
    word = words.casefold()
    for option in parameter.options or ():
        if word in {str(option.value).casefold(), option_label(option, say).casefold()}:
            return option
    return None
