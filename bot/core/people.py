"""Who speaks: people as a platform knows them, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the community; someone without a known role is a MEMBER."""

    MEMBER = "lid"
    MODERATOR = "moderator"
    EDITOR = "redacteur"
    PROGRAMME_BOARD = "programmaraad"
    POLICY_TABLE = "beleidstafel"
    TROIKA = "trojka"
    CLIENT_ORGANISATION = "clientorganisatie"
    ADMIN = "beheerder"


OUTSIDE = frozenset({Role.MEMBER, Role.CLIENT_ORGANISATION})
"""Roles of people who are no staff: they read no rooms of staff."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or bot) on one platform; `id` is that platform's opaque account id."""

    platform: str
    id: str
    name: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    bot: bool = False

    @property
    def key(self) -> str:
        """The account's name across platforms; only its keyed hash is ever stored."""
        return f"{self.platform}:{self.id}"

    def may(self, *needed: Role) -> bool:
        """Tell whether this person has one of the needed roles; an ADMIN has them all."""
        return Role.MEMBER in needed or Role.ADMIN in self.roles or not self.roles.isdisjoint(needed)
