"""What signals borrow from the rest of the assistant, handed in when it is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.commands import Say, Unit
from bot.core.events import Message, Screened
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from bot.core.ports import Contacts, Outbox
from bot.core.reply import Reply


@dataclass(frozen=True, slots=True)
class Lent:
    """The parts of others that signals use.

    `message` finds a message someone pointed at, or None when it cannot be read; `person` gives the
    pseudonym of an account; `channel` the name of a room as members know it; `screen` is the privacy guard;
    `retract` erases a person's buttons that mention a number; `place` is the open room of a platform with
    this name, or None; `staff` are the rooms for staff; `elsewhere` gives what the writer of a text reads
    that belongs at another desk, such as wrongdoing of somebody named.
    """

    outbox: Outbox
    contacts: Contacts
    say_in: Callable[[str], Say]
    screen: Callable[[str, Conversation, Actor], Screened]
    message: Callable[[Unit, MessageRef], Message | None]
    person: Callable[[Actor], str]
    channel: Callable[[Conversation], str]
    retract: Callable[[Unit, str, str], int]
    place: Callable[[str, str], Conversation | None]
    staff: Sequence[Conversation]
    elsewhere: Callable[[Say, str], Reply | None]
