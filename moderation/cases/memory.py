"""What the look-out remembers of a person for minutes, in memory only: erased as all else is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.commands import Unit
from bot.core.people import Actor
from moderation.cases.watch import LookOut


class WatchMemory:
    """The person's side of the look-out. It is in no table, so a restart forgets it as well."""

    name = "watch"

    def __init__(self, watch: LookOut, person: Callable[[Actor], str]) -> None:
        self._watch = watch
        self._person = person

    def export(self, unit: Unit, person: str) -> Mapping[str, object]:
        """How many messages are remembered for a moment to recognise a flood."""
        count = self._watch.remembered(self._is(person))
        return {"remembered": count} if count else {}

    def forget(self, unit: Unit, person: str) -> int:
        """Forget all of it; how many messages and moments that were."""
        return self._watch.forget(self._is(person))

    def _is(self, person: str) -> Callable[[str], bool]:
        def same(account: str) -> bool:
            platform, _, id_ = account.partition(":")
            return self._person(Actor(platform, id_, "")) == person

        return same
