"""What was said, after the first look at it and before anything is done about it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.events import Message
from bot.core.ports import Screened
from bot.core.vocabulary import Typed


@dataclass(frozen=True, slots=True)
class Said:
    """A message with what the guard, the watch and the vocabulary made of it.

    `edited` messages are screened only; they are not answered again.
    """

    message: Message
    to_bot: bool
    screened: Screened
    typed: Typed | None
    finding: object | None = None
    edited: bool = False

    @property
    def number(self) -> int | None:
        """The number someone answers with, or None."""
        words = self.screened.text.strip().rstrip(".")
        return int(words) if words.isascii() and words.isdecimal() and len(words) <= 2 else None
