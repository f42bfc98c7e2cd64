"""Counts what each rule of the guard finds and what comes of it, without text and without anyone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.core.commands import Unit
from bot.core.zone import local_day
from moderation.door import store
from moderation.door.model import Outcome
from moderation.guard.guard import Policy
from moderation.guard.spans import Span

Count = Callable[[Callable[[Connection], Any]], None]
"""Has something written soon, together with others; it may be lost when the machine stops."""


class Tally:
    """Keeps the counts; `usual` tells what would have been held back if nobody had said otherwise."""

    def __init__(self, count: Count, clock: Callable[[], datetime], usual: Policy) -> None:
        self._count = count
        self._clock = clock
        self._usual = usual

    def let_by(self, spans: Sequence[Span], policy: Policy) -> None:
        """Count the finds in one text that did not hold it back."""
        day = local_day(self._clock())
        tallied = {(x.rule, x.type.value, self._outcome(x)) for x in spans if not policy.refuses(x)}
        if tallied:
            self._count(lambda unit: store.count(unit, day, sorted(tallied)))

    def settled(self, unit: Unit, finds: Iterable[tuple[str, str]], outcome: Outcome) -> None:
        """Count that these rules, each with a kind, held something back, or that their writer waived it."""
        store.count(unit, local_day(self._clock()), [(*find, outcome) for find in sorted(finds)])

    def _outcome(self, span: Span) -> Outcome:
        return Outcome.OBSERVED if self._usual.refuses(span) else Outcome.MASKED
