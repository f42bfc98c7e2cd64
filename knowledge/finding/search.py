"""From a question to ranked sources, with which words matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.finding.index import Index
from knowledge.lexicon.hearing import Heard
from knowledge.reading.question import Question, Slot, Variant
from knowledge.reading.regions import Regions
from knowledge.sources.resource import NATIONAL, Resource

CANDIDATES = 40
CONCEPT, CONCEPT_KNOWN = 24.0, 6.0
"""What a certain concept weighs when the words of the question are not found, and when they are."""
MOST_CONCEPTS = 8
WEAKEST = 0.2
NEXT_TERM = 0.3
UNNAMED, FURTHER_NAMED = 0.4, 0.06
"""What a source counts for a concept that does not name it, and what each place in its list costs."""
TITLE = 0.15
KIND = 0.15
OTHER_REGION, UNASKED_REGION, ASKED_REGION = 0.35, 0.92, 1.4
HOME_REGION, NOT_HOME = 1.15, 0.7
RECENT, MIDDLE_YEAR = 0.04, 2015
DOUBTFUL = 0.9
"""What is left of the score of a source that an equal one goes before: not looked at in time, replaced …"""

Scores = dict[int, float]
Shares = dict[int, tuple[float, float]]
Terms = Mapping[str, tuple[tuple[str, ...], ...]]


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
class _Found:
    """What the parts of one question find: per slot, and per concept that is sure enough."""

    question: Question
    slots: tuple[tuple[Slot, Shares], ...]
    concepts: tuple[tuple[Heard, Scores], ...]
    stems: frozenset[str]


class Searcher:
    """Ranks the sources of one index for questions."""

    def __init__(
        self, index: Index, regions: Regions, terms: Terms, named: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.index = index
        self._regions = regions
        places = {resource.id: n for n, resource in enumerate(index.resources)}
        self._concepts = {}
        for id_, listed in terms.items():
            own = [places[source] for source in named.get(id_, ()) if source in places]
            self._concepts[id_] = concept_scores(listed, own, index)

    @property
    def sourceless(self) -> frozenset[str]:
        """The concepts that no source is about."""
        return frozenset(id_ for id_, found in self._concepts.items() if not found)

    def rank(self, question: Question, home: frozenset[str] = frozenset(), most: int = 10) -> list[Hit]:
        """The best sources, best first; `home` are the regions of whoever asks."""
        found = self._find(question)
        scores = _lexical(found)
        trust = _trust(found)
        for heard, own in found.concepts:
            for position, share in own.items():
                scores[position] += heard.strength * share * trust
        ids = self.index.resources
        best = sorted(scores, key=lambda n: (-scores[n], ids[n].id))[: max(CANDIDATES, most)]
        weighed = {n: self._weighed(n, scores[n], found, home) for n in best}
        first = sorted(best, key=lambda n: (-weighed[n], ids[n].id))[:most]
        return [self._hit(n, weighed[n], found) for n in first]

    def _find(self, question: Question) -> _Found:
        slots = tuple((slot, slot_scores(slot, self.index)) for slot in question.slots)
        sure = (h for h in question.heard[:MOST_CONCEPTS] if h.strength >= WEAKEST)
        concepts = tuple((h, self._concepts[h.concept.id]) for h in sure)
        stems = frozenset(s for slot in question.slots for vs in slot.single for v in vs for s in v.stems)
        return _Found(question, slots, concepts, stems)

    def _hit(self, position: int, score: float, found: _Found) -> Hit:
        covered, matched = _covered(position, found)
        resource = self.index.resources[position]
        return Hit(resource, score, covered, matched, self._in_region(position, found))

    def _weighed(self, position: int, score: float, found: _Found, home: frozenset[str]) -> float:
        """The score after what the source itself adds or takes: its title, region, kind, year, standing."""
        resource = self.index.resources[position]
        title = self.index.title_stems[position]
        score *= 1 + TITLE * len(title & found.stems) / max(1, len(title))
        score *= self._regional(resource, found.question.regions, home)
        if resource.kind in found.question.kinds:
            score *= 1 + KIND
        if resource.published:
            score *= 1 + RECENT * (resource.published - MIDDLE_YEAR) / 10
        if resource.doubtful:
            score *= DOUBTFUL
        return score

    def _regional(self, resource: Resource, asked: frozenset[str], home: frozenset[str]) -> float:
        if resource.region == NATIONAL:
            return 1.0
        if asked:
            return ASKED_REGION if self._regions.serves(resource.region, asked) else OTHER_REGION
        if home:
            return HOME_REGION if self._regions.serves(resource.region, home) else NOT_HOME
        return UNASKED_REGION

    def _in_region(self, position: int, found: _Found) -> bool:
        asked = found.question.regions
        if not asked:
            return True
        region = self.index.resources[position].region
        if region != NATIONAL:
            return self._regions.serves(region, asked)
        return any(position in shares for slot, shares in found.slots if slot.is_region)


def _lexical(found: _Found) -> Scores:
    scores: Scores = defaultdict(float)
    for _, shares in found.slots:
        for position, (score, _) in shares.items():
            scores[position] += score
    return scores


def _trust(found: _Found) -> float:
    """Concepts weigh more when the words themselves are found less."""
    mass = sum(slot.mass for slot, _ in found.slots)
    covered: Scores = defaultdict(float)
    for slot, shares in found.slots:
        for position, (_, share) in shares.items():
            covered[position] += share * slot.mass
    known = min(1.0, max(covered.values(), default=0.0) / mass) if mass else 0.0
    return CONCEPT * (1 - known) + CONCEPT_KNOWN * known


def _covered(position: int, found: _Found) -> tuple[float, tuple[str, ...]]:
    """The share of the question's weight that a source covers, by word or by concept, and what covers it."""
    by_concept: dict[str, float] = defaultdict(float)
    matched = []
    for heard, own in found.concepts:
        if position in own:
            matched.append(heard.concept.id)
            for word in (w for said in heard.words for w in said.split()):
                by_concept[word] = max(by_concept[word], heard.strength)
    mass = got = 0.0
    for slot, shares in found.slots:
        if slot.is_region:
            continue
        share = shares.get(position, (0.0, 0.0))[1]
        if share:
            matched.append(" ".join(slot.said))
        mass += slot.mass
        got += slot.mass * max(share, max((by_concept.get(w, 0.0) for w in slot.said), default=0.0))
    return (got / mass if mass else 0.0), tuple(matched)


