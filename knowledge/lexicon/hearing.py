"""Hearing concepts in a text: which of its words fill the everyday wordings of which concept.

Three things vote. Every word that goes with a concept, the more the rarer it is among concepts. Lines of
which enough slots are filled. And the theme: words that together point to one theme lift the concepts of
that theme, so that a wording nobody wrote down for a concept still helps when it belongs to its neighbours.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.lexicon.themes import Themes
from knowledge.lexicon.wordings import SLOTS, Wording, wordings
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


_Filled = dict[int, dict[int, dict[int, dict[str, float]]]]
"""Per concept, per line, per slot: the words that fit and how much each tells."""


class Hearing:
    """All wordings, ready to be heard."""

    def __init__(self, concepts: Concepts, dutch: Dutch) -> None:
        self._concepts = concepts.all
        self._wordings = wordings(concepts, dutch)
        self._themes = Themes(concepts.all, self._wordings.holders)
        self._all_usual = array("f", map(sum, self._wordings.usual))
        self._single: dict[str, int] = {}
        self._phrases: dict[str, list[tuple[Wording, int]]] = defaultdict(list)
        for wording, number in self._wordings.numbers.items():
            if len(wording) == 1:
                self._single[wording[0]] = number
            else:
                self._phrases[wording[0]].append((wording, number))
        self.stems = frozenset(stem for wording in self._wordings.numbers for stem in wording)

    def by_id(self, id_: str) -> Concept | None:
        """The concept with this id, or None."""
        return next((concept for concept in self._concepts if concept.id == id_), None)

    def hear(self, stems: Mapping[str, Said]) -> list[Heard]:
        """The concepts in a text, surest first, at most 12; `stems` holds how each of its stems was said."""
        voices = self._voices(stems)
        loose = self._loose(voices)
        lift = self._themes.lifts(((v.wording, v.share) for v in voices), loose)
        told = {n: sum(words.values()) for n, words in loose.items()}
        ordered = sorted([(-t * (1 + THEME * lift[n]), n) for n, t in told.items()])
        nearest = [number for _, number in ordered[:LOOKED_AT]]
        slots = self._slots(voices, frozenset(nearest))
        found = []
        for number in nearest:
            total = LOOSE * told[number] + self._lines(slots[number])
            total *= 1 + THEME * lift[number]
            spoken = sorted(loose[number], key=lambda word: -loose[number][word])
            found.append(Heard(self._concepts[number], 1 - math.exp(-total / SURE), tuple(spoken)))
        return sorted(found, key=lambda h: (-h.strength, h.concept.id))[:RETURNED]

    def _voices(self, stems: Mapping[str, Said]) -> list[_Voice]:
        found = []
        for stem, said in stems.items():
            number = self._single.get(stem)
            if number is not None and not said.empty:
                found.append(_Voice(said.word, number, said.share))
            for wording, number in self._phrases.get(stem, ()):
                if _is_said(wording, stems):
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

    def _slots(self, voices: Sequence[_Voice], concepts: frozenset[int]) -> _Filled:
        """For some concepts the slots that can be filled, with the words for each and how much they tell."""
        found: _Filled = defaultdict(dict)
        concept_of = self._wordings.concept_of
        for voice in voices:
            told = self._wordings.telling[voice.wording] * voice.share
            for place in self._wordings.places[voice.wording]:
                line, slot = divmod(place, SLOTS)
                concept = concept_of[line]
                if concept in concepts:
                    words = found[concept].setdefault(line, {}).setdefault(slot, {})
                    if words.get(voice.word, -1.0) < told:
                        words[voice.word] = told
        return found

    def _lines(self, slots: Mapping[int, Mapping[int, Mapping[str, float]]]) -> float:
        """What the lines of one concept add."""
        told = sorted((self._line(n, offered) for n, offered in slots.items()), reverse=True)
        return told[0] + FURTHER_LINES * sum(told[1:4]) if told else 0.0

    def _line(self, number: int, offered: Mapping[int, Mapping[str, float]]) -> float:
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
        usual = self._wordings.usual[number]
        if len(filled) == len(usual):
            return 0.0
        return self._all_usual[number] - sum([usual[place] for place in filled])


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
