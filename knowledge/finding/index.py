"""The index as it is read: which source holds which stem, how rare a stem is, and which stems look alike.

An index never changes; one that was brought up to date is another one. Ranking weights are those of BM25 over
weighted fields (Robertson, Zaragoza & Taylor 2004), with the tuning constants below.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec
from tantivy import DocAddress, Occur, Query, Schema, SchemaBuilder, Searcher

from knowledge.finding.pages import Pages
from knowledge.reading.compounds import Compounds
from knowledge.sources.resource import Resource, ResourceKind

K1 = 1.2
B = 0.4
ALIKE = 0.5
SHARED = 0.33
"""What share of its trigrams the other stem must hold to be that much alike: a third, rounded down."""
MOST_ALIKE = 6
LOOKED_AT = 32
"""How many stems that share letters with another are compared with it."""
REMEMBERED = 10_000
"""Of how many stems is remembered how rare they are and what looks like them."""
OPENED = 1_000
"""How many sources are remembered as they were read."""
HEAD, STEM = "*", "~"
"""The id of the document that says what the index holds, and the first letter of that of a stem."""


class Entry(msgspec.Struct, array_like=True, gc=False, frozen=True):
    """What the index keeps of a source: what ranking needs, and the source itself, still packed."""

    id: str
    kind: ResourceKind
    region: str
    published: int | None
    doubtful: bool
    title: frozenset[str]
    length: float
    counts: dict[str, float]
    packed: msgspec.Raw


_ENTRY = msgspec.msgpack.Decoder(Entry)
_RESOURCE = msgspec.msgpack.Decoder(Resource)


class Head(msgspec.Struct, frozen=True):
    """What an index holds: sources, the sum of their lengths, stems, and of which state of the database.

    `version` is that of the word lists. `base` is the mark of a state that was certainly kept, `mark` that of
    the state that was read, and `unsure` are the sources that were read since `base`. `size` is what there
    must be of pages.
    """

    version: str
    base: int = 0
    mark: int = 0
    unsure: tuple[str, ...] = ()
    sources: int = 0
    length: float = 0.0
    stems: int = 0
    size: int = 0


def schema() -> Schema:
    """The fields: the documents are sources, the stems that they hold, and one with the head."""
    fields = SchemaBuilder()
    fields.add_text_field("id", tokenizer_name="raw", index_option="basic")
    fields.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    for name in ("word", "name", "gram"):
        fields.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    fields.add_integer_field("page", fast=True)
    fields.add_text_field("head", tokenizer_name="raw", index_option="basic", stored=True)
    return fields.build()


class Index:
    """Everything searching needs of the sources, in one state that stays."""

    def __init__(
        self, searcher: Searcher, schema: Schema, pages: Pages, head: Head, compounds: Compounds
    ) -> None:
        self.head = head
        self.compounds = compounds
        self._searcher = searcher
        self._schema = schema
        self._pages = pages
        self._average = head.length / max(1, head.sources) or 1.0
        self.holders = lru_cache(REMEMBERED)(self._holders)
        self.idf = lru_cache(REMEMBERED)(self._idf)
        self.alike = lru_cache(REMEMBERED)(self._alike)
        self._gram_idf = lru_cache(REMEMBERED)(self._gram_rarity)
        self._opened = lru_cache(OPENED)(self._open)
        self._resources: dict[str, Resource] = {}

    def holds(self, stem: str) -> bool:
        """Tell whether a source holds a stem."""
        return self.holders(stem) > 0

    def has_met(self, stem: str) -> bool:
        """Tell whether a source ever held a stem, since the index was made."""
        return self._searcher.doc_freq("id", STEM + stem) > 0

    def norm(self, entry: Entry) -> float:
        """What the length of a source takes from the weight of its stems."""
        return K1 * (1 - B + B * entry.length / self._average)

    def term(self, stem: str) -> Query:
        """The sources that hold a stem."""
        return Query.term_query(self._schema, "body", stem, "freq")

    def best(self, query: Query, most: int) -> list[Entry]:
        """The sources that a query finds, best first by its own measure."""
        return self.opened(self._numbers(query, most))

    def scored(self, query: Query, most: int) -> list[tuple[int, float]]:
        """The sources that a query finds by number, best first, with what they score by its own measure."""
        hits: list[tuple[float, DocAddress]] = self._searcher.search(query, most, count=False).hits
        numbers = self._searcher.fast_field_values("page", [at for _, at in hits])
        pairs = zip(numbers, hits, strict=True)
        return [(int(number), score) for number, (score, _) in pairs if number is not None]

    def opened(self, numbers: Iterable[int]) -> list[Entry]:
        """The sources with these numbers."""
        return [self._opened(number) for number in numbers]

    def entry(self, id_: str) -> Entry | None:
        """The source with this id, or None."""
        return next(iter(self.best(Query.term_query(self._schema, "id", id_, "basic"), 1)), None)

    def named(self, typed: Sequence[str], most: int) -> list[Entry]:
        """Sources whose name holds all these folded words; the last may be unfinished or misspelt."""
        if not typed:
            return []
        whole = [Query.term_query(self._schema, "name", word, "basic") for word in typed[:-1]]
        for slips in (0, 1):
            last = Query.fuzzy_term_query(self._schema, "name", typed[-1], slips, True, True)
            found = self.best(Query.boolean_query([(Occur.Must, each) for each in (*whole, last)]), most)
            if found or len(typed[-1]) < 4:
                break
        return found

    def resource(self, entry: Entry) -> Resource:
        """The source of an entry."""
        found = self._resources.get(entry.id)
        if found is None:
            if len(self._resources) == OPENED:
                self._resources.clear()
            found = self._resources[entry.id] = _RESOURCE.decode(entry.packed)
        return found

    def _open(self, number: int) -> Entry:
        return _ENTRY.decode(self._pages.read(number))

    def _numbers(self, query: Query, most: int) -> list[int]:
        return [number for number, _ in self.scored(query, most)]

    def _holders(self, stem: str) -> int:
        # What was taken out is counted until the files are merged.
        return min(self._searcher.doc_freq("body", stem), self.head.sources)

    def _idf(self, stem: str) -> float:
        return rarity(self._holders(stem), self.head.sources)

    def _alike(self, stem: str) -> tuple[tuple[str, float], ...]:
        """Stems of the index that look like this one, with how much (0.5 to 1), most alike first.

        Likeness is the Dice measure over character trigrams, each weighed by its rarity; that catches
        misspellings, inflections and shared halves of compounds alike.
        """
        if len(stem) < 4 or not self.head.stems:
            return ()
        own = {gram: self._gram_idf(gram) for gram in trigrams(stem)}
        grams = [(Occur.Should, Query.term_query(self._schema, "gram", g, "basic")) for g in own]
        near = [self._pages.read(n).decode() for n in self._numbers(Query.boolean_query(grams), LOOKED_AT)]
        found = [(other, self._likeness(own, other)) for other in near if other != stem]
        best = [(other, likeness) for other, likeness in found if likeness >= ALIKE and self.holds(other)]
        return tuple(sorted(best, key=lambda x: (-x[1], x[0]))[:MOST_ALIKE])

    def _likeness(self, own: Mapping[str, float], other: str) -> float:
        """How much a stem looks like the one of which these are the trigrams; 0 when that is too little."""
        mine, marked = sum(own.values()), "_" + other
        # What is shared is part of the other stem, too; mostly even then it is too little.
        if sum([idf for gram, idf in own.items() if gram in marked]) < SHARED * mine:
            return 0.0
        its = trigrams(other)
        shared = math.fsum([idf for gram, idf in own.items() if gram in its])
        return 2 * shared / (math.fsum(own.values()) + math.fsum(map(self._gram_idf, its)))

    def _gram_rarity(self, gram: str) -> float:
        return math.log(1 + self.head.stems / max(1, self._searcher.doc_freq("gram", gram)))


def rarity(holders: int, sources: int) -> float:
    """How much it tells that a source holds something, when so many do; most when none does."""
    return math.log(1 + (sources - holders + 0.5) / (holders + 0.5)) if holders else math.log(sources + 1.5)


def trigrams(stem: str) -> frozenset[str]:
    """The character trigrams of a stem; its beginning counts, its ending does not."""
    marked = "_" + stem
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))
