"""What the door borrows from the rest of the assistant, handed in when it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.commands import Say
from bot.core.places import Address, Conversation, MessageRef
from bot.core.plan import Act, Capabilities
from bot.core.ports import Outbox


@dataclass(frozen=True, slots=True)
class Lent:
    """The parts of others that the door uses.

    `channel` gives a room's name as members know it, `room_name` that of the room with a key; `can` what
    works in a conversation; `lacks` the permission that misses for an act, or None; `link` the address of a
    message, or None; `staff` the room for moderators of a platform, or the first there is, or None; `danger`
    tells whether a text speaks of danger now.
    """

    outbox: Outbox
    say_in: Callable[[str], Say]
    channel: Callable[[Conversation], str]
    room_name: Callable[[str], str]
    can: Callable[[Address], Capabilities]
    lacks: Callable[[Act], str | None]
    link: Callable[[MessageRef], str | None]
    staff: Callable[[str], Conversation | None]
    danger: Callable[[str], bool]
