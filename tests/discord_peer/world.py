"""Servers, channels, people and messages, as the peer keeps them."""

from __future__ import annotations

import base64
import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

EPOCH = 1_420_070_400_000
TEXT, PRIVATE, CATEGORY, PUBLIC_THREAD, FORUM = 0, 1, 4, 11, 15
EVERYONE = 0x4880_01CC40
THREADS = frozenset({10, 11, 12})
Json = Any


class Ids:
    """Ids that grow with the time, as Discord's do."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        now = int(time.time() * 1000 - EPOCH) << 22
        self._last = max(now, self._last + 1)
        return str(self._last)


@dataclass
class User:
    """An account; `accepts` tells whether strangers can write it in private."""

    id: str
    name: str
    bot: bool = False
    accepts: bool = True


@dataclass
class Role:
    """A role on a server."""

    id: str
    name: str
    permissions: int
    position: int = 1


@dataclass
class Member:
    """Someone on a server."""

    user: User
    roles: list[str] = field(default_factory=list)
    joined_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    timeout_until: str | None = None
    nick: str | None = None


@dataclass
class Channel:
    """A channel, thread or private conversation; `overwrites` are (type, allow, deny) by id."""

    id: str
    type: int
    name: str = ""
    guild: str | None = None
    parent: str | None = None
    topic: str | None = None
    owner: str | None = None
    recipient: User | None = None
    overwrites: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    last_message: str | None = None
    archived: bool = False
    locked: bool = False
    slowmode: int = 0
    sleeps_after: int = 4320
    tags: list[Json] = field(default_factory=list)
    applied: list[str] = field(default_factory=list)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    messages: dict[str, Message] = field(default_factory=dict)


@dataclass
class Message:
    """A message; `only_for` is the account that alone sees it."""

    id: str
    channel: str
    author: User
    content: str
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    edited_at: datetime | None = None
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    reference: Json = None
    flags: int = 0
    nonce: str | None = None
    mentions: list[User] = field(default_factory=list)
    everyone: bool = False
    poll: Json = None
    poll_closed: bool = False
    votes: dict[int, list[str]] = field(default_factory=dict)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    only_for: str | None = None
    about: Json = None
    thread: str | None = None


@dataclass
class Guild:
    """A server."""

    id: str
    name: str
    owner: str
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    commands: list[Json] = field(default_factory=list)
    bans: set[str] = field(default_factory=set)
    audit: list[Json] = field(default_factory=list)
    features: tuple[str, ...] = ("COMMUNITY",)


class World:
    """All there is."""

    def __init__(self) -> None:
        self.ids = Ids()
        self.users: dict[str, User] = {}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.commands: list[Json] = []
        self.files: dict[str, bytes] = {}
        self.uploads: dict[str, Json] = {}
        self.bot = self.user("Vraagbaak", bot=True)

    def token(self) -> str:
        """A new token for the assistant, which begins with its number as Discord's do."""
        first = base64.b64encode(self.bot.id.encode()).decode().rstrip("=")
        return f"{first}.{secrets.token_urlsafe(6)}.{secrets.token_urlsafe(27)}"

    def user(self, name: str, *, bot: bool = False) -> User:
        made = User(self.ids.next(), name, bot)
        self.users[made.id] = made
        return made

    def guild(self, name: str) -> Guild:
        owner = self.user("eigenaar")
        made = Guild(self.ids.next(), name, owner.id)
        made.roles[made.id] = Role(made.id, "@everyone", EVERYONE, 0)
        made.members[owner.id] = Member(owner)
        self.guilds[made.id] = made
        return made

    def channel(self, type_: int, name: str, guild: Guild) -> Channel:
        made = Channel(self.ids.next(), type_, name, guild.id)
        self.channels[made.id] = made
        return made

    def private(self, user: User) -> Channel:
        """The private conversation of an account with the assistant."""
        for each in self.channels.values():
            if each.recipient is user:
                return each
        made = Channel(self.ids.next(), PRIVATE, recipient=user)
        self.channels[made.id] = made
        return made

    def of_guild(self, guild: Guild, *, threads: bool) -> list[Channel]:
        """The channels, or the threads, of a server."""
        return [x for x in self.channels.values() if x.guild == guild.id and (x.type in THREADS) is threads]

    def message(self, id_: str) -> Message | None:
        """The message with this id, wherever it is."""
        return next((c.messages[id_] for c in self.channels.values() if id_ in c.messages), None)
