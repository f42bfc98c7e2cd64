"""Who gets the digest in private: the accounts that the settings name with a role that reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.core.people import Actor
from bot.core.places import Direct
from bot.store.people import Contacts


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person with a role, by name; `to` is None where no private conversation can be opened."""

    name: str
    to: Direct | None


class Recipients:
    """Everyone who is to get the digest; `known` gives an account as its platform knows it."""

    def __init__(
        self,
        accounts: Sequence[Actor],
        contacts: Contacts,
        person: Callable[[Actor], str],
        known: Callable[[Actor], Actor | None],
        locale: str,
    ) -> None:
        self._accounts = accounts
        self._contacts = contacts
        self._person = person
        self._known = known
        self._locale = locale

    def all(self, unit: Connection) -> list[Recipient]:
        """Each person once: at the address they asked to be told at, else where their account is.

        A number that the platform does not know as an account is left out: it may be a role or a power level.
        """
        people: dict[str, list[Actor]] = {}
        for account in self._accounts:
            people.setdefault(self._person(account), []).append(account)
        found = ((self._reader(unit, person, accounts), accounts) for person, accounts in people.items())
        return [each for each, accounts in found if each.to or not all(x.id.isdecimal() for x in accounts)]

    def _reader(self, unit: Connection, person: str, accounts: Sequence[Actor]) -> Recipient:
        kept = self._contacts.address(unit, person)
        found = next((known for x in accounts if (known := self._known(x)) is not None), None)
        to = Direct(found.platform, found.id, self._locale) if found is not None else None
        return Recipient(found.name if found is not None else accounts[0].key, kept or to)
