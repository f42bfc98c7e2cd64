"""What the web chat holds of a person, and its erasure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from adapters.web import chat
from adapters.web.places import Account, Places
from bot.core.people import Actor


class ChatPersonalData:
    """The messages, reactions and silence of one account; `person` gives an account's pseudonym."""

    name = "web"

    def __init__(self, places: Places, person: Callable[[Actor], str]) -> None:
        self._places = places
        self._person = person

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """What the person said and still stands there, and whether they may speak; by account when linked."""
        held = {account.id: chat.held(unit, account.id) for account in self._accounts(person)}
        return held if len(held) > 1 else next(iter(held.values()), {})

    def forget(self, unit: Connection, person: str) -> int:
        """Empty all the person said and all that was said to them alone; how many messages that were."""
        return sum(chat.forget(unit, account.id) for account in self._accounts(person))

    def people(self, unit: Connection) -> set[str]:
        """Everyone who has an account here."""
        return {self._person(account.actor) for account in self._places.accounts.values()}

    def _accounts(self, person: str) -> list[Account]:
        return [x for x in self._places.accounts.values() if self._person(x.actor) == person]
