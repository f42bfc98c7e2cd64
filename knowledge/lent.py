"""What finding borrows from the rest of the assistant, handed in when it is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.commands import Say, Unit
from bot.core.places import Conversation
from bot.core.ports import Contacts, Outbox


def everyone(unit: Unit, person: str) -> bool:
    """Whether a person is counted: everyone is, where nobody can object."""
    return True


@dataclass(frozen=True, slots=True)
class Lent:
    """The parts of others that finding uses.

    `region_of` tells for which region a conversation is, or None; `themes` holds the names of the themes;
    `clean` tells that a text holds no client data; `staff_rooms` are where editors and the programme board
    read along, one per platform; of fewer people than `smallest` no number is shown; `counts` tells
    whether a person may be counted.
    """

    outbox: Outbox
    contacts: Contacts
    say_in: Callable[[str], Say]
    region_of: Callable[[Conversation], str | None]
    themes: Mapping[str, str]
    clean: Callable[[str], bool]
    staff_rooms: Sequence[Conversation] = ()
    smallest: int = 5
    counts: Callable[[Unit, str], bool] = everyone
