"""Hearing concepts in a text: which of its words are the everyday wordings of which concept.

Two things vote. Every word that goes with a concept: the more the rarer it is among concepts, and the oftener
this one uses it. And the theme: words that together point to one theme lift the concepts of that theme, so
that a wording nobody wrote down for a concept still helps when it belongs to its neighbours.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.lexicon.themes import Themes, Voice
from knowledge.lexicon.wordings import Wording, Wordings, reworded, wordings
from knowledge.reading.dutch import Dutch

THEME = 0.25
NAMED = 0.4
"""How much the words of a term tell once more when all of them are said."""
ALIKE = 0.6
"""What a word that is only like one of a concept, or a part of it, counts of what it counts among sources."""
SURE = 20.0
"""Evidence at which a concept is about two thirds sure."""
RETURNED = 18
OFTEN, LENGTH = 0.8, 0.8
"""How slowly a word tells more the oftener it is used, and how far one of many words tells less."""
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
        self._terms = _by_first(known.terms)
        self._tells = _tells(known, len(self._concepts))
        phrased = (stem for phrases in known.phrases.values() for wording, _ in phrases for stem in wording)
        self.stems = frozenset(known.single).union(phrased)

    def changed(self, was: Concepts, concepts: Concepts, dutch: Dutch) -> Hearing:
        """The hearing of other concepts; quick when most are those that this one `was` of."""
        return Hearing(concepts, dutch, reworded(self._wordings, was, concepts, dutch))

    @property
    def terms(self) -> Mapping[str, Sequence[Wording]]:
        """The stems of the terms of each concept, by its id."""
        return {each.id: terms for each, terms in zip(self._concepts, self._wordings.terms, strict=True)}

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
        """The concepts in a text, surest first, at most 18; `stems` holds how each of its stems was said."""
        voices = self._voices(stems)
        loose = self._loose(voices)
        told = self._summed(loose, self._themes.lifts(voices, THEME))
        for number, more in self._named(stems).items():
            told[number] = told.get(number, 0.0) + NAMED * more
        doubts = [(math.exp(-told[n] / SURE), self._concepts[n].id, n) for n in _most(told)]
        return [self._heard(number, 1 - doubt, loose) for doubt, _, number in nsmallest(RETURNED, doubts)]

    def told(self, stems: Mapping[str, Said]) -> dict[str, float]:
        """How much the words of a text tell of each concept by its id."""
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

    def _named(self, stems: Mapping[str, Said]) -> dict[int, float]:
        """Of which concepts a term is said as a whole, and how much its words tell."""
        single, telling = self._wordings.single, self._wordings.telling
        found: dict[int, float] = {}
        for first in stems:
            for term, number in self._terms.get(first, ()):
                if stems.keys() >= set(term):
                    told = sum([telling[single[stem]] * stems[stem].share for stem in term])
                    found[number] = max(told, found.get(number, 0.0))
        return found

    def _heard(self, number: int, strength: float, loose: _Loose) -> Heard:
        spoken = [(-told[number], n, word) for n, (word, told) in enumerate(loose.items()) if number in told]
        spoken.sort()
        return Heard(self._concepts[number], strength, tuple([word for _, _, word in spoken]))

    def _voices(self, stems: Mapping[str, Said]) -> list[Voice]:
        found: list[Voice] = []
        single, phrases = self._wordings.single, self._wordings.phrases
        for stem, said in stems.items():
            number = single.get(stem)
            if number is not None and not said.empty:
                found.append((said.word, number, _counted(said.share)))
            for wording, number in phrases.get(stem, ()):
                if wording[1] in stems and _is_said(wording, stems):
                    parts = [stems[s] for s in wording]
                    words = " ".join(dict.fromkeys([s.word for s in parts]))
                    found.append((words, number, _counted(min([s.share for s in parts]))))
        return found

    def _loose(self, voices: Iterable[Voice]) -> _Loose:
        """Per word how much it tells of the concepts it goes with, by the clearest of its voices.

        Phrases go first: a word within one of them does not count again.
        """
        said: dict[str, list[tuple[float, int]]] = {}
        for words, number, share in voices:
            said.setdefault(words, []).append((share, number))
        phrases = [words for words in said if " " in words]
        found = {words: self._told_by(said.pop(words)) for words in phrases}
        within: dict[str, set[int]] = {}
        for phrase in phrases:
            for word in phrase.split():
                within.setdefault(word, set()).update(found[phrase])
        for word, each in said.items():
            told = self._told_by(each)
            again = within.get(word)
            found[word] = {n: t for n, t in told.items() if n not in again} if again else told
        return found

    def _told_by(self, said: list[tuple[float, int]]) -> dict[int, float]:
        """What some wordings, given by how much each counts and its number, tell of concepts."""
        flat, ends, tells = self._wordings.holders.flat, self._wordings.holders.ends, self._tells
        found: dict[int, float] = {}
        # What was said itself goes before what is like it.
        for share, number in sorted(said):
            row = slice(ends[number], ends[number + 1])
            told = tells[row] if share == 1.0 else [each * share for each in tells[row]]
            found.update(zip(flat[row], told, strict=True))
        return found


def _by_first(terms: Iterable[Iterable[Wording]]) -> Mapping[str, Sequence[tuple[Wording, int]]]:
    """All terms with the number of their concept, by their first stem."""
    found: dict[str, list[tuple[Wording, int]]] = {}
    for number, named in enumerate(terms):
        for term in named:
            found.setdefault(term[0], []).append((term, number))
    return found


def _tells(known: Wordings, concepts: int) -> array[float]:
    """In step with all holders how much a wording tells of each (BM25: Robertson & Walker 1994).

    The more the rarer it is, and the oftener a concept uses it, and less of one with many words.
    """
    held = [0] * concepts
    for concept, times in zip(known.holders.flat, known.often, strict=True):
        held[concept] += times
    usual = sum(held) / max(1, concepts)
    slow = [OFTEN * (1 - LENGTH + LENGTH * each / usual) for each in held] if usual else []
    found, uses = array("f"), zip(known.holders.flat, known.often, strict=True)
    for number, telling in enumerate(known.telling):
        users = islice(uses, known.holders.ends[number + 1] - known.holders.ends[number])
        found.extend([telling * (1 + OFTEN) * times / (times + slow[concept]) for concept, times in users])
    return found


def _counted(share: float) -> float:
    return share if share == 1.0 else share * ALIKE


def _most(weighed: Mapping[int, float]) -> Sequence[int]:
    """The numbers that weigh most; all that weigh the same as the last of them."""
    if len(weighed) <= RETURNED:
        return list(weighed)
    least = sorted(weighed.values())[-RETURNED]
    return [number for number, weight in weighed.items() if weight >= least]


def _is_said(wording: Wording, stems: Mapping[str, Said]) -> bool:
    """Whether the words of a phrase are said, near each other."""
    if any(s not in stems for s in wording):
        return False
    places = [stems[s].at for s in wording]
    return max(places) - min(places) < len(wording) + NEAR
