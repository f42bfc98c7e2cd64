"""From a question to ranked sources, with which words matched.

The index offers candidates by a measure of its own; what is shown, and in what order, is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tantivy import Occur, Query

from knowledge.finding.index import Entry, Index
from knowledge.finding.subjects import Subject, Subjects, Terms, all_of
from knowledge.finding.weighing import Told, Weighing, rarity_of
from knowledge.lexicon.hearing import Heard
from knowledge.reading.question import Question
from knowledge.reading.regions import Regions
from knowledge.sources.resource import NATIONAL, Resource

CANDIDATES, LOOKED_THROUGH = 36, 100
"""How many sources are weighed, and among how many that hold the words of a question they are chosen."""
LIKELIEST, FAINTEST = 12, 0.12
"""How many wordings candidates are looked for by, and what one can add, against the most telling one."""
LOOKED_FOR = 6
"""By how many concepts candidates are looked for."""
CONCEPT, CONCEPT_KNOWN = 200.0, 6.0
"""What a certain concept weighs when the words of the question are not found, and when they are."""
FURTHER_CONCEPTS = 0.3
"""What the concepts of a source count besides the one heard best."""
MOST_CONCEPTS = 12
WEAKEST = 0.2
TITLE = 0.15
KIND = 0.15
OTHER_REGION, UNASKED_REGION, ASKED_REGION = 0.35, 0.92, 1.4
HOME_REGION, NOT_HOME = 1.15, 0.7
RECENT, MIDDLE_YEAR = 0.04, 2015
DOUBTFUL = 0.9
"""What is left of the score of a source that an equal one goes before: not looked at in time, replaced …"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A source that was found: its score, the share of the question it covers, and which words said so.

    `in_region` is False when a region was asked for and the source is neither for it nor names it.
    """

    resource: Resource
    score: float
    covered: float
    matched: tuple[str, ...]
    in_region: bool = True


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as the index knows it, and who asks.

    `subjects` are the concepts that were heard, surest first. `about` holds, by stem, the numbers of those of
    which a term begins with it; `named`, by the id of a source, of those that name it, with its share.
    """

    question: Question
    words: Weighing
    subjects: Sequence[tuple[Heard, Subject]]
    about: Mapping[str, Sequence[int]]
    named: Mapping[str, Mapping[int, float]]
    stems: frozenset[str]
    needles: frozenset[str]
    mass: float
    home: frozenset[str]


class _Candidate(NamedTuple):
    """What one source tells of a question, slot by slot, and of which concepts by number, in their order.

    `lexical` is the score of its words, `known` how much of the question they cover, and `about` how strongly
    it is about what was heard.
    """

    entry: Entry
    told: Sequence[Told]
    shares: Mapping[int, float]
    lexical: float
    known: float
    about: float


