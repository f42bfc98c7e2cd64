"""Hearing concepts in a text: which of its words fill the everyday wordings of which concept.

Three things vote. Every word that goes with a concept, the more the rarer it is among concepts. Lines of
which enough slots are filled. And the theme: words that together point to one theme lift the concepts of
that theme, so that a wording nobody wrote down for a concept still helps when it belongs to its neighbours.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.lexicon.themes import Themes
from knowledge.lexicon.wordings import Wording, Wordings, reworded, wordings
from knowledge.reading.dutch import Dutch

NEARLY = 0.4
"""Share of a line's weight that must be heard before the line counts."""
SHARPNESS = 2.0
LOOSE, FURTHER_LINES, ONE_SLOT = 1.0, 0.3, 0.6
"""What loose words count, lines after the best one, and a line of which one slot is filled."""
THEME = 0.5
SURE = 20.0
"""Evidence at which a concept is about two thirds sure."""
LOOKED_AT, RETURNED = 40, 12
NEAR = 2
"""How many other words may stand between those of one wording."""


@dataclass(frozen=True, slots=True)
class Said:
    """The word of a text that a stem came from, and how much it counts: 1 as said, less for a word like it.

    An `empty` word, a stop word, tells nothing by itself. `at` is the place of the word in the text.
    """

    word: str
    share: float = 1.0
    empty: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """A concept that a text is about: how sure (0 to 1), and which words said so."""

    concept: Concept
    strength: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Voice:
    """A wording of some stems that was said: by which words of the text, and how much it counts."""

    word: str
    wording: int
    share: float
    size: int = 1


_Offered = dict[int, dict[str, float]]
"""Per place in a line the words that fit and how much each tells."""


