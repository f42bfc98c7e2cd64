"""The rooms and people of the web chat, and who may read what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.people import OUTSIDE, Actor, Role
from bot.core.places import Address, Audience, Conversation, Direct

NAME = "web"
SPACE = "chat"


@dataclass(frozen=True, slots=True)
class Room:
    """A room as its members see it."""

    id: str
    name: str
    about: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who can use the chat."""

    id: str
    name: str
    about: str
    roles: frozenset[Role]

    @property
    def actor(self) -> Actor:
        """The person as the assistant knows them."""
        return Actor(NAME, self.id, self.name, self.roles)

    @property
    def private_room(self) -> str:
        """The room this person shares with the assistant alone."""
        return f"@{self.id}"


class Places:
    """Rooms by id, accounts by id."""

    def __init__(self, rooms: Sequence[Room], accounts: Sequence[Account]) -> None:
        self.rooms: Mapping[str, Room] = {room.id: room for room in rooms}
        self.accounts: Mapping[str, Account] = {account.id: account for account in accounts}

    def may_read(self, account: Account, room: str) -> bool:
        """Whether this person can read a room."""
        if room.startswith("@"):
            return room == account.private_room
        known = self.rooms.get(room)
        staff = account.roles - OUTSIDE
        return known is not None and (known.audience is not Audience.STAFF or bool(staff))

    def knows(self, room: str) -> bool:
        """Whether a room is (still) there."""
        return room in self.rooms or room.removeprefix("@") in self.accounts

    def readable(self, account: Account) -> list[str]:
        """The rooms this person can read, the private one last."""
        return [x for x in self.rooms if self.may_read(account, x)] + [account.private_room]

    def conversation(self, room: str, locale: str, thread: int | None = None) -> Conversation:
        """A room, or one of its threads, as the assistant knows it."""
        audience = Audience.DIRECT if room.startswith("@") else self.rooms[room].audience
        return Conversation(NAME, SPACE, room, audience, locale, str(thread) if thread else None)

    def room_of(self, to: Address) -> str | None:
        """The room an address stands for; None when nobody is there."""
        if isinstance(to, Direct):
            account = self.accounts.get(to.actor_id)
            return account.private_room if account else None
        return to.room if self.knows(to.room) else None

    def find(self, text: str) -> Account | None:
        """The person meant by an id, a whole name or a first name that one person has."""
        wanted = text.strip().removeprefix("@").casefold()
        if wanted in self.accounts:
            return self.accounts[wanted]
        named = [
            x for x in self.accounts.values() if wanted in {x.name.casefold(), x.name.split()[0].casefold()}
        ]
        return named[0] if len(named) == 1 else None
