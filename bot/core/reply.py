"""What a command answers, before it is known what the platform can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.content import Block, Body
from bot.core.places import MessageRef


class Seen(StrEnum):
    """Who should read an answer: everyone in the room, or only the person who asked."""

    HERE = "here"
    ASKER = "asker"


class Style(StrEnum):
    """How an action looks."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Action:
    """A prepared command call, offered as a button or a number; never a callback.

    It meets the same permission check as a typed command. `once` lets it succeed one time only;
    `for_everyone` lets others than the asker use it.
    """

    label: str
    command: str
    given: Mapping[str, str] = field(default_factory=dict)
    style: Style = Style.PLAIN
    for_everyone: bool = False
    once: bool = False
    target: MessageRef | None = None


class FieldKind(StrEnum):
    """How a value is asked for."""

    LINE = "line"
    LONG = "long"
    NUMBER = "number"
    YES_NO = "yes-no"
    DATE = "date"
    CHOICE = "choice"
    PERSON = "person"
    ROOM = "room"
    MESSAGE = "message"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form; `options` are (value, label) pairs for a CHOICE."""

    name: str
    label: str
    kind: FieldKind
    required: bool
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    max_length: int = 200


@dataclass(frozen=True, slots=True)
class Form:
    """Questions whose answers complete a prepared command call."""

    title: str
    fields: tuple[Field, ...]
    action: Action


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a message."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: what is said, what can be done next, who reads it.

    `thread` asks for a thread with that title; `replaces` asks to edit an earlier message. An answer that
    `renews` is given anew, in its place, when the message it answers is changed. `filed` is what was put on
    a list to get to this answer; it is withdrawn when that message is changed or removed.
    """

    body: Body | Block = ()
    actions: tuple[Action, ...] = ()
    to: Seen = Seen.HERE
    thread: str | None = None
    files: tuple[File, ...] = ()
    form: Form | None = None
    replaces: MessageRef | None = None
    renews: bool = False
    filed: str | None = None

    @property
    def blocks(self) -> Body:
        """The body as a tuple of blocks."""
        return self.body if isinstance(self.body, tuple) else (self.body,)