class Hearing:
    """All wordings, ready to be heard."""

    def __init__(self, concepts: Concepts, dutch: Dutch, known: Wordings | None = None) -> None:
        self._wordings = known = known or wordings(concepts, dutch)
        self._themes = Themes(concepts.all, known.holders)
        # What people say is in the wordings now; as text it would be held twice.
        self._concepts = tuple(replace(concept, lines=(), words=()) for concept in concepts.all)
        self._all_usual = _sums(known.usual, known.line_of, len(known.width))
        phrased = (stem for phrases in known.phrases.values() for wording, _ in phrases for stem in wording)
        self.stems = frozenset(known.single).union(phrased)

    def changed(self, was: Concepts, concepts: Concepts, dutch: Dutch) -> Hearing:
        """The hearing of other concepts; quick when most are those that this one `was` of."""
        return Hearing(concepts, dutch, reworded(self._wordings, was, concepts, dutch))

    def by_id(self, id_: str) -> Concept | None:
        """The concept with this id, or None."""
        return next((concept for concept in self._concepts if concept.id == id_), None)

    def holders(self, wording: Wording) -> tuple[Concept, ...]:
        """The concepts that use a word, or words that are said near each other, given by their stems."""
        known = self._wordings
        if len(wording) == 1:
            number = known.single.get(wording[0])
        else:
            number = dict(known.phrases.get(wording[0], ())).get(wording) if wording else None
        return () if number is None else tuple(self._concepts[n] for n in known.holders[number])

    def hear(self, stems: Mapping[str, Said]) -> list[Heard]:
        """The concepts in a text, surest first, at most 12; `stems` holds how each of its stems was said."""
        voices = self._voices(stems)
        loose = self._loose(voices)
        lift = self._lift(voices, loose)
        told = {n: sum(words.values()) for n, words in loose.items()}
        ordered = sorted([(-t * (1 + THEME * lift[n]), n) for n, t in told.items()])
        nearest = [number for _, number in ordered[:LOOKED_AT]]
        lines = self._lines(voices, frozenset(nearest))
        found = []
        for number in nearest:
            total = LOOSE * told[number] + _best_lines(lines[number])
            total *= 1 + THEME * lift[number]
            spoken = sorted(loose[number], key=lambda word: -loose[number][word])
            found.append(Heard(self._concepts[number], 1 - math.exp(-total / SURE), tuple(spoken)))
        return sorted(found, key=lambda h: (-h.strength, h.concept.id))[:RETURNED]

    def told(self, stems: Mapping[str, Said]) -> dict[str, float]:
        """How much the words of a text tell of each concept by its id, lines left out."""
        voices = self._voices(stems)
        loose = self._loose(voices)
        lift = self._lift(voices, loose)
        return {
            self._concepts[n].id: sum(words.values()) * (1 + THEME * lift[n]) for n, words in loose.items()
        }

    def _lift(self, voices: Sequence[_Voice], concepts: Iterable[int]) -> dict[int, float]:
        return self._themes.lifts(((v.wording, v.share) for v in voices), concepts)

    def _voices(self, stems: Mapping[str, Said]) -> list[_Voice]:
        found = []
        single, phrases = self._wordings.single, self._wordings.phrases
        for stem, said in stems.items():
            number = single.get(stem)
            if number is not None and not said.empty:
                found.append(_Voice(said.word, number, said.share))
            for wording, number in phrases.get(stem, ()):
                if wording[1] in stems and _is_said(wording, stems):
                    parts = [stems[s] for s in wording]
                    words = " ".join(dict.fromkeys(s.word for s in parts))
                    found.append(_Voice(words, number, min(s.share for s in parts), len(parts)))
        return found

    def _loose(self, voices: Sequence[_Voice]) -> dict[int, dict[str, float]]:
        """Per concept the words that go with it and how much each tells; a word counts once."""
        found: dict[int, dict[str, float]] = defaultdict(dict)
        in_phrases = {word for voice in voices if " " in voice.word for word in voice.word.split()}
        for voice in sorted(voices, key=lambda v: -v.size):
            told = self._wordings.telling[voice.wording] * voice.share
            apart, word = voice.word not in in_phrases, voice.word
            for number in self._wordings.holders[voice.wording]:
                words = found[number]
                if words.get(word, 0.0) < told and (apart or not _within(word, words)):
                    words[word] = told
        return found

    def _lines(self, voices: Sequence[_Voice], concepts: frozenset[int]) -> dict[int, list[float]]:
        """For some concepts what each of its lines tells that is heard."""
        lines: dict[int, _Offered] = defaultdict(dict)
        line_of = self._wordings.line_of
        for place, words in self._offered(voices, concepts).items():
            lines[line_of[place]][place] = words
        found: dict[int, list[float]] = defaultdict(list)
        for number, offered in lines.items():
            if told := self._line(number, offered):
                found[self._wordings.concept_of[number]].append(told)
        return found

    def _offered(self, voices: Sequence[_Voice], concepts: frozenset[int]) -> _Offered:
        """The places in the lines of some concepts that can be filled."""
        found: _Offered = {}
        known = self._wordings
        line_of, concept_of = known.line_of, known.concept_of
        for voice in voices:
            word, told = voice.word, known.telling[voice.wording] * voice.share
            for place in known.places[voice.wording]:
                if concept_of[line_of[place]] in concepts:
                    words = found.get(place)
                    if words is None:
                        found[place] = {word: told}
                    elif words.get(word, -1.0) < told:
                        words[word] = told
        return found

    def _line(self, number: int, offered: _Offered) -> float:
        # At best every slot gets its most telling word; mostly that is too little already.
        most = sum([max(words.values()) for words in offered.values()])
        if most < NEARLY * (most + self._missed(number, offered.keys())):
            return 0.0
        filled = _each_its_own(offered) if len(offered) > 1 else dict.fromkeys(offered, most)
        got = sum(filled.values())
        share = got / (got + self._missed(number, filled.keys())) if got else 0.0
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
    return told[0] + FURTHER_LINES * sum(told[1:4]) if told else 0.0


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


def _within(word: str, counted: Mapping[str, float]) -> bool:
    """Whether a word stands in a phrase that was counted."""
    return any(word in phrase.split() for phrase in counted if " " in phrase)


def _is_said(wording: Wording, stems: Mapping[str, Said]) -> bool:
    """Whether the words of a phrase are said, near each other."""
    if not all(s in stems for s in wording):
        return False
    places = [stems[s].at for s in wording]
    return max(places) - min(places) < len(wording) + NEAR
