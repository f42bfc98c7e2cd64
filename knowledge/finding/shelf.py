"""The finder that goes with the database: made anew when the sources changed, also by another process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.core.zone import local_day
from knowledge.finding.finder import MOST, Answer, Finder
from knowledge.finding.gate import Verdict
from knowledge.finding.search import Hit
from knowledge.gaps import gaps
from knowledge.reading.question import Question
from knowledge.reading.regions import Regions
from knowledge.sources import store
from knowledge.sources.resource import NATIONAL, Resource

# Reading a question takes milliseconds in the one thread that writes, so what came in long ago is left.
NEWEST = 200


class Shelf:
    """Finds in what the database holds, and remembers there what could not be found."""

    def __init__(self, finder: Finder, shipped: Sequence[Resource]) -> None:
        self._finder = finder
        self._shipped = shipped
        self._seen = -1
        self._topics: OrderedDict[tuple[str, str], gaps.Topic] = OrderedDict()

    def fill(self, unit: Connection) -> int:
        """Take the shipped sources in and make them findable; how many were new or renewed."""
        touched = store.take_in_shipped(unit, self._shipped)
        self._refresh(unit)
        return touched

    @property
    def regions(self) -> Regions:
        """The regions that are known."""
        return self._finder.regions

    def ask(
        self,
        unit: Connection,
        text: str,
        region: str | None = None,
        *,
        addressed: bool = False,
        most: int = MOST,
    ) -> Answer:
        """Judge a message and find its sources, as `Finder.ask` does."""
        self._refresh(unit)
        return self._finder.ask(text, region, addressed=addressed, most=most)

    def about(
        self, unit: Connection, id_: str, text: str, region: str | None = None, *, most: int = MOST
    ) -> tuple[Hit, ...]:
        """The sources about one concept, as `Finder.about` finds them."""
        self._refresh(unit)
        return self._finder.about(id_, text, region, most=most)

    def count(self, unit: Connection, verdict: Verdict, at: datetime) -> None:
        """Count a question by what came of it; of danger nothing is kept."""
        if verdict in {Verdict.ANSWER, Verdict.NOT_KNOWN}:
            gaps.count(unit, local_day(at), verdict.value)

    def miss(self, unit: Connection, text: str, reason: gaps.MissReason, at: datetime) -> str:
        """Keep a question that was not answered, or count it with one that asks the same; its number.

        Compared with the newest open questions only.
        """
        self._refresh(unit)
        question = self._finder.read(text)
        asked = gaps.topic(question)
        for known in gaps.newest_open_gaps(unit, NEWEST):
            if gaps.alike(asked, self._topic(known)):
                gaps.note_again(unit, known, text)
                return known.id
        return gaps.note(unit, text, _region(question), reason, at)

    def _topic(self, known: gaps.Gap) -> gaps.Topic:
        # A number alone is not enough: one whose question was rolled back is given out again.
        key = (known.id, known.question)
        if key not in self._topics:
            self._topics[key] = gaps.topic(self._finder.read(known.question))
            if len(self._topics) > 2 * NEWEST:
                self._topics.popitem(last=False)
        return self._topics[key]

    def _refresh(self, unit: Connection) -> None:
        """Read the sources again when they changed; a change that was rolled back counts as one, too."""
        stamp = store.stamp(unit)
        if stamp != self._seen:
            self._finder.replace(store.every_resource(unit), store.aliases(unit))
            self._seen = stamp


def _region(question: Question) -> str:
    return ", ".join(sorted(question.regions)) or NATIONAL
