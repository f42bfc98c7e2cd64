"""Hearing concepts in a text: which of its words fill the everyday wordings of which concept.

A line of everyday words is a row of slots; each slot is filled when one of its words is said. A concept is
heard when the slots of one of its lines are filled; several lines, and loose words that go with the concept,
make it surer. The rarer a word is among the wordings, the more it tells.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.reading.dutch import Dutch, words

NEGATIONS = frozenset({"niet", "geen", "nooit", "nergens", "niks", "zonder"})
NEGATION = 1.0
"""How telling "niet" is: it completes a line, but says nothing by itself."""
WEAK = 0.5
PARTIAL = 0.65
"""Share of a line's weight that must be heard before the line counts."""
SHARPNESS = 3.0
LOOSE, ALONE = 0.7, 3.0
"""What loose words count, above what one word may say by chance."""
FURTHER_LINES = 0.35
OUT_OF_PHRASE = 0.5
SURE = 6.0
"""Evidence, in the unit of `-ln(rarity)`, at which a concept is about two thirds sure."""
FAINT = 0.05
NEAR = 2
"""How many other words may stand between those of one wording."""

Wording = tuple[str, ...]
Slot = tuple[Wording, ...]


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
class _Line:
    concept: int
    weights: tuple[float, ...]
    total: float


@dataclass(slots=True)
class _Evidence:
    """What was found so far: per line the filled slots, per concept the words that go with it."""

    slots: dict[int, dict[int, Said]] = field(default_factory=lambda: defaultdict(dict))
    loose: dict[int, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))


class Hearing:
    """All wordings, ready to be heard."""

    def __init__(self, concepts: Concepts, dutch: Dutch) -> None:
        self._concepts = concepts.all
        groups = {name: tuple(_wordings(listed, dutch)) for name, listed in concepts.groups.items()}
        read = [(n, _slots(line, groups, dutch)) for n, c in enumerate(concepts.all) for line in c.lines]
        drafts = [(n, slots) for n, slots in read if slots]
        weak = dutch.weak_stems()
        rarity = _rarity([slots for _, slots in drafts], weak)
        # A slot is as telling as its commonest word, or everyday words would ride along with rare ones.
        weighed = ((n, tuple(min(rarity[w] for w in slot) for slot in slots)) for n, slots in drafts)
        self._lines = [_Line(n, weights, sum(weights)) for n, weights in weighed]
        self._places: dict[Wording, list[tuple[int, int]]] = defaultdict(list)
        for line, (_, slots) in enumerate(drafts):
            for number, slot in enumerate(slots):
                for wording in slot:
                    self._places[wording].append((line, number))
        self._loose = _loose(concepts.all, dutch, weak)
        self._starts: dict[str, list[Wording]] = defaultdict(list)
        for wording in self._places.keys() | self._loose.keys():
            self._starts[wording[0]].append(wording)
        self.stems = frozenset(s for listed in self._starts.values() for wording in listed for s in wording)

    def by_id(self, id_: str) -> Concept | None:
        """The concept with this id, or None."""
        return next((concept for concept in self._concepts if concept.id == id_), None)

    def hear(self, stems: Mapping[str, Said]) -> list[Heard]:
        """The concepts in a text, surest first; `stems` holds each stem of the text and how it was said."""
        found = _Evidence()
        for stem in stems:
            for wording in self._starts.get(stem, ()):
                if _is_said(wording, stems):
                    self._note(wording, stems, found)
        return self._weigh(found)

    def _note(self, wording: Wording, stems: Mapping[str, Said], found: _Evidence) -> None:
        parts = [stems[s] for s in wording]
        said = Said(" ".join(dict.fromkeys(s.word for s in parts)), min(s.share for s in parts))
        for number, slot in self._places.get(wording, ()):
            before = found.slots[number].get(slot)
            if before is None or before.share < said.share:
                found.slots[number][slot] = said
        for concept, weight in self._loose.get(wording, ()):
            _raise(found.loose[concept], said.word, weight * said.share)

    def _weigh(self, found: _Evidence) -> list[Heard]:
        evidence: dict[int, list[tuple[float, tuple[str, ...]]]] = defaultdict(list)
        for number, slots in found.slots.items():
            line = self._lines[number]
            told = 0.0
            for slot, said in slots.items():
                told += line.weights[slot] * said.share
                _raise(found.loose[line.concept], said.word, line.weights[slot] * said.share)
            share = told / line.total
            if share < PARTIAL:
                continue
            spoken = tuple(slots[s].word for s in sorted(slots))
            if len(set(spoken)) == len(spoken):
                evidence[line.concept].append((told * share**SHARPNESS, spoken))
        for concept, with_it in found.loose.items():
            if (more := sum(with_it.values()) - ALONE) > 0:
                evidence[concept].append((LOOSE * more, tuple(with_it)))
        heard = (self._heard(n, sorted(lines, reverse=True)) for n, lines in evidence.items() if lines)
        return sorted((h for h in heard if h.strength > FAINT), key=lambda h: (-h.strength, h.concept.id))

    def _heard(self, number: int, lines: Sequence[tuple[float, tuple[str, ...]]]) -> Heard:
        total = lines[0][0] + FURTHER_LINES * sum(told for told, _ in lines[1:4])
        said = dict.fromkeys(w for told, spoken in lines[:3] if told for w in spoken)
        return Heard(self._concepts[number], 1 - math.exp(-total / SURE), tuple(said))


