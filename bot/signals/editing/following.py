"""The rules of signals with what moderators changed about the terms of its concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from threading import Lock

from sqlalchemy import Connection

from bot.core.lexicon import Change, Step, laid
from bot.signals.reading.lexicon import Concept
from bot.signals.reading.rules import SignalRules
from bot.store import lexicon

LEXICON = "signalen"
"""What the lexicon of signals is called among others."""
TERM = "term"


def laid_over(concepts: Mapping[str, Concept], steps: Iterable[Step]) -> dict[str, Concept]:
    """The concepts after these steps, in their order; steps about concepts that are gone are passed over."""
    mine: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.part == TERM and step.concept in concepts:
            mine[step.concept].append(step)
    changed = {id_: replace(concepts[id_], terms=laid(concepts[id_].terms, own)) for id_, own in mine.items()}
    return {**concepts, **changed}


class FollowedTerms:
    """Follows the changes in one database, also those of another process; several threads may ask."""

    def __init__(self, shipped: SignalRules) -> None:
        self.shipped = shipped
        self._rules = shipped
        self._known = (0, "")
        self._lock = Lock()

    def rules(self, unit: Connection) -> SignalRules:
        """The rules as they are now; the same ones as long as nothing changed."""
        newest = lexicon.stamp(unit, LEXICON)
        # A lower number is seen by who began to read before the last change was kept.
        if newest[0] >= self._known[0] and newest != self._known:
            with self._lock:
                if newest != self._known:
                    self._rules = self._with(lexicon.steps(unit, LEXICON))
                    self._known = newest
        return self._rules

    def trying(self, unit: Connection, change: Change) -> SignalRules:
        """The rules as they would be with a change."""
        return self._with((*lexicon.steps(unit, LEXICON), *change))

    def _with(self, steps: Change) -> SignalRules:
        return self.shipped.knowing(laid_over(self.shipped.concepts, steps)) if steps else self.shipped
