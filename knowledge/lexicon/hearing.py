"""Hearing concepts in a text: which of its words fill the everyday wordings of which concept.

Three things vote. Every word that goes with a concept, the more the rarer it is among concepts. Lines of
which enough slots are filled. And the theme: words that together point to one theme lift the concepts of
that theme, so that a wording nobody wrote down for a concept still helps when it belongs to its neighbours.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.lexicon.filling import Filling, Voice
from knowledge.lexicon.themes import Themes
from knowledge.lexicon.wordings import Wording, Wordings, reworded, wordings
from knowledge.reading.dutch import Dutch

THEME = 0.5
SURE = 20.0
"""Evidence at which a concept is about two thirds sure."""
LOOKED_AT, RETURNED = 60, 18
EVEN, FEWEST = 0.5, 0.25
"""How far many and few words of a concept count the same, and the fewest, as a share of the mean."""
NEAR = 2
"""How many other words may stand between those of one wording."""


class Said(NamedTuple):
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


_Loose = Mapping[str, Mapping[int, float]]
"""Per word of the text how much it tells of which concepts."""


class Hearing:
    """All wordings, ready to be heard."""

    def __init__(self, concepts: Concepts, dutch: Dutch, known: Wordings | None = None) -> None:
        self._wordings = known = known or wordings(concepts, dutch)
        self._themes = Themes(concepts.all, known.holders)
        # What people say is in the wordings now; as text it would be held twice.
        self._concepts = tuple(replace(concept, lines=(), words=()) for concept in concepts.all)
        self._filling = Filling(known, len(self._concepts))
        self._share = _shares(known, len(self._concepts))
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
        lift = self._themes.lifts(voices, THEME)
        told = {n: each * self._share[n] for n, each in self._summed(loose, lift).items()}
        nearest = _most(told)
        lines = self._filling.told(voices, nearest)
        found = []
        for number in nearest:
            total = told[number] + lines.get(number, 0.0) * lift[self._themes.of[number]]
            found.append((math.exp(-total / SURE) - 1, self._concepts[number].id, number))
        found.sort()
        return [self._heard(number, -doubt, loose) for doubt, _, number in found[:RETURNED]]

    def told(self, stems: Mapping[str, Said]) -> dict[str, float]:
        """How much the words of a text tell of each concept by its id; neither lines nor sizes count."""
        voices = self._voices(stems)
        told = self._summed(self._loose(voices), self._themes.lifts(voices, THEME))
        return {self._concepts[number].id: each for number, each in told.items()}

    def _summed(self, loose: _Loose, lift: Sequence[float]) -> dict[int, float]:
        """How much all words together tell of each concept, lifted by its theme."""
        sums = [0.0] * len(self._concepts)
        for told in loose.values():
            for number, each in told.items():
                sums[number] += each
        of = self._themes.of
        return {n: sums[n] * lift[of[n]] for n in set().union(*loose.values())}

    def _heard(self, number: int, strength: float, loose: _Loose) -> Heard:
        spoken = [(-told[number], n, word) for n, (word, told) in enumerate(loose.items()) if number in told]
        spoken.sort()
        return Heard(self._concepts[number], strength, tuple([word for _, _, word in spoken]))

    def _voices(self, stems: Mapping[str, Said]) -> list[Voice]:
        found: list[Voice] = []
        known = self._wordings
        single, phrases, telling = known.single, known.phrases, known.telling
        for stem, said in stems.items():
            number = single.get(stem)
            if number is not None and not said.empty:
                found.append((said.word, number, said.share, telling[number] * said.share, 1))
            for wording, number in phrases.get(stem, ()):
                if wording[1] in stems and _is_said(wording, stems):
                    parts = [stems[s] for s in wording]
                    words = " ".join(dict.fromkeys([s.word for s in parts]))
                    share = min([s.share for s in parts])
                    found.append((words, number, share, telling[number] * share, len(parts)))
        return found

    def _loose(self, voices: Sequence[Voice]) -> _Loose:
        """Per word how much it tells of the concepts it goes with, by the clearest of its voices.

        Phrases go first: a word within one of them does not count again.
        """
        found: dict[str, dict[int, float]] = {}
        within: dict[str, set[str]] = {}
        for phrase in {said for said, *_ in voices if " " in said}:
            for word in phrase.split():
                within.setdefault(word, set()).add(phrase)
        ordered = sorted(voices, key=itemgetter(4), reverse=True)
        for word, said in groupby(ordered, key=itemgetter(0)):
            told = self._clearest([(told, number) for _, number, _, told, _ in said])
            if counted := [found[phrase] for phrase in within.get(word, ()) if phrase in found]:
                again = set().union(*counted)
                told = {n: each for n, each in told.items() if n not in again}
            known = found.setdefault(word, told)
            if known is not told:
                known.update([(n, each) for n, each in told.items() if known.get(n, 0.0) < each])
        return found

    def _clearest(self, said: list[tuple[float, int]]) -> dict[int, float]:
        """What some wordings tell of the concepts that use them: how much, and the number of each."""
        holders = self._wordings.holders
        said.sort()
        told, number = said[0]
        found = dict.fromkeys(holders[number], told)
        for told, number in said[1:]:
            found.update(dict.fromkeys(holders[number], told))
        return found


def _shares(known: Wordings, concepts: int) -> array[float]:
    """By the number of a concept what its words count: of many, more are said by chance."""
    held = Counter(known.holders.flat)
    usual = len(known.holders.flat) / max(1, concepts)
    return array("f", (max(FEWEST, held[number] / usual) ** -EVEN for number in range(concepts)))


def _most(weighed: Mapping[int, float]) -> list[int]:
    """The numbers that weigh most, of equals the lowest."""
    if len(weighed) <= LOOKED_AT:
        return list(weighed)
    least = sorted(weighed.values())[-LOOKED_AT]
    found = [number for number, weight in weighed.items() if weight >= least]
    return sorted(found, key=lambda n: (-weighed[n], n))[:LOOKED_AT] if len(found) > LOOKED_AT else found


def _is_said(wording: Wording, stems: Mapping[str, Said]) -> bool:
    """Whether the words of a phrase are said, near each other."""
    if any(s not in stems for s in wording):
        return False
    places = [stems[s].at for s in wording]
    return max(places) - min(places) < len(wording) + NEAR
