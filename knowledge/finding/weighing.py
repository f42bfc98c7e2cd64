"""How much a source tells of the words of a question: what each of its stems weighs there, slot by slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.finding.index import K1, Entry, Index
from knowledge.reading.question import Question, Slot, Variant

Told = tuple[float, float]
"""What a source scores for a part of a question, and the share of that part that it holds."""
Wording = tuple[str, float, tuple[tuple[str, float], ...], float]
"""The first stem of a wording and its rarity, the other ones with theirs, and how much the wording counts."""
NOTHING: Told = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class WeighedSlot:
    """A slot with the wordings that sources may hold, per word and as a whole; `stems` are their first."""

    slot: Slot
    stems: frozenset[str]
    single: tuple[tuple[Wording, ...], ...]
    whole: tuple[Wording, ...]

    def told(self, entry: Entry, norm: float) -> Told:
        """What a source holds of the slot."""
        score = share = 0.0
        for wordings in self.single:
            if wordings:
                one = best(wordings, entry, norm)
                score += one[0]
                share += one[1]
        share /= len(self.single) or 1
        if self.whole:
            whole = best(self.whole, entry, norm)
            return max(score, whole[0]), max(share, whole[1])
        return score, share


def weighed(question: Question, index: Index) -> tuple[WeighedSlot, ...]:
    """The slots of a question, without the wordings of which no source holds all."""
    return tuple(_weighed(slot, index) for slot in question.slots)


def _weighed(slot: Slot, index: Index) -> WeighedSlot:
    single, whole = tuple(_wordings(vs, index) for vs in slot.single), _wordings(slot.whole, index)
    stems = frozenset(wording[0] for wordings in (*single, whole) for wording in wordings)
    return WeighedSlot(slot, stems, single, whole)


def wording(stems: Sequence[str], weight: float, index: Index) -> Wording | None:
    """Stems that belong together, or None when one of them is in no source."""
    if not all(map(index.holds, stems)):
        return None
    first, *others = stems
    return first, index.idf(first), tuple((stem, index.idf(stem)) for stem in others), weight


def rarity_of(one: Wording) -> float:
    """How rare the stems of a wording are together."""
    return one[1] + sum(idf for _, idf in one[2])


def best(wordings: Iterable[Wording], entry: Entry, norm: float) -> Told:
    """What a source scores for the best of some wordings, and how much that one counts."""
    found = NOTHING
    counts = entry.counts
    for first, idf, others, weight in wordings:
        count = counts.get(first)
        if count is None:
            continue
        score = idf * count / (count + norm)
        if others:
            rest = _rest(others, counts, norm)
            if not rest:
                continue
            score += rest
        score *= weight * (K1 + 1)
        if score > found[0]:
            found = score, weight
    return found


def _rest(others: Iterable[tuple[str, float]], counts: dict[str, float], norm: float) -> float:
    score = 0.0
    for stem, idf in others:
        count = counts.get(stem)
        if count is None:
            return 0.0
        score += idf * count / (count + norm)
    return score


def _wordings(variants: Iterable[Variant], index: Index) -> tuple[Wording, ...]:
    found = (wording(v.stems, v.weight, index) for v in variants)
    return tuple(each for each in found if each)
