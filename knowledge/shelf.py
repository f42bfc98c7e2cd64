"""The finder that goes with the database: made anew when the sources changed, also by another process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from knowledge import gaps, store
from knowledge.finder import Answer, Finder
from knowledge.gate import Verdict
from knowledge.question import Question
from knowledge.resource import NATIONAL, Resource


class Shelf:
    """Finds in what the database holds, and remembers there what could not be found."""

    def __init__(self, finder: Finder, shipped: Sequence[Resource]) -> None:
        self._finder = finder
        self._shipped = shipped
        self._seen = -1
        self._topics: dict[str, gaps.Topic] = {}

    def fill(self, unit: Connection) -> int:
        """Take the shipped sources in and make them findable; how many were new or renewed."""
        touched = store.take_in_shipped(unit, self._shipped)
        self._refresh(unit)
        return touched

    def ask(
        self, unit: Connection, text: str, region: str | None = None, *, addressed: bool = False
    ) -> Answer:
        """Judge a message and find its sources, as `Finder.ask` does."""
        self._refresh(unit)
        return self._finder.ask(text, region, addressed=addressed)

    def count(self, unit: Connection, verdict: Verdict, at: datetime) -> None:
        """Count a question by what came of it; of danger nothing is kept."""
        if verdict in {Verdict.ANSWER, Verdict.NOT_KNOWN}:
            gaps.count(unit, at.date(), verdict.value)

    def miss(self, unit: Connection, text: str, reason: gaps.MissReason, at: datetime) -> str:
        """Keep a question that was not answered, or count it with one that asks the same; its number."""
        self._refresh(unit)
        question = self._finder.read(text)
        asked = gaps.topic(question)
        for known in gaps.open_gaps(unit):
            if gaps.alike(asked, self._topic(known)):
                gaps.note_again(unit, known, text)
                return known.id
        return gaps.note(unit, text, _region(question), reason, at)

    def _topic(self, known: gaps.Gap) -> gaps.Topic:
        if known.id not in self._topics:
            self._topics[known.id] = gaps.topic(self._finder.read(known.question))
        return self._topics[known.id]

    def _refresh(self, unit: Connection) -> None:
        """Read the sources again when they changed; a change that was rolled back counts as one, too."""
        changes = store.changes(unit)
        if changes != self._seen:
            self._finder.replace(store.every_resource(unit))
            self._seen = changes
            self._topics.clear()


def _region(question: Question) -> str:
    return ", ".join(sorted(question.regions)) or NATIONAL
