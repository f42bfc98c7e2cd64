"""One entry to finding: what to do with a message, and which sources answer it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.finding.choosing import choices
from knowledge.finding.crisis import Crisis, Danger, load_crisis
from knowledge.finding.folder import IndexFolder
from knowledge.finding.gate import Gate, Verdict, load_gate
from knowledge.finding.index import Index
from knowledge.finding.search import Hit, Searcher
from knowledge.finding.signs import Signs
from knowledge.finding.subjects import Terms
from knowledge.lexicon.concepts import Concept, load_concepts
from knowledge.lexicon.hearing import Heard, Hearing
from knowledge.meaning.nearness import Nearness
from knowledge.reading.dutch import load_dutch, words
from knowledge.reading.phrases import load_lexicon
from knowledge.reading.question import Question, Reader, load_kind_words
from knowledge.reading.regions import Regions, load_regions
from knowledge.sources.resource import Resource, read_lines

LONGEST = 8_000
_MASK = re.compile(r"\[[a-z -]{2,30}\]")
"""What stands for client data that was taken out: no word of the question."""
MOST = 10
"""How many sources are ranked when nobody asks for more."""
RESOURCES = "resources.jsonl"
DUTCH_LISTS = ("stopwords.txt", "verbs.txt", "stems.txt")
FORMAT = 1
"""Raised when an index is made in another way, so that those on disk are made anew."""
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
class Lists:
    """The word lists of config/knowledge, read once; several finders can share them.

    `known` are words that may be half of a compound, `terms` and `named` the words and sources of each
    concept, `names` what each is called, in words as well. `version` is a mark of all that an index is made
    with, `nearness` is there when a model of meaning was brought.
    """

    reader: Reader
    known: frozenset[str]
    terms: Terms
    named: Mapping[str, tuple[str, ...]]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    version: str
    crisis: Crisis
    gate: Gate
    nearness: Nearness | None = None

    def folder(self, place: Path | None = None) -> IndexFolder:
        """Where an index is kept; without a place only for as long as it is used."""
        return IndexFolder(self.reader.dutch, self.known, self.version, place)

    def over(self, index: Index, into: Mapping[str, str]) -> Searcher:
        """A searcher over an index; `into` are ids of sources that were merged into another, with its id."""
        leading = {x: tuple(dict.fromkeys(into.get(s, s) for s in named)) for x, named in self.named.items()}
        return Searcher(index, self.reader.regions, self.terms, leading)


class Finder:
    """Finds sources. The index is replaced as a whole; asking goes on with the old one meanwhile."""

    def __init__(self, lists: Lists, resources: Iterable[Resource] = ()) -> None:
        self._reader = lists.reader
        self._crisis = lists.crisis
        self._gate = lists.gate
        self._nearness = lists.nearness
        self._lists = lists
        self.replace(tuple(resources))

    def replace(self, resources: Sequence[Resource]) -> None:
        """Find in these sources from now on."""
        self.use(self._lists.folder().make(lambda: resources))

    def use(self, index: Index, aliases: Mapping[str, str] = NO_ALIASES) -> None:
        """Find in the sources of this index from now on; `aliases` are ids that were merged into these."""
        self._searcher = self._lists.over(index, aliases)

    def folder(self, place: Path | None = None) -> IndexFolder:
        """Where an index is kept that this can use."""
        return self._lists.folder(place)

    @property
    def regions(self) -> Regions:
        """The regions it knows."""
        return self._reader.regions

    def ask(
        self, text: str, region: str | None = None, *, addressed: bool = False, most: int = MOST
    ) -> Answer:
        """Judge a message and find its sources, at most `most`.

        `region` is where whoever asks works. `addressed` says that it was put to the assistant, so that it
        is certainly a question.
        """
        text = _MASK.sub(" ", text[:LONGEST])
        danger = self._crisis.look(text)
        searcher = self._searcher
        question = self._reader.read(text, searcher.index)
        home = self._reader.regions.named(region) if region else frozenset()
        hits = tuple(searcher.rank(question, home, most))
        if self._nearness is not None:
            hits = self._nearness.reorder(text, hits)
        if danger:
            return Answer(False, danger, hits, Verdict.DANGER, 1.0, question)
        sourceless = searcher.sourceless(question)
        asks = self._gate.asks(text, question, hits)
        verdict = self._gate.judge(text, question, hits, sourceless, 1.0 if addressed else asks)
        choice = choices(question, hits)
        return Answer(verdict is Verdict.ANSWER, None, hits, verdict, asks, question, choice)

    def about(self, id_: str, text: str, region: str | None = None, *, most: int = MOST) -> tuple[Hit, ...]:
        """The sources about one concept, for who chose it after asking `text`; none when it is unknown."""
        searcher = self._searcher
        concept = self._reader.hearing.by_id(id_)
        if concept is None:
            return ()
        question = self._reader.read(text[:LONGEST], searcher.index)
        chosen = replace(question, slots=(), heard=(Heard(concept, 1.0, ()),))
        home = self._reader.regions.named(region) if region else frozenset()
        return tuple(searcher.rank(chosen, home, most))

    def suggest(self, typed: str, most: int) -> list[str]:
        """What somebody may be typing: names of concepts first, then titles of sources."""
        said, index = words(typed[:LONGEST]), self._searcher.index
        if not said:
            return []
        concepts = [name for name, named in self._lists.names if _begins(said, named)]
        titles = sorted(index.resource(entry).title for entry in index.named(said, most))
        return list(dict.fromkeys([*concepts, *titles]))[:most]

    def read(self, text: str) -> Question:
        """How a text is understood."""
        return self._reader.read(text[:LONGEST], self._searcher.index)

    def danger(self, text: str) -> Danger | None:
        """The danger now that a text tells of, or None."""
        return self._crisis.look(text)

    def signs(self, text: str) -> tuple[Signs, Signs]:
        """What the gate sees in a message: the signs that it asks, and those that the sources know."""
        searcher = self._searcher
        question = self._reader.read(text, searcher.index)
        hits = searcher.rank(question)
        asking = self._gate.asking(text, question, hits)
        return asking, self._gate.knowing(text, question, hits, searcher.sourceless(question)) if hits else {}


def _begins(said: Sequence[str], named: Sequence[str]) -> bool:
    """Tell whether a name holds all words that were said, the last of them perhaps unfinished."""
    *whole, last = said
    return set(whole).issubset(named) and any(word.startswith(last) for word in named)


def load_lists(folder: Path, nearness: Nearness | None = None) -> Lists:
    """The word lists of config/knowledge, and a model of meaning when there is one.

    Raises:
        OSError: when a file is missing.
        ValueError: naming what in a file can not be read.
    """
    dutch = load_dutch(folder)
    concepts = load_concepts(folder.parent / "lexicon")
    reader = Reader(
        dutch,
        load_lexicon(folder, dutch),
        Hearing(concepts, dutch),
        load_regions(folder),
        load_kind_words(folder / "kinds.toml"),
    )
    terms = {c.id: tuple(s for t in c.terms if (s := tuple(dutch.stems(t)))) for c in concepts.all}
    named = {c.id: c.sources for c in concepts.all}
    names = tuple((name, tuple(words(name))) for name in sorted({c.name for c in concepts.all}))
    known = frozenset(reader.lexicon.known | concepts.vocabulary())

    version = _version(folder, known)
    crisis, gate = load_crisis(folder / "crisis.toml", dutch), load_gate(folder)
    # The words of the lists were stemmed once; those that are said will be remembered anew.
    dutch.stem.cache_clear()
    return Lists(reader, known, terms, named, names, version, crisis, gate, nearness)


def _version(folder: Path, known: frozenset[str]) -> str:
    """A mark of all that says what a word tells an index."""
    digest = hashlib.blake2b(f"{FORMAT}".encode(), digest_size=16)
    for name in DUTCH_LISTS:
        digest.update((folder / name).read_bytes())
    digest.update(" ".join(sorted(known)).encode())
    return digest.hexdigest()


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
