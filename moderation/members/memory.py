"""What is remembered of a person outside every table: gone with a restart, and with an erasure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.core.commands import Unit


class Memory:
    """The memory of the assistant; each of `forgets` takes a pseudonym and tells how much it let go.

    Nothing of it is shown: it is what somebody did in the last minutes, for as long as this process lives.
    What counts wrong codes is none of it: who could erase that could guess codes without end.
    """

    name = "memory"

    def __init__(self, forgets: Sequence[Callable[[str], int]]) -> None:
        self._forgets = forgets

    def export(self, unit: Unit, person: str) -> Mapping[str, object]:
        """Nothing that is kept."""
        return {}

    def forget(self, unit: Unit, person: str) -> int:
        """Let go of all of it; no row is touched."""
        for forget in self._forgets:
            forget(person)
        return 0
