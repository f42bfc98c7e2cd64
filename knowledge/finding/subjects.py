"""Which sources are about a concept, and how strongly."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tantivy import Occur, Query

from knowledge.finding.index import Entry, Index
from knowledge.finding.weighing import Wording, score_of, wording

Terms = Mapping[str, Sequence[tuple[str, ...]]]
"""Per concept the stems of each term by which sources name it."""
NEXT_TERM = 0.3
UNNAMED, NONE_NAMED, FURTHER_NAMED = 0.4, 0.6, 0.15
"""What a source counts for a concept that names others, or none; and what each place in its list costs."""
LIKELIEST = 100
"""How many sources that hold its terms are remembered of a concept."""
LOOKED_AT = 20
"""Among how many sources the one that holds most of the terms is looked for."""
REMEMBERED = 200
"""Of how many sources is remembered how strongly they are about a concept."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A concept as the sources know it.

    `stems` are the first ones of its terms. `named` are the sources that the lexicon names, each with its
    share; `top` is what the source that holds most of the terms scores for them. `likeliest` are the numbers
    of the sources that hold most of them by the measure of the index, and what they score by it.
    """

    terms: tuple[Wording, ...]
    stems: frozenset[str]
    named: Mapping[str, float]
    entries: tuple[Entry, ...]
    top: float
    likeliest: tuple[array[int], array[float]]
    _shares: dict[str, float] = field(default_factory=dict)

    @property
    def sourceless(self) -> bool:
        """Whether no source is about it."""
        return not self.terms and not self.named

    def share(self, entry: Entry, norm: float) -> float:
        """How strongly a source is about it, between 0 and 1.

        One that the lexicon does not name is about it, less, when it holds its terms.
        """
        known = self._shares.get(entry.id)
        if known is None:
            if len(self._shares) == REMEMBERED:
                self._shares.clear()
            known = max(held_terms(self.terms, entry, norm) / self.top, self.named.get(entry.id, 0.0))
            self._shares[entry.id] = known
        return known


class Subjects:
    """The concepts over one index; each is looked at when it is first heard."""

    def __init__(self, index: Index, terms: Terms, named: Mapping[str, tuple[str, ...]]) -> None:
        self._index = index
        self._terms = terms
        self._named = named
        self._known: dict[str, Subject] = {}

    def of(self, id_: str) -> Subject:
        """A concept as the sources know it."""
        known = self._known.get(id_)
        if known is None:
            known = self._known[id_] = self._look(id_)
        return known

    def _look(self, id_: str) -> Subject:
        index = self._index
        found = [e for x in self._named.get(id_, ()) if (e := index.entry(x))]
        named = {entry.id: 1.0 - place * FURTHER_NAMED for place, entry in enumerate(found)}
        terms = tuple(w for stems in self._terms.get(id_, ()) if (w := wording(stems, 1.0, index)))
        likeliest = index.scored(any_of(terms, index), LIKELIEST) if terms else []
        held = index.opened(number for number, _ in likeliest[:LOOKED_AT])
        # Terms of several words may be held in pieces, by no source as a whole.
        top = max((held_terms(terms, entry, index.norm(entry)) for entry in held), default=0.0)
        if not top:
            terms, likeliest = (), []
        share = UNNAMED if named else NONE_NAMED
        stems = frozenset(term[0] for term in terms)
        numbers, scores = (
            array("Q", (number for number, _ in likeliest)),
            array("d", (score for _, score in likeliest)),
        )
        return Subject(terms, stems, named, tuple(found), (top or 1.0) / share, (numbers, scores))


def held_terms(terms: Sequence[Wording], entry: Entry, norm: float) -> float:
    """What a source scores for terms of one concept: the best in full, others in part."""
    found = 0.0
    for term in terms:
        score = score_of(term, entry, norm)
        found = max(found, score) + NEXT_TERM * min(found, score)
    return found


def any_of(wordings: Sequence[Wording], index: Index) -> Query:
    """The sources that hold at least one of the wordings."""
    return Query.boolean_query([(Occur.Should, all_of(each, index)) for each in wordings])


def all_of(one: Wording, index: Index) -> Query:
    """The sources that hold all stems of a wording."""
    first, _, others, _ = one
    if not others:
        return index.term(first)
    stems = (first, *(stem for stem, _ in others))
    return Query.boolean_query([(Occur.Must, index.term(stem)) for stem in stems])
