"""What an adapter is handed: parts with nothing left to decide, and acts of moderation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.content import Body
from bot.core.places import Address, MessageRef
from bot.core.reply import Field, File, Form, Style


class Capability(StrEnum):
    """Something a platform can do in a given conversation."""

    NATIVE_COMMANDS = "native-commands"
    MESSAGE_COMMANDS = "message-commands"
    BUTTONS = "buttons"
    FORMS = "forms"
    PRIVATE_REPLY = "private-reply"
    THREADS = "threads"
    REACTIONS = "reactions"
    EDIT = "edit"
    DELETE = "delete"
    SUGGEST = "suggest"
    FILES = "files"
    POLLS = "polls"


Capabilities = frozenset[Capability]


@dataclass(frozen=True, slots=True)
class Choice:
    """An action as the platform shows it: a token, a label and, without buttons, its number."""

    token: str
    label: str
    style: Style = Style.PLAIN
    number: int | None = None


@dataclass(frozen=True, slots=True)
class FormCall:
    """A form the platform opens; sending it in gives a Chosen event with this token."""

    token: str
    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One message to send.

    `only_for` is the account id that alone may see it. `answers` is the id of the event it answers.
    `choices` with numbers are already listed in the body. `then` follows once this part arrived,
    `otherwise` takes its place when it can not be delivered. `instead_of` is the key of an earlier delivery
    to the same room, whose message it changes wherever that ended up.
    """

    to: Address
    body: Body
    only_for: str | None = None
    answers: str | None = None
    reply_to: MessageRef | None = None
    thread: str | None = None
    choices: tuple[Choice, ...] = ()
    form: FormCall | None = None
    files: tuple[File, ...] = ()
    replaces: MessageRef | None = None
    then: Part | None = None
    otherwise: Part | None = None
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """The field asked in words where a platform has no forms."""

    form: Form
    field: Field


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of one answer, and the question they ask when a form is asked step by step."""

    parts: tuple[Part, ...]
    asks: Question | None = None


class ActKind(StrEnum):
    """What a moderator can have done on a platform."""

    REMOVE_MESSAGE = "remove-message"
    TIMEOUT = "timeout"
    END_TIMEOUT = "end-timeout"
    KICK = "kick"
    BAN = "ban"
    UNBAN = "unban"
    KEEP_OUT_SERVER = "keep-out-server"
    LET_IN_SERVER = "let-in-server"


SERVERS = frozenset({ActKind.KEEP_OUT_SERVER, ActKind.LET_IN_SERVER})
"""Acts about a whole homeserver."""
NO_HOMESERVERS = "homeservers"
"""What `lacks` answers about a server where the platform does not consist of servers that talk together."""
OWN_HOMESERVER = "own_homeserver"
"""What `lacks` answers about the server that the assistant itself lives on."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of moderation; `seconds` is the length of a TIMEOUT, `server` the name of a homeserver."""

    kind: ActKind
    platform: str
    space: str
    reason: str
    actor_id: str | None = None
    ref: MessageRef | None = None
    seconds: int = 0
    server: str = ""


Delivery = Part | Act
