"""The finder that goes with the database, also when another process changed the sources."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.core.lexicon import Change
from bot.core.zone import local_day
from knowledge.finding.finder import MOST, Answer, Finder
from knowledge.finding.following import Following
from knowledge.finding.gate import Verdict
from knowledge.finding.index import Index
from knowledge.finding.lists import Lists
from knowledge.finding.overlaid import Overlaid
from knowledge.finding.pages import TornError
from knowledge.finding.search import Hit
from knowledge.gaps import gaps
from knowledge.lexicon.concepts import Concepts
from knowledge.lexicon.hearing import Hearing
from knowledge.reading.question import Question
from knowledge.reading.regions import Regions
from knowledge.sources import store
from knowledge.sources.resource import NATIONAL, Resource

# Reading a question takes milliseconds in the one thread that writes, so what came in long ago is left.
NEWEST = 200

T = TypeVar("T")


class Shelf:
    """Finds in what the database holds, and remembers there what could not be found.

    The index is kept in `folder`, or for as long as this lives.
    """

    def __init__(self, finder: Finder, shipped: Sequence[Resource], folder: Path | None = None) -> None:
        self._finder = finder
        self._shipped = shipped
        self._following = Following(finder.folder(folder))
        self._overlaid = Overlaid(finder)
        self._index: Index | None = None
        self._topics: OrderedDict[tuple[str, str], gaps.Topic] = OrderedDict()

    def fill(self, unit: Connection) -> int:
        """Take the shipped sources in and make them findable; how many were new or renewed."""
        touched = store.take_in_shipped(unit, self._shipped)
        self._refresh(unit)
        return touched

    def concepts(self, unit: Connection) -> Concepts:
        """The concepts of the lexicon, with what editors changed."""
        return self._overlaid.concepts(unit)

    def compared(self, unit: Connection, change: Change, compare: Callable[[Finder, Finder], T]) -> T:
        """Compare the finder in use with one that hears a change of the lexicon; takes up to a second."""

        def both() -> T:
            return compare(self._finder, self._overlaid.trying(unit, change))

        return self._found(unit, both)

    @property
    def lists(self) -> Lists:
        """The word lists it finds with."""
        return self._finder.lists

    def hearing(self, unit: Connection) -> Hearing:
        """What concepts are heard with now."""
        self._overlaid.refresh(unit)
        return self._finder.hearing

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
        return self._found(unit, lambda: self._finder.ask(text, region, addressed=addressed, most=most))

    def about(
        self, unit: Connection, id_: str, text: str, region: str | None = None, *, most: int = MOST
    ) -> tuple[Hit, ...]:
        """The sources about one concept, as `Finder.about` finds them."""
        return self._found(unit, lambda: self._finder.about(id_, text, region, most=most))

    def suggest(self, typed: str, most: int) -> list[str]:
        """What somebody may be typing, as `Finder.suggest` says, among the sources that were last asked for.

        Suggestions come from other threads than the one that writes, whose changes they may not see yet.
        """
        try:
            return self._finder.suggest(typed, most)
        except TornError:  # whoever asks next has the index made anew
            return []

    def count(self, unit: Connection, verdict: Verdict, at: datetime) -> None:
        """Count a question by what came of it; of danger nothing is kept."""
        if verdict in {Verdict.ANSWER, Verdict.NOT_KNOWN}:
            gaps.count(unit, local_day(at), verdict.value)

    def miss(
        self, unit: Connection, text: str, reason: gaps.MissReason, at: datetime, shown: str | None = None
    ) -> str:
        """Keep a question that was not answered, or count it with one that asks the same; its number.

        Compared with the newest open questions only. `shown` is the source that did not help.
        """
        self._refresh(unit)
        question = self._finder.read(text)
        asked = gaps.topic(question)
        for known in gaps.newest_open_gaps(unit, NEWEST):
            if known.named and gaps.alike(asked, self._topic(known)):
                gaps.note_again(unit, known, text)
                return known.merged_into or known.id
        return gaps.note(unit, text, _region(question), reason, at, shown)

    def _topic(self, known: gaps.Gap) -> gaps.Topic:
        # A number alone is not enough: one whose question was rolled back is given out again.
        key = (known.id, known.question or known.title)
        if key not in self._topics:
            self._topics[key] = gaps.topic(self._finder.read(key[1]))
            if len(self._topics) > 2 * NEWEST:
                self._topics.popitem(last=False)
        return self._topics[key]

    def _refresh(self, unit: Connection) -> None:
        """Take up what changed of the sources; a change that was rolled back counts as one, too."""
        self._overlaid.refresh(unit)
        self._use(unit, self._following.index(unit))

    def _use(self, unit: Connection, index: Index) -> None:
        if index is not self._index:
            self._finder.use(index, store.aliases(unit))
            self._index = index

    def _found(self, unit: Connection, find: Callable[[], T]) -> T:
        self._refresh(unit)
        try:
            return find()
        except TornError as error:
            self._use(unit, self._following.renewed(unit, error))
            return find()


def _region(question: Question) -> str:
    return ", ".join(sorted(question.regions)) or NATIONAL