def slot_scores(slot: Slot, index: Index) -> Shares:
    """Per source that holds something of a slot: its score and the share of the slot it covers."""
    found: Shares = {}
    for variants in slot.single:
        for position, (score, share) in _best(variants, index).items():
            before = found.get(position, (0.0, 0.0))
            found[position] = (before[0] + score, before[1] + share / len(slot.single))
    for position, (score, share) in _best(slot.whole, index).items():
        before = found.get(position, (0.0, 0.0))
        found[position] = (max(before[0], score), max(before[1], share))
    return found


def _best(variants: Sequence[Variant], index: Index) -> Shares:
    found: Shares = {}
    for variant in variants:
        for position, score in holding_all(variant.stems, index).items():
            weighed = score * variant.weight
            before = found.get(position)
            if before is None or before[0] < weighed:
                found[position] = (weighed, variant.weight)
    return found


def holding_all(stems: Sequence[str], index: Index) -> Scores:
    """The sources that hold every one of the stems, with the sum of their weights."""
    postings = [index.postings.get(stem) for stem in stems]
    if not all(postings):
        return {}
    found: Scores | None = None
    for posting in (p for p in postings if p):
        own = dict(zip(posting.positions, posting.weights, strict=True))
        found = own if found is None else {n: found[n] + own[n] for n in found if n in own}
    return found or {}


def concept_scores(terms: Sequence[tuple[str, ...]], named: Sequence[int], index: Index) -> Scores:
    """Per source about a concept: how strongly, between 0 and 1.

    `named` are the sources that the lexicon names for it, best first; others are about it, less, when they
    hold its terms.
    """
    found: Scores = defaultdict(float)
    for stems in terms:
        for position, score in holding_all(stems, index).items():
            found[position] = max(found[position], score) + NEXT_TERM * min(found[position], score)
    top = max(found.values(), default=1.0) / (UNNAMED if named else 1.0)
    scores = {n: score / top for n, score in found.items()}
    for place, n in enumerate(named):
        scores[n] = max(scores.get(n, 0.0), 1.0 - place * FURTHER_NAMED)
    return scores
