"""What prompts borrow from the rest of the assistant, handed in when they are built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.commands import Say, Unit
from bot.core.events import Message, Screened
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from bot.core.ports import Outbox

SourceLink = Callable[[str], tuple[str, str] | None]
"""The title and address of a source by its id, or None when it is gone."""


@dataclass(frozen=True, slots=True)
class Lent:
    """The parts of others that prompts use.

    `message` finds a message someone pointed at, or None when it cannot be read; `person` gives the
    pseudonym of an account; `screen` is the privacy guard; `danger` tells whether a text speaks of danger.
    """

    outbox: Outbox
    say_in: Callable[[str], Say]
    source_link: SourceLink
    screen: Callable[[str, Conversation, Actor], Screened]
    message: Callable[[Unit, MessageRef], Message | None]
    person: Callable[[Actor], str]
    danger: Callable[[str], bool]
