"""What a person fills in: the answer to one question, or the values of a form."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.core.commands import Command
from bot.core.errors import UserError
from bot.core.listening import visible
from bot.core.reply import Field

SKIP = frozenset({"-", "overslaan", "skip"})
KEEP = frozenset({"ok", "oke", "oké", "okay", "overslaan", "skip"})
LISTED = re.compile(r"[0-9]{1,2}")
MAX_MESSAGE = 8_000


def answer(field: Field, words: str) -> str:
    """What was answered: what was filled in already when that may stay, or nothing when it was skipped.

    A number stands for the option that was listed under it, unless an option is called so.
    """
    if field.value and words.casefold() in KEEP:
        return field.value
    if LISTED.fullmatch(words) and 1 <= int(words) <= len(field.options):
        called = {name.casefold() for option in field.options for name in option}
        return words if words in called else field.options[int(words) - 1][0]
    return "" if words.casefold() in SKIP and not field.required else words


def filled_in(command: Command, given: Mapping[str, str]) -> dict[str, str]:
    """Values a person may fill in: those the command takes, so never the confirmation, and none without end.

    Raises:
        UserError: `message-too-long`.
    """
    if any(len(value) > MAX_MESSAGE for value in given.values()):
        raise UserError("message-too-long", limit=MAX_MESSAGE)
    return {k: visible(v) for k, v in given.items() if command.parameter(k)}
