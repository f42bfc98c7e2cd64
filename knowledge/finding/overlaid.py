"""The finder hears what editors changed about the concepts, also when another process kept it."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Connection

from bot.core.lexicon import Change
from bot.store import lexicon
from knowledge.finding.finder import Finder
from knowledge.finding.lists import Lists
from knowledge.lexicon.concepts import Concepts
from knowledge.lexicon.editing.overlay import LEXICON, laid_over


class Overlaid:
    """Keeps a finder with the changes in one database; several threads may ask for it.

    What was tried out last is remembered, so that it need not be made again when it is kept.
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._heard = (0, "")
        self._tried: tuple[Change, Lists] | None = None
        self._lock = Lock()

    def refresh(self, unit: Connection) -> None:
        """Hear what was changed since the last time."""
        newest = lexicon.stamp(unit, LEXICON)
        # A lower number is seen by who began to read before the last change was kept.
        if newest == self._heard or newest[0] < self._heard[0]:
            return
        with self._lock:
            if newest != self._heard:
                self._finder.hear(self._lists(lexicon.steps(unit, LEXICON)))
                self._heard, self._tried = newest, None

    def concepts(self, unit: Connection) -> Concepts:
        """The concepts as they are now."""
        return laid_over(self._finder.lists.shipped.whole, lexicon.steps(unit, LEXICON))

    def trying(self, unit: Connection, change: Change) -> Finder:
        """A finder that hears a change as if it was kept; the one in use does not."""
        steps = (*lexicon.steps(unit, LEXICON), *change)
        with self._lock:
            lists = self._lists(steps)
            self._tried = (steps, lists)
        return self._finder.beside(lists)

    def _lists(self, steps: Change) -> Lists:
        if self._tried is not None and self._tried[0] == steps:
            return self._tried[1]
        shipped = self._finder.lists
        return shipped.hearing(laid_over(shipped.shipped.whole, steps)) if steps else shipped
