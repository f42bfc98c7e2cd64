"""How much a source tells of the words of a question: what each of its stems weighs there, slot by slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from knowledge.finding.index import K1, Entry, Index
from knowledge.reading.question import Question
from knowledge.reading.word import Variant

Told = tuple[float, float]
"""What a source scores for a part of a question, and the share of that part that it holds."""
Wording = tuple[str, float, tuple[tuple[str, float], ...], float]
"""The first stem of a wording and its rarity, the other ones with theirs, and how much the wording counts."""
NOTHING: Told = (0.0, 0.0)
_WHOLE = 1 << 7
"""The part of a slot that is all its words at once; the others are its words by number, at most 120."""


class Weighing:
    """The slots of a question with the wordings that sources may hold, per word and as a whole."""

    def __init__(self, question: Question, index: Index) -> None:
        self.slots = question.slots
        self.wordings: list[Wording] = []
        self._parts: dict[str, list[tuple[int, Wording]]] = defaultdict(list)
        self._words = [len(slot.single) for slot in self.slots]
        self._plain = [len(slot.single) == 1 and not slot.whole for slot in self.slots]
        for number, slot in enumerate(self.slots):
            for part, variants in (*enumerate(slot.single), (_WHOLE, slot.whole)):
                for each in _wordings(variants, index):
                    self._parts[each[0]].append((number << 8 | part, each))
                    self.wordings.append(each)

    @property
    def stems(self) -> Set[str]:
        """The first stems of all wordings."""
        return self._parts.keys()

    def told(self, entry: Entry, norm: float, held: Iterable[str]) -> list[Told]:
        """What a source holds of each slot; `held` are the stems of the question that it holds."""
        told = [NOTHING] * len(self.slots)
        found = self._best(entry, norm, held)
        for part in sorted(found):
            number = part >> 8
            score, share = found[part]
            if not self._plain[number]:
                before = told[number]
                if part & _WHOLE:
                    score, share = max(score, before[0]), max(share, before[1])
                else:
                    score, share = before[0] + score, before[1] + share / self._words[number]
            told[number] = score, share
        return told

    def _best(self, entry: Entry, norm: float, held: Iterable[str]) -> dict[int, Told]:
        """What a source scores for the best wording of each part, and how much that one counts."""
        found: dict[int, Told] = {}
        counts, parts = entry.counts, self._parts
        for stem in held:
            for part, (_, idf, others, weight) in parts.get(stem, ()):
                count = counts[stem]
                score = idf * count / (count + norm)
                if others:
                    rest = _rest(others, counts, norm)
                    if not rest:
                        continue
                    score += rest
                score *= weight * (K1 + 1)
                if score > found.get(part, NOTHING)[0]:
                    found[part] = score, weight
        return found


def wording(stems: Sequence[str], weight: float, index: Index) -> Wording | None:
    """Stems that belong together, or None when one of them is in no source."""
    first, *others = stems
    if not index.holds(first):
        return None
    if not others:
        return first, index.idf(first), (), weight
    if not all(map(index.holds, others)):
        return None
    return first, index.idf(first), tuple([(stem, index.idf(stem)) for stem in others]), weight


def rarity_of(one: Wording) -> float:
    """How rare the stems of a wording are together."""
    return one[1] + sum([idf for _, idf in one[2]])


def score_of(one: Wording, entry: Entry, norm: float) -> float:
    """What a source scores for a wording; 0 when it does not hold all of it."""
    first, idf, others, weight = one
    counts = entry.counts
    count = counts.get(first)
    if count is None:
        return 0.0
    score = idf * count / (count + norm)
    if others:
        rest = _rest(others, counts, norm)
        if not rest:
            return 0.0
        score += rest
    return score * (weight * (K1 + 1))


def _rest(others: Iterable[tuple[str, float]], counts: dict[str, float], norm: float) -> float:
    score = 0.0
    for stem, idf in others:
        count = counts.get(stem)
        if count is None:
            return 0.0
        score += idf * count / (count + norm)
    return score


def _wordings(variants: Iterable[Variant], index: Index) -> list[Wording]:
    found = [wording(v.stems, v.weight, index) for v in variants]
    return [each for each in found if each]
