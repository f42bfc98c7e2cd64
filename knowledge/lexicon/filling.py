"""How far the lines of concepts are filled by what was said."""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter

from knowledge.lexicon.wordings import Wordings

NEARLY = 0.4
"""Share of a line's weight that must be heard before the line counts."""
SHARPNESS = 2.0
LEAST = 0.4
"""What a word must tell, against one of a single concept, to be looked for in lines; others are in many."""
FURTHER_LINES, ONE_SLOT = 0.3, 0.6
"""What lines after the best one count, and a line of which one slot is filled."""

SLACK = 1e-4
"""What sums of the same numbers in another order may differ."""

Voice = tuple[str, int, float, float, int]
"""A wording that was said: by which words of the text, its number, how much these words count, what they tell
so, and of how many stems it is."""
_Offer = tuple[str, float, list[int]]
_Line = dict[int, dict[str, float]]


class Filling:
    """The lines of all concepts, ready to be filled."""

    def __init__(self, known: Wordings, concepts: int) -> None:
        self._wordings = known
        self._size = concepts
        self._least = LEAST * math.log(1 + concepts)
        self._all_usual = _sums(known.usual, known.line_of, len(known.width))
        self._concept_at = array("H", map(known.concept_of.__getitem__, known.line_of))

    def told(self, voices: Sequence[Voice], concepts: Iterable[int]) -> dict[int, float]:
        """For some concepts what their lines tell; none for those of which no line is filled enough."""
        offered = self._offered(voices, concepts)
        concept_of = self._wordings.concept_of
        found: dict[int, list[float]] = {}
        for number, places in self._lines(offered).items():
            if told := self._line(number, places):
                found.setdefault(concept_of[number], []).append(told)
        return {concept: _best_lines(told) for concept, told in found.items()}

    def _offered(self, voices: Sequence[Voice], concepts: Iterable[int]) -> list[_Offer]:
        """Per word how much it tells, and the places in the lines of some concepts where it fits."""
        wanted = bytearray(self._size)
        for concept in concepts:
            wanted[concept] = 1
        rows, concept_at = self._wordings.places, self._concept_at
        found = []
        for word, number, _, told, _ in voices:
            if told >= self._least and (places := [p for p in rows[number] if wanted[concept_at[p]]]):
                found.append((word, told, places))
        return found

    def _lines(self, offered: Iterable[_Offer]) -> dict[int, _Line]:
        """The lines that may be filled enough, with per place the words that fit and how much each tells."""
        hopeful = self._hopeful(offered)
        line_of = self._wordings.line_of
        found: dict[int, _Line] = {}
        for word, told, places in offered:
            for place in sorted(hopeful.intersection(places)):
                words = found.setdefault(line_of[place], {}).setdefault(place, {})
                if words.get(word, -1.0) < told:
                    words[word] = told
        return found

    def _hopeful(self, offered: Iterable[_Offer]) -> set[int]:
        """The places in lines that are filled enough when every slot gets its most telling word; few are."""
        best: dict[int, float] = {}
        for _, told, places in sorted(offered, key=itemgetter(1)):
            best.update(dict.fromkeys(places, told))
        line_of, usual = self._wordings.line_of, self._wordings.usual
        # What is told, and what more must be told than NEARLY of what is missed.
        over: dict[int, float] = {}
        for place, told in best.items():
            line = line_of[place]
            over[line] = over.get(line, SLACK) + (1 - NEARLY) * told + NEARLY * usual[place]
        least = self._all_usual
        lines = {line for line, told in over.items() if told >= NEARLY * least[line]}
        return {place for place in best if line_of[place] in lines}

    def _line(self, number: int, places: _Line) -> float:
        """What a line tells of which some places can be filled; 0 when that is too little of it."""
        filled = _each_its_own(places)
        got = sum(filled.values())
        share = got / (got + self._missed(number, filled)) if got else 0.0
        if share < NEARLY:
            return 0.0
        return float(got * share**SHARPNESS) * (ONE_SLOT if len(filled) == 1 else 1.0)

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
    for slot, words in sorted(offered.items(), key=_choice) if len(offered) > 1 else offered.items():
        free = [(told, word) for word, told in words.items() if word not in used]
        if free:
            filled[slot], word = max(free)
            used.add(word)
    return filled


def _choice(offered: tuple[int, Mapping[str, float]]) -> int:
    return len(offered[1])
