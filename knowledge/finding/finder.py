"""One entry to finding: what to do with a message, and which sources answer it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.finding import signs
from knowledge.finding.choosing import choices
from knowledge.finding.crisis import Danger
from knowledge.finding.folder import IndexFolder
from knowledge.finding.gate import Verdict
from knowledge.finding.index import Index
from knowledge.finding.lists import Lists, load_lists
from knowledge.finding.search import Hit, Searcher
from knowledge.finding.signs import Signs
from knowledge.lexicon.concepts import Concept
from knowledge.lexicon.hearing import Heard, Hearing
from knowledge.reading.dutch import words
from knowledge.reading.question import Question, Reading
from knowledge.reading.regions import Regions
from knowledge.sources.resource import Resource, read_lines

LONGEST = 8_000
_MASK = re.compile(r"\[[a-z -]{2,30}\]")
"""What stands for client data that was taken out: no word of the question."""
SHOWN = 3
"""How many sources are shown at once."""
MOST = 10
"""How many sources are ranked when nobody asks for more."""
RESOURCES = "resources.jsonl"
NO_ALIASES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant makes of a message.

    `answered`: it would show sources when it reads this in a channel where it listens. `ranked` may hold
    sources when it would not. `crisis` tells of danger now; then nothing else is shown. `why` is the verdict,
    `asks` how likely (0 to 1) it asks the assistant for something, `question` how it was understood.
    `choices` are the concepts to ask back about.
    """

    answered: bool
    crisis: Danger | None
    ranked: tuple[Hit, ...]
    why: Verdict
    asks: float
    question: Question
    choices: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    """What a finder finds with at one moment; replaced as a whole, so that others may ask meanwhile."""

    lists: Lists
    searcher: Searcher
    aliases: Mapping[str, str]
    reading: Reading


class Finder:
    """Finds sources. The index is replaced as a whole; asking goes on with the old one meanwhile."""

    def __init__(self, lists: Lists, resources: Iterable[Resource] = ()) -> None:
        self._made_with = lists
        self._crisis = lists.crisis
        self._gate = lists.gate
        self._nearness = lists.nearness
        self._hold(lists, lists.empty, NO_ALIASES)
        if found := tuple(resources):
            self.replace(found)

    def replace(self, resources: Sequence[Resource]) -> None:
        """Find in these sources from now on."""
        self._hold(self._made_with, self.folder().make(lambda: resources), NO_ALIASES)

    def use(self, index: Index, aliases: Mapping[str, str] = NO_ALIASES) -> None:
        """Find in the sources of this index from now on; `aliases` are ids that were merged into these."""
        self._hold(self._held.lists, index, aliases)

    def hear(self, lists: Lists) -> None:
        """Hear the concepts of these lists from now on, made by `Lists.hearing` of those it was made with."""
        self._hold(lists, self._held.searcher.index, self._held.aliases)

    def beside(self, lists: Lists) -> Finder:
        """A finder in the same sources that hears the concepts of other lists, to see what they would do."""
        other = copy(self)
        other.hear(lists)
        return other

    def folder(self, place: Path | None = None) -> IndexFolder:
        """Where an index is kept that this can use."""
        return self._made_with.folder(place)

    @property
    def lists(self) -> Lists:
        """The lists it was made with, without what editors changed since."""
        return self._made_with

    @property
    def hearing(self) -> Hearing:
        """What it hears concepts with now."""
        return self._held.lists.reader.hearing

    @property
    def regions(self) -> Regions:
        """The regions it knows."""
        return self._made_with.reader.regions

    def _hold(self, lists: Lists, index: Index, aliases: Mapping[str, str]) -> None:
        self._held = _Held(lists, lists.over(index, aliases), aliases, lists.reader.over(index))

    def ask(
        self, text: str, region: str | None = None, *, addressed: bool = False, most: int = MOST
    ) -> Answer:
        """Judge a message and find its sources, at most `most`.

        `region` is where whoever asks works. `addressed` says that it was put to the assistant, so that it
        is certainly a question.
        """
        text = _MASK.sub(" ", text[:LONGEST])
        danger = self._crisis.look(text)
        held = self._held
        searcher, question = held.searcher, held.reading.read(text)
        home = self.regions.named(region) if region else frozenset()
        hits = tuple(searcher.rank(question, home, most))
        if self._nearness is not None:
            hits = self._nearness.reorder(text, hits)
        if danger:
            return Answer(False, danger, hits, Verdict.DANGER, 1.0, question)
        sourceless = searcher.sourceless(question)
        seen = self._gate.seen(text)
        asks = self._gate.asks(seen, question, hits)
        verdict = self._gate.judge(seen, question, hits, sourceless, 1.0 if addressed else asks)
        answered = verdict is Verdict.ANSWER
        choice = choices(question, hits, hits[:SHOWN] if answered else ())
        return Answer(answered, None, hits, verdict, asks, question, choice)

    def about(self, id_: str, text: str, region: str | None = None, *, most: int = MOST) -> tuple[Hit, ...]:
        """The sources about one concept, for who chose it after asking `text`; none when it is unknown."""
        held = self._held
        concept = held.lists.reader.hearing.by_id(id_)
        if concept is None:
            return ()
        chosen = replace(held.reading.read(text[:LONGEST]), slots=(), heard=(Heard(concept, 1.0, ()),))
        home = self.regions.named(region) if region else frozenset()
        return tuple(held.searcher.rank(chosen, home, most))

    def suggest(self, typed: str, most: int) -> list[str]:
        """What somebody may be typing: names of concepts first, then titles of sources."""
        held, said = self._held, words(typed[:LONGEST])
        if not said:
            return []
        index = held.searcher.index
        concepts = [name for name, named in held.lists.names if _begins(said, named)]
        titles = sorted(index.resource(entry).title for entry in index.named(said, most))
        return list(dict.fromkeys([*concepts, *titles]))[:most]

    def read(self, text: str) -> Question:
        """How a text is understood."""
        return self._held.reading.read(text[:LONGEST])

    def danger(self, text: str) -> Danger | None:
        """The danger now that a text tells of, or None."""
        return self._crisis.look(text)

    def signs(self, text: str) -> tuple[Signs, Signs, tuple[str, ...]]:
        """What the gate sees in a message: signs that it asks, signs that sources know, and its words."""
        held = self._held
        searcher, question = held.searcher, held.reading.read(text)
        hits = searcher.rank(question)
        seen = self._gate.seen(text)
        known = signs.knowing(seen, question, hits, searcher.sourceless(question)) if hits else {}
        return signs.asking(seen, question, hits), known, tuple(seen.said)


def _begins(said: Sequence[str], named: Sequence[str]) -> bool:
    """Tell whether a name holds all words that were said, the last of them perhaps unfinished."""
    *whole, last = said
    return set(whole).issubset(named) and any(word.startswith(last) for word in named)


def load_finder(folder: Path, resources: Iterable[Resource] | None = None) -> Finder:
    """A finder with the word lists of config/knowledge, over these sources or the shipped ones.

    Raises:
        OSError: when a file is missing.
        ValueError: naming what in a file can not be read.
    """
    return Finder(load_lists(folder), shipped(folder) if resources is None else resources)


def shipped(folder: Path) -> tuple[Resource, ...]:
    """The sources that come with the assistant.

    Raises:
        OSError: when the file is missing.
        RowError: naming the line that is wrong.
    """
    with (folder / RESOURCES).open(encoding="utf-8") as lines:
        return tuple(read_lines(lines))
