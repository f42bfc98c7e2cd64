"""What was said, after the first look at it and before anything is done about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from bot.core.commands import Call
from bot.core.events import Message, Screened
from bot.core.vocabulary import Typed

# Control characters but tab and line ends, and what is invisible or turns the direction of reading; the
# joiner stays, because it makes one sign of several emoji.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def visible(text: str) -> str:
    """The text without characters that nobody sees."""
    return INVISIBLE.sub("", text)


@dataclass(frozen=True, slots=True)
class Said:
    """A message with what the guard, the watch and the vocabulary made of it.

    `edited` messages are old or got other words: they are no command and no answer to a question.
    `with_files` tells that files came along, which nobody looked at.
    """

    message: Message
    to_bot: bool
    screened: Screened
    typed: Typed | None
    finding: object | None = None
    edited: bool = False
    with_files: bool = False

    @property
    def meant(self) -> bool:
        """Whether the assistant is spoken to, by name, in private or with a command."""
        return self.to_bot or (self.typed is not None and self.typed.prefixed)

    @property
    def number(self) -> int | None:
        """The number someone answers with, or None; the guard may take it for a child's age or class."""
        words = visible(self.message.text).strip().rstrip(".")
        return int(words) if words.isascii() and words.isdecimal() and len(words) <= 2 else None


class Overhears(Protocol):
    """A room that takes note of what is said to others, and answers to none of it."""

    def wants(self, message: Message, text: str) -> bool:
        """Whether a message in an open room matters; decided in memory, no database. `text` is masked."""

    def overheard(self, call: Call, message: Message, text: str) -> None:
        """Take note of a message that matters."""
