"""What happens on a platform: a closed union that dispatch matches exhaustively."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it was said; its text lives in memory only."""

    ref: MessageRef
    author: Actor
    text: str
    at: datetime
    reply_to: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class Screened:
    """What the privacy guard made of a text: the masked text, and what kinds of data it saw.

    When `refused`, nothing of the message is handled, stored or shown; `refused_by` are the rules that say
    so, each with the kind it found.
    """

    text: str
    kinds: tuple[str, ...] = ()
    refused: bool = False
    refused_by: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """Someone said something; `to_bot` when it mentions the assistant or is said to it in private.

    `screened` is the guard's verdict where the platform asked for it before it showed the message; a text
    is looked at once, because the guard remembers for a moment what was asked. `with_files` tells that files,
    pictures or voice came along, of which nothing was fetched.
    """

    message: Message
    to_bot: bool = False
    screened: Screened | None = None
    with_files: bool = False

    @property
    def id(self) -> str:
        """The event's id, unique per platform."""
        return f"m{self.message.ref.id}"


@dataclass(frozen=True, slots=True)
class Edited:
    """A message got another text."""

    id: str
    message: Message


@dataclass(frozen=True, slots=True)
class Removed:
    """A message was deleted or redacted on the platform."""

    id: str
    ref: MessageRef


@dataclass(frozen=True, slots=True)
class Called:
    """A command was called natively (slash command, message menu, form), its values already named.

    `confirmed` only of an adapter that offered this very call as a prepared action, and kept what it offered.
    """

    id: str
    command: str
    given: Mapping[str, str]
    actor: Actor
    conversation: Conversation
    at: datetime
    target: MessageRef | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """A button was pressed or a form sent in; `given` holds what a form added."""

    id: str
    token: str
    actor: Actor
    conversation: Conversation
    at: datetime
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reacted:
    """A reaction was added to (or taken from) a message."""

    id: str
    ref: MessageRef
    actor: Actor
    emoji: str
    at: datetime
    added: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """Someone came into a room; `greet` when the assistant may say hello."""

    id: str
    actor: Actor
    conversation: Conversation
    at: datetime
    greet: bool = True


@dataclass(frozen=True, slots=True)
class Left:
    """Someone went out of the community, or was put out of it."""

    id: str
    actor: Actor
    conversation: Conversation
    at: datetime


Event = Heard | Edited | Removed | Called | Chosen | Reacted | Joined | Left
