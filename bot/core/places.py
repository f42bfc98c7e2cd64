"""Where things are said: rooms, threads, direct conversations and the messages in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Audience(StrEnum):
    """Who can read what is said in a conversation."""

    COMMUNITY = "community"
    STAFF = "staff"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Conversation:
    """One room, thread or direct conversation; ids are the platform's own and opaque."""

    platform: str
    space: str
    room: str
    audience: Audience = Audience.COMMUNITY
    locale: str = "nl"
    thread: str | None = None

    @property
    def key(self) -> str:
        """One string per conversation, used to keep the order of what is said there."""
        return "/".join(filter(None, (self.platform, self.space, self.room, self.thread)))

    @property
    def whole_room(self) -> Conversation:
        """The room this conversation's thread lives in."""
        return replace(self, thread=None)


@dataclass(frozen=True, slots=True)
class Direct:
    """The private conversation with one account, wherever the platform keeps it."""

    platform: str
    actor_id: str
    locale: str = "nl"

    @property
    def key(self) -> str:
        """One string per private conversation."""
        return f"{self.platform}/@{self.actor_id}"


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message someone can point at."""

    conversation: Conversation
    id: str


Address = Conversation | Direct
"""Where an unprompted message can be sent."""
