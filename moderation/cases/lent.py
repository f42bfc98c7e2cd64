"""What moderation borrows from the rest of the assistant, handed in when it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.core.commands import Say, Unit
from bot.core.events import Message
from bot.core.people import Actor, Role
from bot.core.places import Address, Conversation, MessageRef
from bot.core.plan import Act, Capabilities
from bot.core.ports import Contacts, Outbox


@dataclass(frozen=True, slots=True)
class Lent:
    """The parts of others that moderation uses.

    `message` finds a message someone pointed at, or None when it cannot be read; `person` gives the pseudonym
    of an account; `channel` a room's name as members know it; `can` what works in a conversation; `lacks` the
    permission that misses for an act, or None; `link` the address of a message, or None; `staff` gives
    the room for moderators of a platform, or the first there is, or None; `opened` keeps that a role
    looked at what a room holds of a person.
    """

    outbox: Outbox
    contacts: Contacts
    say_in: Callable[[str], Say]
    message: Callable[[Unit, MessageRef], Message | None]
    person: Callable[[Actor], str]
    channel: Callable[[Conversation], str]
    can: Callable[[Address], Capabilities]
    lacks: Callable[[Act], str | None]
    link: Callable[[MessageRef], str | None]
    staff: Callable[[str], Conversation | None]
    opened: Callable[[Unit, str, Role, str, datetime], None]
