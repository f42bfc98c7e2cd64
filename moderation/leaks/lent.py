"""What the desk for data leaks borrows from the rest of the assistant, handed in when it is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.commands import Call, Say, Unit
from bot.core.events import Message
from bot.core.places import Address, Conversation, MessageRef
from bot.core.plan import Act, Capabilities
from bot.core.ports import Outbox


@dataclass(frozen=True, slots=True)
class Lent:
    """The parts of others that this room uses.

    `message` finds a message someone pointed at, or None when it cannot be read; `can` tells what works in
    a conversation; `lacks` the permission that misses for an act, or None; `staff` gives the rooms for staff,
    one of each platform; `empty` empties what any room keeps of `call.target`; `link` gives the address of a
    message, or None.
    """

    outbox: Outbox
    say_in: Callable[[str], Say]
    message: Callable[[Unit, MessageRef], Message | None]
    can: Callable[[Address], Capabilities]
    lacks: Callable[[Act], str | None]
    staff: Callable[[], Sequence[Conversation]]
    empty: Callable[[Call], None]
    link: Callable[[MessageRef], str | None]
