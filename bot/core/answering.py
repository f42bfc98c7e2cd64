"""What answers which question, and what was put on a list because of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.commands import Unit
from bot.core.places import MessageRef


@dataclass(frozen=True, slots=True)
class Filed:
    """What was put on a list because of a message, as `Reply.filed`, and for whom."""

    id: str
    person: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question: the keys of its messages; `addressed` when it was put to the assistant."""

    keys: tuple[str, ...]
    addressed: bool
    filed: Filed | None = None


class Answered(Protocol):
    """Which messages answer which question, so that they change along with it for a day."""

    def note(
        self,
        unit: Unit,
        question: MessageRef,
        keys: Sequence[str],
        person: str,
        now: datetime,
        *,
        addressed: bool,
        filed: str | None = None,
    ) -> None:
        """Remember which deliveries answer a message, or what they say now and which were added.

        `filed` replaces what was put on a list before.
        """

    def file(self, unit: Unit, token: str, person: str, filed: str) -> None:
        """Remember what somebody put on a list with a button of the answer to their question."""

    def of(self, unit: Unit, question: MessageRef, now: datetime) -> Answer | None:
        """The answer to a message, or None when there was none in the last day."""

    def retract(self, unit: Unit, question: MessageRef) -> None:
        """End the buttons of an answer, shown already or still on their way."""


class Withdraws(Protocol):
    """A room that puts something on a list because of a message."""

    def withdraw(self, unit: Unit, filed: Filed, *, again: str | None) -> None:
        """Take it back now that its message is gone or has other words, which led to `again`."""
