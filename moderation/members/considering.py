"""The way out for unprompted words, which spares who wants no private messages."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.commands import Unit
from bot.core.people import Actor
from bot.core.places import Address, Direct
from bot.core.plan import Act
from bot.core.ports import Outbox
from bot.core.reply import Reply
from bot.store.people import has_left
from moderation.members.wishes import Wish, Wishes

MUST = frozenset({"case-told", "case-outcome", "linked", "leak-told", "client-data"})
"""Reasons why somebody is told all the same: what is done about them, or to their account, they must know."""


class Considerate:
    """An outbox without private messages to who objects to them or left; `person` gives a pseudonym."""

    def __init__(self, outbox: Outbox, wishes: Wishes, person: Callable[[Actor], str]) -> None:
        self._outbox = outbox
        self._wishes = wishes
        self._person = person

    def say(self, unit: Unit, to: Address, reply: Reply, *, reason: str, key: str | None = None) -> None:
        """Say something, unless it is a private message that this person does not want."""
        if isinstance(to, Direct) and reason not in MUST:
            person = self._person(Actor(to.platform, to.actor_id, ""))
            if self._wishes.has(unit, person, Wish.NO_MESSAGES) or has_left(unit, person, to.platform):
                return
        self._outbox.say(unit, to, reply, reason=reason, key=key)

    def act(self, unit: Unit, act: Act, *, reason: str, key: str | None = None) -> None:
        """Do something; acts are about messages and measures, never a word to somebody."""
        self._outbox.act(unit, act, reason=reason, key=key)