def _is_said(wording: Wording, stems: Mapping[str, Said]) -> bool:
    """A word that tells nothing is a wording only together with others, and the words of one stand near."""
    if len(wording) == 1:
        return not stems[wording[0]].empty
    if not all(s in stems for s in wording):
        return False
    places = [stems[s].at for s in wording]
    return max(places) - min(places) < len(wording) + NEAR


def _raise(weights: dict[str, float], word: str, weight: float) -> None:
    weights[word] = max(weights.get(word, 0.0), weight)


def _slots(line: str, groups: Mapping[str, Slot], dutch: Dutch) -> list[Slot]:
    slots = (_slot(part.split("/"), groups, dutch) for part in line.split())
    return [slot for slot in slots if slot]


def _slot(options: Iterable[str], groups: Mapping[str, Slot], dutch: Dutch) -> Slot:
    found: list[Wording] = []
    for option in options:
        found += groups[option[1:]] if option.startswith("@") else _wordings([option], dutch)
    return tuple(dict.fromkeys(found))


def _wordings(options: Iterable[str], dutch: Dutch) -> Iterable[Wording]:
    for option in options:
        said = words(option.replace("-", " "))
        if len(said) > 1 or any(w in NEGATIONS or not dutch.is_stopword(w) for w in said):
            yield tuple(dutch.stem(w) for w in said)


def _rarity(lines: Sequence[Sequence[Slot]], weak: frozenset[str]) -> dict[Wording, float]:
    """How telling each wording is: the fewer lines use it, the more."""
    counts: dict[Wording, int] = defaultdict(int)
    for slots in lines:
        for wording in {w for slot in slots for w in slot}:
            counts[wording] += 1
    found = {w: _telling(n, len(lines), weak.issuperset(w)) for w, n in counts.items()}
    return found | {(w,): NEGATION for w in NEGATIONS}


def _loose(
    concepts: Sequence[Concept], dutch: Dutch, weak: frozenset[str]
) -> dict[Wording, tuple[tuple[int, float], ...]]:
    """Per word that goes with concepts: which, and how telling it is; a word out of a phrase tells less."""
    holders: dict[Wording, dict[int, float]] = defaultdict(dict)
    empty = weak | dutch.empty_stems()
    for number, concept in enumerate(concepts):
        for option in concept.words:
            for wording in _wordings([option], dutch):
                if not empty.issuperset(wording):
                    holders[wording][number] = 1.0
            if "-" in option:
                for wording in _wordings(option.split("-"), dutch):
                    holders[wording].setdefault(number, OUT_OF_PHRASE)
    found = {}
    for wording, held in holders.items():
        telling = _telling(len(held), len(concepts), weak.issuperset(wording))
        found[wording] = tuple((number, share * telling) for number, share in held.items())
    return found


def _telling(users: int, all_of_them: int, weak: bool) -> float:
    return math.log(1 + all_of_them / users) * (WEAK if weak else 1.0)