class Searcher:
    """Ranks the sources of one index for questions."""

    def __init__(
        self, index: Index, regions: Regions, terms: Terms, named: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.index = index
        self._regions = regions
        self._subjects = Subjects(index, terms, named)

    def sourceless(self, question: Question) -> frozenset[str]:
        """The concepts heard in a question that no source is about."""
        heard = (h.concept.id for h in question.heard)
        return frozenset(id_ for id_ in heard if self._subjects.of(id_).sourceless)

    def rank(self, question: Question, home: frozenset[str] = frozenset(), most: int = 10) -> list[Hit]:
        """The best sources, best first; `home` are the regions of whoever asks."""
        asked = self._asked(question, home)
        found = [self._candidate(entry, asked) for entry in self._offered(asked, max(CANDIDATES, most))]
        trust = _trust(asked, found)
        scores = {c.entry.id: self._score(c, asked, trust) for c in found}
        found.sort(key=lambda c: (-scores[c.entry.id], c.entry.id))
        return [self._hit(c, scores[c.entry.id], asked) for c in found[:most]]

    def _asked(self, question: Question, home: frozenset[str]) -> _Asked:
        words = Weighing(question, self.index)
        sure = [h for h in question.heard[:MOST_CONCEPTS] if h.strength >= WEAKEST]
        subjects = [(h, self._subjects.of(h.concept.id)) for h in sure]
        about: dict[str, list[int]] = defaultdict(list)
        named: dict[str, dict[int, float]] = defaultdict(dict)
        for number, (_, subject) in enumerate(subjects):
            for stem in subject.stems:
                about[stem].append(number)
            for id_, share in subject.named.items():
                named[id_][number] = share
        stems = frozenset([s for slot in question.slots for vs in slot.single for v in vs for s in v.stems])
        needles = frozenset(words.stems | about.keys())
        mass = sum([slot.mass for slot in question.slots])
        return _Asked(question, words, subjects, about, named, stems, needles, mass, home)

    def _offered(self, asked: _Asked, most: int) -> Iterable[Entry]:
        found = {entry.id: entry for _, subject in asked.subjects for entry in subject.entries}
        scores: dict[int, float] = {}
        query = self._query(asked)
        if query is not None:
            scores.update(self.index.scored(query, max(LOOKED_THROUGH, most)))
        for heard, subject in asked.subjects[:LOOKED_FOR]:
            boost = heard.strength * CONCEPT / 2 / subject.top
            for number, score in zip(*subject.likeliest, strict=True):
                scores[number] = scores.get(number, 0.0) + boost * score
        likeliest = sorted(scores, key=lambda number: (-scores[number], number))[:most]
        found.update([(entry.id, entry) for entry in self.index.opened(likeliest)])
        return found.values()

    def _query(self, asked: _Asked) -> Query | None:
        telling = {each: each[3] * rarity_of(each) for each in asked.words.wordings}
        least = FAINTEST * max(telling.values(), default=0.0)
        likeliest = sorted(telling, key=lambda each: -telling[each])[:LIKELIEST]
        parts = [_boosted(all_of(each, self.index), each[3]) for each in likeliest if telling[each] >= least]
        return Query.boolean_query([(Occur.Should, part) for part in parts]) if parts else None

    def _candidate(self, entry: Entry, asked: _Asked) -> _Candidate:
        norm = self.index.norm(entry)
        held = asked.needles & entry.counts.keys()
        told = asked.words.told(entry, norm, held)
        lexical = known = best = every = 0.0
        for (score, share), slot in zip(told, asked.words.slots, strict=True):
            if score:
                lexical += score
                known += share * slot.mass
        shares = self._shares(entry, norm, held, asked)
        for number, share in shares.items():
            sure = asked.subjects[number][0].strength * share
            best = max(best, sure)
            every += sure
        # A source under several concepts is no better than one under the right one alone.
        return _Candidate(entry, told, shares, lexical, known, best + FURTHER_CONCEPTS * (every - best))

    def _shares(self, entry: Entry, norm: float, held: Iterable[str], asked: _Asked) -> Mapping[int, float]:
        """How strongly a source is about which concepts, by their number."""
        named = asked.named.get(entry.id, {})
        met = {number for stem in held for number in asked.about.get(stem, ())}
        shares = {}
        for number in sorted(met.union(named)):
            share = asked.subjects[number][1].share(entry, norm) if number in met else named[number]
            if share:
                shares[number] = share
        return shares

    def _score(self, found: _Candidate, asked: _Asked, trust: float) -> float:
        """The score after what the source itself adds or takes: its title, region, kind, year, standing."""
        entry = found.entry
        score = found.lexical + found.about * trust
        score *= 1 + TITLE * len(entry.title & asked.stems) / max(1, len(entry.title))
        if entry.region != NATIONAL:
            score *= self._regional(entry.region, asked.question.regions, asked.home)
        if entry.kind in asked.question.kinds:
            score *= 1 + KIND
        if entry.published:
            score *= 1 + RECENT * (entry.published - MIDDLE_YEAR) / 10
        return score * DOUBTFUL if entry.doubtful else score

    def _regional(self, region: str, asked: frozenset[str], home: frozenset[str]) -> float:
        if asked:
            return ASKED_REGION if self._regions.serves(region, asked) else OTHER_REGION
        if home:
            return HOME_REGION if self._regions.serves(region, home) else NOT_HOME
        return UNASKED_REGION

    def _hit(self, found: _Candidate, score: float, asked: _Asked) -> Hit:
        covered, matched = _covered(found, asked)
        resource = self.index.resource(found.entry)
        return Hit(resource, score, covered, matched, self._in_region(found, asked))

    def _in_region(self, found: _Candidate, asked: _Asked) -> bool:
        regions = asked.question.regions
        if not regions:
            return True
        if found.entry.region != NATIONAL:
            return self._regions.serves(found.entry.region, regions)
        pairs = zip(asked.words.slots, found.told, strict=True)
        return any(told[1] > 0 for slot, told in pairs if slot.is_region)


def _boosted(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)


def _trust(asked: _Asked, found: Iterable[_Candidate]) -> float:
    """Concepts weigh more when the words themselves are found less."""
    most = max((each.known for each in found), default=0.0)
    known = min(1.0, most / asked.mass) if asked.mass else 0.0
    return CONCEPT * (1 - known) + CONCEPT_KNOWN * known


def _covered(found: _Candidate, asked: _Asked) -> tuple[float, tuple[str, ...]]:
    """The share of the question's weight that a source covers, by word or by concept, and what covers it."""
    by_concept: dict[str, float] = {}
    matched = []
    for number in found.shares:
        heard = asked.subjects[number][0]
        matched.append(heard.concept.id)
        for said in heard.words:
            for word in said.split():
                by_concept.setdefault(word, heard.strength)
    mass = got = 0.0
    for slot, (_, share) in zip(asked.words.slots, found.told, strict=True):
        if slot.is_region:
            continue
        if share:
            matched.append(" ".join(slot.said))
        mass += slot.mass
        got += slot.mass * max(share, *[by_concept.get(w, 0.0) for w in slot.said], 0.0)
    return (got / mass if mass else 0.0), tuple(matched)
