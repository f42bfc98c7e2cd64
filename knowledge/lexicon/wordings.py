"""The wordings of concepts: lines taken apart into slots, and how telling each wording is."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.reading.dutch import Dutch, words

NEGATIONS = frozenset({"niet", "geen", "nooit", "nergens", "niks", "zonder"})
NEGATION = 1.0
"""How telling "niet" is: it completes a line, but says nothing by itself."""
NUMBER, NAMES = 1.0, frozenset({"18", "112", "113"})
"""How telling a number is at most, for numbers stand in every message; some are names."""
WEAK = 0.6
"""What a common word tells, against one that is as rare among concepts."""

TOGETHER = 1.5
"""What standing next to words that tell nothing adds to a word."""

SLOTS = 32
"""How many slots of a line count."""

Wording = tuple[str, ...]
"""The stems of one word, or of words that are said near each other."""
Slot = tuple[Wording, ...]


class Rows:
    """Rows of small numbers, kept end to end: tens of thousands of them would take ten times the memory."""

    def __init__(self, rows: Sequence[Iterable[int]]) -> None:
        self._flat = array("I")
        self._ends = array("I", (0,))
        for row in rows:
            self._flat.extend(row)
            self._ends.append(len(self._flat))

    def __getitem__(self, number: int) -> array[int]:
        return self._flat[self._ends[number] : self._ends[number + 1]]


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings of all concepts, by number; plain rows of numbers, for there are tens of thousands.

    `single` numbers the wordings of one stem; `phrases` are the others, by their first stem.
    By that number, `holders` are the concepts that use it, `places` where it fits, `telling` how much it
    tells: the logarithm of how rare it is among concepts (Spärck Jones 1972). A place is a slot, counted
    through all lines: `line_of` is its line, `usual` what it tells on average. By the number of a line,
    `concept_of` is its concept and `width` how many slots it has.
    """

    single: Mapping[str, int]
    phrases: Mapping[str, Sequence[tuple[Wording, int]]]
    holders: Rows
    places: Rows
    telling: array[float]
    line_of: array[int]
    usual: array[float]
    concept_of: array[int]
    width: array[int]


class _Reading:
    """What was read of the concepts so far."""

    def __init__(self) -> None:
        self.numbers: dict[Wording, int] = {}
        self.holders: list[dict[int, None]] = []
        self.places: list[array[int]] = []
        self.slots: list[array[int]] = []
        self.line_of, self.concept_of, self.width = array("I"), array("H"), array("B")

    def number(self, wording: Wording, concept: int) -> int:
        """The number of a wording that a concept holds."""
        if wording not in self.numbers:
            self.numbers[wording] = len(self.numbers)
            self.holders.append({})
            self.places.append(array("I"))
        self.holders[self.numbers[wording]][concept] = None
        return self.numbers[wording]

    def line(self, slots: Sequence[Slot], concept: int) -> None:
        """Take in one line of a concept."""
        for slot in slots:
            row = array("I", (self.number(wording, concept) for wording in slot))
            for known in row:
                self.places[known].append(len(self.slots))
            self.slots.append(row)
            self.line_of.append(len(self.width))
        self.concept_of.append(concept)
        self.width.append(len(slots))


def wordings(concepts: Concepts, dutch: Dutch) -> Wordings:
    """Read the lines, terms and loose words of all concepts."""
    groups = {name: tuple(_options(listed, dutch)) for name, listed in concepts.groups.items()}
    read = _Reading()
    for n, concept in enumerate(concepts.all):
        for slots in _lines(concept, groups, dutch):
            read.line(slots[:SLOTS], n)
        for wording in _options(concept.words, dutch):
            read.number(wording, n)
    telling = _all_telling(read.numbers, [len(held) for held in read.holders], len(concepts.all), dutch)
    usual = array("f", (sum(telling[w] for w in slot) / len(slot) for slot in read.slots))
    single: dict[str, int] = {}
    phrases: dict[str, list[tuple[Wording, int]]] = defaultdict(list)
    for wording, number in read.numbers.items():
        if len(wording) == 1:
            single[wording[0]] = number
        else:
            phrases[wording[0]].append((wording, number))
    holders, places = Rows(read.holders), Rows(read.places)
    return Wordings(
        single, dict(phrases), holders, places, telling, read.line_of, usual, read.concept_of, read.width
    )


def _all_telling(
    numbers: Mapping[Wording, int], users: Sequence[int], concepts: int, dutch: Dutch
) -> array[float]:
    weak, empty = dutch.weak_stems(), dutch.empty_stems()
    alone = array("d", (_telling(w, users[n], concepts, weak) for w, n in numbers.items()))
    told = array("d", alone)
    for wording, number in numbers.items():
        meaning = [stem for stem in wording if stem not in empty] if len(wording) > 1 else []
        single = numbers.get((meaning[0],)) if len(meaning) == 1 else None
        # With one word that means something, words that stand together tell hardly more than that word.
        if single is not None:
            told[number] = min(alone[number], alone[single] + TOGETHER)
    return told


def _telling(wording: Wording, users: int, all_of_them: int, weak: frozenset[str]) -> float:
    if len(wording) == 1 and wording[0] in NEGATIONS:
        return NEGATION
    rare = math.log((1 + all_of_them) / users)
    if len(wording) == 1 and wording[0].isdecimal() and wording[0] not in NAMES:
        return min(rare, NUMBER)
    return rare * (WEAK if weak.issuperset(wording) else 1.0)


def _lines(concept: Concept, groups: Mapping[str, Slot], dutch: Dutch) -> Iterator[tuple[Slot, ...]]:
    for term in concept.terms:
        stems = dutch.stems(term)
        if stems:
            yield tuple(((stem,),) for stem in stems)
    for line in concept.lines:
        slots = (_slot(part.split("/"), groups, dutch) for part in line.split())
        filled = tuple(slot for slot in slots if slot)
        if filled:
            yield filled


def _slot(options: Iterable[str], groups: Mapping[str, Slot], dutch: Dutch) -> Slot:
    found: list[Wording] = []
    for option in options:
        found += groups.get(option[1:], ()) if option.startswith("@") else _options([option], dutch)
    return tuple(dict.fromkeys(found))


def _options(listed: Sequence[str], dutch: Dutch) -> Iterator[Wording]:
    """The wordings of some options; one of nothing but stop words would be said in every message."""
    for option in listed:
        said = words(option.replace("-", " "))
        if any(not dutch.is_stopword(w) for w in said) or (len(said) == 1 and said[0] in NEGATIONS):
            yield tuple(dutch.stem(w) for w in said)
