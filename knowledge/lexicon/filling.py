"""How far the lines of concepts are filled by what was said."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from knowledge.lexicon.wordings import Wordings

NEARLY = 0.4
"""Share of a line's weight that must be heard before the line counts."""
SHARPNESS = 2.0
FURTHER_LINES, ONE_SLOT = 0.3, 0.6
"""What lines after the best one count, and a line of which one slot is filled."""


class Voice(NamedTuple):
    """A wording that was said: by which words of the text, how much these count, and what they tell so.

    `size` is the number of stems of the wording.
    """

    word: str
    wording: int
    share: float
    told: float
    size: int


_Offered = dict[int, dict[str, float]]
"""Per place in a line the words that fit and how much each tells."""


class Filling:
    """The lines of all concepts, ready to be filled."""

    def __init__(self, known: Wordings, concepts: int) -> None:
        self._wordings = known
        self._size = concepts
        self._all_usual = _sums(known.usual, known.line_of, len(known.width))
        self._concept_at = array("H", map(known.concept_of.__getitem__, known.line_of))

    def told(self, voices: Sequence[Voice], concepts: Iterable[int]) -> dict[int, float]:
        """For some concepts what their lines tell; none for those of which no line is filled enough."""
        offered = self._offered(voices, concepts)
        line_of, concept_of = self._wordings.line_of, self._wordings.concept_of
        lines: dict[int, list[int]] = defaultdict(list)
        for place in offered:
            lines[line_of[place]].append(place)
        found: dict[int, list[float]] = defaultdict(list)
        for number, places in lines.items():
            if told := self._line(number, places, offered):
                found[concept_of[number]].append(told)
        return {concept: _best_lines(told) for concept, told in found.items()}

    def _offered(self, voices: Sequence[Voice], concepts: Iterable[int]) -> _Offered:
        """The places in the lines of some concepts that can be filled."""
        found: _Offered = {}
        wanted = bytearray(self._size)
        for concept in concepts:
            wanted[concept] = 1
        rows, concept_at = self._wordings.places, self._concept_at
        for word, number, _, told, _ in voices:
            for place in [p for p in rows[number] if wanted[concept_at[p]]]:
                words = found.get(place)
                if words is None:
                    found[place] = {word: told}
                elif words.get(word, -1.0) < told:
                    words[word] = told
        return found

    def _line(self, number: int, places: Sequence[int], offered: _Offered) -> float:
        """What a line tells of which some places can be filled; 0 when that is too little of it."""
        # At best every slot gets its most telling word; mostly that is too little already.
        if len(places) == 1:
            most = max(offered[places[0]].values())
        else:
            most = sum([max(offered[place].values()) for place in places])
        missed = self._missed(number, places)
        if most < NEARLY * (most + missed):
            return 0.0
        if len(places) == 1:
            got = most
        else:
            filled = _each_its_own({place: offered[place] for place in places})
            got, missed, places = sum(filled.values()), self._missed(number, filled), list(filled)
        share = got / (got + missed) if got else 0.0
        if share < NEARLY:
            return 0.0
        return float(got * share**SHARPNESS) * (ONE_SLOT if len(places) == 1 else 1.0)

    def _missed(self, number: int, filled: Collection[int]) -> float:
        """What the slots that stayed empty would have told, by the mean of their wordings."""
        if len(filled) == self._wordings.width[number]:
            return 0.0
        usual = self._wordings.usual
        return self._all_usual[number] - sum([usual[place] for place in filled])


def _sums(parts: Iterable[float], numbers: Iterable[int], size: int) -> array[float]:
    """The sum of the parts with each number."""
    sums = array("d", bytes(8 * size))
    for part, number in zip(parts, numbers, strict=True):
        sums[number] += part
    return array("f", sums)


def _best_lines(told: list[float]) -> float:
    """What the lines of one concept add: the best in full, a few others in part."""
    told.sort(reverse=True)
    return told[0] + FURTHER_LINES * sum(told[1:4])


def _each_its_own(offered: Mapping[int, Mapping[str, float]]) -> dict[int, float]:
    """What each slot is filled with, no word twice; slots with the least choice go first."""
    filled: dict[int, float] = {}
    used: set[str] = set()
    for slot, words in sorted(offered.items(), key=lambda x: len(x[1])):
        free = [(told, word) for word, told in words.items() if word not in used]
        if free:
            filled[slot], word = max(free)
            used.add(word)
    return filled
